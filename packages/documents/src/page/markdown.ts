/** Small makers of Markdown nodes; the library escapes what people wrote. */
import type { Entry } from '@sandtable/core/record';
import type { Heading, List, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { clean } from '@sandtable/words';

declare module 'mdast' {
  interface TextData {
    editable?: true;
  }
}

export type Inline = string | PhrasingContent;
export type Block = RootContent | LongBlock;
export type LongBlock = LongTable | LongList;

/** A table whose rows are made when they are written down, and gone then: the timeline of a long exercise has tens of thousands. */
export interface LongTable {
  readonly type: 'long-table';
  readonly head: readonly string[];
  readonly rows: () => Iterable<readonly Cell[]>;
}
/** The same for a list; `cites`: the numbers of entries that it refers to. */
export interface LongList {
  readonly type: 'long-list';
  readonly cites: readonly number[];
  readonly items: () => Iterable<readonly Inline[]>;
}

export const isLong = (block: Block): block is LongBlock =>
  block.type === 'long-table' || block.type === 'long-list';

/** Whatever was written is text on one line: no control characters, no line that could begin a heading or a table row. */
const text = (written: string): PhrasingContent => ({
  type: 'text',
  value: clean(written).replaceAll(/\s*\n\s*/gu, ' '),
});
const phrase = (inline: Inline): PhrasingContent => (typeof inline === 'string' ? text(inline) : inline);

export function heading(depth: Heading['depth'], ...children: readonly Inline[]): Block {
  return { type: 'heading', depth, children: children.map(phrase) };
}
export function paragraph(...children: readonly Inline[]): Block {
  return { type: 'paragraph', children: children.map(phrase) };
}
export function strong(words: string): PhrasingContent {
  return { type: 'strong', children: [text(words)] };
}
export function quote(words: string): Block {
  return { type: 'blockquote', children: [{ type: 'paragraph', children: [text(words)] }] };
}
export function bulletList(items: readonly (readonly Inline[])[]): List {
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

/** A cell for somebody to write in, empty or with what is known already. */
export const editable = (value = ''): PhrasingContent => ({ type: 'text', value, data: { editable: true } });
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): Table {
  const row = (cells: readonly Cell[]): Table['children'][number] => ({
    type: 'tableRow',
    children: cells.map((cell) => ({
      type: 'tableCell',
      children: (isList(cell) ? cell : [cell]).map(phrase),
      ...(isEditable(cell) ? { data: { hProperties: { contentEditable: 'true' } } } : {}),
    })),
  });
  return { type: 'table', align: head.map(() => 'left'), children: [row(head), ...rows.map(row)] };
}
const isEditable = (cell: Cell): boolean =>
  typeof cell === 'object' && 'type' in cell && cell.type === 'text' && cell.data?.editable === true;
function isList(cell: Cell): cell is readonly Inline[] {
  return Array.isArray(cell);
}

/** Only to the web or within the paper: any other address stays words. */
export function link(url: string, words: string): PhrasingContent {
  return /^(?:https?:\/\/|#)/u.test(url) ? { type: 'link', url, children: [text(words)] } : text(words);
}

/** A claim's evidence: `[12](#entry-12)`, to the anchor in the timeline. */
export function evidence(entry: Entry | number): PhrasingContent {
  const number = typeof entry === 'number' ? entry : entry.n;
  return link(`#entry-${number}`, String(number));
}
/** Several of them: `[12](#entry-12), [15](#entry-15)`. */
export const evidenceList = (entries: readonly (Entry | number)[]): Inline[] =>
  entries.flatMap((entry, at): Inline[] => (at === 0 ? [evidence(entry)] : [', ', evidence(entry)]));
/** Where the evidence of entry `number` stands. */
export function anchor(number: number): PhrasingContent {
  return { type: 'html', value: `<a id="entry-${number}"></a>` };
}

/** In pieces, so that the whole of a long paper is never in memory. */
export function* markdown(blocks: readonly Block[]): Generator<string> {
  for (const [at, part] of partsOf(blocks).entries()) {
    if (at > 0) yield '\n';
    if ('type' in part) yield* writtenLong(part);
    else yield written(part);
  }
}

/** A long block by itself, and the others that stand together. */
function partsOf(blocks: readonly Block[]): readonly (LongBlock | RootContent[])[] {
  const parts: (LongBlock | RootContent[])[] = [];
  for (const block of blocks) {
    const last = parts.at(-1);
    if (isLong(block)) parts.push(block);
    else if (last === undefined || 'type' in last) parts.push([block]);
    else last.push(block);
  }
  return parts;
}

function written(children: RootContent[]): string {
  return toMarkdown({ type: 'root', children } satisfies Root, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    emphasis: '_',
  });
}

function* writtenLong(block: LongBlock): Generator<string> {
  // of each stretch of a table without the head and the line beneath it
  const head = block.type === 'long-list' ? '' : written([table(block.head, [])]);
  yield head;
  for (const part of stretchesOf(block)) yield written([part]).slice(head.length);
}

/** So many rows or items are in memory as nodes at a time. */
const stretch = 100;

/** A long block as short ones, one after another. */
export function* stretchesOf(block: LongBlock): Generator<Table | List> {
  if (block.type === 'long-list') for (const items of inStretches(block.items())) yield bulletList(items);
  else for (const rows of inStretches(block.rows())) yield table(block.head, rows);
}

function* inStretches<T>(all: Iterable<T>): Generator<readonly T[]> {
  let own: T[] = [];
  for (const each of all) {
    own.push(each);
    if (own.length < stretch) continue;
    yield own;
    own = [];
  }
  if (own.length > 0) yield own;
}
