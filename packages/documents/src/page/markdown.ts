/** What papers are made of: small makers of Markdown nodes and a few of our own; and how they are written as Markdown. The library escapes what people wrote. */
import type { Entry } from '@sandtable/core/record';
import type { Element } from 'hast';
import type { Heading, List, Nodes, Paragraph, PhrasingContent, Root, RootContent, Table, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { clean } from '@sandtable/words';

declare module 'mdast' {
  interface TextData {
    editable?: true;
    lines?: number;
  }
}

export type Inline = string | PhrasingContent;
export type Block = RootContent | LongBlock | WritingRoom | Figure;
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

/** A question with lines to write on. */
export interface WritingRoom {
  readonly type: 'writing-room';
  readonly question: string;
  readonly lines: number;
}
export const writingRoom = (question: string, lines = 2): WritingRoom => ({
  type: 'writing-room',
  question,
  lines,
});

/** A picture under a heading of its own, with what is said of it; left out where none can be drawn. */
export interface Figure {
  readonly type: 'figure';
  readonly title: string;
  readonly told: string;
  readonly svg: Element;
}

export const isLong = (block: Block): block is LongBlock =>
  block.type === 'long-table' || block.type === 'long-list';

export const isMarkdown = (block: Block): block is RootContent =>
  !isLong(block) && block.type !== 'figure' && block.type !== 'writing-room';

/** Whatever was written is text on one line: no control characters, no line that could begin a heading or a table row. */
const text = (written: string): PhrasingContent => ({
  type: 'text',
  value: clean(written).replaceAll(/\s*\n\s*/gu, ' '),
});
const phrase = (inline: Inline): PhrasingContent => (typeof inline === 'string' ? text(inline) : inline);

export function heading(depth: Heading['depth'], ...children: readonly Inline[]): Heading {
  return { type: 'heading', depth, children: children.map(phrase) };
}
export function paragraph(...children: readonly Inline[]): Paragraph {
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
/** Each with a box before it, to be ticked by hand. */
export function tickList(items: readonly (readonly Inline[])[]): List {
  const list = bulletList(items);
  return { ...list, children: list.children.map((item) => ({ ...item, checked: false })) };
}
/** The same within a line or a cell: `☐ yes`. */
export const tickBox = (words: string): string => `☐ ${words}`;

export type Cell = Inline | readonly Inline[];

/** A cell for somebody to write in, empty or with what is known already; `lines`: as high as that many, to be written in by hand. */
export const editable = (value = '', lines?: number): PhrasingContent => ({
  type: 'text',
  value: clean(value).replaceAll(/\s*\n\s*/gu, ' '),
  data: { editable: true, ...(lines === undefined ? {} : { lines }) },
});
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): Table {
  const row = (cells: readonly Cell[]): Table['children'][number] => ({
    type: 'tableRow',
    children: cells.map((cell) => ({
      type: 'tableCell',
      children: (isList(cell) ? cell : [cell]).map(phrase),
      ...(isEditable(cell) ? { data: { hProperties: asEditable(cell) } } : {}),
    })),
  });
  return { type: 'table', align: head.map(() => 'left'), children: [row(head), ...rows.map(row)] };
}
const isEditable = (cell: Cell): cell is Text =>
  typeof cell === 'object' && 'type' in cell && cell.type === 'text' && cell.data?.editable === true;
const asEditable = ({ data }: Text): Readonly<Record<string, string>> => ({
  contentEditable: 'true',
  ...(data?.lines === undefined ? {} : { style: `height: ${data.lines * lineHeight}mm` }),
});
/** Of a line that is written on by hand, in millimetres. */
export const lineHeight = 7.5;
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
  for (const [at, part] of partsOf(blocks.flatMap(inMarkdown)).entries()) {
    if (at > 0) yield '\n';
    if ('type' in part) yield* writtenLong(part);
    else yield written(part);
  }
}

/** What stands in the place of a block that Markdown does not know. */
function inMarkdown(block: Block): readonly (LongBlock | RootContent)[] {
  if (block.type === 'figure') return [];
  if (block.type !== 'writing-room') return [block];
  const blank = paragraph('…'.repeat(30));
  return [paragraph(strong(block.question)), ...Array.from({ length: block.lines }, () => blank)];
}

/** A long block by itself, and the others that stand together. */
function partsOf(blocks: readonly (LongBlock | RootContent)[]): readonly (LongBlock | RootContent[])[] {
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

/** Its words without what marks them; text as HTML has none. */
export const wordsIn = (node: Nodes): string =>
  'children' in node
    ? node.children.map(wordsIn).join('')
    : 'value' in node && node.type !== 'html'
      ? node.value
      : '';
