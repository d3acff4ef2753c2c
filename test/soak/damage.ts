/** Damage to the text of a good scenario, as hands, editors and bad transports do it; and what the checker owes even then. */
import * as fc from 'fast-check';
import { renderDiagnostic, reviewScenario } from '@sandtable/language';

/** Where YAML and the language turn one way or the other. */
export const edges = [
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

type Damage = (text: string) => string;

// a place is a part of the whole, so that the same damage fits any text
const part = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const changeLines =
  (change: (lines: readonly string[], at: number, other: number) => readonly string[]) =>
  ([at, other]: readonly [number, number]): Damage =>
  (text) => {
    const lines = text.split('\n');
    return change(lines, Math.floor(at * lines.length), Math.floor(other * lines.length)).join('\n');
  };
const oneDamage: fc.Arbitrary<Damage> = fc.oneof(
  fc
    .record({ at: part, cut: fc.nat(30), put: fc.constantFrom(...edges) })
    .map(({ at, cut, put }): Damage => (text) => {
      const from = Math.floor(at * text.length);
      return text.slice(0, from) + put + text.slice(from + cut);
    }),
  part.map(
    (at): Damage =>
      (text) =>
        text.slice(0, Math.floor(at * text.length)),
  ),
  fc.tuple(part, part).map(changeLines((lines, at, other) => lines.with(at, lines[other] ?? ''))),
  fc.tuple(part, part).map(changeLines((lines, at) => lines.toSpliced(at, 1))),
  fc.tuple(part, part).map(changeLines((lines, at) => lines.with(at, ` ${lines[at] ?? ''}`))),
  fc.tuple(part, part).map(changeLines((lines, at) => lines.with(at, `  ${lines[at] ?? ''}`))),
  fc.tuple(part, part).map(changeLines((lines, at) => lines.with(at, `\t${lines[at] ?? ''}`))),
);

/** The text with one to four damages. */
export const damaged = (text: string): fc.Arbitrary<string> =>
  fc
    .array(oneDamage, { minLength: 1, maxLength: 4 })
    .map((damages) => damages.reduce((now, damage) => damage(now), text));

/** Checks a text, and throws for what no text may make of the checker. */
export function mustCheck(text: string): void {
  const { scenario, diagnostics } = reviewScenario(text, 'damaged.yaml');
  const must = (holds: boolean, what: string) => {
    if (!holds) throw new Error(what);
  };
  const errors = diagnostics.some((one) => one.severity === 'error');
  must((scenario === null) === errors, 'a scenario with errors, or none without one');
  const count = text.split('\n').length;
  let before = 0;
  for (const one of diagnostics) {
    const { line, column, endLine } = one.place;
    must(line >= 1 && column >= 1 && endLine <= count, `${one.code} has no place in the file`);
    must(line * 100_000 + column >= before, `${one.code} is not in the order of the file`);
    before = line * 100_000 + column;
    must(
      [one.message, one.reason, one.fix].every((sentence) => sentence !== ''),
      `${one.code} says nothing`,
    );
    const rendered = renderDiagnostic(one, text);
    must(
      !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(rendered),
      `${one.code} lets control characters through`,
    );
    must(!/^ {4}at .*:\d+:\d+/m.test(rendered), `${one.code} prints a stack trace`);
  }
}
