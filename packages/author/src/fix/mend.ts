/**
 * Mends what can be mended without a question. A mending is kept only if the text, read again, has strictly fewer problems and none
 * that it had not: everything else, comments and layout too, stays as it is. Where text that is no YAML had stopped the reading, what comes
 * to light further down was there before, and is no new problem.
 */
import { isError, type Diagnostic, type Replacement } from '@sandtable/language';

export interface Change {
  readonly code: string;
  /** Where it stood when it was mended. */
  readonly line: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
}
export interface Mended {
  readonly text: string;
  readonly changes: readonly Change[];
}
/** Reads the text as `check` does. */
export type Check = (text: string) => readonly Diagnostic[];

/** One mending may need a few steps: a formula is quoted, and then the choice in it. */
const mostSteps = 40;
/** A file is read at most this often. One that needs more is finished by running the command again. */
const mostReadings = 200;

interface State {
  readonly text: string;
  readonly errors: readonly Diagnostic[];
}

/** The text with what is safe put right. Mending it again changes nothing (but see `mostReadings`). Pure. */
export function mend(text: string, reading: Check): Mended {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  let readings = 0;
  const read = (plain: string): State => {
    readings += 1;
    return { text: plain, errors: reading(plain).filter(isError) };
  };
  const changes: Change[] = [];
  let state = read(text.slice(mark.length));

  /** Applies all of these at once. If that does not help, tries each half alone, down to a single one step by step. */
  const attempt = (wanted: readonly Diagnostic[]): boolean => {
    const todo = apart(state, wanted);
    if (todo.length === 0 || readings >= mostReadings) return false;
    const next = read(replaced(state.text, todo));
    if (gains(state, next, todo.length) || uncovers(state, next, todo)) {
      changes.push(...todo.map((one) => changeOf(state.text, one)));
      state = next;
      return true;
    }
    if (todo.length === 1)
      return stepwise(
        next,
        todo.map((one) => changeOf(state.text, one)),
      );
    const half = todo.length >> 1;
    // the first half may have moved the places of the second, so these are looked up anew
    return attempt(todo.slice(0, half)) || attempt(todo.slice(half));
  };

  const stepwise = (now: State, made: readonly Change[], step = 1): boolean => {
    // what stopped the reading of a file has hidden what comes after it
    const fresh = apart(now, unknownIn(state, now));
    if (fresh.length === 0 || step === mostSteps || readings >= mostReadings) return false;
    const next = read(replaced(now.text, fresh));
    const all = [...made, ...fresh.map((one) => changeOf(now.text, one))];
    if (!gains(state, next, 1)) return stepwise(next, all, step + 1);
    changes.push(...all);
    state = next;
    return true;
  };

  while (attempt(state.errors.filter(({ replace }) => replace !== undefined)));
  return { text: mark + state.text, changes };
}

/** The diagnostics that have a replacement, without those that overlap an earlier one. */
function apart({ text }: State, wanted: readonly Diagnostic[]): readonly Diagnostic[] {
  let reached = 0;
  const spans = wanted.flatMap((one) => (one.replace ? [{ one, ...spanOf(text, one.replace) }] : []));
  spans.sort((left, right) => left.start - right.start || right.end - left.end);
  return spans.flatMap(({ one, start, end }) => {
    if (start < reached) return [];
    reached = end;
    return [one];
  });
}

const known = ({ code, message }: Diagnostic): string => `${code} ${message}`;

/** The problems that are new in the second state. Places may have moved, so problems are compared by what they say. */
function unknownIn(before: State, after: State): readonly Diagnostic[] {
  const left = new Map<string, number>();
  for (const one of before.errors) left.set(known(one), (left.get(known(one)) ?? 0) + 1);
  return after.errors.filter((one) => {
    const times = left.get(known(one)) ?? 0;
    left.set(known(one), times - 1);
    return times <= 0;
  });
}

const gains = (before: State, after: State, by: number): boolean =>
  after.errors.length <= before.errors.length - by && unknownIn(before, after).length === 0;

/** A problem that had stopped the reading is gone, and up to its line there are fewer problems than before and no new ones. */
function uncovers(before: State, after: State, mended: readonly Diagnostic[]): boolean {
  if (!mended.some(({ code }) => stopsReading.test(code))) return false;
  const last = Math.max(...mended.map(({ place }) => place.endLine));
  const upTo = ({ text, errors }: State): State => ({
    text,
    errors: errors.filter(({ place }) => place.line <= last),
  });
  const isHidden = before.errors.every(({ place }) => place.line <= last);
  return isHidden && gains(upTo(before), upTo(after), mended.length);
}
/** The codes of what YAML itself cannot read. */
const stopsReading = /^ST01[123]/;

function spanOf(text: string, { line, column, endLine, endColumn }: Replacement) {
  const offset = (at: number, within: number): number => {
    let start = 0;
    for (let passed = 1; passed < at; passed += 1) start = text.indexOf('\n', start) + 1;
    return start + within - 1;
  };
  return { start: offset(line, column), end: offset(endLine, endColumn) };
}

function replaced(text: string, all: readonly Diagnostic[]): string {
  let from = 0;
  let result = '';
  for (const { replace } of all) {
    if (replace === undefined) continue;
    const { start, end } = spanOf(text, replace);
    result += text.slice(from, start) + replace.text;
    from = end;
  }
  return result + text.slice(from);
}

function changeOf(text: string, { code, replace, place }: Diagnostic): Change {
  const span = replace ? spanOf(text, replace) : { start: 0, end: 0 };
  const { line, column } = replace ?? place;
  return { code, line, column, before: text.slice(span.start, span.end), after: replace?.text ?? '' };
}
