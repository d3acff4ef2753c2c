/** Small makers of Markdown nodes; the library escapes what people wrote. */
import type { Entry } from '@sandtable/core/record';
import type { Heading, PhrasingContent, Root, RootContent, Table } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { clean } from '@sandtable/words';

declare module 'mdast' {
  interface TextData {
    editable?: true;
  }
}

export type Inline = string | PhrasingContent;
export type Block = RootContent | LongTable | LongList;

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
export function bulletList(items: readonly (readonly Inline[])[]): RootContent {
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

export function markdown(blocks: readonly Block[]): string {
  const texts: string[] = [];
  let own: RootContent[] = [];
  const write = (): void => {
    if (own.length > 0) texts.push(written(own));
    own = [];
  };
  for (const block of blocks) {
    if (block.type !== 'long-table' && block.type !== 'long-list') {
      own.push(block);
      continue;
    }
    write();
    texts.push([...stretchesOf(block)].join(''));
  }
  write();
  return texts.join('\n');
}

function written(children: RootContent[]): string {
  return toMarkdown({ type: 'root', children } satisfies Root, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    emphasis: '_',
  });
}

/** So many rows or items are in memory as nodes at a time. */
const stretch = 500;

function* stretchesOf(block: LongTable | LongList): Generator<string> {
  if (block.type === 'long-list') {
    for (const items of inStretches(block.items())) yield written([bulletList(items)]);
    return;
  }
  const head = written([table(block.head, [])]);
  yield head;
  // of each stretch without the head and the line beneath it
  for (const rows of inStretches(block.rows())) yield written([table(block.head, rows)]).slice(head.length);
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

/** All of it as nodes. */
export const asNodes = (blocks: readonly Block[]): RootContent[] =>
  blocks.map((block) => {
    if (block.type === 'long-table') return table(block.head, [...block.rows()]);
    return block.type === 'long-list' ? bulletList([...block.items()]) : block;
  });
