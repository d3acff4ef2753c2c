// What things are called when the story is told: titles instead of names, serials where people use them aloud.
import {
  groundOf,
  type Answer,
  type AnswerGrounds,
  type Printed,
  type RoleResult,
  type TextReference,
  type Texts,
} from '@sandtable/core/record';
import {
  fillIn,
  injectTitle as titleOfInject,
  named,
  optionText as textOfOption,
  roundHalfUp,
  textIn,
  textOrNull,
  titleOf as title,
  shownSender,
  titleOfMeasure,
  titleOfSpeaker,
  type Inject,
  type Scenario,
  type TitledKind,
  type Value,
} from '@sandtable/core/scenario';
import { cleanLine, withinSentence } from './clean.ts';
import { number, value } from './number.ts';
import { storyTime } from './time.ts';
import type { Say } from '../words.ts';
import type { Tongue } from './tongue.ts';
import { widthOf } from './width.ts';

/** What telling an entry needs beside the entry. */
export interface Telling extends Tongue {
  readonly scenario: Scenario;
  readonly texts: Texts;
}

/** A text with its placeholders filled: `{queue}`; `{{` is a brace. What is not known stays as it was written. */
export const filled = (text: string, printed: Printed, telling: Telling): string =>
  fillIn(text, printed, {
    ...telling,
    value: (of, unit) => value(of, unit, telling),
    time: (of) => storyTime(of, telling),
  });

/** Who speaks or is spoken to: a role, an actor or exercise control. */
export const roleName = (name: string, telling: Omit<Telling, 'texts'>): string =>
  name === 'exercise_control'
    ? telling.say('format.exercise-control')
    : cleanLine(titleOfSpeaker(name, telling));

/** Who sends, for those who may know it, and whom players take for the sender where that is somebody else. */
export function senderName(from: string, inject: Inject | null, telling: Omit<Telling, 'texts'>): string {
  const shown = shownSender(inject, from, telling.scenario);
  return senderWords(roleName(from, telling), shown && roleName(shown, telling), telling.say);
}

/** The same, of names that are known already. */
export const senderWords = (sender: string, shown: string | null, say: Say): string =>
  shown === null ? sender : say('format.sender', { sender, shown });

/** Whom players are told it comes from. */
export const toldSenderName = (inject: Inject, telling: Telling): string =>
  roleName(shownSender(inject, inject.from, telling.scenario) ?? inject.from, telling);

/** Making one takes longer than all that it is used for in a paper. */
const lists = new Map<string, Intl.ListFormat>();

export function listOf(parts: readonly string[], { language }: Tongue): string {
  const format = lists.get(language) ?? new Intl.ListFormat(language, { type: 'conjunction' });
  lists.set(language, format);
  return format.format(parts);
}

/** Titles of roles; all of them are “everybody”, none is “nobody”. */
export function roleNames(names: readonly string[] | 'all', telling: Telling): string {
  const { scenario, say } = telling;
  if (names === 'all') return say('format.everybody');
  if (names.length === 0) return say('format.nobody');
  if (scenario.roles.length > 1 && scenario.roles.every((role) => names.includes(role.name)))
    return say('format.everybody');
  // two participants who may not be told apart are named once
  return listOf([...new Set(names.map((name) => roleName(name, telling)))], telling);
}

/** `2-07 “Second sighting reported”`; an ad-hoc inject has no serial. */
export function injectName(name: string, telling: Telling): string {
  const inject = named(telling.scenario.injects, name);
  if (inject === undefined) return telling.say('format.adhoc');
  return telling.say('format.serial-title', {
    serial: inject.serial,
    title: cleanInjectTitle(name, telling),
  });
}

/** Its title, else how its text begins. */
export function cleanInjectTitle(name: string, telling: Telling): string {
  const inject = named(telling.scenario.injects, name);
  if (inject === undefined) return telling.say('format.adhoc');
  return cleanLine(titleOfInject(inject, telling, widthOf));
}

export function decisionSerial(name: string, telling: Telling): string {
  return named(telling.scenario.decisions, name)?.serial ?? name;
}

/** What an item of an agenda does, in a few words; `place` counts from 0. */
export function agendaItemName(phase: string, place: number, telling: Telling): string {
  const item = telling.scenario.phases.find(({ name }) => name === phase)?.agenda[place];
  if (item === undefined) return String(place + 1);
  switch (item.does) {
    case 'inject':
      return injectName(item.inject, telling);
    case 'decide':
      return decisionSerial(item.decision, telling);
    case 'discuss':
      return cleanTitle('discussions', item.discussion, telling);
    case 'activity':
      return cleanTitle('activities', item.activity, telling);
    case 'advance':
    case 'break':
    case 'brief-back':
    case 'say':
      return telling.say(`format.item.${item.does}`);
  }
}

export function cleanOptionText(decision: string, option: string, telling: Telling): string {
  const of = named(telling.scenario.decisions, decision);
  return of === undefined ? option : cleanLine(textOfOption(of, option, telling));
}

function amountText(decision: string, amount: number, telling: Telling): string {
  const answer = named(telling.scenario.decisions, decision)?.answer;
  return number(amount, answer?.form === 'amount' ? textOrNull(answer.unit, telling) : null, telling);
}

type PlainAnswer = Pick<RoleResult, 'options' | 'amount' | 'ranking'>;

/** A standing answer: its options, amount or ranking in words. */
export function standingText(decision: string, answer: PlainAnswer, telling: Telling): string {
  if (answer.amount !== null) return amountText(decision, answer.amount, telling);
  const within = (option: string) => withinSentence(cleanOptionText(decision, option, telling));
  if (answer.ranking.length > 0) return answer.ranking.map(within).join(' > ');
  if (answer.options.length > 0) return listOf(answer.options.map(within), telling);
  return telling.say('format.no-answer');
}

/** What stands for one of those who decide each for itself. Whoever answered, and with none of the options, is not without an answer. */
export const ownText = (
  { decision, roles }: { readonly decision: string; readonly roles: readonly string[] },
  own: PlainAnswer & { readonly role: string },
  telling: Telling,
): string =>
  saysNothing(own) && roles.includes(own.role)
    ? telling.say('format.none-of-these')
    : standingText(decision, own, telling);

/** Nothing of it stands. */
export const saysNothing = ({ options, amount, ranking }: PlainAnswer): boolean =>
  options.length === 0 && amount === null && ranking.length === 0;

/** What kind of thing was said with an answer: `Rationale, Dissent`; nothing but when it was said. */
export const whatWasSaid = (grounds: Omit<AnswerGrounds, 'conditions'>, { say }: Tongue): string =>
  Object.values(groundOf)
    .filter((key) => grounds[key] !== undefined)
    .map((key) => say(`aar.ground.${key}`))
    .join(', ') || say('format.when-said');

/** An answer as it was given. `entry` holds its texts. */
export function answerText(decision: string, answer: Answer, entry: number, telling: Telling): string {
  switch (answer.form) {
    case 'options':
      return standingText(decision, { options: answer.options, amount: null, ranking: [] }, telling);
    case 'amount':
      return amountText(decision, answer.amount, telling);
    case 'ranking':
      return standingText(decision, { options: [], amount: null, ranking: answer.ranking }, telling);
    case 'declined':
      return telling.say('format.declined');
    case 'other': {
      const said = spoken({ entry, text: answer.said.text }, telling);
      if (answer.treatAs === null) return telling.say('format.other', { said });
      return telling.say('format.other-treated', {
        said,
        option: standingText(decision, { options: [answer.treatAs], amount: null, ranking: [] }, telling),
      });
    }
  }
}

/** A free text, on one line; says so when its words were erased. */
export function spoken(reference: TextReference, telling: Telling): string {
  const text = telling.texts(reference);
  return text === null ? telling.say('format.erased-text') : cleanLine(text);
}

/** The same of a part of an entry that may be left out; nothing where it was. */
export const spokenIfAny = (
  entry: number,
  slot: Pick<TextReference, 'text'> | undefined,
  telling: Telling,
): string => (slot === undefined ? '' : spoken({ entry, text: slot.text }, telling));

/** The title or text by which people know a thing of the scenario. */
export const cleanTitle = (kind: TitledKind, name: string, telling: Omit<Telling, 'texts'>): string =>
  cleanLine(title(kind, name, telling));

export function measureName(name: string, telling: Telling): string {
  const measure = named(telling.scenario.measures, name);
  return measure === undefined ? name : cleanLine(titleOfMeasure(measure, telling));
}

/** Null where its author has not said what people call it. */
export function luckTitle(name: string, telling: Telling): string | null {
  const title = telling.scenario.luck.find((each) => each.name === name)?.title ?? null;
  return title === null ? null : cleanLine(textIn(title, telling));
}

export function variableValue(name: string, of: Value | null, telling: Telling): string {
  const variable = telling.scenario.variables.find((each) => each.name === name);
  const read = variable?.whole === true && typeof of === 'number' ? roundHalfUp(of) : of;
  return value(read, textOrNull(variable?.unit ?? null, telling), telling);
}
