/** What is wrong with a file, where, why, and what to write instead. */
import { nearest } from '@sandtable/core/scenario';

/** Lines and columns count from 1, columns in UTF-16 units as editors do; the end is the place after the last character. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
export type Severity = 'error' | 'warning';
/** A piece of the file, and the only thing that can be meant in its place. */
export interface Replacement {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}
export interface Diagnostic {
  /** Stable: `ST0123`. */
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  /** In English, as the two that follow; another language says them of what they are `about`. */
  readonly message: string;
  readonly reason: string;
  readonly fix: string;
  /** The particulars that its sentences were made of, as its problem declares them. */
  readonly about: unknown;
  /** Stands where the mistake can be mended without a question; whether it helps is seen by reading the file again. */
  readonly replace?: Replacement;
}

/** What keeps a file from being used. */
export const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/** What one kind of mistake says, given its particulars. Control characters of the file never stand in it raw. */
export interface Saying {
  readonly message: string;
  readonly reason: string;
  readonly fix: string;
}

/** One kind of mistake. `A` are the particulars that its sentences need. */
export interface Problem<A> {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly say: (about: A) => Saying;
  /** What to write in the place that is named, where only one thing can be meant. */
  readonly replace: (about: A) => string | null;
  /** For `explain`: what it means for an exercise, in a few sentences. */
  readonly explanation: string;
  /**
   * Some YAML that has it, and the same put right; « » enclose the place that is named. Whatever a scenario needs besides is taken
   * from the smallest scenario there is, unless `whole`.
   */
  readonly bad: string;
  readonly good: string;
  readonly whole: boolean;
  /**
   * `exercise`: in an exercise file, not in a scenario. `outside`: only a program's user can meet it, not the text of a file (a missing file). `review`: nothing is wrong, but an
   * experienced designer would ask; told only by a review.
   */
  readonly met: Met;
}
export type Met = 'scenario' | 'script' | 'exercise' | 'outside' | 'review';

type Optional = 'severity' | 'whole' | 'met' | 'replace';
/** Declares one kind of mistake; an error in a scenario unless said. */
export function problem<A>(
  declared: Omit<Problem<A>, Optional> & Partial<Pick<Problem<A>, Optional>>,
): Problem<A> {
  return { severity: 'error', whole: false, met: 'scenario', replace: () => null, ...declared };
}

/** One mistake of this kind, in English. */
export function diagnosticOf<A>(problem: Problem<A>, place: Place, about: A): Diagnostic {
  const { code, severity } = problem;
  return { code, severity, place, ...problem.say(about), about };
}

/** What the catalogue tells of a code. */
export interface CatalogueEntry {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly explanation: string;
  readonly bad: string;
  readonly good: string;
  readonly whole: boolean;
  readonly met: Met;
}

/** What there is to say of a name that is none of those that are possible. */
export const noneOf = (name: string, possible: readonly string[]) => ({
  name,
  nearest: nearest(name, possible),
  possible,
});

/** Text of the author's within a sentence: short, on one line, harmless to a terminal. */
export function quoted(text: string): string {
  const line = harmless(text.replaceAll(/\s+/g, ' ').trim());
  const characters = Array.from(line);
  return `\`${characters.length > 60 ? `${characters.slice(0, 57).join('')}...` : line}\``;
}

/** Control characters become their visible pictures (U+2400 and following), direction overrides a replacement character. */
export function harmless(text: string): string {
  return text
    .replaceAll(/[\u0000-\u001f]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replaceAll('\u007f', '\u2421')
    .replaceAll(/[\u0080-\u009f\u202a-\u202e\u2028\u2029]/g, '\ufffd');
}

/** `a`, `b` or `c`. Long lists are cut, and say so. */
export function oneOf(names: readonly string[]): string {
  const most = 12;
  const shown = names.slice(0, most).map(quoted);
  if (names.length > most) return `${shown.join(', ')} and ${names.length - most} more`;
  const last = shown.pop();
  if (last === undefined) return 'nothing (there is none)';
  return shown.length === 0 ? last : `${shown.join(', ')} or ${last}`;
}
