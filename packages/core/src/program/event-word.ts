/** What an event's word says now: `inject.note.delivered`, `decision.manual.all`. True is 1, false 0. */
import type { EventReference } from '../scenario/expression.ts';
import type { Closure, Places, Evaluation } from './program.ts';
import { askables, askableWord, type Askable } from '../scenario/answer.ts';
import { groundOf } from '../record/grounds.ts';
import type { DecisionResult, DecisionState, TalkState, WindowState } from './state.ts';
import { missing } from '../scenario/missing.ts';

export function eventWord(
  places: Places,
  optionPlaces: readonly ReadonlyMap<string, number>[],
  tick: number,
  event: EventReference,
): Closure {
  const at = places[event.kind].get(event.name) ?? -1;
  const [word = '', second = '', third = ''] = event.words;
  switch (event.kind) {
    case 'inject':
      return injectWord(at, word);
    case 'decision':
      return decisionWord(at, word, second, third, (option) => optionPlaces[at]?.get(option) ?? -1);
    case 'action':
      return word === 'times'
        ? (r) => r.state.actions[at]?.times ?? 0
        : (r) => bit((r.state.actions[at]?.times ?? 0) > 0);
    case 'fact': {
      if (word === 'said_aloud') return (r) => bit((r.state.facts[at]?.aloud ?? null) !== null);
      if (word === 'breached') return (r) => bit((r.state.facts[at]?.breachedBy.length ?? 0) > 0);
      const role = places.role.get(word) ?? -1;
      return (r) => bit((r.state.facts[at]?.since[role] ?? -1) >= 0);
    }
    case 'phase':
      return phaseWord(at, word, tick);
    case 'clock':
      return windowWord((r) => r.state.clocks[at] ?? missing('clocks', at), word);
    case 'expected':
      return windowWord((r) => r.state.expected[at] ?? missing('expected', at), word);
    case 'rule':
      return (r) => bit(r.state.rules[at] ?? missing('rules', at));
    case 'chance':
      return word === 'times'
        ? (r) => r.state.chances[at] ?? missing('chances', at)
        : (r) => bit((r.state.chances[at] ?? missing('chances', at)) > 0);
    case 'activity':
      return talkWord((r) => r.state.activities[at] ?? missing('activities', at), word);
    case 'discussion':
      return talkWord((r) => r.state.discussions[at] ?? missing('discussions', at), word);
  }
}

const bit = (truth: boolean): number => (truth ? 1 : 0);
const never: Closure = () => 0;

function injectWord(at: number, word: string): Closure {
  const of = (r: Evaluation) => r.state.injects[at] ?? missing('injects', at);
  if (word === 'times') return (r) => of(r).times;
  return word === 'withdrawn' ? (r) => bit(of(r).delivery === 'withdrawn') : (r) => bit(of(r).times > 0);
}

function decisionWord(
  at: number,
  word: string,
  second: string,
  third: string,
  placeOf: (option: string) => number,
): Closure {
  const of = (r: Evaluation) => r.state.decisions[at] ?? missing('decisions', at);
  const result = (r: Evaluation) => of(r).result;
  switch (word) {
    case 'opened':
      return (r) => bit(of(r).everOpened);
    case 'made':
      return (r) => bit(result(r)?.how === 'made' || result(r)?.how === 'other');
    case 'by_default':
      return (r) => bit(result(r)?.how === 'default');
    case 'declined':
      return (r) => bit(result(r)?.how === 'declined');
    case 'other':
      return (r) => bit(result(r)?.how === 'other');
    case 'conditional':
      return (r) => bit(result(r)?.conditional === true);
    case 'early':
      return (r) => bit(result(r)?.early === true);
    case 'given': {
      const ground = askables.find((ask) => askableWord(ask) === second);
      return ground === undefined ? never : (r) => bit(isGiven(of(r), ground));
    }
    case 'reversed':
      return (r) => bit(of(r).reversed);
    case 'amount':
      return (r) => result(r)?.amount ?? 0;
    case 'rank':
      return (r) => (result(r)?.ranking.indexOf(second) ?? -1) + 1;
    case 'count': {
      const count = howMany(placeOf(second), second);
      return (r) => count(result(r));
    }
    case 'any': {
      const count = howMany(placeOf(second), second);
      return (r) => bit(count(result(r)) > 0);
    }
    case 'of':
      return (r) =>
        bit(result(r)?.each.some((own) => own.role === second && own.options.includes(third)) === true);
    default:
      return (r) => bit(result(r)?.options.includes(word) === true);
  }
}

/** Whether it was said with the answer that stands, by anybody whose answer it is, then or later. */
const isGiven = ({ result, answers }: DecisionState, ask: Askable): boolean =>
  result !== null &&
  answers.some(
    ({ role, grounds, amended }) =>
      result.roles.includes(role) &&
      [grounds, ...amended.map((later) => later.grounds)].some((said) => said[groundOf[ask]] !== undefined),
  );

/** How many deciders answered so; under `each` whoever has the default counts with it, for it acts as an answer of theirs. */
const howMany = (place: number, option: string) => (result: DecisionResult | null) =>
  result === null
    ? 0
    : result.each.length === 0
      ? (result.counts[place] ?? 0)
      : result.each.filter((own) => own.options.includes(option)).length;

function phaseWord(at: number, word: string, tick: number): Closure {
  const of = (r: Evaluation) => r.state.phases[at] ?? missing('phases', at);
  switch (word) {
    case 'entered':
      return (r) => bit(of(r).visits > 0);
    case 'times':
      return (r) => of(r).visits;
    case 'left':
      return (r) => bit(of(r).everLeft);
    case 'active':
      return (r) => bit(r.state.phase === at);
    case 'done':
      return (r) => bit(of(r).done);
    case 'minutes':
      return (r) => {
        const phase = of(r);
        if (phase.visits === 0) return 0;
        // what is left stands where it stood: at the last tick before
        const until = phase.leftAt === null ? r.state.ticked : Math.floor(phase.leftAt / tick) * tick;
        return until > phase.countsFrom ? (until - phase.countsFrom) / 60 : 0;
      };
    default:
      return never;
  }
}

function windowWord(of: (r: Evaluation) => WindowState, word: string): Closure {
  switch (word) {
    case 'started':
      return (r) => bit(of(r).startedAt !== null);
    case 'met':
    case 'done':
      return (r) => {
        const { status } = of(r);
        return bit(status === 'met' || status === 'seen' || status === 'late');
      };
    case 'missed':
      return (r) => bit(of(r).status === 'missed' || of(r).status === 'not-seen');
    case 'minutes_left':
      return (r) => {
        const window = of(r);
        if (window.status !== 'running' || window.until === null) return 0;
        const from =
          window.startedAt !== null && window.startedAt > r.state.ticked ? window.startedAt : r.state.ticked;
        return (window.until - from) / 60;
      };
    default:
      return never;
  }
}

function talkWord(of: (r: Evaluation) => TalkState, word: string): Closure {
  return word === 'closed' ? (r) => bit(of(r).status === 'closed') : (r) => bit(of(r).status !== 'to-come');
}
