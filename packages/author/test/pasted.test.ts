// Text that is pasted from a web page or a word processor brings signs along that the eye cannot tell from others.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { oneText, readScenario, renderDiagnostic } from '@sandtable/language';
import { mend } from '../src/index.ts';

const quay = readFileSync(join(import.meta.dirname, '../../../test/fixtures/quay.yaml'), 'utf8');
const read = (text: string) => readScenario(text, 'scenario.yaml').diagnostics;

test('the scenario itself has nothing wrong', () => expect(read(quay)).toEqual([]));

const put = (what: string, by: string): string => {
  expect(quay).toContain(what);
  return quay.replace(what, by);
};

describe('a sign that looks like another is named, first and alone, and --fix puts the plain one', () => {
  test.each([
    ['a no-break space before a value', 'inject: smoke', 'inject:\u00a0smoke'],
    ['a no-break space after a key at the margin', 'title: Smoke', 'title:\u00a0Smoke'],
    ['no-break spaces as indentation', '  port: {', '\u00a0\u00a0port: {'],
    ['an em space as indentation', '  port: {', '\u2003 port: {'],
    ['a no-break space after a dash', '- { inject', '-\u00a0{ inject'],
    ['a no-break space in a list of names', 'seen-by: [watch]', 'seen-by: [\u00a0watch ]'],
    ['a no-break space between names', 'by: [watch]\n    question', 'by: [watch,\u00a0boats]\n    question'],
    ['a narrow no-break space after a number', 'minutes: 3 }', 'minutes: 3\u202f}'],
    ['a no-break space at the end of a value', 'marking: TLP:CLEAR', 'marking: TLP:CLEAR\u00a0'],
    ['a byte-order mark in the middle of a file', 'organisations:', '\ufefforganisations:'],
    ['a space of no width in a key', '    channel:', '    chan\u200bnel:'],
    ['a soft hyphen in a name', 'from: crane', 'from: cra\u00adne'],
    ['a no-break hyphen in a key', 'why-now:', 'why\u2011now:'],
    ['a Cyrillic letter in a key', 'roles:', 'r\u043eles:'],
    ['a Cyrillic letter in a name', 'from: crane', 'from: cr\u0430ne'],
    ['a wide colon after a key', 'title: Smoke', 'title\uff1a Smoke'],
    ['a wide digit in a number', 'minutes: 3 }', 'minutes: \uff13 }'],
    ['a wide bracket round a list', 'seen-by: [watch]', 'seen-by: \uff3bwatch\uff3d'],
    ['a minus sign in a number', 'start: 1,', 'start: \u22121,'],
  ])('%s', (_title, plain, pasted) => {
    const text = put(plain, pasted);
    const found = read(text);
    expect([...new Set(found.map(({ code }) => code))]).toEqual(['ST0131']);
    const line = text.slice(0, text.indexOf(pasted)).split('\n').length;
    expect(found[0]?.place.line).toBe(line);
    expect(found[0]?.message).toMatch(/\(U\+[0-9A-F]{4}\) stands here\.$/);
    const mended = mend(text, read);
    expect(read(mended.text)).toEqual([]);
    expect(mended.text.replaceAll(' ', '')).toBe(
      put(plain, pasted)
        .replaceAll(/[\u00a0\u202f\u2003\ufeff\u200b\u00ad]/g, '')
        .replaceAll('\u2011', '-')
        .replaceAll('\u2212', '-')
        .replaceAll('\u043e', 'o')
        .replaceAll('\u0430', 'a')
        .replaceAll('\uff1a', ':')
        .replaceAll('\uff13', '3')
        .replaceAll('\uff3b', '[')
        .replaceAll('\uff3d', ']')
        .replaceAll(' ', ''),
    );
  });

  test.each([
    ['in a title', 'title: Smoke on the quay', 'title: Smoke on\u00a0the quay'],
    ['in block form', 'There is smoke', '«\u00a0There is smoke\u00a0»'],
    ['in a quoted text', 'title: First', 'title: "First\u00a0: 12\u202f000 people"'],
    ['letters of another alphabet', 'title: First', 'title: Дым над набережной'],
    ['a word of letters that all have a Latin likeness', 'title: First', 'title: оса'],
    ['such a word between braces', 'name: Crane driver', 'name: оса'],
    ['a dash', 'title: First', 'title: First – the quay'],
    [
      'a dash at the beginning of a line in block form',
      'There is smoke',
      '– There is smoke\n      – There is',
    ],
  ])('prose may hold them: %s', (_title, plain, typeset) => {
    expect(read(put(plain, typeset))).toEqual([]);
  });
});

describe('in an expression, too', () => {
  const gated = (condition: string): string =>
    put('channel: radio', `channel: radio\n    only-if: ${condition}`);
  test.each([
    ['a no-break space', '"n >=\u00a01"', '"n >= 1"', 'ST0131'],
    ['a space of no width', '"n\u200b >= 1"', '"n >= 1"', 'ST0131'],
    ['a letter of another alphabet', '"p\u0430rt > 1"', '"part > 1"', 'ST0131'],
    ['typographic quotes around it', '“n >= 1”', '"n >= 1"', 'ST0223'],
    ['German quotes around it', '„n >= 1“', '"n >= 1"', 'ST0223'],
    ['French quotes around it', '« n >= 1 »', '"n >= 1"', 'ST0223'],
    ['single typographic quotes around it', '‘n >= 1’', '"n >= 1"', 'ST0223'],
  ])('%s', (_title, pasted, meant, code) => {
    const named = gated(pasted).replace(
      'n: { name',
      'part: { name: Part, start: 2, seen-by: [watch] }\n  n: { name',
    );
    const [first, ...more] = read(named);
    expect([first?.code, more]).toEqual([code, []]);
    if (code === 'ST0223') expect(first?.fix).toBe(`Write \`${meant}\`.`);
    const { text } = mend(named, read);
    expect(text).toContain(`only-if: ${meant}\n`);
    expect(read(text)).toEqual([]);
  });

  test.each(['‘both’', '“both”', '„both“', '«both»'])('quotes around a choice: %s', (choice) => {
    const text = gated(`"mode == ${choice}"`).replace(
      'n: { name',
      'mode: { name: Mode, start: one, values: [one, both], seen-by: [watch] }\n  n: { name',
    );
    expect(read(text).map(({ code, fix }) => [code, fix])).toEqual([['ST0314', "Write `'both'`."]]);
    expect(mend(text, read).text).toContain(`"mode == 'both'"`);
  });
});

describe('what is pasted with its surroundings is named, and --fix takes away what nobody would hear', () => {
  test('bullets of a word processor', () => {
    const text = `${quay}hot-wash:\n  • What went well?\n  • What did not,\n    and why?\n  • What now?\n`;
    expect(read(text).map(({ code, place }) => [code, place.line])).toEqual([
      ['ST0134', 40],
      ['ST0134', 41],
      ['ST0134', 43],
    ]);
    expect(read(mend(text, read).text)).toEqual([]);
    expect(mend(text, read).text).toBe(text.replaceAll('•', '-'));
  });
  test('dashes of a word processor', () => {
    const text = `${quay}hot-wash:\n  –\u00a0What went well?\n  – What did not?\n`;
    expect(read(mend(text, read).text)).toEqual([]);
  });
  test('the fence of a chat', () => {
    const text = `\`\`\`yaml\n${quay}\`\`\`\n`;
    expect(read(text).map(({ code }) => code)).toEqual(['ST0133', 'ST0133']);
    expect(mend(text, read).text.trim()).toBe(quay.trim());
  });
});

describe('an unfinished merge is told, and never mended', () => {
  const both = (middle: string) =>
    put(
      '      There is smoke out of the third container.\n',
      `<<<<<<< HEAD\n      There is smoke out of the third container.\n${middle}=======\n      There is smoke out of the fourth container.\n>>>>>>> anna\n`,
    );
  test.each([
    ['two versions of a text', both(''), 22, 26],
    ['three versions of a text', both('||||||| base\n      There is smoke.\n'), 22, 28],
    ['between two keys', put('roles:\n', '<<<<<<< HEAD\nroles:\n=======\nrole:\n>>>>>>> anna\n'), 9, 13],
    ['the first sign alone', put('roles:\n', '<<<<<<< HEAD\nroles:\n'), 9, 9],
  ])('%s', (_title, text, first, last) => {
    expect(read(text).map(({ code, place }) => [code, place.line])).toEqual([['ST0132', first]]);
    expect(read(text)[0]?.message).toContain(`lines ${first} to ${last}`);
    expect(mend(text, read)).toEqual({ text, changes: [] });
  });
  test.each(['notes.md', 'notes.txt', 'injects.csv', 'more.yaml'])(
    'in a file that the scenario names: %s',
    (path) => {
      const names =
        path === 'more.yaml'
          ? `include: [more.yaml]\n${quay}`
          : path === 'injects.csv'
            ? `msel: injects.csv\n${quay}`
            : put('channel: radio', `channel: radio\n    attach: [{ title: Notes, file: ${path} }]`);
      const text = oneText(names, [
        { path, text: '<<<<<<< HEAD\none\n=======\nother\n>>>>>>> anna\n', why: null },
      ]);
      expect(read(text).map(({ code, place }) => [code, place.file, place.line])).toEqual([
        ['ST0132', path, 1],
      ]);
    },
  );
  test('a letter that is quoted for the seventh time is none', () => {
    const names = put('channel: radio', 'channel: radio\n    attach: [{ title: Letter, file: letter.txt }]');
    const text = oneText(names, [{ path: 'letter.txt', text: '>>>>>>> as you wrote\n', why: null }]);
    expect(read(text)).toEqual([]);
  });
  test('a line of equals signs below a heading is none', () => {
    expect(read(put('third container.\n', 'third container.\n\n      Heading\n      =======\n'))).toEqual([]);
  });
});

test('where a blank is none, the line that is shown has a picture in its place', () => {
  const text = put('inject: smoke', 'inject:\u00a0smoke');
  const [first] = read(text);
  expect(first && renderDiagnostic(first, text).split('\n').slice(0, 3)).toEqual([
    'scenario.yaml:36:18: error ST0131: A no-break space (U+00A0) stands here.',
    '   36 |       - { inject:⍽smoke, minutes: 3 }',
    '      |                  ^',
  ]);
});
