/** Words after an event: what `kind.name.word` is now (the last table of docs/reference/format.md). */
import type { Answer } from '@sandtable/core/record';
import type { EventReference, Value } from '@sandtable/core/scenario';
import { lastTick, type DecisionLife, type Given, type WindowLife, type World } from './world.ts';

/** The options that an answer stands for. */
export function optionsOf(answer: Answer): readonly string[] {
  if (answer.form === 'options') return answer.options;
  return answer.form === 'other' && answer.treatAs !== null ? [answer.treatAs] : [];
}

/** What is said later goes with the answer. */
export const moreSaid = (answers: readonly Given[], by: string, grounds: object): Given[] =>
  answers.map((one) => (one.by === by ? { ...one, said: [...one.said, ...Object.keys(grounds)] } : one));

export function word(world: World, { kind, name, words }: EventReference): Value {
  const [first = '', second = '', third = ''] = words;
  switch (kind) {
    case 'inject': {
      const { delivered = 0, withdrawn = false } = world.injects[name] ?? {};
      return first === 'times' ? delivered : first === 'withdrawn' ? withdrawn : delivered > 0;
    }
    case 'decision': {
      const life = world.decisions[name];
      return life ? ofDecision(life, first, second, third) : false;
    }
    case 'action': {
      const { length } = world.actions[name]?.times ?? [];
      return first === 'times' ? length : length > 0;
    }
    case 'fact': {
      const { aloud = 0, roles = [], breaches = [] } = world.facts[name] ?? {};
      if (first === 'breached') return breaches.length > 0;
      return first === 'said_aloud' ? aloud > 0 : roles.includes(first);
    }
    case 'phase':
      return ofPhase(world, name, first);
    case 'clock':
      return ofWindow(world, world.clocks[name], first);
    case 'expected':
      return ofWindow(world, world.expected[name], first);
    case 'rule':
      return world.rules[name]?.applied ?? false;
    case 'chance': {
      const { fired = 0 } = world.chances[name] ?? {};
      return first === 'times' ? fired : fired > 0;
    }
    case 'activity':
    case 'discussion':
      return world.talks[name]?.[first === 'closed' ? 'closed' : 'opened'] ?? false;
  }
}

function ofDecision(decision: DecisionLife, first: string, second: string, third: string): Value {
  const { status, how, options, amount, ranking, each, counted, answers, roles } = decision;
  if (first === 'opened' || first === 'reversed') return decision[first];
  const isNumber = ['amount', 'rank', 'count'].includes(first);
  if (status !== 'closed') return isNumber ? 0 : false;
  const own =
    each.length > 0 ? each : counted.map(({ by, answer }) => ({ role: by, options: optionsOf(answer) }));
  switch (first) {
    case 'made':
      return how === 'made' || how === 'other';
    case 'by_default':
      return how === 'default';
    case 'declined':
    case 'other':
      return how === first;
    case 'conditional':
    case 'early':
      return decision[first];
    case 'given': {
      const ground = second.replaceAll(/_(\w)/gu, (_, letter: string) => letter.toUpperCase());
      return answers.some(({ by, said }) => roles.includes(by) && said.includes(ground));
    }
    case 'amount':
      return amount ?? 0;
    case 'rank':
      return ranking.indexOf(second) + 1;
    case 'any':
      return own.some((one) => one.options.includes(second));
    case 'count':
      return own.filter((one) => one.options.includes(second)).length;
    case 'of':
      return own.some((one) => one.role === second && one.options.includes(third));
    default:
      return options.includes(first);
  }
}

function ofPhase(world: World, name: string, first: string): Value {
  const { visits = 0, left = false, done = false, since = 0, until = null } = world.phases[name] ?? {};
  switch (first) {
    case 'entered':
      return visits > 0;
    case 'left':
      return left;
    case 'active':
      return world.phase === name;
    case 'done':
      return done;
    case 'times':
      return visits;
    default:
      return visits === 0 ? 0 : Math.max(0, lastTick(world, until ?? world.now) - since) / 60;
  }
}

function ofWindow(world: World, window: WindowLife | undefined, first: string): Value {
  const { state = 'pending', began = null, until = 0 } = window ?? {};
  if (first === 'minutes_left')
    return state === 'running' ? (until - Math.max(began ?? 0, lastTick(world))) / 60 : 0;
  return first === 'started' ? began !== null : state === (first === 'done' ? 'met' : first);
}
