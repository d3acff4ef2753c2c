/** Blocks as paragraphs and tables of Word. What anybody wrote is words there: no field, no macro, no link that leads out of the paper. */
import {
  Bookmark,
  ImageRun,
  InternalHyperlink,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import type { List, PhrasingContent, RootContent, TableRow as Row, TableCell as Cell } from 'mdast';
import { PaperTooLong } from './document.ts';
import {
  isLong,
  lineHeight,
  stretchesOf,
  table,
  wordsIn,
  type Block,
  type Figure,
  type LongBlock,
} from './markdown.ts';
import { pictureIn, wordDrawing } from './word-picture.ts';
import type { RowPattern, RowsApart } from './word-rows.ts';
import type { StyleName, WordPicture, WordStyles } from './word-style.ts';

export interface WordSetting {
  readonly ids: WordStyles['ids'];
  readonly rightToLeft: boolean;
  /** Of the text, in twentieths of a point. */
  readonly width: number;
  /** How much higher headings stand than their blocks say: the highest of a part is always a first one. */
  readonly raised: number;
  readonly apart: RowsApart;
}

/** Where a block stands: in a quote, in an item of a list of that depth. */
interface Within {
  readonly quoted: boolean;
  readonly listed: number;
}
export type WordBlock = Paragraph | Table;

/** Of the lists that the document knows: `word-lists`. */
export const wordLists = ['bullets', 'numbers', 'ticks'] as const;
type WordList = (typeof wordLists)[number];

const twipsOfMillimetre = 56.7;

export const wordBlocks = (
  blocks: readonly Block[],
  setting: WordSetting,
  within: Within = { quoted: false, listed: 0 },
): WordBlock[] =>
  blocks.flatMap((block): WordBlock[] => {
    if (isLong(block)) return longBlock(block, setting, within);
    if (block.type === 'figure') return figure(block, setting);
    if (block.type === 'writing-room')
      return [
        words([run(block.question, setting, { bold: true })], 'normal', setting, { keepNext: true }),
        ...Array.from({ length: block.lines }, () => words([], 'write', setting)),
      ];
    return blockOf(block, setting, within);
  });

function blockOf(block: RootContent, setting: WordSetting, within: Within): WordBlock[] {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the nodes are another library’s; the others hold no words of a paper
  switch (block.type) {
    case 'heading': {
      const level = Math.max(1, block.depth - setting.raised) as 1 | 2 | 3 | 4 | 5 | 6;
      return [words(phrases(block.children, setting), `heading${level}`, setting)];
    }
    case 'paragraph':
      return [
        words(
          phrases(block.children, setting),
          within.quoted ? 'quote' : within.listed > 0 ? 'list' : 'normal',
          setting,
          within.listed > 0 ? { indent: { start: within.listed * 284 } } : {},
        ),
      ];
    case 'blockquote':
      return wordBlocks(block.children, setting, { ...within, quoted: true });
    case 'list':
      return listBlocks(block, setting, within);
    case 'table':
      return tableBlocks(block.children, setting);
    case 'thematicBreak':
      return [words([], 'write', setting)];
    case 'code':
      return block.value.split('\n').map((line) => words([run(line, setting)], 'code', setting));
    default:
      return 'children' in block ? wordBlocks(block.children, setting, within) : [];
  }
}

function words(
  children: readonly ParagraphChild[],
  style: StyleName,
  { ids, rightToLeft }: WordSetting,
  more: Omit<ConstructorParameters<typeof Paragraph>[0] & object, 'children' | 'style'> = {},
): Paragraph {
  return new Paragraph({
    ...(style === 'normal' ? {} : { style: ids[style] }),
    ...(rightToLeft ? { bidirectional: true } : {}),
    ...more,
    children,
  });
}

type Marks = Pick<IRunOptions, 'bold' | 'italics' | 'strike' | 'style' | 'font' | 'size'>;

export const run = (
  text: string,
  { rightToLeft }: Pick<WordSetting, 'rightToLeft'>,
  marks: Marks = {},
): TextRun => new TextRun({ ...marks, ...(rightToLeft ? { rightToLeft: true } : {}), text });

/** Names of bookmarks hold no hyphen. */
const bookmarkOf = (id: string): string => id.replaceAll('-', '_');

function phrases(
  children: readonly PhrasingContent[],
  setting: WordSetting,
  marks: Marks = {},
): ParagraphChild[] {
  return children.flatMap((node): ParagraphChild[] => {
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the nodes are another library’s; the others hold no words of a paper
    switch (node.type) {
      case 'text':
        return node.value === '' ? [] : [run(node.value, setting, marks)];
      case 'strong':
        return phrases(node.children, setting, { ...marks, bold: true });
      case 'emphasis':
        return phrases(node.children, setting, { ...marks, italics: true });
      case 'delete':
        return phrases(node.children, setting, { ...marks, strike: true });
      case 'inlineCode':
        return [run(node.value, setting, { ...marks, font: 'Courier New' })];
      case 'break':
        return [new TextRun({ break: 1 })];
      case 'html': {
        const id = /^<a id="([\w-]+)"><\/a>$/u.exec(node.value)?.[1];
        return id === undefined ? [] : [new Bookmark({ id: bookmarkOf(id), children: [] })];
      }
      case 'link': {
        const within = /^#([\w-]+)$/u.exec(node.url)?.[1];
        if (within !== undefined)
          return [
            new InternalHyperlink({
              anchor: bookmarkOf(within),
              children: phrases(node.children, setting, { ...marks, style: setting.ids.link }),
            }),
          ];
        // the paper leads nowhere else: the address is words
        const address = wordsIn(node) === node.url ? [] : [run(` (${node.url})`, setting, marks)];
        return [...phrases(node.children, setting, marks), ...address];
      }
      case 'image': {
        const picture = pictureIn(node.url);
        return picture === null
          ? [run(node.alt ?? '', setting, { ...marks, italics: true })]
          : [imageRun(picture, node.alt ?? '', setting.width)];
      }
      default:
        return 'children' in node ? phrases(node.children, setting, marks) : [];
    }
  });
}

const pixelsOfTwip = 1 / 15;
/** In pixels: what leaves room for the words beneath it. */
const mostHeight = 620;

export function imageRun(picture: WordPicture, alt: string, width: number, height = mostHeight): ImageRun {
  const scale = Math.min(1, (width * pixelsOfTwip) / picture.width, height / picture.height);
  return new ImageRun({
    type: picture.type,
    data: picture.data,
    transformation: {
      width: Math.max(1, Math.round(picture.width * scale)),
      height: Math.max(1, Math.round(picture.height * scale)),
    },
    altText: { name: alt.slice(0, 60), title: '', description: alt },
  });
}

function figure({ title, told, svg }: Figure, setting: WordSetting): WordBlock[] {
  const { ids, width } = setting;
  const drawing = wordDrawing(svg);
  const shown = width * pixelsOfTwip;
  const image = new ImageRun({
    type: 'svg',
    data: drawing.svg,
    fallback: { type: 'png', data: drawing.png },
    transformation: {
      width: Math.round(shown),
      height: Math.round((shown * drawing.height) / drawing.width),
    },
    altText: { name: title, title, description: told },
  });
  return [
    new Paragraph({ style: ids.heading2, children: [run(title, setting)] }),
    words([run(told, setting)], 'normal', setting, { keepNext: true }),
    words([image], 'normal', setting),
  ];
}

function listBlocks(list: List, setting: WordSetting, within: Within): WordBlock[] {
  const reference: WordList = list.ordered === true ? 'numbers' : 'bullets';
  const inside: Within = { ...within, listed: within.listed + 1 };
  return list.children.flatMap((item, at) =>
    item.children.flatMap((child, place): WordBlock[] => {
      if (place > 0 || child.type !== 'paragraph') return wordBlocks([child], setting, inside);
      const numbering = {
        reference: typeof item.checked === 'boolean' ? 'ticks' : reference,
        level: Math.min(within.listed, 3),
        ...(at === 0 && list.ordered === true ? { restart: true } : {}),
        custom: true,
      };
      return [words(phrases(child.children, setting), 'list', setting, { numbering })];
    }),
  );
}

function longBlock(block: LongBlock, setting: WordSetting, within: Within): WordBlock[] {
  if (block.type === 'long-list') {
    const items = [...stretchesOf(block)];
    if (items.length * 100 > mostRows) throw new PaperTooLong();
    return wordBlocks(items, setting, within);
  }
  const rows: Row[] = [];
  for (const stretch of stretchesOf(block))
    if (stretch.type === 'table' && rows.push(...stretch.children.slice(1)) > mostRows)
      throw new PaperTooLong();
  return tableBlocks([...table(block.head, []).children, ...rows], setting);
}

/** Word itself is slow with more, and all of them are in memory at once. */
const mostRows = 20_000;

/** Of a row that is not broken over pages. */
const shortRow = 700;
/** So many columns want smaller letters. */
const manyColumns = 7;
const smallLetters = 15;

function tableBlocks(rows: readonly Row[], setting: WordSetting): WordBlock[] {
  const { ids, rightToLeft, width } = setting;
  const widths = columnWidths(rows, width);
  const marks: Marks = widths.length > manyColumns ? { size: smallLetters } : {};
  return [
    new Table({
      style: ids.table,
      width: { size: width, type: WidthType.DXA },
      columnWidths: widths,
      tableLook: {
        firstRow: true,
        lastRow: false,
        firstColumn: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
      ...(rightToLeft ? { visuallyRightToLeft: true } : {}),
      rows: tableRows(rows, widths, marks, setting),
    }),
    // two tables that follow each other would become one
    words([], 'cell', setting),
  ];
}

function tableRows(
  rows: readonly Row[],
  widths: readonly number[],
  marks: Marks,
  setting: WordSetting,
): TableRow[] {
  const [head, ...body] = rows;
  if (head === undefined || !body.every(({ children }) => children.every(isOfWords)))
    return rows.map((row, at) => tableRow(row, at === 0, marks, setting));
  const [whole, broken] = ([true, false] as const).map((cantSplit): RowPattern => {
    const paragraph = (): Paragraph => words([run('-', setting, marks)], 'cell', setting);
    const children = widths.map(
      (size) => new TableCell({ width: { size, type: WidthType.DXA }, children: [paragraph()] }),
    );
    return {
      row: new TableRow({ cantSplit, children }),
      phrases: (node) => phrases([node], setting, marks),
    };
  }) as [RowPattern, RowPattern];
  const written = setting.apart.table();
  return [
    tableRow(head, true, marks, setting),
    ...body.map((row) =>
      written(
        isKeptWhole(row) ? whole : broken,
        row.children.map(({ children }) => children),
      ),
    ),
  ];
}

/** Nothing to write in, and no picture. */
const isOfWords = (cell: Cell): boolean => heightOf(cell) === 0 && !cell.children.some(hasPicture);

const hasPicture = (node: PhrasingContent): boolean =>
  node.type === 'image' || ('children' in node && node.children.some(hasPicture));

const isKeptWhole = ({ children }: Row): boolean => children.every((cell) => wordsIn(cell).length < shortRow);

function tableRow(row: Row, isHead: boolean, marks: Marks, setting: WordSetting): TableRow {
  const { children } = row;
  const height = Math.max(...children.map(heightOf));
  return new TableRow({
    ...(isHead ? { tableHeader: true } : {}),
    cantSplit: isKeptWhole(row),
    ...(height === 0 ? {} : { height: { value: Math.round(height * twipsOfMillimetre), rule: 'atLeast' } }),
    children: children.map(
      (cell) =>
        new TableCell({
          children: [words(phrases(cell.children, setting, marks), isHead ? 'cellHead' : 'cell', setting)],
        }),
    ),
  });
}

/** In millimetres, of a cell to write in; 0 of any other. */
function heightOf({ children: [first] }: Cell): number {
  const data = first?.type === 'text' ? first.data : undefined;
  return data?.editable === true ? (data.lines ?? 1) * lineHeight : 0;
}

/** Each as its words want it, none narrower than its longest word, as far as that goes. */
function columnWidths(rows: readonly Row[], width: number): number[] {
  const columns = Math.max(...rows.map(({ children }) => children.length));
  const wanted = Array.from({ length: columns }, () => ({ longest: 3, sum: 0 }));
  for (const { children } of rows)
    for (const [at, cell] of children.entries()) {
      const own = wanted[at];
      const text = wordsIn(cell);
      if (own === undefined) continue;
      own.sum += Math.min(text.length, 200);
      for (const word of text.split(/\s+/u)) own.longest = Math.max(own.longest, Math.min(word.length, 24));
      if (heightOf(cell) > 0) own.longest = Math.max(own.longest, 14);
    }
  const weights = wanted.map(({ longest, sum }) => Math.max(longest + 2, Math.min(60, sum / rows.length)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const widths = weights.map((weight) => Math.floor((weight / whole) * width));
  return widths.map((own, at) =>
    at === 0 ? own + width - widths.reduce((sum, each) => sum + each, 0) : own,
  );
}
