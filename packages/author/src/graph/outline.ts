/** A graph for the terminal: every node once, with what it leads to beneath it. */
import { shorten } from './shorten.ts';
import type { EdgeKind, Graph, GraphNode } from './graph.ts';

const arrows: Readonly<Record<EdgeKind, string>> = { course: '=>', effect: '->', waits: '..>' };

export function outline({ title, nodes, edges }: Graph, width: number): string {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const told = (node: GraphNode, indent: string): readonly string[] => [
    shorten(`${indent}${node.kind === 'phase' ? '' : `${node.kind}  `}${node.label}`, width),
    ...edges
      .filter(({ from }) => from === node.id)
      .map(({ to, kind, label }) =>
        shorten(
          `${indent}  ${arrows[kind]} ${labels.get(to) ?? to}${label === '' ? '' : `   [${label}]`}`,
          width,
        ),
      ),
  ];
  const lines = nodes
    .filter(({ inside }) => inside === null)
    .flatMap((node) => [
      ...told(node, ''),
      ...nodes
        .filter(({ inside }) => node.kind === 'phase' && `phase.${inside}` === node.id)
        .flatMap((own) => told(own, '    ')),
    ]);
  return `${[title, '', ...lines].join('\n')}\n`;
}
