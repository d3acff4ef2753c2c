/** Diagnostics in another language: the same particulars in other sentences, and English where there are none. */
import { diagnosticCatalogue, readScenario, renderDiagnostic } from '@sandtable/language';
import { shape, translatedDiagnostics, translatedProblem } from '@sandtable/language/diagnostic-words';
import { expect, test } from 'vitest';
import { diagnosticWords } from '../src/diagnostics.ts';

const german = translatedDiagnostics(
  [
    translatedProblem(shape.unknownKey, {
      title: 'Ein unbekannter Schlüssel',
      explanation: 'Nur die Schlüssel der Referenz haben eine Bedeutung.',
      say: ({ key, nearest }) => ({
        message: `„${key}“ ist hier kein Schlüssel.`,
        reason: 'Niemand liest ihn.',
        fix: nearest === null ? 'Streichen.' : `Gemeint ist wohl „${nearest}“.`,
      }),
    }),
  ],
  { severity: { error: 'Fehler', warning: 'Warnung' }, why: 'warum', fix: 'statt dessen' },
);
const text = 'sandtable: 1\nsumary: Nothing\n';
const { diagnostics } = readScenario(text, 'x.yaml');

test('a problem is said in the words of the language, with what it is about', () => {
  const [wrong, missing] = ['ST0201', diagnostics.find(({ code }) => code !== 'ST0201')?.code].map((code) =>
    diagnostics.find((one) => one.code === code),
  );
  expect(wrong && renderDiagnostic(wrong, text, german)).toBe(
    [
      'x.yaml:2:1: Fehler ST0201: „sumary“ ist hier kein Schlüssel.',
      '    2 | sumary: Nothing',
      '      | ^^^^^^',
      '  warum: Niemand liest ihn.',
      '  statt dessen: Gemeint ist wohl „summary“.',
    ].join('\n'),
  );
  // what the language lacks is said in English
  expect(missing && german.said(missing)).toBe(missing);
});

test('in English that can be told from English no sentence is said as it stands', () => {
  const words = diagnosticWords('en-XA');
  // between backticks stands what an author wrote, or should
  const plain = (said: string) => /[A-Za-z]/u.test(said.replaceAll(/`[^`]*`/gu, ''));
  for (const one of diagnostics) {
    const { message, reason, fix } = words.said(one);
    expect([message, reason, fix].filter(plain)).toEqual([]);
  }
  expect([...diagnosticCatalogue.values()].map((entry) => words.told(entry).title).filter(plain)).toEqual([]);
});
