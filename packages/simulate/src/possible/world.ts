/** What is possible so far: the earliest story second of everything that may happen, and what variables may be worth. */
import type { EventReference, ExpressionNode, Scenario, Variable } from '@sandtable/core/scenario';
import type { Ground, NamedTerm } from './assume.ts';
import {
  asNumbers,
  called,
  everyNumber,
  between,
  rangeOfChoices,
  exactly,
  join,
  trueOrFalse,
  rangeOf,
  type Range,
} from './range.ts';

export interface World {
  readonly scenario: Scenario;
  /** By key, as `inject claim`, `knows no_bomb.police`, `by-default manual`; what is not there cannot happen. */
  readonly earliest: Map<string, number>;
  readonly variables: Map<string, Range>;
  readonly ground: Ground;
}

/** Derived variables that stand deeper in one another may be anything: to look into each would take exponentially long. */
const deepest = 3;

export function emptyWorld(scenario: Scenario): World {
  const earliest = new Map<string, number>();
  const variables = new Map<string, Range>();
  for (const variable of scenario.variables)
    if (variable.start !== null) variables.set(variable.name, rangeOf(variable.start));
  const formulas = new Map(scenario.variables.map(({ name, is }) => [name, is?.tree ?? null]));
  const groundAt = (depth: number): Ground => {
    let below: Ground | null = null;
    return {
      termRange: (term) => termRange(world, term),
      formula: (name) => (depth < deepest ? (formulas.get(name) ?? null) : null),
      isWhole: (term) => term.op === 'variable' && named(scenario.variables, term.name)?.whole === true,
      get below() {
        return (below ??= groundAt(depth + 1));
      },
      rivals: (term) => rivalsOf(scenario, term),
    };
  };
  const world: World = {
    scenario,
    earliest,
    variables,
    ground: groundAt(0),
  };
  return world;
}

const named = <T extends { readonly name: string }>(list: readonly T[], name: string): T | undefined =>
  list.find((one) => one.name === name);

/** All that a variable may be by its type. */
function anythingOf(variable: Variable | undefined): Range {
  if (variable?.type === 'boolean') return trueOrFalse;
  return variable?.type === 'choice' ? rangeOfChoices(variable.values) : everyNumber;
}

function termRange(world: World, term: NamedTerm): Range {
  const { scenario } = world;
  switch (term.op) {
    case 'variable': {
      const variable = named(scenario.variables, term.name);
      const kept = world.variables.get(term.name) ?? anythingOf(variable);
      return variable?.whole === true ? called('round', [asNumbers(kept)]) : kept;
    }
    case 'luck': {
      const distribution = named(scenario.luck, term.name)?.distribution;
      if (distribution?.draw === 'one-of')
        return distribution.values.map(rangeOf).reduce<Range | null>(join, null) ?? everyNumber;
      if (distribution?.draw === 'normal') return everyNumber;
      return distribution ? between(distribution.low, distribution.high) : everyNumber;
    }
    case 'parameter': {
      const parameter = named(scenario.parameters, term.name);
      if (parameter?.type === 'choice') return rangeOfChoices(parameter.values);
      return parameter?.type === 'boolean' ? trueOrFalse : everyNumber;
    }
    case 'measure': {
      const how = named(scenario.measures, term.name)?.how;
      // an interval is negative when its second event came first
      if (how?.by !== 'sample') return everyNumber;
      return how.of.type === 'number' ? everyNumber : how.of.type === 'boolean' ? trueOrFalse : everyNumber;
    }
    case 'answer':
      return everyNumber;
    case 'story-minutes':
      return between(0, scenario.duration / 60);
    case 'end':
      return trueOrFalse;
    case 'event':
      return eventRange(world, term.event);
  }
}

/** Truth and number words: 0 until they can be more. */
function eventRange(world: World, event: EventReference): Range {
  const { scenario } = world;
  const when = eventTime(world, event);
  if (
    event.kind === 'fact' &&
    named(scenario.facts, event.name)?.knownTo.roles.includes(event.words[0] ?? '')
  )
    return exactly(1);
  if (when === Infinity) return exactly(0);
  const [word] = event.words;
  switch (word) {
    case 'times':
      return between(0, mostTimes(scenario, event));
    case 'amount': {
      const answer = named(scenario.decisions, event.name)?.answer;
      return answer?.form === 'amount'
        ? between(Math.min(0, answer.min), Math.max(0, answer.max))
        : everyNumber;
    }
    case 'count':
      return between(0, named(scenario.decisions, event.name)?.by.roles.length ?? Infinity);
    case 'rank':
      return between(0, named(scenario.decisions, event.name)?.options.length ?? Infinity);
    case 'minutes':
      return between(0, scenario.duration / 60);
    case 'minutes_left': {
      const windows = event.kind === 'clock' ? scenario.clocks : scenario.expected;
      return between(
        0,
        (named<{ name: string; within: number }>(windows, event.name)?.within ?? Infinity) / 60,
      );
    }
    case undefined:
    default:
      return trueOrFalse;
  }
}

function mostTimes(scenario: Scenario, { kind, name }: EventReference): number {
  switch (kind) {
    case 'inject':
      return named(scenario.injects, name)?.times ?? Infinity;
    case 'action':
      return named(scenario.actions, name)?.times ?? Infinity;
    case 'chance':
      return named(scenario.chances, name)?.times ?? Infinity;
    case 'activity':
    case 'rule':
    case 'clock':
    case 'decision':
    case 'discussion':
    case 'expected':
    case 'fact':
    case 'phase':
      return Infinity;
  }
}

/** The earliest story second at which an event's word may hold; Infinity when it cannot. */
export function eventTime({ scenario, earliest }: World, { kind, name, words }: EventReference): number {
  const at = (key: string) => earliest.get(key) ?? Infinity;
  const [word = '', second = '', third = ''] = words;
  switch (kind) {
    case 'decision':
      if (word === 'opened') return at(`decision ${name}`);
      if (word === 'by_default') return at(`by-default ${name}`);
      if (word === 'any' || word === 'count' || word === 'rank') return at(`option ${name}.${second}`);
      if (word === 'of') return at(`option ${name}.${third}`);
      return named(scenario.decisions, name)?.options.some((option) => option.name === word) === true
        ? at(`option ${name}.${word}`)
        : at(`decision ${name}`);
    case 'fact':
      return word === 'said_aloud' || word === 'breached' ? at(`fact ${name}`) : at(`knows ${name}.${word}`);
    case 'phase':
      return word === 'left' ? at(`left ${name}`) : at(`phase ${name}`);
    case 'clock':
    case 'expected':
      return word === 'missed'
        ? at(`missed ${kind}.${name}`)
        : word === 'met'
          ? at(`met ${kind}.${name}`)
          : at(`${kind} ${name}`);
    case 'inject':
    case 'action':
    case 'rule':
    case 'chance':
    case 'activity':
    case 'discussion':
      return at(`${kind} ${name}`);
  }
}

/** The earliest second at which a guard may come to hold: later than what it waits for. */
export function guardTime(world: World, node: ExpressionNode): number {
  if (node.op === 'event') return eventTime(world, node.event);
  if (node.op === 'binary' && node.operator === 'and')
    return Math.max(guardTime(world, node.left), guardTime(world, node.right));
  if (node.op === 'binary' && node.operator === 'or')
    return Math.min(guardTime(world, node.left), guardTime(world, node.right));
  return 0;
}

function rivalsOf(scenario: Scenario, term: NamedTerm): readonly NamedTerm[] {
  if (term.op !== 'event') return [];
  const { kind, name, words } = term.event;
  const event = (of: string, word: string): NamedTerm => ({
    op: 'event',
    event: { kind, name: of, words: [word] },
  });
  if (kind === 'phase' && words[0] === 'active')
    return scenario.phases.filter((phase) => phase.name !== name).map((phase) => event(phase.name, 'active'));
  if (kind !== 'decision' || words.length !== 1) return [];
  const decision = named(scenario.decisions, name);
  const option = words[0] ?? '';
  if (decision?.answer.form !== 'choice' || !decision.options.some((one) => one.name === option)) return [];
  return decision.options.filter((one) => one.name !== option).map((one) => event(name, one.name));
}
