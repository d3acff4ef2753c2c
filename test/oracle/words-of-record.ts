/** What the record says, in the words in which screens tell it: values, times, answers. Only the words are shared with what is under test. */
import type { Answer, TextReference, Texts } from '@sandtable/core/record';
import type { Decision, Scenario, Text } from '@sandtable/core/scenario';
import { gauge, number, storyTimeAt, words } from '@sandtable/words';
import { variableNow } from '../model/numbers.ts';
import { isOpenOption } from '../model/decisions.ts';
import { lifeOf, type DecisionLife } from '../model/world.ts';
import { answerKey, type RecordSays } from './record-says.ts';

const say = words('en');
/** Plays of the tests are in no zone but the machine's own. */
export const tongue = { say, language: 'en', zone: null };

export const en = (text: Text): string => text['en']?.trim() ?? '';
export const timeAt = ({ story }: Scenario, seconds: number): string => storyTimeAt(story, seconds, tongue);

export function titleOfRole({ roles, actors }: Scenario, name: string): string {
  if (name === 'exercise_control') return say('cast.control');
  const one = [...roles, ...actors].find((each) => each.name === name);
  return one === undefined ? name : en('title' in one ? one.title : one);
}

export function gaugeWords({ world }: RecordSays, variable: Scenario['variables'][number]): string {
  const { name, title, min, max, unit, shownAs } = variable;
  const value = variableNow(world, name);
  return gauge({ name, title: en(title), value, min, max, unit: unit && en(unit), shownAs }, tongue);
}

/** Titles of the values that a role may see, with their words; and titles of those that it does not see yet: a name with a no tells what may come. */
export function gaugesFor(
  says: RecordSays,
  role: string,
): { readonly shown: readonly string[]; readonly hidden: readonly string[] } {
  const { world } = says;
  const seen = world.scenario.variables.filter(({ seenBy }) => seenBy.roles.includes(role));
  const isHidden = ({ name, start }: (typeof seen)[number]) =>
    start === false && variableNow(world, name) === false;
  return {
    shown: seen
      .filter((each) => !isHidden(each))
      .map((each) => `${en(each.title)}: ${gaugeWords(says, each)}`),
    hidden: seen.filter(isHidden).map(({ title }) => `${en(title)}: `),
  };
}

export interface LetteredOption {
  readonly name: string;
  readonly text: string;
  readonly letter: string | null;
  readonly open: boolean;
}

/** In the order of their letters, those that have none last; as long as it never opened those that can be chosen now have the letters. */
export function optionsNow({ world }: RecordSays, decision: Decision): readonly LetteredOption[] {
  const { lettered } = lifeOf(world.decisions, decision.name);
  const names = decision.options.map(({ name }) => name);
  const isOpen = (name: string) => isOpenOption(world, decision, name);
  const withLetter = lettered.length === 0 ? names.filter(isOpen) : lettered;
  return [...withLetter, ...names.filter((name) => !withLetter.includes(name))].map((name, at) => ({
    name,
    text: optionText(decision, name),
    letter: at < withLetter.length ? String.fromCharCode(97 + at) : null,
    open: isOpen(name),
  }));
}

export const optionText = ({ options }: Decision, name: string): string => {
  const option = options.find((each) => each.name === name);
  return option === undefined ? name : en(option.text);
};

export interface Stands {
  readonly form: Answer['form'] | 'default' | 'each';
  readonly options: readonly string[];
  readonly amount: number | null;
  readonly ranking: readonly string[];
  readonly words: string | null;
  readonly conditions: string | null;
}

/** `called`: what an option is called on that screen. */
export function standsWords(
  decision: Decision,
  { form, options, amount, ranking, words: own, conditions }: Stands,
  called: (name: string) => string = (name) => optionText(decision, name),
): string {
  const unit = decision.answer.form === 'amount' ? decision.answer.unit : null;
  const chosen =
    amount !== null
      ? number(amount, unit && en(unit), tongue)
      : ranking.length > 0
        ? ranking.map(called).join(form === 'ranking' ? ' > ' : ', ')
        : options.map(called).join(', ');
  const told = ((): string => {
    if (form === 'declined') return say('desk.answer.declined');
    if (form === 'default')
      return say('desk.answer.default', {
        // its full stop does not end the sentence in which it stands
        what: chosen === '' ? say('format.no-answer') : chosen.replace(/(?<!\.)\.$/u, ''),
      });
    if (form === 'each') return say('desk.rule.each');
    if (form !== 'other') return chosen;
    const said = own === null ? say('desk.answer.own-words') : say('desk.answer.other', { text: own });
    return chosen === '' ? said : say('desk.answer.as', { own: said, option: chosen });
  })();
  const bare = (text: string): string => text.trim().replace(/(?<!\.)\.$/u, '');
  return conditions === null
    ? told
    : say('desk.answer.if', { words: bare(told), conditions: bare(conditions) });
}

const read = (texts: Texts, at: TextReference | null = null): string | null =>
  at && (texts(at) ?? say('format.erased-text'));

/** A role's answer, as it stands on the record; null: it has given none. */
export function answerStands(
  { world, said }: RecordSays,
  decision: Decision,
  role: string,
  texts: Texts,
): Stands | null {
  const given = lifeOf(world.decisions, decision.name).answers.find(({ by }) => by === role);
  if (given === undefined) return null;
  const { answer } = given;
  const own = said.get(answerKey(decision.name, role));
  return {
    form: answer.form,
    options:
      answer.form === 'options'
        ? answer.options
        : answer.form === 'other' && answer.treatAs !== null
          ? [answer.treatAs]
          : [],
    amount: answer.form === 'amount' ? answer.amount : null,
    ranking: answer.form === 'ranking' ? answer.ranking : [],
    words: read(texts, own?.words),
    conditions: read(texts, own?.conditions),
  };
}

/** What a closed decision came to. Where each answered alone, or in secret, words and conditions are not told with it. */
export function resultStands(says: RecordSays, decision: Decision, texts: Texts): Stands | null {
  const life = lifeOf(says.world.decisions, decision.name);
  if (life.status !== 'closed' || life.how === null) return null;
  const { how, options, amount, ranking } = life;
  const told =
    decision.ballot === 'secret' || life.each.length > 0 ? [] : (says.makers.get(decision.name)?.roles ?? []);
  const makers = told.flatMap((role) => answerStands(says, decision, role, texts) ?? []);
  const joined = (all: readonly (string | null)[]) =>
    [...new Set(all)].filter((one) => one !== null).join('; ') || null;
  return {
    form: how !== 'made' ? how : formOf(life),
    options,
    amount,
    ranking,
    words: how === 'other' ? joined(makers.map((own) => own.words)) : null,
    conditions: joined(makers.map((own) => own.conditions)),
  };
}

function formOf({ options, amount, ranking, each }: DecisionLife): Stands['form'] {
  if (amount !== null) return 'amount';
  if (ranking.length > 0) return 'ranking';
  return each.length > 0 && options.length === 0 ? 'each' : 'options';
}

/** Whether it is hidden whose answer is which. */
export const isCovered = ({ world }: RecordSays, { name, ballot }: Decision): boolean =>
  ballot === 'secret' || (ballot === 'sealed' && lifeOf(world.decisions, name).status !== 'closed');
