// Building blocks of powers: fields of each kind, and the values that were answered taken out again.
import type { AddedEffect, Author, Command, TextSlot } from '@sandtable/core/record';
import type { Choice, Deed, Field, FieldName, Keyword, Picked, Prompt, Values } from './power.ts';

interface Manner {
  readonly keyword?: Keyword;
  readonly optional?: boolean;
  readonly words?: true;
  readonly confirmed?: true;
}

/** A field whose prompt is computed; null from `prompt` means that there is nothing to ask. */
export function field<S>(
  name: FieldName,
  manner: Manner,
  prompt: (situation: S, values: Values) => Prompt | null,
): Field<S> {
  const { optional = false, keyword = null, words, confirmed } = manner;
  return { name, optional, keyword, ...(words && { words }), ...(confirmed && { confirmed }), prompt };
}

export function pick<S>(
  name: FieldName,
  choices: (situation: S, values: Values) => readonly Choice[],
  manner: Manner = {},
): Field<S> {
  return field(name, manner, (situation, values) => ({ kind: 'pick', choices: choices(situation, values) }));
}

/** A pick that needs no question when there is only one thing to pick. */
export function pickOnly<S>(
  name: FieldName,
  choices: (situation: S, values: Values) => readonly Choice[],
  manner: Manner = {},
): Field<S> {
  return field(name, manner, (situation, values) => {
    const all = choices(situation, values);
    const only = all.length === 1 ? all[0] : undefined;
    return only === undefined
      ? { kind: 'pick', choices: all }
      : { kind: 'pick', choices: all, presumed: only.value, sure: true };
  });
}

export function text<S>(name: FieldName, manner: Manner = {}): Field<S> {
  return field(name, { ...manner, words: true }, () => ({ kind: 'text' }));
}

/** Why: asked last, may be left empty, and is introduced by its own word on a typed line. */
export function because<S>(optional = true): Field<S> {
  return text('because', { keyword: 'because', optional });
}

/** A reason that is not asked for, but may be typed. */
export function quietReason<S>(): Field<S> {
  return field('because', { keyword: 'because', optional: true, words: true }, () => ({
    kind: 'text',
    quiet: true,
  }));
}

/** The answer of a field that is always asked. Its absence is our own mistake, not the user's. */
export function chosen(values: Values, name: FieldName): string {
  const value = values[name];
  if (typeof value !== 'string') throw new TypeError(`the field ${name} was not answered`);
  return value;
}
export function maybe(values: Values, name: FieldName): string | null {
  const value = values[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
/** What was picked where not every choice is a name; null where nothing was. */
export function picked(values: Values, name: FieldName): Picked | null {
  const value = values[name];
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && 'is' in value ? value : null;
}
export function several(values: Values, name: FieldName): readonly string[] {
  const value = values[name];
  if (!Array.isArray(value)) return [];
  return value.filter((each): each is string => typeof each === 'string');
}
export function enteredEffects(values: Values, name: FieldName): readonly AddedEffect[] {
  const value = values[name];
  if (!Array.isArray(value)) return [];
  return value.filter((each): each is AddedEffect => typeof each === 'object');
}
export function amount(values: Values, name: FieldName): number {
  const value = values[name];
  if (typeof value !== 'number') throw new TypeError(`the field ${name} was not answered`);
  return value;
}
export function maybeAmount(values: Values, name: FieldName): number | null {
  const value = values[name];
  return typeof value === 'number' ? value : null;
}
export function yes(values: Values, name: FieldName): boolean {
  return values[name] === true;
}

/** Collects free texts and hands out their places, for the body of a command. */
export function slots(): { readonly texts: string[]; slot(words: string): TextSlot } {
  const texts: string[] = [];
  return {
    texts,
    slot(words) {
      texts.push(words);
      return { text: texts.length - 1 };
    },
  };
}

/** When it happened, where it is entered late: not asked for, but may be typed. */
export function askedTime<S>(): Field<S> {
  return field('happened-at', { keyword: 'at', optional: true }, () => ({
    kind: 'wall',
    towards: 'back',
    quiet: true,
  }));
}
/** What was entered with the time at which it happened. */
export function whenItWas<D extends Deed>(deed: D, values: Values): D {
  const at = maybeAmount(values, 'happened-at');
  return deed.do !== 'give' || at === null
    ? deed
    : { ...deed, given: deed.given.map((each) => ({ ...each, happenedAt: at })) };
}

export function give(
  command: Command,
  texts: readonly string[] = [],
  author?: Partial<Author>,
): Extract<Deed, { do: 'give' }> {
  return { do: 'give', given: [author === undefined ? { command, texts } : { command, texts, author }] };
}

/** The common shape of commands whose only free text is a reason. */
export function withReason(values: Values): {
  readonly texts: readonly string[];
  readonly reason: { readonly because?: TextSlot };
} {
  const words = maybe(values, 'because');
  return words === null ? { texts: [], reason: {} } : { texts: [words], reason: { because: { text: 0 } } };
}
