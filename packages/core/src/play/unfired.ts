/** Why a chance that a test wanted did not come about: found by playing the test once more and looking at the chance meanwhile. */
import type { Expression, EventReference, Value } from '../scenario/expression.ts';
import type { Chance } from '../scenario/scenario.ts';
import type { ChancePin } from '../scenario/script.ts';
import { momentTime } from '../questions/due.ts';
import { evaluate } from '../questions/evaluate.ts';
import type { Lookout } from './play.ts';
import type { Program } from '../program/program.ts';
import { namesRead } from '../questions/names-read.ts';
import type { State } from '../program/state.ts';

export interface Unfired {
  readonly chance: string;
  readonly why:
    /** The event from which its moment counts never happened; null: its moment lay behind the end. */
    | { readonly why: 'moment'; readonly event: EventReference | null }
    /** Its gate did not hold: at its moment, or (`still`) all the time from there on; what it read last. */
    | {
        readonly why: 'gate';
        readonly from: number;
        readonly still: boolean;
        readonly onlyIf: Expression;
        readonly read: readonly { readonly name: string; readonly value: Value | null }[];
      }
    /** Its rate was nothing, all the time from there on; what it read last. */
    | {
        readonly why: 'rate';
        readonly from: number;
        readonly rate: Expression;
        readonly read: readonly { readonly name: string; readonly value: Value | null }[];
      }
    /** The exercise was over before the time that the test names. */
    | { readonly why: 'over'; readonly wanted: number; readonly end: number };
}

/** The play, with someone who looks at the state at these times. */
export type Again = (lookout: Lookout) => void;

/** Pure. `program` is that of the test, with its luck pinned; `chance` is as its author wrote it. */
export function whyUnfired(
  program: Program,
  state: State,
  chance: Chance,
  pin: ChancePin,
  again: Again,
): Unfired['why'] {
  const { how, onlyIf } = chance;
  const place = program.places.chance.get(chance.name) ?? -1;
  const fired = state.chances[place] ?? 0;
  if (how.by === 'moment') {
    const at = program.chances[place]?.at ?? null;
    const from = at === null ? Infinity : momentTime(program, state, at);
    if (from > state.now || onlyIf === null)
      return { why: 'moment', event: from === Infinity && how.at.at === 'event' ? how.at.event : null };
    let read: Read = [];
    again({ at: [from], seen: (_, then) => (read = namesRead(program, then, onlyIf)) });
    return { why: 'gate', from, still: false, onlyIf, read };
  }
  const wanted = 'times' in pin ? (pin.times[fired] ?? 0) : 0;
  if (wanted > state.now) return { why: 'over', wanted, end: state.now };
  const rate = how.perHour;
  let gated: Read | null = null;
  let still: Read = [];
  again({
    at: ticksFrom(wanted, state.now, program.scenario.tick),
    seen: (_, then) => {
      if (onlyIf !== null && evaluate(program, then, onlyIf.tree) !== true)
        gated = namesRead(program, then, onlyIf);
      else still = namesRead(program, then, rate);
    },
  });
  return onlyIf !== null && gated !== null && still.length === 0
    ? { why: 'gate', from: wanted, still: true, onlyIf, read: gated }
    : { why: 'rate', from: wanted, rate, read: still };
}

type Read = ReturnType<typeof namesRead>;

const ticksFrom = (from: number, to: number, tick: number): readonly number[] =>
  Array.from({ length: Math.floor((to - from) / tick) + 1 }, (_, n) => from + n * tick);
