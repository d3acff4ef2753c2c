/** What the answers of a decision come to under its rule. */
import type { Decision } from '../scenario/scenario.ts';
import type { Answer } from '../record/cause.ts';
import type { RoleResult } from '../record/consequence.ts';
import type { Program } from '../program/program.ts';
import { decidersOf, leadOf } from './seat.ts';
import type { DecisionResult, DecisionState, PlainAnswer, RoleAnswer, State } from '../program/state.ts';
import { missing } from '../scenario/missing.ts';

/** A result without its place on the record. */
export type StandingResult = Omit<
  DecisionResult,
  'counts' | 'counted' | 'entry' | 'story' | 'early' | 'reversal'
>;

const nothing: PlainAnswer = { options: [], amount: null, ranking: [] };

/** What guards see of an answer. */
export function plainAnswer(decision: Decision, answer: Answer): PlainAnswer {
  switch (answer.form) {
    case 'options':
      return {
        ...nothing,
        options: inFileOrder(decision, answer.options),
      };
    case 'amount':
      return { ...nothing, amount: answer.amount };
    case 'ranking':
      return { ...nothing, ranking: answer.ranking };
    case 'declined':
      return nothing;
    case 'other':
      return answer.treatAs === null ? nothing : { ...nothing, options: [answer.treatAs] };
  }
}

const inFileOrder = (decision: Decision, options: readonly string[]): readonly string[] =>
  options.length > 1
    ? decision.options.map(({ name }) => name).filter((name) => options.includes(name))
    : options;

function otherwiseOf(decision: Decision): PlainAnswer {
  if (decision.otherwise === null) return nothing;
  if ('amount' in decision.otherwise) return { ...nothing, amount: decision.otherwise.amount };
  const { options } = decision.otherwise;
  if (decision.answer.form === 'ranking') return { ...nothing, ranking: options };
  return { ...nothing, options: inFileOrder(decision, options) };
}

/** Two answers are equal when this is: options as a set, rankings in their order, own words only by what they are treated as. */
function sameness(decision: Decision, own: RoleAnswer): string {
  if (own.answer.form === 'declined') return 'declined';
  if (own.answer.form === 'other' && own.answer.treatAs === null) return `other ${own.entry}`;
  const { options, amount, ranking } = plainAnswer(decision, own.answer);
  return [options.join(' '), amount ?? '', ranking.join(' ')].join('|');
}

/** Whether one stands, which is asked much more often than which one. */
export function isSatisfied(program: Program, state: State, place: number): boolean {
  const answers = state.decisions[place]?.answers ?? [];
  if (answers.length === 0) return false;
  if (program.scenario.decisions[place]?.rule !== 'single') return standing(program, state, place) !== null;
  const deciders = decidersOf(program, state, place);
  return answers.some(({ role }) => deciders.includes(role));
}

/** The answer that stands by the rule, or that the rule calls for the default; null while it is not satisfied. */
export function standing(program: Program, state: State, place: number): StandingResult | null {
  const decision = program.scenario.decisions[place];
  const now = state.decisions[place];
  if (!decision || !now) return null;
  const deciders = decidersOf(program, state, place);
  const given = deciders.flatMap((role) => now.answers.filter((own) => own.role === role));
  const all = given.length === deciders.length && given.length > 0;
  const led = (role: string | null) => given.find((own) => own.role === role) ?? null;
  switch (decision.rule) {
    case 'single': {
      const latest = given.reduce<RoleAnswer | null>(
        (last, own) => (last === null || own.entry > last.entry ? own : last),
        null,
      );
      return latest && stands(decision, now, given, latest);
    }
    case 'lead': {
      const lead = led(leadOf(program, state, place));
      return lead && stands(decision, now, given, lead);
    }
    case 'majority': {
      const most = atLeast(decision, given, Math.floor(deciders.length / 2) + 1);
      if (most) return stands(decision, now, given, most);
      if (!all) return null;
      const lead = decision.tie === 'lead' ? led(leadOf(program, state, place)) : null;
      return lead ? stands(decision, now, given, lead) : byDefault(decision);
    }
    case 'quorum': {
      const enough = atLeast(decision, given, decision.quorum ?? deciders.length);
      return enough ? stands(decision, now, given, enough) : all ? byDefault(decision) : null;
    }
    case 'consensus': {
      const agreed = atLeast(decision, given, deciders.length);
      return agreed ? stands(decision, now, given, agreed) : all ? byDefault(decision) : null;
    }
    case 'each':
      return all ? everyOne(decision, deciders, given) : null;
  }
}

/** What a decision closes with when its time ends, or by hand without further answers. */
export function closing(program: Program, state: State, place: number): StandingResult {
  const decision = program.scenario.decisions[place] ?? missing('decisions', place);
  const by = standing(program, state, place);
  if (by) return by;
  if (decision.rule !== 'each') return byDefault(decision);
  const deciders = decidersOf(program, state, place);
  const given = deciders.flatMap((role) =>
    (state.decisions[place]?.answers ?? []).filter((own) => own.role === role),
  );
  return everyOne(decision, deciders, given);
}

export function byDefault(decision: Decision): StandingResult {
  return { ...otherwiseOf(decision), how: 'default', conditional: false, dissent: [], roles: [], each: [] };
}

/** The first answer, in the order of the deciders, that this many of them share. */
function atLeast(decision: Decision, given: readonly RoleAnswer[], count: number): RoleAnswer | null {
  const keys = given.map((own) => sameness(decision, own));
  return given.find((_, at) => keys.filter((key) => key === keys[at]).length >= count) ?? null;
}

/** The result when one answer stands: those who gave it made the decision, all others dissent (also those consulted). */
function stands(
  decision: Decision,
  now: DecisionState,
  given: readonly RoleAnswer[],
  one: RoleAnswer,
): StandingResult {
  // with a single answer there is nothing to compare
  const alone = now.answers.length === 1;
  const key = alone ? '' : sameness(decision, one);
  const makers = alone ? given : given.filter((own) => sameness(decision, own) === key);
  return {
    ...plainAnswer(decision, one.answer),
    how: howAlike(makers),
    conditional: makers.some((own) => own.grounds.conditions !== undefined),
    dissent: alone
      ? []
      : asAsked(
          decision,
          now.answers.filter((own) => sameness(decision, own) !== key).map((own) => own.role),
        ),
    roles: makers.map((own) => own.role),
    each: [],
  };
}

/** Own words stand beside an option that they are treated as, whoever of those came first. */
function howAlike(makers: readonly RoleAnswer[]): StandingResult['how'] {
  if (makers.some(({ answer }) => answer.form === 'other')) return 'other';
  return makers.every(({ answer }) => answer.form === 'declined') ? 'declined' : 'made';
}

/** Roles as the file asks them: who decides, then who is consulted, then who plays one of these. */
function asAsked({ by, consult }: Decision, roles: readonly string[]): readonly string[] {
  const asked = new Set([...by.roles, ...consult.roles, ...roles]);
  return [...asked].filter((role) => roles.includes(role));
}

/** Every decider's own answer, in their order; who has none has the default. */
function everyOne(
  decision: Decision,
  deciders: readonly string[],
  given: readonly RoleAnswer[],
): StandingResult {
  const each: RoleResult[] = deciders.map((role) => {
    const own = given.find((one) => one.role === role);
    return { role, ...(own ? plainAnswer(decision, own.answer) : otherwiseOf(decision)) };
  });
  return {
    ...together(decision, each),
    how: howAnswered(deciders, given),
    conditional: given.some((own) => own.grounds.conditions !== undefined),
    dissent: [],
    roles: given.map((own) => own.role),
    each,
  };
}

/** Who declines makes nothing: without any other answer it is the defaults of the rest that stand, if there are any. */
function howAnswered(deciders: readonly string[], given: readonly RoleAnswer[]): StandingResult['how'] {
  const answered = given.filter((own) => own.answer.form !== 'declined');
  if (answered.length === 0) return given.length === deciders.length ? 'declined' : 'default';
  return answered.every((own) => own.answer.form === 'other') ? 'other' : 'made';
}

/** Under `each`, what all of them answered alike. */
function together(decision: Decision, each: readonly RoleResult[]): PlainAnswer {
  const [first] = each;
  if (!first) return nothing;
  const options = decision.options
    .map(({ name }) => name)
    .filter((name) => each.every((own) => own.options.includes(name)));
  const amount = each.every((own) => own.amount === first.amount) ? first.amount : null;
  const ranking = each.every((own) => own.ranking.join() === first.ranking.join()) ? first.ranking : [];
  return { options, amount, ranking };
}

/** How many of these roles answered each option. */
export function countAnswers(
  program: Program,
  state: State,
  place: number,
  roles: readonly string[],
): readonly number[] {
  const decision = program.scenario.decisions[place];
  if (!decision) return [];
  const given = (state.decisions[place]?.answers ?? []).filter((own) => roles.includes(own.role));
  const answers = given.map((own) => plainAnswer(decision, own.answer));
  return decision.options.map(({ name }) => answers.filter((answer) => answer.options.includes(name)).length);
}
