// The fields of a power taken from one typed line: `decide D3 a because the west is quiet; authority the tower's own`.
import type { Say } from '@sandtable/words';
import { fold } from '@sandtable/core/scenario';
import {
  type Field,
  type FieldValue,
  type Picked,
  type Power,
  type Prompt,
  type Read,
  type ReadingContext,
  type Values,
  exactChoice,
  isPicked,
  readTyped,
} from '@sandtable/powers';

export type LineValues = { readonly values: Values } | { readonly problem: string };

interface Place<S> {
  readonly power: Power<S>;
  readonly situation: S;
  readonly reading: ReadingContext;
  readonly keywords: ReadonlyMap<string, readonly Field<S>[]>;
}

/**
 * Fields without a keyword are taken in their order, the others after their word, anywhere. A text goes on to the end of the line,
 * or to a `;` with a keyword behind it. What was not typed is left open.
 */
export function lineValues<S>(
  power: Power<S>,
  situation: S,
  line: string,
  reading: ReadingContext,
): LineValues {
  const place: Place<S> = { power, situation, reading, keywords: keywordsOf(power, reading.say) };
  let values: Values = {};
  let rest = bare(line);
  while (rest !== '') {
    const step = byKeyword(place, values, rest) ?? byOrder(place, values, rest);
    if (step === null) return { problem: reading.say('plain.too-much', { rest }) };
    if ('problem' in step) return step;
    values = { ...values, ...step.values };
    rest = bare(step.rest);
  }
  return { values };
}

type Step = { readonly values: Values; readonly rest: string } | { readonly problem: string } | null;

function keywordsOf<S>(power: Power<S>, say: Say): ReadonlyMap<string, readonly Field<S>[]> {
  const all = new Map<string, Field<S>[]>();
  for (const field of power.fields) {
    if (field.keyword === null) continue;
    const word = fold(say(`power.keyword.${field.keyword}`));
    all.set(word, [...(all.get(word) ?? []), field]);
  }
  return all;
}

function byKeyword<S>(place: Place<S>, values: Values, rest: string): Step {
  const { first, after } = split(rest);
  const fields = place.keywords.get(fold(first)) ?? [];
  for (const field of fields) {
    if (Object.hasOwn(values, field.name)) continue;
    const prompt = field.prompt(place.situation, values);
    if (prompt === null) continue;
    if (field.alone) return { values: { [field.name]: true }, rest: after };
    const taken = take(place, prompt, after);
    if ('value' in taken) return { values: { [field.name]: taken.value }, rest: taken.rest };
    // “note on balance ...” is a text that only begins like a keyword
    if (waitingText(place, values)) continue;
    return { problem: taken.problem };
  }
  return null;
}

function byOrder<S>(place: Place<S>, values: Values, rest: string): Step {
  let now = values;
  for (const field of place.power.fields) {
    if (Object.hasOwn(now, field.name)) continue;
    const prompt = field.prompt(place.situation, now);
    if (prompt === null) continue;
    // a list beside which one may write is chosen from by a name at the beginning; else what is typed is written
    const isOnward = prompt.kind === 'pick' && prompt.atOnce === true;
    if (field.keyword !== null && !isOnward) continue;
    const presumed = isOnward ? prompt.onward : presumedOf(prompt);
    const doubtful = field.optional || (presumed !== undefined && prompt.kind === 'pick');
    if (doubtful && prompt.kind === 'pick') {
      const { first, after } = split(rest);
      const exact = exactChoice(prompt.choices, first.replace(/[,:;]$/u, ''));
      if (exact !== undefined) return { values: { ...now, [field.name]: exact.value }, rest: after };
      now = { ...now, [field.name]: presumed ?? null };
      continue;
    }
    const speaker =
      prompt.kind === 'pick' && prompt.ownWords === true ? speakerFirst(place, now, prompt, rest) : null;
    if (speaker !== null) return { values: { ...now, ...speaker.values }, rest: speaker.rest };
    const named = prompt.kind === 'text' ? somebodyNamed(place, now, rest) : null;
    if (named !== null) return { values: { ...now, ...named }, rest: '' };
    const taken = take(place, prompt, rest);
    return 'value' in taken
      ? { values: { ...now, [field.name]: taken.value }, rest: taken.rest }
      : { problem: taken.problem };
  }
  return null;
}

/** `decide D2 police c`: who answers, with nothing but an answer of the list behind it, is not what they said. */
function speakerFirst<S>(
  { power, situation, keywords }: Place<S>,
  values: Values,
  answers: Extract<Prompt, { kind: 'pick' }>,
  rest: string,
): { readonly values: Values; readonly rest: string } | null {
  const { first, after } = split(rest);
  const answer = split(after);
  const whole = exactChoice(answers.choices, answer.first.replace(/[,:;]$/u, '')) !== undefined;
  const behind = bare(answer.after);
  if (!whole || (behind !== '' && !keywords.has(fold(split(behind).first)))) return null;
  for (const field of power.fields) {
    if (field.keyword === null || Object.hasOwn(values, field.name)) continue;
    const prompt = field.prompt(situation, values);
    if (prompt?.kind !== 'several') continue;
    const who = exactChoice(prompt.choices, first.replace(/[,:;]$/u, ''));
    if (who !== undefined) return { values: { [field.name]: [who.value] }, rest: after };
  }
  return null;
}

/** `inject patrol`: a line that is nothing but the name of somebody says who it is, and no words for people to hear. */
function somebodyNamed<S>({ power, situation }: Place<S>, values: Values, rest: string): Values | null {
  for (const field of power.fields) {
    if (field.confirmed !== true || Object.hasOwn(values, field.name)) continue;
    const prompt = field.prompt(situation, values);
    if (prompt?.kind !== 'pick' && prompt?.kind !== 'several') continue;
    const value = exactChoice<Picked>(prompt.choices, rest)?.value;
    if (value === undefined) continue;
    return { [field.name]: prompt.kind === 'several' && typeof value === 'string' ? [value] : value };
  }
  return null;
}

type Taken = { readonly value: FieldValue; readonly rest: string } | { readonly problem: string };

/** As much of the line as belongs to this field. */
function take<S>(place: Place<S>, prompt: Prompt, rest: string): Taken {
  if (prompt.kind === 'text' || prompt.kind === 'effects') {
    const { own, after } = untilKeyword(place, rest, true);
    return readAs(place, prompt, own.replace(/^["“](.*)["”]$/u, '$1'), after);
  }
  const names = 'choices' in prompt ? prompt.choices.map(({ label }) => label) : [];
  const { own, after } = untilKeyword(place, rest, false, names);
  const words = own.split(/(\s+)/u);
  for (let length = words.length; length > 0; length -= 1) {
    const part = words
      .slice(0, length)
      .join('')
      .replace(/[,:;]\s*$/u, '');
    if (part.trim() === '') continue;
    const left = words.slice(length).join('');
    const read = readAs(place, prompt, part, left + after);
    // the beginning of a choice with more words behind it is no choice but what somebody said
    const isBegun =
      left.trim() !== '' && prompt.kind === 'pick' && exactChoice(prompt.choices, part) === undefined;
    if ('value' in read && isBegun && prompt.ownWords === true) break;
    // free words would swallow the line: one word only
    if (
      'value' in read &&
      (prompt.kind !== 'pick' || prompt.free !== true || length === 1 || known(prompt, read.value))
    )
      return read;
  }
  if (prompt.kind === 'pick' && prompt.ownWords === true && /\S\s+\S/u.test(own))
    return { value: { is: 'own-words', of: own.trim() }, rest: after };
  return readAs(place, prompt, prompt.kind === 'several' ? own : (words[0] ?? ''), after);
}

function known(prompt: Extract<Prompt, { kind: 'pick' }>, value: FieldValue): boolean {
  return prompt.choices.some((each) => isPicked(value, each.value));
}

function readAs<S>({ reading }: Place<S>, prompt: Prompt, typed: string, rest: string): Taken {
  const read: Read = readTyped(prompt, typed, reading);
  return 'value' in read ? { value: read.value, rest } : read;
}

/**
 * Up to where another field begins: at a keyword, a `;` or a `:`; within a text only at a `;` before a keyword. A keyword
 * inside the name of a choice does not count: “Aviation authority officer” is somebody.
 */
function untilKeyword<S>(
  { keywords }: Place<S>,
  rest: string,
  inText: boolean,
  names: readonly string[] = [],
): { own: string; after: string } {
  const isInName = within(rest, names);
  const pattern = inText ? /;\s*(\S+)(?:\s|$)/gu : /[:;]\s|\s(\S+)(?:\s|$)/gu;
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(rest); hit !== null; hit = pattern.exec(rest)) {
    const word = hit[1];
    const fields = word === undefined ? [] : (keywords.get(fold(word)) ?? []);
    // at the end of a line only a word that needs nothing behind it
    const isLast = hit.index + hit[0].length === rest.length;
    const begins = word === undefined || fields.some((field) => !isLast || field.alone);
    if (begins && !isInName(hit.index))
      return { own: rest.slice(0, hit.index), after: rest.slice(hit.index) };
    // the space after this word may be the one before a keyword
    pattern.lastIndex = hit.index + 1;
  }
  return { own: rest, after: '' };
}

/** Whether a place lies within one of these names. */
function within(text: string, names: readonly string[]): (at: number) => boolean {
  const lower = text.toLowerCase();
  const spans: { readonly from: number; readonly to: number }[] = [];
  for (const name of names.map((each) => each.toLowerCase()).filter((each) => each !== ''))
    for (let from = lower.indexOf(name); from >= 0; from = lower.indexOf(name, from + name.length))
      spans.push({ from, to: from + name.length });
  return (at) => spans.some(({ from, to }) => from <= at && at < to);
}

function waitingText<S>({ power, situation }: Place<S>, values: Values): boolean {
  return power.fields.some(
    (field) =>
      field.keyword === null &&
      !Object.hasOwn(values, field.name) &&
      field.prompt(situation, values)?.kind === 'text',
  );
}

export function presumedOf(prompt: Prompt): FieldValue | undefined {
  if (!('presumed' in prompt)) return undefined;
  return Array.isArray(prompt.presumed) && prompt.presumed.length === 0 ? undefined : prompt.presumed;
}

function split(rest: string): { first: string; after: string } {
  const parts = /^(\S+)\s*(.*)$/su.exec(rest);
  return { first: parts?.[1] ?? '', after: parts?.[2] ?? '' };
}
function bare(text: string): string {
  return text.replace(/^[\s,:;]+/u, '').trimEnd();
}
