/** A document as a file of Word: styles that a house can change, its marking on every page, tables that can be edited. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  AlignmentType,
  Document as WordFile,
  Footer,
  Header,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  readTheme,
  SectionType,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type ILevelsOptions,
  type ISectionOptions,
  type ParagraphChild,
} from 'docx';
import { textIn, type Tlp } from '@sandtable/core/scenario';
import { exerciseMarking, tlpMeaning } from '@sandtable/words';
import { directionOf } from '@sandtable/words/paper';
import type { Document, PaperPart } from './document.ts';
import type { Block } from './markdown.ts';
import { imageRun, run, wordBlocks, wordLists, type WordBlock, type WordSetting } from './word-blocks.ts';
import { rowsApart } from './word-rows.ts';
import { a4, houseStyles, ownStyles, type HouseStyle, type WordPage } from './word-style.ts';

export async function asWord(paper: Document, house: HouseStyle | null = null): Promise<Uint8Array> {
  const { telling, kind, title, parts } = paper;
  const language = regional(telling.language);
  const { ids, part } = house === null ? ownStyles(language) : houseStyles(house.styles, language);
  const making: Making = {
    paper,
    house,
    ids,
    rightToLeft: directionOf(telling.language) === 'rtl',
    apart: rowsApart(),
  };
  const file = new WordFile({
    title,
    subject: kind,
    creator: 'Sandtable',
    lastModifiedBy: 'Sandtable',
    externalStyles: part,
    ...(house?.theme ? { theme: readTheme(house.theme) } : {}),
    compatibility: { version: 15 },
    numbering: { config: wordLists.map((reference) => ({ reference, levels: levelsOf(reference) })) },
    sections: parts.map((each, at) => section(each, at, making)),
  });
  return settled(await Packer.pack(file, 'uint8array'), making);
}

interface Making extends Pick<WordSetting, 'ids' | 'rightToLeft' | 'apart'> {
  readonly paper: Document;
  readonly house: HouseStyle | null;
}

/** `en-GB` of `en`: Word checks spelling by the country, too. */
function regional(language: string): string {
  if (language.includes('-')) return language;
  if (language === 'en') return 'en-GB';
  const { region } = new Intl.Locale(language).maximize();
  return region === undefined ? language : `${language}-${region}`;
}

const indent = 284;

const levelsOf = (list: (typeof wordLists)[number]): ILevelsOptions[] =>
  Array.from({ length: 4 }, (_, level) => ({
    level,
    format: list === 'numbers' ? LevelFormat.DECIMAL : LevelFormat.BULLET,
    text: list === 'numbers' ? `%${level + 1}.` : list === 'ticks' ? '☐' : level % 2 === 0 ? '•' : '–',
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { start: indent * (level + 1), hanging: indent } } },
  }));

function section(part: PaperPart, at: number, making: Making): ISectionOptions {
  const page = making.house?.page ?? a4;
  const wide = part.wide === true;
  const width = (wide ? page.height : page.width) - page.left - page.right;
  const depths = part.blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : []));
  const setting: WordSetting = { ...making, width, raised: Math.min(6, ...depths) - 1 };
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: {
          width: page.width,
          height: page.height,
          orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { ...marginsOf(page), header: 567, footer: 454 },
      },
    },
    headers: { default: new Header({ children: headOf(making, width) }) },
    footers: { default: new Footer({ children: footOf(making, width) }) },
    children: at === 0 ? firstPart(part.blocks, making, setting) : wordBlocks(part.blocks, setting),
  };
}

const marginsOf = ({
  top,
  right,
  bottom,
  left,
}: WordPage): Pick<WordPage, 'top' | 'right' | 'bottom' | 'left'> => ({
  top,
  right,
  bottom,
  left,
});

/** So many headings want a list of them. */
const manyHeadings = 8;

/** What stands before the first heading comes before the contents: a doubt about the paper is read first. */
function firstPart(
  blocks: readonly Block[],
  making: Making,
  setting: WordSetting,
): (WordBlock | TableOfContents)[] {
  const { paper, ids, rightToLeft } = making;
  const { title, state, aboutReal, telling } = paper;
  const line = (text: string, style: string): Paragraph =>
    new Paragraph({ style, ...(rightToLeft ? { bidirectional: true } : {}), children: [run(text, making)] });
  const first = blocks.findIndex(({ type }) => type === 'heading');
  const lead = blocks.slice(0, first === -1 ? blocks.length : first);
  const rest = first === -1 ? [] : blocks.slice(first);
  return [
    line(title, ids.title),
    ...(aboutReal === undefined ? [line(state, ids.state)] : []),
    ...wordBlocks(lead, setting),
    ...(headingsOf(paper, 2) < manyHeadings
      ? []
      : [
          line(telling.say('paper.contents'), ids.contents),
          new TableOfContents(telling.say('paper.contents'), {
            hyperlink: true,
            headingStyleRange: headingsOf(paper, 1) < manyHeadings ? '1-2' : '1-1',
          }),
        ]),
    ...wordBlocks(rest, setting),
  ];
}

/** How many headings of the first levels there are. */
const headingsOf = ({ parts }: Document, levels: number): number =>
  parts.reduce((sum, { blocks }) => {
    const depths = blocks.flatMap((block) => (block.type === 'heading' ? [block.depth] : []));
    const highest = Math.min(...depths);
    return sum + depths.filter((depth) => depth < highest + levels).length;
  }, 0);

/** What stands beside each other at the head and foot of a page: at the left, in the middle, at the right. */
function beside(
  rows: readonly (readonly [left: ParagraphChild[], middle: ParagraphChild[], right: ParagraphChild[]])[],
  style: string,
  width: number,
  { rightToLeft }: Making,
): Table {
  const widths = [0.34, 0.36, 0.3].map((share) => Math.round(share * width));
  const alignments = [AlignmentType.START, AlignmentType.CENTER, AlignmentType.END];
  const none = { style: 'none', size: 0, color: 'auto' } as const;
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    ...(rightToLeft ? { visuallyRightToLeft: true } : {}),
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) =>
              new TableCell({
                verticalAlign: VerticalAlignTable.CENTER,
                children: [
                  new Paragraph({
                    style,
                    ...(rightToLeft ? { bidirectional: true } : {}),
                    alignment: alignments[at] ?? AlignmentType.START,
                    children,
                  }),
                ],
              }),
          ),
        }),
    ),
  });
}

/** 14 mm. */
const logoHeight = 53;

function headOf(making: Making, width: number): WordBlock[] {
  const { paper, house, ids } = making;
  const logo = house?.logo ?? null;
  return [
    ...(logo === null
      ? []
      : [
          new Paragraph({
            style: ids.head,
            children: [imageRun(logo, paper.telling.say('paper.logo'), width, logoHeight)],
          }),
        ]),
    beside([[marking(making), [run(paper.kind, making)], [tlpRun(paper.marking)]]], ids.head, width, making),
    ruled(ids.head),
  ];
}

function footOf(making: Making, width: number): WordBlock[] {
  const { paper, ids } = making;
  const { telling, label } = paper;
  const of = `${textIn(telling.scenario.title, telling)} · ${label}`;
  const pages = new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] });
  return [
    ruled(ids.foot),
    beside(
      [
        [marking(making), [run(of, making)], [tlpRun(paper.marking)]],
        [[pages], [], [run(tlpMeaning(paper.marking, telling.say), making, { size: 15 })]],
      ],
      ids.foot,
      width,
      making,
    ),
    // the last of a foot is a paragraph: Word wants one behind a table
    new Paragraph({ style: ids.foot }),
  ];
}

/** A line across the page, between its text and what stands before and after. */
const ruled = (style: string): Paragraph =>
  new Paragraph({
    style,
    border: { bottom: { style: 'single', size: 8, space: 1, color: '16181C' } },
    spacing: { after: 60, line: 60, lineRule: 'exact' },
  });

const marking = (making: Making): ParagraphChild[] => [
  run(making.paper.aboutReal ?? exerciseMarking(making.paper.telling.say), making, { bold: true }),
];

/** As the protocol (TLP 2.0) wants it: these colours on black. */
const tlpColours: Readonly<Record<Tlp, string>> = {
  'TLP:RED': 'FF2B2B',
  'TLP:AMBER+STRICT': 'FFC000',
  'TLP:AMBER': 'FFC000',
  'TLP:GREEN': '33FF00',
  'TLP:CLEAR': 'FFFFFF',
};
const tlpRun = (tlp: Tlp): TextRun =>
  new TextRun({
    text: `\u00a0${tlp}\u00a0`,
    bold: true,
    color: tlpColours[tlp],
    shading: { type: 'clear', color: 'auto', fill: '000000' },
  });

/** With the rows that were written apart. And the same paper is the same file, whenever it is made. */
function settled(bytes: Uint8Array, { apart }: Making): Uint8Array {
  const parts = unzipSync(bytes);
  const change = (name: string, changed: (text: string) => string): void => {
    const part = parts[name];
    if (part !== undefined) parts[name] = strToU8(changed(strFromU8(part)));
  };
  change('word/document.xml', apart.joined);
  change('docProps/core.xml', (text) =>
    text.replaceAll(/<dcterms:(created|modified)\b.*?<\/dcterms:\1>/gsu, ''),
  );
  return zipSync(parts, { mtime: new Date(1980, 0, 1) });
}
