/** Small makers of Markdown nodes; the library escapes what people wrote. */
import type { Entry } from '@sandtable/core';
import type { Heading, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';

export type Inline = string | PhrasingContent;
export type Block = RootContent;

const phrase = (inline: Inline): PhrasingContent =>
  typeof inline === 'string' ? { type: 'text', value: inline } : inline;

export function heading(depth: Heading['depth'], ...children: readonly Inline[]): Block {
  return { type: 'heading', depth, children: children.map(phrase) };
}
export function paragraph(...children: readonly Inline[]): Block {
  return { type: 'paragraph', children: children.map(phrase) };
}
export function strong(text: string): PhrasingContent {
  return { type: 'strong', children: [{ type: 'text', value: text }] };
}
export function quote(text: string): Block {
  return { type: 'blockquote', children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] };
}
export function list(items: readonly (readonly Inline[])[]): Block {
  return {
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((item) => ({
      type: 'listItem',
      spread: false,
      children: [{ type: 'paragraph', children: item.map(phrase) }],
    })),
  };
}
export type Cell = Inline | readonly Inline[];
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): Table {
  const row = (cells: readonly Cell[]): Table['children'][number] => ({
    type: 'tableRow',
    children: cells.map((cell) => ({
      type: 'tableCell',
      children: (isList(cell) ? cell : [cell]).map(phrase),
    })),
  });
  return { type: 'table', align: head.map(() => 'left'), children: [row(head), ...rows.map(row)] };
}
function isList(cell: Cell): cell is readonly Inline[] {
  return Array.isArray(cell);
}

export function link(url: string, text: string): PhrasingContent {
  return { type: 'link', url, children: [{ type: 'text', value: text }] };
}

/** A claim's evidence: `[12](#entry-12)`, to the anchor in the timeline. */
export function evidence(entry: Entry | number): PhrasingContent {
  const number = typeof entry === 'number' ? entry : entry.n;
  return link(`#entry-${number}`, String(number));
}
/** Where the evidence of entry `number` stands. */
export function anchor(number: number): PhrasingContent {
  return { type: 'html', value: `<a id="entry-${number}"></a>` };
}

export function markdown(blocks: readonly Block[]): string {
  const root: Root = { type: 'root', children: [...blocks] };
  return toMarkdown(root, {
    extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    emphasis: '_',
  });
}
