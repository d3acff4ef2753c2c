/** The author's texts as somebody reads them: the language that is taken, and what stands in braces. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillIn, placeholdersIn, replacePlaceholders, textIn, type Scenario } from '../../src/scenario.ts';

test('a text is given in the reader’s language, else in the scenario’s own, else in the one that it has', () => {
  const reader = { scenario: { language: 'en' }, language: 'fr' };
  expect(textIn({ fr: 'Le port', en: 'The port' }, reader)).toBe('Le port');
  expect(textIn({ es: 'El puerto', en: 'The port' }, reader)).toBe('The port');
  expect(textIn({ es: 'El puerto' }, reader)).toBe('El puerto');
  expect(textIn({}, reader)).toBe('');
});

const printing = {
  scenario: { language: 'en', variables: [], phases: [] } as unknown as Scenario,
  language: 'en',
  value: String,
  time: String,
};

test.for([
  ['{queue} wait', '4 wait'],
  ['{{queue}} is written so', '{queue} is written so'],
  ['{{{queue}}}', '{4}'],
  ['a } is a brace, and so is }}', 'a } is a brace, and so is }'],
  ['{nobody} knows', '{nobody} knows'],
  ['{Not a name}', '{Not a name}'],
] as const)('%s: %s', ([written, read]) => {
  expect(fillIn(written, [['queue', 4]], printing)).toBe(read);
});

test('the placeholders of a text are those that something is put for, and they stand where it says', () => {
  const piece = fc.constantFrom('{', '}', '{{', '}}', 'queue', '{queue}', '{a_1}', ' ', '{Q}', '机');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const replaced: string[] = [];
      replacePlaceholders(text, (name) => {
        replaced.push(name);
        return '';
      });
      const found = placeholdersIn(text);
      expect(found.map(({ name }) => name)).toEqual(replaced);
      for (const { name, at } of found) expect(text.slice(at - 1, at + name.length + 1)).toBe(`{${name}}`);
    }),
  );
});
