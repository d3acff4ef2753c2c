/** The styles of a paper in Word: ours, or those of a house where its template has a style of that name. */

/** What a house sets: its styles, what its letterhead shows, its paper. */
export interface HouseStyle {
  /** The part of a Word document that holds its styles. */
  readonly styles: string;
  /** The part that holds its colours and fonts, which the styles speak of. */
  readonly theme: string | null;
  readonly logo: WordPicture | null;
  readonly page: WordPage;
}

export interface WordPicture {
  readonly type: 'png' | 'jpg' | 'gif';
  readonly data: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** In twentieths of a point, upright. */
export interface WordPage {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export const a4: WordPage = {
  width: 11_906,
  height: 16_838,
  top: 1304,
  right: 1077,
  bottom: 1247,
  left: 1077,
};

/** Names of Word's own where it has one: they are the same in every language of Word, their ids are not. */
const named = {
  normal: 'Normal',
  title: 'Title',
  state: 'Subtitle',
  heading1: 'heading 1',
  heading2: 'heading 2',
  heading3: 'heading 3',
  heading4: 'heading 4',
  heading5: 'heading 5',
  heading6: 'heading 6',
  contents: 'TOC Heading',
  contents1: 'toc 1',
  contents2: 'toc 2',
  list: 'List Paragraph',
  quote: 'Quote',
  code: 'HTML Preformatted',
  head: 'header',
  foot: 'footer',
  link: 'Hyperlink',
  cell: 'Table Text',
  cellHead: 'Table Head',
  write: 'Writing Line',
  plainTable: 'Normal Table',
  table: 'Paper Table',
} as const;
export type StyleName = keyof typeof named;

/** The ids that styles have in one document, and the part that holds them. */
export interface WordStyles {
  readonly ids: Readonly<Record<StyleName, string>>;
  readonly part: string;
}

type IdOf = (name: StyleName) => string;

const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
const bold = '<w:b/><w:bCs/>';
const space = (before: number, after: number, more = ''): string =>
  `<w:spacing w:before="${before}" w:after="${after}"${more}/>`;
const line = '<w:bottom w:val="single" w:sz="4" w:space="1" w:color="9AA0AA"/>';
const side = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="9AA0AA"/>`;

const heading =
  (level: number, halfPoints: number, before: number) =>
  (id: IdOf): string =>
    `<w:basedOn w:val="${id('normal')}"/><w:next w:val="${id('normal')}"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>${space(before, 60)}<w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr>${bold}${size(halfPoints)}</w:rPr>`;
const contents =
  (level: number) =>
  (id: IdOf): string =>
    `<w:basedOn w:val="${id('normal')}"/><w:next w:val="${id('normal')}"/><w:uiPriority w:val="39"/><w:pPr><w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9752"/></w:tabs>${space(0, 40)}<w:ind w:left="${(level - 1) * 240}"/></w:pPr>`;

/** What stands in each style of ours, after its name. */
const rules: Readonly<
  Record<StyleName, readonly [type: 'paragraph' | 'character' | 'table', inside: (id: IdOf) => string]>
> = {
  normal: ['paragraph', () => '<w:qFormat/>'],
  title: [
    'paragraph',
    (id) =>
      `<w:basedOn w:val="${id('normal')}"/><w:next w:val="${id('normal')}"/><w:uiPriority w:val="10"/><w:qFormat/><w:pPr><w:keepNext/>${space(0, 80)}</w:pPr><w:rPr>${bold}${size(40)}</w:rPr>`,
  ],
  state: [
    'paragraph',
    (id) =>
      `<w:basedOn w:val="${id('normal')}"/><w:next w:val="${id('normal')}"/><w:uiPriority w:val="11"/><w:qFormat/><w:pPr>${space(0, 160)}</w:pPr><w:rPr><w:color w:val="4A4E57"/>${size(24)}</w:rPr>`,
  ],
  heading1: ['paragraph', heading(1, 30, 320)],
  heading2: ['paragraph', heading(2, 25, 240)],
  heading3: ['paragraph', heading(3, 22, 180)],
  heading4: ['paragraph', heading(4, 20, 140)],
  heading5: ['paragraph', heading(5, 20, 120)],
  heading6: ['paragraph', heading(6, 20, 120)],
  contents: [
    'paragraph',
    (id) =>
      `<w:basedOn w:val="${id('normal')}"/><w:next w:val="${id('normal')}"/><w:uiPriority w:val="39"/><w:pPr><w:keepNext/>${space(160, 80)}</w:pPr><w:rPr>${bold}${size(25)}</w:rPr>`,
  ],
  contents1: ['paragraph', contents(1)],
  contents2: ['paragraph', contents(2)],
  list: [
    'paragraph',
    (id) =>
      `<w:basedOn w:val="${id('normal')}"/><w:uiPriority w:val="34"/><w:qFormat/><w:pPr>${space(0, 40)}</w:pPr>`,
  ],
  quote: [
    'paragraph',
    (id) =>
      `<w:basedOn w:val="${id('normal')}"/><w:uiPriority w:val="29"/><w:qFormat/><w:pPr><w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="B8BCC4"/></w:pBdr><w:ind w:left="227"/></w:pPr>`,
  ],
  code: [
    'paragraph',
    (id) =>
      `<w:basedOn w:val="${id('normal')}"/><w:uiPriority w:val="99"/><w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>${size(18)}</w:rPr>`,
  ],
  head: [
    'paragraph',
    (id) =>
      `<w:basedOn w:val="${id('normal')}"/><w:uiPriority w:val="99"/><w:pPr>${space(0, 0)}</w:pPr><w:rPr>${size(18)}</w:rPr>`,
  ],
  foot: [
    'paragraph',
    (id) =>
      `<w:basedOn w:val="${id('normal')}"/><w:uiPriority w:val="99"/><w:pPr>${space(0, 0)}</w:pPr><w:rPr>${size(18)}</w:rPr>`,
  ],
  link: ['character', () => '<w:uiPriority w:val="99"/><w:rPr><w:color w:val="0B4F8A"/></w:rPr>'],
  cell: [
    'paragraph',
    (id) =>
      `<w:basedOn w:val="${id('normal')}"/><w:qFormat/><w:pPr>${space(20, 20, ' w:line="245" w:lineRule="auto"')}</w:pPr><w:rPr>${size(18)}</w:rPr>`,
  ],
  cellHead: [
    'paragraph',
    (id) =>
      `<w:basedOn w:val="${id('cell')}"/><w:qFormat/><w:pPr><w:keepNext/></w:pPr><w:rPr>${bold}</w:rPr>`,
  ],
  // the lines of neighbours are those between them
  write: [
    'paragraph',
    (id) =>
      `<w:basedOn w:val="${id('normal')}"/><w:qFormat/><w:pPr><w:pBdr>${line}<w:between w:val="single" w:sz="4" w:space="1" w:color="9AA0AA"/></w:pBdr>${space(0, 0, ' w:line="425" w:lineRule="exact"')}</w:pPr>`,
  ],
  plainTable: [
    'table',
    () =>
      '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>',
  ],
  table: [
    'table',
    (id) =>
      `<w:basedOn w:val="${id('plainTable')}"/><w:qFormat/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('')}</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr>${bold}</w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEF0F3"/></w:tcPr></w:tblStylePr>`,
  ],
};

const styleNames = Object.keys(named) as StyleName[];
/** Given to whatever names none. */
const presumed: readonly StyleName[] = ['normal', 'plainTable'];

function ruleOf(name: StyleName, id: IdOf): string {
  const [type, inside] = rules[name];
  const rank = presumed.includes(name) ? ' w:default="1"' : '';
  // what Word does not know by its name is a custom one
  const custom = ['cell', 'cellHead', 'write', 'table'].includes(name) ? ' w:customStyle="1"' : '';
  return `<w:style w:type="${type}"${rank}${custom} w:styleId="${id(name)}"><w:name w:val="${named[name]}"/>${inside(id)}</w:style>`;
}

/** `Heading1` of `heading 1`. */
const ownId = (name: StyleName): string =>
  named[name].replaceAll(/(?:^|\s)\S/gu, (letter) => letter.trim().toUpperCase());

const languageTag = (language: string): string =>
  `<w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="${language}"/>`;

/** Ours alone. */
export function ownStyles(language: string): WordStyles {
  const fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>';
  const defaults = `<w:docDefaults><w:rPrDefault><w:rPr>${fonts}${size(20)}${languageTag(language)}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${space(0, 100, ' w:line="264" w:lineRule="auto"')}</w:pPr></w:pPrDefault></w:docDefaults>`;
  return {
    ids: Object.fromEntries(styleNames.map((name) => [name, ownId(name)])) as WordStyles['ids'],
    part: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${defaults}${styleNames.map((name) => ruleOf(name, ownId)).join('')}</w:styles>`,
  };
}

/** A house's own, and ours where it has none of that name; whatever it wrote in, its language is the paper's. */
export function houseStyles(styles: string, language: string): WordStyles {
  const theirs = new Map<string, string>();
  const taken = new Set<string>();
  for (const [rule = '', id = ''] of styles.matchAll(
    /<w:style\b[^>]*\bw:styleId="([^"]*)"[^>]*>.*?<\/w:style>/gsu,
  )) {
    const name = /<w:name\b[^>]*\bw:val="([^"]*)"/u.exec(rule)?.[1];
    taken.add(id);
    if (name !== undefined) theirs.set(name.toLowerCase(), id);
  }
  const id: IdOf = (name) =>
    theirs.get(named[name].toLowerCase()) ??
    (taken.has(ownId(name)) ? `Sandtable${ownId(name)}` : ownId(name));
  const missing = styleNames.filter((name) => !theirs.has(named[name].toLowerCase()));
  return {
    ids: Object.fromEntries(styleNames.map((name) => [name, id(name)])) as WordStyles['ids'],
    part: styles
      .replaceAll(/<w:lang\b[^>]*\/>/gu, languageTag(language))
      .replace(/<\/w:styles>\s*$/u, () => `${missing.map((name) => ruleOf(name, id)).join('')}</w:styles>`),
  };
}
