/** An answer as people read it: option texts instead of names, the words that were said. */
import { groundOf } from '../record/grounds.ts';
import type { TextSlot, Texts } from '../record/parts.ts';
import type { Answer } from '../record/cause.ts';
import type { DecisionResult, DecisionState, PlainAnswer, RoleAnswer } from '../program/state.ts';
import { askables, type Askable } from '../scenario/answer.ts';
import { type Decision } from '../scenario/scenario.ts';
import { textIn } from '../scenario/text.ts';
import type { Reader } from './reader.ts';

/** Something that was said with an answer; of the confidence its level. */
export interface GroundGiven {
  readonly ask: Askable;
  readonly text: string;
}

export interface StandingAnswer {
  /** `each`: everybody answered for itself, and not all the same. */
  readonly form: 'options' | 'amount' | 'ranking' | 'declined' | 'other' | 'default' | 'each';
  readonly options: readonly string[];
  readonly amount: number | null;
  /** The own words; null where there are none, or where they are not told. */
  readonly text: string | null;
  readonly conditions: string | null;
}

export function optionTexts(decision: Decision, names: readonly string[], reader: Reader): string[] {
  return names.map((name) => {
    const option = decision.options.find((candidate) => candidate.name === name);
    return option ? textIn(option.text, reader) : name;
  });
}

/** One role's answer, as it stands. */
export function answerGiven(
  texts: Texts,
  decision: Decision,
  { answer, grounds, entry, saidIn }: Pick<RoleAnswer, 'answer' | 'grounds' | 'entry' | 'saidIn'>,
  reader: Reader,
): StandingAnswer {
  const words = (of: number, slot: TextSlot | undefined) =>
    slot ? (texts({ entry: of, text: slot.text }) ?? reader.erased) : null;
  return {
    form: answer.form,
    options: optionTexts(decision, optionsOf(answer), reader),
    amount: answer.form === 'amount' ? answer.amount : null,
    text: answer.form === 'other' ? words(entry, answer.said) : null,
    conditions: words(saidIn, grounds.conditions),
  };
}

/** What was said with an answer, whenever it was entered, newest last of each kind. */
export function groundsGiven(
  texts: Texts,
  reader: Reader,
  { grounds, amended, saidIn }: Pick<RoleAnswer, 'grounds' | 'amended' | 'saidIn'>,
): readonly GroundGiven[] {
  return [{ entry: saidIn, grounds }, ...amended].flatMap((each) =>
    askables.flatMap((ask): readonly GroundGiven[] => {
      const said = each.grounds[groundOf[ask]];
      if (said === undefined) return [];
      const text =
        typeof said === 'string' ? said : (texts({ entry: each.entry, text: said.text }) ?? reader.erased);
      return [{ ask, text }];
    }),
  );
}

function optionsOf(answer: Answer): readonly string[] {
  if (answer.form === 'options') return answer.options;
  if (answer.form === 'ranking') return answer.ranking;
  return answer.form === 'other' && answer.treatAs !== null ? [answer.treatAs] : [];
}

/** What a result comes to, in the options, amount or ranking that stand. */
export function resultOf(
  decision: Decision,
  result: Pick<DecisionResult, keyof PlainAnswer | 'how' | 'each'>,
  reader: Reader,
): StandingAnswer {
  const { options, amount, ranking, how } = result;
  const form = how === 'default' || how === 'declined' || how === 'other' ? how : formOf(result);
  return {
    form,
    options: optionTexts(decision, ranking.length > 0 ? ranking : options, reader),
    amount,
    text: null,
    conditions: null,
  };
}

/**
 * What a closed decision came to, in the words and under the conditions of those whose answer stands. Where each answered alone, or in
 * secret, they stand with the roles' answers or nowhere.
 */
export function closedResult(
  texts: Texts,
  decision: Decision,
  { result, answers }: Pick<DecisionState, 'result' | 'answers'>,
  reader: Reader,
): StandingAnswer | null {
  if (result === null) return null;
  const told = decision.ballot === 'secret' || result.each.length > 0 ? [] : result.roles;
  const makers = answers
    .filter(({ role }) => told.includes(role))
    .map((given) => answerGiven(texts, decision, given, reader));
  const joined = (words: readonly (string | null)[]): string | null =>
    [...new Set(words)].filter((one) => one !== null).join('; ') || null;
  const stands = resultOf(decision, result, reader);
  return {
    ...stands,
    text: stands.form === 'other' ? joined(makers.map(({ text }) => text)) : null,
    conditions: joined(makers.map(({ conditions }) => conditions)),
  };
}

/** Which option own words are treated as is exercise control's business, and may be one that nobody was shown. */
export const asSaid = (answer: StandingAnswer | null): StandingAnswer | null =>
  answer?.form === 'other' ? { ...answer, options: [] } : answer;

function formOf({
  options,
  amount,
  ranking,
  each,
}: Pick<DecisionResult, keyof PlainAnswer | 'each'>): StandingAnswer['form'] {
  if (amount !== null) return 'amount';
  if (ranking.length > 0) return 'ranking';
  return options.length === 0 && each.length > 0 ? 'each' : 'options';
}

/** What stands when nobody answers; null where the author wrote `none`. */
export function otherwiseOf(decision: Decision, reader: Reader): StandingAnswer | null {
  const { otherwise } = decision;
  if (otherwise === null) return null;
  const amount = 'amount' in otherwise ? otherwise.amount : null;
  const options = 'amount' in otherwise ? [] : optionTexts(decision, otherwise.options, reader);
  return { form: 'default', options, amount, text: null, conditions: null };
}
