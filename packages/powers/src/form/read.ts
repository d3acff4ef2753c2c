// What a person typed for a field, read into its value; or a sentence that says what is wrong and what to write instead.
import {
  type ControlSituation,
  type Choice,
  type FieldValue,
  type Picked,
  type Prompt,
  isInAll,
} from './power.ts';
import { readTypedDuration, readMoment, readWallTime } from './read-time.ts';
import { readEffects, type DoubtfulNumber, type EffectNames } from './read-effects.ts';
import { type Say, type RoomTongue, readNumber } from '@sandtable/words';
import { fold, nearest, type StoryTime } from '@sandtable/core/scenario';

/** What reading needs beside the prompt. */
export interface ReadingContext extends Pick<RoomTongue, 'say' | 'zone'> {
  /** Milliseconds since 1970, now. */
  readonly wall: number;
  readonly story: StoryTime;
  /** Names that effects may speak of; a role at its own screen enters none. */
  readonly effects: EffectNames | null;
}

export type Read = { readonly value: FieldValue } | { readonly problem: string };

/** What a facilitator may speak of. */
export function readingContext({ say, zone, wall, view, scenario }: ControlSituation): ReadingContext {
  return { say, zone, wall, story: view.story, effects: { view, scenario } };
}

export function readTyped(prompt: Prompt, typed: string, reading: ReadingContext): Read {
  const { say } = reading;
  const words = typed.trim();
  switch (prompt.kind) {
    case 'text':
      return words === '' ? { problem: say('power.read.needed') } : { value: words };
    case 'pick': {
      // where whatever else is written is an own answer, a word of a choice does not mean it
      const found =
        prompt.atOnce === true ? wholeChoice(prompt.choices, words) : findChoice(prompt.choices, words);
      const theirs = prompt.choices.filter(({ of }) => of?.some((name) => fold(name) === fold(words)));
      if (theirs.length > 1 && wholeChoice(prompt.choices, words) === null)
        return { problem: whose(prompt.choices, theirs, words, say) };
      const only = found ?? theirs[0];
      if (only !== undefined) return { value: only.value };
      return prompt.free === true && words !== ''
        ? { value: words }
        : { problem: notListed(prompt.choices, words, say) };
    }
    case 'several':
      return readSeveral(prompt.choices, words, say);
    case 'ranking': {
      const read = readSeveral(prompt.choices, words.replaceAll('>', ','), say);
      if (!('value' in read) || !Array.isArray(read.value)) return read;
      const ranked: readonly unknown[] = read.value;
      const missing = prompt.choices.filter((each) => !ranked.includes(each.value));
      return missing.length === 0
        ? read
        : { problem: say('power.read.ranking', { missing: missing.map((each) => each.label).join(', ') }) };
    }
    case 'number':
      return readAmount(prompt, words, say);
    case 'duration': {
      const seconds = readTypedDuration(words);
      return seconds === null
        ? { problem: say('power.read.duration', { typed: words }) }
        : { value: seconds };
    }
    case 'moment': {
      const moment = readMoment(words, reading.story, say.language);
      if ('at' in moment) return { value: moment.at };
      const joined = words.slice(1).replaceAll(/\s+/gu, '');
      return {
        problem:
          moment.wrong === 'doubtful'
            ? say('power.read.moment-doubtful', { typed: words, since: joined, ahead: `+${joined}` })
            : say('power.read.moment', { typed: words }),
      };
    }
    case 'wall': {
      const wall = readWallTime(words, reading.wall, prompt.towards, {
        zone: reading.zone,
        language: say.language,
      });
      if ('at' in wall) return { value: wall.at };
      const wrong = {
        'no-time': 'power.read.wall',
        'no-day': 'power.read.no-day',
        skipped: 'power.read.skipped',
      } as const;
      return { problem: say(wrong[wall.wrong], { typed: words }) };
    }
    case 'yes-no': {
      const answer = readYesNo(words, say);
      return answer === null ? { problem: say('power.read.yes-no', { typed: words }) } : { value: answer };
    }
    case 'effects': {
      const effects = reading.effects === null ? null : readEffects(words, reading.effects);
      if (effects === null) return { problem: say('power.read.effects', { typed: words }) };
      return 'doubtful' in effects
        ? { problem: doubtfulNumber(effects.typed, effects.doubtful, say) }
        : { value: effects };
    }
  }
}

/** By number in the list as it was read out, by short name, by name, or by label. */
function wholeChoice<V extends Picked>(choices: readonly Choice<V>[], typed: string): Choice<V> | null {
  const words = fold(typed);
  if (words === '') return null;
  const exact = exactChoice(choices, typed) ?? choices.find((each) => fold(each.label) === words);
  if (exact !== undefined) return exact;
  return /^\d+$/u.test(words) && !haveNumbers(choices) ? (choices[Number(words) - 1] ?? null) : null;
}

/** As a whole, by the beginning of a label that only one has, or by a part of it. */
function findChoice<V extends Picked>(choices: readonly Choice<V>[], typed: string): Choice<V> | null {
  const words = fold(typed);
  const whole = wholeChoice(choices, typed);
  // one letter begins too much to mean anything
  if (whole !== null || words.length < 2 || /^\d+$/u.test(words)) return whole;
  const beginning = choices.filter(
    (each) => fold(each.label).startsWith(words) || nameOf(each)?.startsWith(words) === true,
  );
  if (beginning.length === 1) return beginning[0] ?? null;
  const within = choices.filter((each) => words.length > 2 && fold(each.label).includes(words));
  return within.length === 1 ? (within[0] ?? null) : null;
}

/** They have numbers of their own (entries): those count, not the place in the list. */
export function haveNumbers(choices: readonly Choice<Picked>[]): boolean {
  return choices.some((each) => each.short !== undefined && /^\d+$/u.test(each.short));
}

/** Only by short name or name: what may stand without a doubt at the beginning of a longer line. */
export function exactChoice<V extends Picked>(
  choices: readonly Choice<V>[],
  typed: string,
): Choice<V> | undefined {
  const words = fold(typed);
  return (
    choices.find((each) => each.short !== undefined && fold(each.short) === words) ??
    choices.find((each) => nameOf(each) === words)
  );
}

/** The name that a choice stands for, as it is compared; null where it stands for something else, or is only a number within. */
function nameOf({ value }: Choice<Picked>): string | null {
  return typeof value === 'string' && !/^\d+$/u.test(value) ? fold(value) : null;
}

function readSeveral(choices: readonly Choice[], typed: string, say: Say): Read {
  const values: string[] = [];
  if (wordsOf(say('power.read.all')).includes(fold(typed))) {
    values.push(...choices.filter(isInAll).map((each) => each.value));
    return values.length === 0 ? { problem: say('power.read.none-of-all') } : { value: values };
  }
  for (const part of typed.split(',').map((each) => each.trim())) {
    if (part === '') continue;
    const found = findChoice(choices, part);
    const named = found === null ? eachNamed(choices, part) : [found];
    if (named === null) return { problem: notListed(choices, part, say) };
    for (const { value } of named) if (!values.includes(value)) values.push(value);
  }
  return values.length === 0 ? { problem: say('power.read.needed') } : { value: values };
}

/** Short names with nothing but blanks between: each must be one without a doubt. */
function eachNamed(choices: readonly Choice[], typed: string): readonly Choice[] | null {
  const named = typed.split(/\s+/u).map((each) => exactChoice(choices, each));
  const known = named.filter((each) => each !== undefined);
  return known.length === named.length ? known : null;
}

function readAmount(prompt: Extract<Prompt, { kind: 'number' }>, typed: string, say: Say): Read {
  const read = readNumber(typed, prompt);
  switch (read.is) {
    case 'number':
      return { value: read.value };
    case 'doubtful':
      return { problem: doubtfulNumber(typed, read, say) };
    case 'not-whole':
      return { problem: say('power.read.whole', { typed }) };
    case 'none':
      return { problem: say('power.read.number', { typed }) };
    case 'outside': {
      const { min, max } = prompt;
      if (min !== null && max !== null) return { problem: say('power.read.range', { typed, min, max }) };
      return {
        problem:
          min === null
            ? say('power.read.most', { typed, max: max ?? 0 })
            : say('power.read.least', { typed, min }),
      };
    }
  }
}

function doubtfulNumber(typed: string, { spellings }: DoubtfulNumber, say: Say): string {
  const [one, other] = spellings;
  return say('power.read.doubtful', { typed, one, other });
}

export function readYesNo(typed: string, say: Say): boolean | null {
  if (wordsOf(say('power.read.yes')).includes(fold(typed))) return true;
  return wordsOf(say('power.read.no')).includes(fold(typed)) ? false : null;
}

/** The rows of the role that was named: one of them is meant, and none without a doubt. */
function whose(
  choices: readonly Choice<Picked>[],
  theirs: readonly Choice<Picked>[],
  typed: string,
  say: Say,
): string {
  const rows = theirs.map((each) =>
    say('plain.choice', { number: String(choices.indexOf(each) + 1), label: each.label }),
  );
  return say('power.read.whose', { typed, rows: rows.join(' ') });
}

function notListed(choices: readonly Choice<Picked>[], typed: string, say: Say): string {
  // a wrong number is not a misspelt one
  if (!/\p{L}{2}/u.test(typed)) return say('power.read.pick', { typed });
  const near = nearest(
    typed,
    choices.flatMap((each) => [each.short ?? nameOf(each) ?? each.label, each.label]),
  );
  return near === null ? say('power.read.pick', { typed }) : say('power.read.pick-near', { typed, near });
}

const wordsOf = (list: string): readonly string[] => list.split(',').map((each) => each.trim());
