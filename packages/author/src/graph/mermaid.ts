/** A graph as a Mermaid flowchart (mermaid.js.org/syntax/flowchart). */
import { cutAtWord } from '@sandtable/core/scenario';
import type { EdgeKind, Graph, GraphNode, NodeKind } from './graph.ts';

const shapes: Readonly<Record<NodeKind, readonly [open: string, close: string]>> = {
  start: ['((', '))'],
  phase: ['[[', ']]'],
  inject: ['[', ']'],
  decision: ['{{', '}}'],
  rule: ['[(', ')]'],
  chance: ['>', ']'],
  clock: ['[/', '/]'],
  expected: ['[\\', '\\]'],
  action: ['([', '])'],
  fact: ['[/', '\\]'],
  end: ['(((', ')))'],
  outcome: ['(', ')'],
};
const arrows: Readonly<Record<EdgeKind, string>> = { course: '==>', effect: '-->', waits: '-.->' };

export function mermaid({ title, nodes, edges }: Graph): string {
  const lines = ['---', `title: ${JSON.stringify(title)}`, '---', 'flowchart LR'];
  const phases = nodes.filter(({ kind }) => kind === 'phase');
  for (const each of nodes) if (each.inside === null) lines.push(`  ${drawn(each)}`);
  for (const phase of phases) {
    const own = nodes.filter(({ inside }) => `phase.${inside}` === phase.id);
    if (own.length === 0) continue;
    lines.push(`  subgraph ${id(`agenda.${phase.id}`)} [${quoted(phase.label)}]`);
    lines.push(...own.map((each) => `    ${drawn(each)}`), '  end');
  }
  for (const { from, to, kind, label } of edges) {
    const words = label === '' ? '' : `|${quoted(cutAtWord(label, 60))}|`;
    lines.push(`  ${id(from)} ${arrows[kind]}${words} ${id(to)}`);
  }
  return `${lines.join('\n')}\n`;
}

function drawn(node: GraphNode): string {
  const [open, close] = shapes[node.kind];
  return `${id(node.id)}${open}${quoted(cutAtWord(node.label, 60))}${close}`;
}

/** Mermaid reserves `end` and other words: an identifier begins with its kind, so that it is never one of them. */
const id = (name: string): string => name.replaceAll('.', '_');

/** Mermaid takes HTML entities inside quotes; everything that it could read as its own is one. */
function quoted(text: string): string {
  return `"${text.replaceAll(/[&"<>#;`\\]/gu, (character) => `#${character.codePointAt(0)};`)}"`;
}
