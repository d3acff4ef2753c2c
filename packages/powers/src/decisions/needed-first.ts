// What must be done first so that an answer is taken: a role that nobody plays is played from here, a barred option is allowed.
import type { DecisionBoard } from '@sandtable/core/view';
import { controlsSeat } from '@sandtable/core';
import { answersWith } from './answer.ts';
import { board } from '../form/choices.ts';
import { chosen, field, yes } from '../form/field.ts';
import type { Choice, ControlSituation, Field, GivenCommand, Values } from '../form/power.ts';

type Decider = DecisionBoard['deciders'][number];
type DecisionOf = (situation: ControlSituation, values: Values) => string | null;

/** Each who may answer, once: the role that is played by another answers through that one. */
export function answerers(of: DecisionBoard | undefined): readonly Decider[] {
  const deciders = of?.deciders ?? [];
  return deciders
    .map((each) => ({ ...each, title: holderOf(deciders, each)?.title ?? each.title, role: each.playedBy }))
    .filter((each, at, all) => all.findIndex(({ role }) => role === each.role) === at);
}
const holderOf = (deciders: readonly Decider[], { playedBy }: Decider): Decider | undefined =>
  deciders.find(({ role }) => role === playedBy);

export function answererChoices(
  of: DecisionBoard | undefined,
  say: ControlSituation['say'],
): readonly Choice[] {
  const all = answerers(of);
  const must = ({ counts, part }: Decider): boolean => counts && (part === 'decides' || part === 'leads');
  // “all” are those who must still answer; where all have, they answer anew
  const waited = all.filter((each) => must(each) && !each.answered);
  const meant = waited.length > 0 ? waited : all.filter(must);
  // under the cursor stands who is still to answer: whoever presses on would answer anew for one who has
  const inTurn = [
    ...all.filter(({ answered, counts }) => !answered && counts),
    ...all.filter(({ answered }) => answered),
    ...all.filter(({ answered, counts }) => !answered && !counts),
  ];
  return inTurn.map((each) => ({
    value: each.role,
    label: each.title,
    short: each.role,
    detail: partWords(each, say),
    ...(meant.length === 0 || meant.includes(each) ? {} : { apart: true as const }),
  }));
}

/** What they are in this decision, and whether they have answered. */
function partWords({ counts, part, answered }: Decider, say: ControlSituation['say']): string {
  const does = say(counts ? `power.part.${part}` : 'power.part.absent');
  return answered ? say('power.part.answered', { part: does }) : does;
}

/** Those of them whose answer would not count, since nobody plays them. */
const absent = (of: DecisionBoard | undefined, roles: readonly string[]): readonly Decider[] =>
  answerers(of).filter((each) => roles.includes(each.role) && !each.counts);

/** Asks whether they are played from here. */
export function playHere(
  decisionOf: DecisionOf,
  rolesOf: (situation: ControlSituation, values: Values) => readonly string[],
): Field<ControlSituation> {
  return field('play-here', {}, (situation, values) => {
    const of = board(situation.view, decisionOf(situation, values));
    const away = absent(of, rolesOf(situation, values));
    if (away.length === 0) return null;
    const roles = away.map(({ title }) => title).join(', ');
    return {
      kind: 'yes-no',
      presumed: true,
      asks: situation.say('power.play-here', { roles, count: away.length }),
    };
  });
}

/** Asks why what is not open is allowed all the same. */
export function allowing(decisionOf: DecisionOf): Field<ControlSituation> {
  return field('allowing', { keyword: 'allowing', words: true }, (situation, values) => {
    const [first, ...others] = barred(board(situation.view, decisionOf(situation, values)), values);
    if (first === undefined) return null;
    const option = [first, ...others].map(({ text }) => text.trim()).join('”, “');
    return {
      kind: 'text',
      asks: situation.say('power.option-barred', { option, why: first.whyNot ?? '-' }),
    };
  });
}

const barred = (of: DecisionBoard | undefined, values: Values): readonly DecisionBoard['options'][number][] =>
  of === undefined
    ? []
    : of.options.filter(({ name, allowed }) => !allowed && answersWith(of.form, values).includes(name));

/** The commands that come before the answer. */
export function neededFirst(
  situation: ControlSituation,
  decision: string,
  roles: readonly string[],
  values: Values,
): readonly GivenCommand[] {
  const of = board(situation.view, decision);
  const seats = yes(values, 'play-here')
    ? absent(of, roles).map(({ role }): GivenCommand => ({
        command: { kind: 'seat', body: { role, participant: controlsSeat } },
        texts: [],
      }))
    : [];
  const allowed = barred(of, values).map(({ name }): GivenCommand => ({
    command: { kind: 'allow', body: { decision, option: name, because: { text: 0 } } },
    texts: [chosen(values, 'allowing')],
  }));
  return [...seats, ...allowed];
}
