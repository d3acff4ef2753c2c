/** A graph for the terminal: every node once, with what it leads to beneath it. */
import { cutAtWord } from '@sandtable/core/scenario';
import { type Say, widthOf } from '@sandtable/words';
import type { EdgeKind, Graph, GraphNode } from './graph.ts';

const arrows: Readonly<Record<EdgeKind, string>> = { course: '=>', effect: '->', waits: '..>' };

export function outline({ title, nodes, edges }: Graph, width: number, say: Say): string {
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const told = (node: GraphNode, indent: string): readonly string[] => [
    withEnd(
      `${indent}${node.kind === 'phase' ? '' : `${say(`author.kind.${node.kind}`)}  `}${node.label}`,
      node.comes === '' ? '' : `   [${node.comes}]`,
      width,
    ),
    ...edges
      .filter(({ from }) => from === node.id)
      .map(({ to, kind, label }) =>
        withEnd(
          `${indent}  ${arrows[kind]} ${labels.get(to) ?? to}`,
          label === '' ? '' : `   [${label}]`,
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
  return `${[title, inCells(say('author.graph.legend'), width), '', ...lines].join('\n')}\n`;
}

/**
 * The end of a line matters more than the end of a long question in it, so the question is cut first; in a very narrow window the whole
 * line is.
 */
const withEnd = (text: string, ending: string, width: number): string =>
  widthOf(ending) > width / 2
    ? inCells(text + ending, width)
    : inCells(text, width - widthOf(ending)) + ending;

const inCells = (text: string, width: number): string => cutAtWord(text, width, widthOf);
