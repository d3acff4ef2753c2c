/** What papers are put together from: a heading with what stands under it, and nothing at all where nothing does. */
import { textIn, type Text } from '@sandtable/core/scenario';
import type { Telling } from '@sandtable/words';
import {
  bulletList,
  heading,
  paragraph,
  quote,
  table,
  type Block,
  type Cell,
  type Inline,
} from '../page/markdown.ts';
import { paragraphsIn } from '../page/page.ts';

/** A section of a paper; left out, heading and all, where it would be empty. */
export const section = (title: string, ...content: readonly (readonly Block[])[]): readonly Block[] =>
  headed(2, title, content.flat());
/** The same within a section. */
export const under = (title: string, ...content: readonly (readonly Block[])[]): readonly Block[] =>
  headed(3, title, content.flat());

const headed = (depth: 2 | 3, title: string, blocks: readonly Block[]): readonly Block[] =>
  blocks.length === 0 ? [] : [heading(depth, title), ...blocks];

/** A text of the scenario, its paragraphs as paragraphs; nothing for one that is not there. */
export const textBlocks = (text: Text | null, telling: Telling): readonly Block[] =>
  text === null ? [] : paragraphsIn(textIn(text, telling)).map((each) => paragraph(each));
/** The same, to be read aloud. */
export const aloudBlocks = (text: Text | null, telling: Telling): readonly Block[] =>
  text === null ? [] : paragraphsIn(textIn(text, telling)).map(quote);

export const listed = (items: readonly (Inline | readonly Inline[])[]): readonly Block[] =>
  items.length === 0 ? [] : [bulletList(items.map((item) => (isMany(item) ? item : [item])))];
export const listedTexts = (texts: readonly Text[], telling: Telling): readonly Block[] =>
  listed(texts.map((text) => textIn(text, telling).trim()));
const isMany = (item: Inline | readonly Inline[]): item is readonly Inline[] => Array.isArray(item);

export const tabled = (head: readonly string[], rows: readonly (readonly Cell[])[]): readonly Block[] =>
  rows.length === 0 ? [] : [table(head, rows)];
/** A word that stands within sentences, at the head of a line. */
export const capitalised = (word: string, { language }: Telling): string =>
  word.slice(0, 1).toLocaleUpperCase(language) + word.slice(1);

/** What and its value, a row each; a value that is empty has no row. */
export const facts = (
  head: readonly [string, string],
  rows: readonly (readonly [string, string])[],
): readonly Block[] =>
  tabled(
    head,
    rows.filter(([, value]) => value.trim() !== ''),
  );
