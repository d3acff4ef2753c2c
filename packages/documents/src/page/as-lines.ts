/** A document in plain lines, for a terminal and whoever has it read aloud: a table row by row, each figure after its heading. */
import type { RootContent, Table } from 'mdast';
import type { Document } from './document.ts';
import { isLong, isMarkdown, stretchesOf, wordsIn, type Block } from './markdown.ts';

export function* asLines({ title, marking, state, parts }: Document): Generator<string> {
  yield `${marking} · ${state}\n\n${title}\n`;
  for (const { blocks } of parts) for (const block of blocks) yield* linesOf(block);
}

function* linesOf(block: Block): Generator<string> {
  if (isLong(block)) {
    for (const part of stretchesOf(block)) yield* linesOf(part);
    return;
  }
  // a picture says what a table beside it says, too
  if (!isMarkdown(block)) return;
  yield* told(block);
}

function* told(node: RootContent): Generator<string> {
  if (node.type === 'heading') yield `\n${node.depth < 3 ? wordsIn(node).toUpperCase() : wordsIn(node)}\n`;
  else if (node.type === 'list') for (const item of node.children) yield `- ${wordsIn(item)}\n`;
  else if (node.type === 'blockquote') yield `  “${wordsIn(node)}”\n`;
  else if (node.type === 'table') yield* rowsTold(node);
  else yield `${wordsIn(node)}\n`;
}

function* rowsTold({ children }: Table): Generator<string> {
  const [head, ...rows] = children.map((row) => row.children.map(wordsIn));
  for (const [first = '', ...rest] of rows) {
    const figures = rest.flatMap((words, at) => (words === '' ? [] : [`${head?.[at + 1] ?? ''}: ${words}`]));
    yield `- ${first}\n${figures.length === 0 ? '' : `  ${figures.join('; ')}\n`}`;
  }
}
