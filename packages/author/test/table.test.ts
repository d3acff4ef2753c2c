/** The layout of a table: one style, the same cells, and nothing more to do the second time. */
import { tableIn } from '@sandtable/language';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTable } from '../src/index.ts';

const filled = (text: string) => (tableIn(text)?.rows ?? []).filter((row) => row.some((cell) => cell !== ''));

test.each([
  [
    'blanks and quotes that nobody needs',
    'name, "at" ,text\n"siren", 5m,"A siren"\n',
    'name,at,text\nsiren,5m,A siren\n',
  ],
  [
    'quotes that are needed',
    'name,text\na,"One, two"\nb,"An ""old"" one"\n',
    'name,text\na,"One, two"\nb,"An ""old"" one"\n',
  ],
  ['a separator of the country', 'name;text\na; One, two\n', 'name;text\na;One, two\n'],
  [
    'ends of lines as on Windows, a mark before it',
    '\ufeffname,text\r\na, b\r\n',
    '\ufeffname,text\r\na,b\r\n',
  ],
  ['empty rows', 'name,text\n,\n,\na,b\n,\n', 'name,text\n\na,b\n'],
  [
    'a line that says what divides the cells',
    'sep=;\nname;text\na; One, two\n',
    'sep=;\nname;text\na;One, two\n',
  ],
  ['columns that are wholly empty', 'name;text;;\na;b;;\n', 'name;text\na;b\n'],
  ['a column alone, with a comma in it', '\t\n\t","', '\n","\n'],
  ['no end of the last line', 'name,text\na,b', 'name,text\na,b\n'],
  ['what cannot be read stays', 'name,text\na,"b\n', 'name,text\na,"b\n'],
])('%s', (_what, before, after) => {
  expect(formatTable(before)).toBe(after);
  expect(formatTable(after)).toBe(after);
});

test('however a table was written, its cells are kept, once and for all', () => {
  const value = fc.string({
    unit: fc.constantFrom('a', 'é', '🚢', 'ש', ',', ';', '\t', '"', ' ', '\n', '#', "'"),
    maxLength: 8,
  });
  const rows = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
    );
  const layout = fc.record({
    rows,
    separator: fc.constantFrom(',', ';', '\t'),
    end: fc.constantFrom('\n', '\r\n'),
    quotes: fc.boolean(),
    blanks: fc.constantFrom('', ' ', '   '),
  });
  fc.assert(
    fc.property(layout, ({ rows: cells, separator, end, quotes, blanks }) => {
      const needs = /[,;\t"\r\n]/;
      const text = cells
        .map((row) =>
          row
            .map((cell) => (quotes || needs.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
            .map((cell) => blanks + cell + blanks)
            .join(separator),
        )
        .join(end);
      const once = formatTable(text);
      expect(formatTable(once)).toBe(once);
      expect(filled(once)).toEqual(filled(text));
    }),
    { numRuns: 500 },
  );
});
