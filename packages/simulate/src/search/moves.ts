/** What people may do in a play that a search can also do: answers, actions, sharing a fact, a card by hand, a tick of an evaluator. */
import { actionAllowed, knows, optionAllowed, type Program, type State } from '@sandtable/core';
import { mayShare } from '@sandtable/core/view';
import {
  effectsIn,
  nodesIn,
  whoAnswers,
  type Decision,
  type EventReference,
  type ExpressionNode,
  type Scenario,
  type ScriptAnswer,
  type ScriptStep,
} from '@sandtable/core/scenario';
import { guardsIn } from '../guard.ts';
import { isHandCard, sentInjects } from '../possible/possible.ts';

/** All deciders answer the same; with `first`, the first of them something else. `null`: nobody answers. */
export interface PlannedAnswer {
  readonly answer: ScriptAnswer;
  readonly first: ScriptAnswer | null;
  /** All that the decision asks for is given with it; else nothing is. */
  readonly grounded: boolean;
}

/** What is worth doing at all in this scenario: nobody shares a fact that nothing asks for. */
export interface Repertoire {
  readonly scenario: Scenario;
  /** By decision, in file order. */
  readonly choices: ReadonlyMap<string, readonly PlannedAnswer[]>;
  /** The decisions of which something asks what was given with their answer. */
  readonly grounded: ReadonlySet<string>;
  readonly shares: readonly { readonly fact: string; readonly to: string }[];
  /** Facts of which something follows when they are shared beyond their marking. */
  readonly breaches: readonly string[];
  readonly cards: readonly string[];
  readonly seen: readonly string[];
}

export function repertoireOf(scenario: Scenario): Repertoire {
  const sent = sentInjects(scenario);
  const shares = new Map<string, { readonly fact: string; readonly to: string }>();
  for (const { kind, name, words } of eventsIn(scenario))
    if (kind === 'fact' && words[0] !== undefined && words[0] !== 'said_aloud' && words[0] !== 'breached')
      shares.set(`${name} ${words[0]}`, { fact: name, to: words[0] });
  const grounded = new Set(
    eventsIn(scenario).flatMap(({ kind, name, words }) =>
      kind === 'decision' && words[0] === 'given' ? [name] : [],
    ),
  );
  const breached = new Set(
    eventsIn(scenario).flatMap(({ kind, name, words }) =>
      kind === 'fact' && words[0] === 'breached' ? [name] : [],
    ),
  );
  const choices = scenario.decisions.map((decision) => {
    const plain = choicesFor(decision);
    const all = plain.map((choice) => ({ ...choice, grounded: true }));
    return [decision.name, grounded.has(decision.name) ? [...plain, ...all] : plain] as const;
  });
  return {
    scenario,
    grounded,
    choices: new Map(choices),
    shares: [...shares.values()],
    breaches: scenario.facts.flatMap(({ name, onBreach }) =>
      onBreach.length > 0 || breached.has(name) ? [name] : [],
    ),
    cards: scenario.injects.filter((inject) => isHandCard(inject, sent)).map(({ name }) => name),
    seen: scenario.expected.filter(({ done }) => done === null).map(({ name }) => name),
  };
}

/** Every event that something asks for or waits for. */
function eventsIn(scenario: Scenario): readonly EventReference[] {
  const { injects, decisions, clocks, expected, chances } = scenario;
  const moments = [
    ...[...injects, ...decisions, ...clocks, ...expected].map(({ at }) => at),
    ...chances.map(({ how }) => (how.by === 'moment' ? how.at : null)),
  ];
  return [
    ...expressionsIn(scenario)
      .flatMap(nodesIn)
      .flatMap((node) => (node.op === 'event' ? [node.event] : [])),
    ...moments.flatMap((at) => (at?.at === 'event' ? [at.event] : [])),
  ];
}

const clauseConditions = ({ outcomes }: Scenario): readonly ExpressionNode[] =>
  outcomes.flatMap(({ clauses }) => clauses.flatMap(({ onlyIf }) => onlyIf?.tree ?? []));

/** Every expression that play reads: guards, rates, formulas, values. */
export function expressionsIn(scenario: Scenario): readonly ExpressionNode[] {
  return [
    ...guardsIn(scenario).map(({ expression }) => expression.tree),
    ...clauseConditions(scenario),
    ...scenario.variables.flatMap(({ is, rate }) => [
      ...(is === null ? [] : [is.tree]),
      ...(rate === null ? [] : [rate.expression.tree]),
    ]),
    ...scenario.chances.flatMap(({ how }) => (how.by === 'rate' ? [how.perHour.tree] : [])),
    ...scenario.actions.flatMap(({ cost }) => cost.map(({ value }) => value.tree)),
    ...scenario.measures.flatMap(({ how }) => (how.by === 'sample' ? [how.of.tree] : [])),
    ...effectsIn(scenario).flatMap(({ effect }) =>
      'values' in effect ? effect.values.map(({ value }) => value.tree) : [],
    ),
  ];
}

function choicesFor(decision: Decision): readonly PlannedAnswer[] {
  const names = decision.options.map(({ name }) => name);
  const same = (answer: ScriptAnswer): PlannedAnswer => ({ answer, first: null, grounded: false });
  const options = (chosen: readonly string[]): ScriptAnswer => ({ form: 'options', options: chosen });
  switch (decision.answer.form) {
    case 'choice': {
      const alike = names.map((name) => same(options([name])));
      // where everybody answers for themselves, they may differ
      const apart =
        whoAnswers(decision).length < 2
          ? []
          : names.map((name, at) => ({
              answer: options([name]),
              first: options([names[(at + 1) % names.length] ?? name]),
              grounded: false,
            }));
      return [...alike, ...apart];
    }
    case 'several':
      return [...names.map((name) => same(options([name]))), same(options(names))];
    case 'ranking':
      return [names, names.toReversed()].map((ranking) => same({ form: 'ranking', ranking }));
    case 'amount': {
      const { min, max } = decision.answer;
      const middle = Math.round((min + max) / 2);
      return [...new Set([max, middle, min])].map((amount) => same({ form: 'amount', amount }));
    }
    case 'text':
      return decision.closed ? [] : [same({ form: 'declined' })];
  }
}

/** Whether a choice may be given now: its options' gates hold. */
export function mayChoose(
  program: Program,
  state: State,
  decision: string,
  { answer, first }: PlannedAnswer,
): boolean {
  return [answer, first].every(
    (each) =>
      each === null ||
      each.form !== 'options' ||
      each.options.every((option) => optionAllowed(program, state, decision, option)),
  );
}

/** Any words: what they say, nothing reads. */
const given = 'Given';

/** The steps of a script that give a choice. */
export function answerSteps(
  decision: Decision,
  { answer, first, grounded }: PlannedAnswer,
): readonly ScriptStep[] {
  const asked = grounded ? decision.ask : [];
  const step = (by: readonly string[], what: ScriptAnswer): ScriptStep => ({
    step: 'decide',
    decision: decision.name,
    by,
    answer: what,
    with: null,
    because: asked.includes('rationale') ? given : null,
    confidence: asked.includes('confidence') ? 'medium' : null,
    said: asked.flatMap((of) => (of === 'rationale' || of === 'confidence' ? [] : [{ of, text: given }])),
    at: null,
    place: '',
  });
  const all = whoAnswers(decision);
  return first === null ? [step(all, answer)] : [step(all.slice(0, 1), first), step(all.slice(1), answer)];
}

const later = (now: number): number | null => (now > 0 ? now : null);

export function actionStep(
  { scenario }: Repertoire,
  program: Program,
  state: State,
  name: string,
): ScriptStep | null {
  const action = scenario.actions[program.places.action.get(name) ?? -1];
  const by = action?.by.roles.find((role) => actionAllowed(program, state, name, role));
  return by === undefined ? null : { step: 'do', action: name, by, at: later(state.now), place: '' };
}

export function shareStep(
  { scenario }: Repertoire,
  program: Program,
  state: State,
  fact: string,
  to: string,
): ScriptStep | null {
  if (knows(program, state, to, fact)) return null;
  const by = scenario.roles.find(({ name }) => name !== to && mayShare(program, state, fact, name, to))?.name;
  if (by === undefined) return null;
  const roles = [to];
  return {
    step: 'share',
    fact,
    by,
    with: { written: roles, roles },
    beyond: false,
    at: later(state.now),
    place: '',
  };
}

/** Whoever knows it tells the first whom its marking keeps from it, once. */
export function breachStep(
  { scenario }: Repertoire,
  program: Program,
  state: State,
  fact: string,
): ScriptStep | null {
  if ((state.facts[program.places.fact.get(fact) ?? -1]?.breachedBy.length ?? 0) > 0) return null;
  const roles = scenario.roles.map(({ name }) => name);
  for (const by of roles) {
    if (!knows(program, state, by, fact)) continue;
    const to = roles.find((role) => role !== by && !mayShare(program, state, fact, by, role));
    if (to === undefined) continue;
    const at = later(state.now);
    return { step: 'share', fact, by, with: { written: [to], roles: [to] }, beyond: true, at, place: '' };
  }
  return null;
}

export function cardStep(program: Program, state: State, inject: string): ScriptStep | null {
  const now = state.injects[program.places.inject.get(inject) ?? -1];
  return now?.times === 0 && now.coming !== 'skipped' && now.coming !== 'cancelled'
    ? { step: 'send', inject, at: later(state.now), place: '' }
    : null;
}

export function seenStep(program: Program, state: State, expected: string): ScriptStep | null {
  return state.expected[program.places.expected.get(expected) ?? -1]?.status === 'running'
    ? { step: 'seen', expected, at: later(state.now), place: '' }
    : null;
}

/** Everything that can be done now: what is tried before a play is given up. */
export function everyMove(repertoire: Repertoire, program: Program, state: State): readonly ScriptStep[] {
  const { scenario } = repertoire;
  const answers = scenario.decisions.flatMap((decision, at) => {
    const now = state.decisions[at];
    if (now?.status !== 'open' || now.answers.length > 0) return [];
    const choice = repertoire.choices
      .get(decision.name)
      ?.find((one) => one.first === null && mayChoose(program, state, decision.name, one));
    return choice ? [answerSteps(decision, choice)] : [];
  });
  if (answers[0]) return answers[0];
  const one =
    first(scenario.actions, ({ name }) => actionStep(repertoire, program, state, name)) ??
    first(repertoire.shares, ({ fact, to }) => shareStep(repertoire, program, state, fact, to)) ??
    first(repertoire.breaches, (fact) => breachStep(repertoire, program, state, fact)) ??
    first(repertoire.seen, (name) => seenStep(program, state, name)) ??
    first(repertoire.cards, (name) => cardStep(program, state, name));
  return one === null ? [] : [one];
}

function first<T>(list: readonly T[], step: (one: T) => ScriptStep | null): ScriptStep | null {
  for (const one of list) {
    const found = step(one);
    if (found) return found;
  }
  return null;
}
