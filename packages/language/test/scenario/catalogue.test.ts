import { describe, expect, test } from 'vitest';
import {
  diagnosticCatalogue,
  readExercise,
  readScenario,
  renderDiagnostic,
  reviewScenario,
  type CatalogueEntry,
} from '../../src/index.ts';
import { completed, positionIn } from './example.ts';

const entries = [...diagnosticCatalogue.values()];
// an exercise file is one of a scenario: here of the smallest, with an objective
const exercised = readScenario(
  completed(
    `roles:
  mayor: { name: Mayor, organisation: town, if-absent: essential }
  police: { name: Police, organisation: town, if-absent: essential }
objectives:
  decide: { text: Decide in time, capability: Planning }
`,
    false,
  ).text,
  'example.yaml',
).scenario;
const readAsExercise = (text: string, file: string) => {
  if (exercised === null) throw new TypeError('the example does not read');
  const { exercise, diagnostics } = readExercise(text, file, exercised);
  return { scenario: exercise, diagnostics };
};
const readerOf = ({ met }: CatalogueEntry) =>
  met === 'review' ? reviewScenario : met === 'exercise' ? readAsExercise : readScenario;

describe('each example of the catalogue has exactly its code at the place that is marked', () => {
  test.each(entries.filter((entry) => entry.met !== 'outside').map((entry) => [entry.code, entry] as const))(
    '%s',
    (_code, entry) => {
      const { text, start, end } = completed(entry.bad, entry.whole);
      const { scenario, diagnostics } = readerOf(entry)(text, 'example.yaml');
      const [line, column] = positionIn(text, start);
      const [endLine, endColumn] = positionIn(text, end);
      expect(
        diagnostics.map((one) => [
          one.code,
          one.place.line,
          one.place.column,
          one.place.endLine,
          one.place.endColumn,
        ]),
      ).toEqual([[entry.code, line, column, endLine, endColumn]]);
      expect(diagnostics[0]?.severity).toBe(entry.severity);
      expect(scenario === null).toBe(entry.severity === 'error');
    },
  );
});

describe('each example put right has none', () => {
  const mendable = entries.filter(({ met, whole }) => met === 'exercise' || (met !== 'outside' && !whole));
  test.each(mendable.map((entry) => [entry.code, entry] as const))('%s', (_code, entry) => {
    const { text } = completed(entry.good, entry.whole);
    const { scenario, diagnostics } = readerOf(entry)(text, 'example.yaml');
    expect(diagnostics.map((one) => renderDiagnostic(one, text))).toEqual([]);
    expect(scenario).not.toBeNull();
  });
});

describe('every diagnostic speaks in whole sentences', () => {
  test.each(entries.filter((entry) => entry.met !== 'outside').map((entry) => [entry.code, entry] as const))(
    '%s',
    (_code, entry) => {
      const { text } = completed(entry.bad, entry.whole);
      const [first] = readerOf(entry)(text, 'example.yaml').diagnostics;
      for (const sentence of [first?.message, first?.reason, first?.fix, entry.explanation]) {
        expect(sentence).toMatch(/^[A-Z`0-9].*[.?](?:`)?$/s);
      }
      expect(entry.title).not.toMatch(/\.$/);
    },
  );
});

test('codes are stable in form and rise', () => {
  const codes = entries.map((entry) => entry.code);
  expect(codes.every((code) => /^ST\d{4}$/.test(code))).toBe(true);
  expect(codes).toEqual([...codes].sort());
});
