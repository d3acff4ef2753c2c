/**
 * A power as one form that is filled in at a time and sent at once: what a page or a program needs, where a terminal asks field after field.
 * Both ask the same fields and build the same deed.
 */
import type { Say } from '@sandtable/words';
import type { Choice, Deed, Field, FieldName, FieldValue, Power, Prompt, Values } from './power.ts';
import { readTyped, type ReadingContext } from './read.ts';

export interface Offer<Situation, Id extends string = string> {
  readonly power: Power<Situation, Id>;
  /** What it is about, answered beforehand: of two open decisions each has a form of its own. */
  readonly subject: { readonly field: FieldName; readonly choice: Choice } | null;
  readonly fields: readonly OfferedField[];
}

export interface OfferedField {
  readonly name: FieldName;
  readonly optional: boolean;
  readonly prompt: Prompt;
  /** Asked only with one of these answers to an earlier field; null: always. */
  readonly onlyWith: { readonly field: FieldName; readonly answers: readonly string[] } | null;
  /** An answer to an earlier field brings one of its own with it: what is left empty here is that. */
  readonly followsFrom: FieldName | null;
}

/** What was put into a form, by the names of its fields; several values where several may be chosen, in their order. */
export type FilledIn = Readonly<Record<string, readonly string[]>>;

/** What comes of a form that was sent. */
export type Sent =
  | { readonly is: 'deed'; readonly deed: Deed }
  /** The deed waits for a yes. */
  | { readonly is: 'warned'; readonly warning: string }
  | { readonly is: 'wrong'; readonly problems: readonly FieldProblem[] };

export interface FieldProblem {
  readonly field: FieldName;
  readonly problem: string;
}

/** Fields that say what a form is about, and on which all others depend. */
const subjects: readonly FieldName[] = ['decision', 'fact'];

/**
 * The forms of the powers that can be given now. `apart`: each subject has a form of its own, beside what is told of it. `together`: one
 * form asks which, where the same is asked about each; whoever runs the exercise may speak of thirty facts.
 */
export function offersOf<S, Id extends string>(
  powers: readonly Power<S, Id>[],
  situation: S,
  manner: 'apart' | 'together' = 'apart',
): readonly Offer<S, Id>[] {
  return powers
    .filter((power) => power.available(situation))
    .flatMap((power): readonly Offer<S, Id>[] => {
      const [first] = power.fields;
      if (first === undefined || !subjects.includes(first.name))
        return [{ power, subject: null, fields: offered(power.fields, situation, {}) }];
      const each = choicesOf(first.prompt(situation, {})).map((choice) => ({
        power,
        subject: { field: first.name, choice },
        fields: offered(power.fields.slice(1), situation, { [first.name]: choice.value }),
      }));
      const [one, ...others] = each;
      const isAlike = others.every(({ fields }) => JSON.stringify(fields) === JSON.stringify(one?.fields));
      if (manner === 'apart' || one === undefined || others.length === 0 || !isAlike) return each;
      return [{ power, subject: null, fields: [...offered([first], situation, {}), ...one.fields] }];
    });
}

/** What a form as it was filled in comes to. `sure`: the warning was read. */
export function readSent<S>(
  { power, subject }: Offer<S>,
  situation: S,
  filled: FilledIn,
  { reading, sure }: { readonly reading: ReadingContext; readonly sure: boolean },
): Sent {
  const before: Values = subject === null ? {} : { [subject.field]: subject.choice.value };
  let values = before;
  /** What was known when the form was made. */
  let atFirst = before;
  const problems: FieldProblem[] = [];
  for (const field of power.fields) {
    const { name, optional } = field;
    if (Object.hasOwn(values, name)) continue;
    const prompt = field.prompt(situation, values);
    const asMade = field.prompt(situation, atFirst);
    if (asMade !== null && isSure(asMade)) atFirst = { ...atFirst, [name]: presumedIn(asMade) ?? null };
    if (prompt === null) continue;
    const sent = (filled[name] ?? []).filter((each) => each.trim() !== '');
    // nobody says words that stood in the form unless they send them
    if (prompt.kind === 'text' && optional && sent.length === 0) {
      values = { ...values, [name]: null };
      continue;
    }
    const presumed = presumedIn(prompt);
    // what was left as the form came is what the answers before it presume: who was picked to speak speaks
    const isLeft = presumed !== undefined && same(presumedIn(asMade), sent);
    const given = isLeft ? [] : sent;
    if (given.length === 0) {
      if (presumed !== undefined) values = { ...values, [name]: presumed };
      else if (!optional && prompt.quiet !== true)
        problems.push({ field: name, problem: reading.say('power.read.needed') });
      continue;
    }
    const read = readGiven(prompt, given, reading);
    if ('problem' in read) problems.push({ field: name, problem: read.problem });
    else values = { ...values, [name]: read.value };
  }
  if (problems.length > 0) return { is: 'wrong', problems };
  const warning = sure ? null : power.warning(situation, values);
  return warning === null ? { is: 'deed', deed: power.build(situation, values) } : { is: 'warned', warning };
}

const presumedIn = (prompt: Prompt | null): FieldValue | undefined =>
  prompt !== null && 'presumed' in prompt ? prompt.presumed : undefined;
const same = (presumed: FieldValue | undefined, sent: readonly string[]): boolean =>
  presumed !== undefined && JSON.stringify([presumed].flat().map(String)) === JSON.stringify(sent);

function offered<S>(fields: readonly Field<S>[], situation: S, before: Values): readonly OfferedField[] {
  const found: OfferedField[] = [];
  let known = before;
  for (const field of fields) {
    const { name, optional } = field;
    if (field.alone) continue;
    const prompt = field.prompt(situation, known);
    if (prompt !== null) {
      if (isSure(prompt)) {
        // there is only this one: what is asked after it is asked of it
        known = { ...known, [name]: presumedIn(prompt) ?? null };
        continue;
      }
      const leads = found.find((earlier) => earlier.optional && bringsOne(field, earlier, situation, known));
      found.push({ name, optional, prompt, onlyWith: null, followsFrom: leads?.name ?? null });
      continue;
    }
    for (const earlier of found) {
      const answers = choicesOf(earlier.prompt).filter(
        ({ value }) => field.prompt(situation, { ...known, [earlier.name]: value }) !== null,
      );
      const [one] = answers;
      const asked = one && field.prompt(situation, { ...known, [earlier.name]: one.value });
      if (!asked) continue;
      found.push({
        name,
        optional,
        prompt: asked,
        onlyWith: { field: earlier.name, answers: answers.map(({ value }) => value) },
        followsFrom: null,
      });
      break;
    }
  }
  return found;
}

/** Whether what was picked before presumes an answer here that is not presumed by itself. */
function bringsOne<S>(field: Field<S>, earlier: OfferedField, situation: S, known: Values): boolean {
  const [one] = choicesOf(earlier.prompt);
  if (one === undefined) return false;
  const prompt = field.prompt(situation, { ...known, [earlier.name]: one.value });
  return prompt !== null && 'presumed' in prompt && prompt.presumed !== undefined;
}

const isSure = (prompt: Prompt): boolean => prompt.kind === 'pick' && prompt.sure === true;

/** Choices that are a name; what a form offers to pick has no others. */
export function choicesOf(prompt: Prompt | null): readonly Choice[] {
  if (prompt === null || !('choices' in prompt)) return [];
  return prompt.choices.flatMap((each) => {
    const { value } = each;
    return typeof value === 'string' ? [{ ...each, value }] : [];
  });
}

/** A form sends the names of what was chosen; only what was written is read as typed words are. */
function readGiven(
  prompt: Prompt,
  given: readonly string[],
  reading: ReadingContext,
): { readonly value: FieldValue } | { readonly problem: string } {
  const { say } = reading;
  const [one = ''] = given;
  const known = choicesOf(prompt).map(({ value }) => value);
  switch (prompt.kind) {
    case 'pick':
      return known.includes(one) || prompt.free === true ? { value: one } : notThere(one, say);
    case 'several':
    case 'ranking': {
      const chosen = [...new Set(given)];
      const strange = chosen.find((each) => !known.includes(each));
      if (strange !== undefined) return notThere(strange, say);
      const missing = choicesOf(prompt).filter(({ value }) => !chosen.includes(value));
      return prompt.kind === 'several' || missing.length === 0
        ? { value: chosen }
        : { problem: say('power.read.ranking', { missing: missing.map(({ label }) => label).join(', ') }) };
    }
    case 'yes-no':
    case 'text':
    case 'number':
    case 'duration':
    case 'moment':
    case 'wall':
    case 'effects':
      return readTyped(prompt, one, reading);
    default:
      return prompt satisfies never;
  }
}

const notThere = (typed: string, say: Say): { readonly problem: string } => ({
  problem: say('power.read.pick', { typed: typed.slice(0, 60) }),
});
