/** A graph in the DOT language of Graphviz (graphviz.org/doc/info/lang.html), and drawn by Graphviz as SVG. */
import { cutAtWord } from '@sandtable/core/scenario';
import type { EdgeKind, Graph, GraphNode, NodeKind } from './graph.ts';

const shapes: Readonly<Record<NodeKind, string>> = {
  start: 'shape=circle',
  phase: 'shape=box3d, style=filled, fillcolor="#dbeafe"',
  inject: 'shape=note',
  decision: 'shape=diamond, style=filled, fillcolor="#fef3c7"',
  rule: 'shape=cds',
  chance: 'shape=hexagon',
  clock: 'shape=parallelogram',
  expected: 'shape=box, style=dashed',
  action: 'shape=box, style=rounded',
  fact: 'shape=trapezium',
  end: 'shape=doublecircle',
  outcome: 'shape=ellipse',
};
const strokes: Readonly<Record<EdgeKind, string>> = {
  course: 'style=bold',
  effect: 'style=solid',
  waits: 'style=dashed',
};

export function dot({ title, nodes, edges }: Graph): string {
  const lines = [
    'digraph scenario {',
    `  graph [label=${quoted(title)}, labelloc=t, fontname="Arial", rankdir=LR, ranksep=0.9];`,
    '  node [fontname="Arial", fontsize=10];',
    '  edge [fontname="Arial", fontsize=9];',
  ];
  for (const each of nodes) lines.push(`  ${drawn(each)}`);
  // the agenda hangs on its phase; the course of phases runs down the first column
  for (const { id, inside } of nodes)
    if (inside !== null)
      lines.push(`  ${quoted(`phase.${inside}`)} -> ${quoted(id)} [style=dotted, arrowhead=none];`);
  const outcomes = new Set(nodes.filter(({ kind }) => kind === 'outcome').map(({ id }) => id));
  for (const { from, to, kind, label } of edges) {
    const words = label === '' ? '' : `, label=${quoted(cutAtWord(label, 40))}`;
    const down = kind === 'course' && !outcomes.has(to) ? ', constraint=false' : '';
    lines.push(`  ${quoted(from)} -> ${quoted(to)} [${strokes[kind]}${words}${down}];`);
  }
  return `${lines.join('\n')}\n}\n`;
}

const drawn = ({ id, kind, label }: GraphNode): string =>
  `${quoted(id)} [label=${quoted(folded(label))}, ${shapes[kind]}];`;

/** Two lines of about thirty characters at the most. */
function folded(label: string): string {
  const short = cutAtWord(label, 60);
  const middle = short.length > 30 ? short.lastIndexOf(' ', 30) : -1;
  return middle < 0 ? short : `${short.slice(0, middle)}\n${short.slice(middle + 1)}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** Graphviz as WebAssembly: loaded only for a picture. */
export async function svg(graph: Graph): Promise<string> {
  const { instance } = await import('@viz-js/viz');
  return (await instance()).renderString(dot(graph), { format: 'svg' });
}
