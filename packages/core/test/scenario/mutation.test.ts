import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readScenario, renderDiagnostic, reviewScenario } from '../../src/index.ts';

const ferryPort = readFileSync(new URL('../fixtures/ferry-port.yaml', import.meta.url), 'utf8');
const lines = ferryPort.split('\n');

const edges = [
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ':',
  ': ',
  '#',
  ' #',
  '!',
  '&',
  '*',
  '|',
  '>',
  '-',
  '- ',
  '? ',
  '\t',
  '\n',
  '  ',
  ',',
  '%',
  '@',
  '<<',
  '~',
  'null',
  '.5',
  '\u001b',
  '\u0000',
  '\ud800',
  '{x',
  '((',
  '&&',
];
const damage = fc.oneof(
  fc
    .record({ at: fc.nat(ferryPort.length), cut: fc.nat(30), put: fc.constantFrom(...edges) })
    .map(({ at, cut, put }) => ferryPort.slice(0, at) + put + ferryPort.slice(at + cut)),
  fc.nat(ferryPort.length).map((at) => ferryPort.slice(0, at)),
  fc
    .tuple(fc.nat(lines.length - 1), fc.nat(lines.length - 1))
    .map(([one, other]) => lines.with(one, lines[other] ?? '').join('\n')),
  fc.nat(lines.length - 1).map((gone) => lines.toSpliced(gone, 1).join('\n')),
  fc
    .tuple(fc.nat(lines.length - 1), fc.constantFrom(' ', '  ', '\t'))
    .map(([at, indent]) => lines.with(at, indent + (lines[at] ?? '')).join('\n')),
);

// `SANDTABLE_SOAK=20000 npx vitest run packages/core/test/scenario/mutation.test.ts` tries more than every run of the tests can
const runs = Number(process.env['SANDTABLE_SOAK'] ?? 400);

test(
  'no damage to a file makes the reader throw; every problem has its place in the file',
  { timeout: 20_000 + runs * 250 },
  () => {
    fc.assert(
      fc.property(damage, (text) => {
        const { scenario, diagnostics } = reviewScenario(text, 'damaged.yaml');
        expect(scenario === null).toBe(diagnostics.some((one) => one.severity === 'error'));
        const count = text.split('\n').length;
        for (const one of diagnostics) {
          expect(one.place.line).toBeGreaterThanOrEqual(1);
          expect(one.place.endLine).toBeLessThanOrEqual(count);
          expect(one.place.column).toBeGreaterThanOrEqual(1);
          for (const sentence of [one.message, one.reason, one.fix]) expect(sentence).not.toBe('');
          expect(renderDiagnostic(one, text)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
        }
        const places = diagnostics.map((one) => one.place.line * 100_000 + one.place.column);
        expect(places).toEqual([...places].sort((left, right) => left - right));
      }),
      { numRuns: runs },
    );
  },
);

test('any text at all is read or refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json(),
        fc.array(fc.constantFrom(...edges), { maxLength: 30 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const { scenario, diagnostics } = readScenario(text, 'any.yaml');
        expect(scenario).toBeNull();
        expect(diagnostics.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 1000 },
  );
});

test('one misspelt name is one or more problems, and the first of the misspelt ones suggests the right name', () => {
  const declared = [
    'operators',
    'technician',
    'by_hand',
    'state_agrees',
    'patch_time',
    'old_server',
    'second_note',
    'who_closes',
    'early_warning',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...declared), fc.nat(10), (name, at) => {
      const places = [...ferryPort.matchAll(new RegExp(`(?<!Night )\\b${name}\\b(?!:)`, 'g'))];
      const place = places[at % places.length];
      if (place === undefined) return;
      const misspelt = `${name.slice(0, -1)}x`;
      const text = ferryPort.slice(0, place.index) + misspelt + ferryPort.slice(place.index + name.length);
      const { diagnostics } = readScenario(text, 'misspelt.yaml');
      const inText = diagnostics.find((one) => one.message.includes(misspelt));
      expect(inText?.fix).toContain(name);
    }),
    { numRuns: 100 },
  );
});
