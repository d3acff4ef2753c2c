// The fields of a power asked one after the other, as numbered questions. Pure: a typed line makes the next question, or an end.
import { type Say, number, unitFor } from '@sandtable/words';
import { fold } from '@sandtable/core/scenario';
import {
  type Choice,
  type Field,
  type FieldName,
  type FieldValue,
  type Picked,
  type Power,
  type Prompt,
  type ReadingContext,
  type Values,
  choiceLabel,
  haveNumbers,
  readTyped,
  standsIn,
} from '@sandtable/powers';
import { presumedOf } from './line-values.ts';

export interface AskedField<S> {
  readonly field: Field<S>;
  readonly prompt: Prompt;
}

/**
 * The first field that must still be asked. `brief`: values were typed with the command, so only what is needed is asked and
 * what is presumed is taken. A yes is presumed of nobody but who is `sure`.
 */
export function nextQuestion<S>(
  power: Power<S>,
  situation: S,
  values: Values,
  brief: boolean,
  sure: boolean,
): { readonly question: AskedField<S> | null; readonly values: Values } {
  let now = values;
  for (const field of power.fields) {
    if (Object.hasOwn(now, field.name)) continue;
    const prompt = field.prompt(situation, now);
    if (prompt === null || prompt.quiet === true) continue;
    const presumed = presumedOf(prompt);
    const isSure = prompt.kind === 'pick' && prompt.sure === true;
    const asks =
      !field.optional &&
      (prompt.kind === 'text' || (!sure && (prompt.kind === 'yes-no' || field.confirmed === true)));
    if (presumed !== undefined && (isSure || (brief && !asks))) {
      // where words may be written in the place of a choice, a choice is for the asker to make
      if (!field.optional || isSure || standsIn(prompt) !== undefined)
        now = { ...now, [field.name]: presumed };
      continue;
    }
    if (brief && field.optional) continue;
    // where words that stand are to be written anew, what was presumed of them may be what was wrong
    if (brief && now !== values && prompt.kind === 'text' && prompt.presumed !== undefined)
      return nextQuestion(power, situation, values, false, sure);
    return { question: { field, prompt }, values: now };
  }
  return { question: null, values: now };
}

/** A moment of the story, in words. */
export type StoryClock = (storySeconds: number) => string;

/** The lines that put a question. */
export function questionLines<S>(
  { field, prompt }: AskedField<S>,
  say: Say,
  clock: StoryClock,
): readonly string[] {
  return promptLines(prompt.asks ?? say(`power.field.${field.name}`), prompt, field.optional, say, clock);
}

/** A question in other words than a field's own. */
export function promptLines(
  asked: string,
  prompt: Prompt,
  optional: boolean,
  say: Say,
  clock: StoryClock,
): readonly string[] {
  const lines = [asked];
  if (prompt.kind === 'pick' || prompt.kind === 'several' || prompt.kind === 'ranking')
    lines.push(...choiceLines(prompt.choices, say));
  if (prompt.kind === 'text' && prompt.presumed !== undefined)
    lines.push(say('plain.stands', { text: prompt.presumed }));
  const how = howTo(prompt, say);
  const presumed = presumedOf(prompt);
  if (presumed !== undefined)
    lines.push(say('plain.enter-takes', { how, presumed: presumedText(prompt, presumed, say, clock) }));
  else lines.push(optional ? say('plain.enter-skips', { how }) : how);
  return lines;
}

/** So many entries are read out, the newest first: of a whole exercise nobody wants to hear them all. */
const mostEntries = 12;

function choiceLines(choices: readonly Choice<Picked>[], say: Say): readonly string[] {
  const own = haveNumbers(choices);
  const told = own ? choices.slice(0, mostEntries) : choices;
  const left = choices.length - told.length;
  const lines = told.map(({ short, label, detail }, place) => {
    const number = own ? (short ?? '') : String(place + 1);
    const words =
      own || short === undefined || fold(short) === fold(label) || label.startsWith(`${short}: `)
        ? label
        : say('plain.choice-short', { short, label });
    return detail === undefined
      ? say('plain.choice', { number, label: words })
      : say('plain.choice-detail', { number, label: words, detail });
  });
  if (lines.length === 0) return [say('plain.no-choices')];
  return left === 0 ? lines : [...lines, say('plain.more-choices', { count: left })];
}

function howTo(prompt: Prompt, say: Say): string {
  switch (prompt.kind) {
    case 'number':
      return prompt.min !== null && prompt.max !== null
        ? say('plain.how.number-range', {
            min: prompt.min,
            max: prompt.max,
            unit: unitFor(prompt.max, prompt.unit ?? '', say.language),
          })
        : say('plain.how.number');
    case 'pick':
      return say(prompt.free === true ? 'plain.how.pick-free' : 'plain.how.pick');
    case 'duration':
    case 'effects':
    case 'moment':
    case 'ranking':
    case 'several':
    case 'text':
    case 'wall':
    case 'yes-no': {
      const { kind } = prompt;
      return say(`plain.how.${kind}`);
    }
  }
}

function presumedText(prompt: Prompt, value: FieldValue, say: Say, clock: StoryClock): string {
  switch (prompt.kind) {
    case 'text':
      return say('plain.as-it-stands');
    case 'yes-no':
      return say(value === true ? 'plain.yes' : 'plain.no');
    case 'moment':
      return typeof value === 'number' ? clock(value) : '';
    case 'several':
      if (prompt.choices.length > 1 && prompt.presumed?.length === prompt.choices.length)
        return say('plain.all');
      return labels(prompt.choices, prompt.presumed ?? []);
    case 'pick':
      return labels(prompt.choices, prompt.presumed === undefined ? [] : [prompt.presumed]);
    case 'number':
      return typeof value === 'number' ? number(value, prompt.unit, { say, language: say.language }) : '';
    case 'duration':
    case 'effects':
    case 'ranking':
    case 'wall':
      return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  }
}

function labels(choices: readonly Choice<Picked>[], values: readonly Picked[]): string {
  return values.map((each) => choiceLabel(choices, each)).join(', ');
}

export type Answered =
  | { readonly done: 'value'; readonly name: FieldName; readonly value: FieldValue | null }
  /** None of the choices: these words are for the field that follows. */
  | { readonly done: 'onward'; readonly name: FieldName; readonly value: FieldValue }
  | { readonly done: 'cancel' | 'enough' | 'back' }
  | { readonly done: 'problem'; readonly problem: string };

/** Reads the answer to a question; an empty line takes what is presumed or leaves the field out. */
export function answerQuestion<S>(
  { field, prompt }: AskedField<S>,
  typed: string,
  reading: ReadingContext,
): Answered {
  const { say } = reading;
  const words = typed.trim();
  for (const done of ['cancel', 'enough', 'back'] as const)
    if (isOneOf(say(`plain.word.${done}`), words)) return { done };
  if (words === '') {
    const presumed = presumedOf(prompt);
    if (presumed !== undefined) return { done: 'value', name: field.name, value: presumed };
    return field.optional
      ? { done: 'value', name: field.name, value: null }
      : { done: 'problem', problem: say('power.read.needed') };
  }
  const read = readTyped(prompt, words, reading);
  if ('value' in read) return { done: 'value', name: field.name, value: read.value };
  return prompt.kind === 'pick' && prompt.onward !== undefined
    ? { done: 'onward', name: field.name, value: prompt.onward }
    : { done: 'problem', problem: read.problem };
}

export function isOneOf(list: string, typed: string): boolean {
  return list.split(',').some((each) => fold(each) === fold(typed));
}
