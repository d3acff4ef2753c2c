/** A play with no one present: the script's steps as soon as they can be done, and the attendant for all it leaves out. */
import type { ScriptStep } from '../scenario/script.ts';
import { attendAhead, interrupted, settleReady } from './attend.ts';
import { begin } from '../program/begin.ts';
import type { Command } from '../record/cause.ts';
import type { Entry, Order, Refusal, Setup } from '../record/entry.ts';
import type { LuckKey } from '../luck/luck.ts';
import type { Program } from '../program/program.ts';
import { attendantAuthor, order } from './order.ts';
import { scriptOrders, type ScriptOrder } from './script.ts';
import { isInPlay } from '../questions/read.ts';
import type { State } from '../program/state.ts';
import { refuse } from '../record/refuse.ts';
import { openTable, type Table } from './table.ts';

export interface Played {
  readonly state: State;
  readonly entries: readonly Entry[];
  /** The free texts of each cause, by entry number. */
  readonly texts: ReadonlyMap<number, readonly string[]>;
  /** Steps that could never be done. */
  readonly undone: readonly Undone[];
  /** Why the exercise did not come to EndEx; null: it did. */
  readonly halted: Halt | null;
}

export type Halt =
  /** Nothing can happen any more in this phase. */
  | { readonly why: 'stuck'; readonly phase: string }
  /** What goes round without end at one second, as `phase a -> phase b`. */
  | { readonly why: 'circle'; readonly cycle: string };

export interface Undone {
  readonly step: ScriptStep;
  /** Why the last try was refused; null: it was never reached. */
  readonly refusal: Refusal | null;
  /** What had closed the decision that it would answer, and when: answers, its deadline, or an agenda that went on. */
  readonly closed: { readonly by: 'answers' | 'window' | 'agenda'; readonly at: number } | null;
}

/** Story times at which `seen` is called: time stands there until it has looked. A jump may pass one; then it looks on arrival. */
export interface Lookout {
  readonly at: readonly number[];
  readonly seen: (at: number, state: State) => void;
}

export interface PlayOptions {
  readonly lookout?: Lookout | null;
  /** Without entries a play costs a fraction: for batches, which look at states only. */
  readonly keep?: boolean;
  /** The key of a play of a batch (`playKey`), which spares hashing its seed `S#i`. */
  readonly key?: LuckKey;
  /** The state to continue from; a new exercise if not given. */
  readonly from?: State;
}

/** Pure: the same program, setup and steps give the same entries. */
export function play(
  program: Program,
  setup: Setup,
  steps: readonly ScriptStep[],
  { lookout = null, keep = true, key, from }: PlayOptions = {},
): Played {
  const table = openTable(program, from ?? begin(program, setup, key), keep);
  const script = scriptOrders(program.scenario, steps);
  const texts = new Map<number, readonly string[]>();
  const held = new Set<string>();
  const looks = watchFor(lookout);
  const rounds = countRounds();
  let cursor = 0;
  let barred: Refusal | null = null;
  let refused: Refusal | null = null;
  let stuck = false;
  // the step for which time halted: it can be done, and nothing has happened since that was found
  let awaited = null as ScriptOrder | null;

  const give = (given: Order, checked = false): Refusal | null => {
    const number = table.state().entries + 1;
    const refusal = table.give(given, checked);
    if (refusal === null && given.texts.length > 0) texts.set(number, given.texts);
    return refusal;
  };
  const take = (given: Order): Refusal | null => {
    const { command } = given;
    if (command.kind !== 'advance') return give(given, true);
    // when the script itself advances time, stop at each time on the way at which the lookout wants to look
    looks.look(table.state());
    for (let at = looks.next(); at !== null && at < command.body.to; at = looks.next()) {
      const refusal = give({ ...given, command: { kind: 'advance', body: { to: at } } });
      if (refusal || table.state().stage !== 'conduct') return refusal;
      looks.look(table.state());
    }
    return give(given);
  };

  while (refused === null && !stuck && table.state().stage !== 'end-ex') {
    const state = table.state();
    const next = script[cursor];
    const due = next !== undefined && (next.at ?? state.now) <= state.now ? next : null;
    const given = due?.order(state.now);
    const bar = due === null || due === awaited ? null : barOf(table, due, given);
    awaited = null;
    const able = bar === null ? due : null;
    if (bar !== null) barred = explaining(barred, bar);
    // settle answered decisions before anything else is done
    const ready = isInPlay(state)
      ? settleReady(program, state, able === null ? null : decisionOf(able))
      : null;
    if (ready) {
      refused = give(order(ready, attendantAuthor));
    } else if (able !== null && given !== undefined) {
      refused = take(given);
      hold(held, able.step, table);
      barred = refused;
      if (refused === null) cursor += 1;
    } else {
      looks.look(state);
      const restraint = { before: soonestOf(next?.at ?? null, looks.next(), state.now), held };
      const command = attendAhead(program, state, restraint);
      if (command === null || command === 'stuck') stuck = true;
      else if (command.kind === 'advance') {
        // a decision opens when something happens, a gate may open with any change of a variable
        const watches = bar !== null && bar.refused !== 'decision.not-open';
        refused = table.pass(command.body.to, attendantAuthor, (then, happened) => {
          awaited = null;
          if (due !== null && isInPlay(then) && (happened || watches)) {
            const still = barOf(table, due);
            if (still === null) awaited = due;
            else barred = explaining(barred, still);
          }
          return awaited !== null || interrupted(program, then, restraint, happened);
        });
      } else refused = rounds.of(program, state, command) ?? give(order(command, attendantAuthor));
    }
  }
  const state = table.state();
  looks.lookAll(state);
  return {
    state,
    entries: table.entries(),
    texts,
    undone: undoneSteps(script.slice(cursor), barred, closedBefore(program, state, script[cursor])),
    halted: haltOf(program, state, refused, stuck),
  };
}

/** A step without a time waits for its decision to be open; with a time it may pre-empt it. */
function tooEarly({ program, state }: Table, { step }: ScriptOrder): Refusal | null {
  if (step.step !== 'decide' || step.at !== null) return null;
  const place = program.places.decision.get(step.decision) ?? -1;
  if (state().decisions[place]?.status !== 'pending') return null;
  const serial = program.scenario.decisions[place]?.serial ?? '';
  return refuse('decision.not-open', { decision: step.decision, serial });
}

const decisionOf = ({ step }: ScriptOrder): string | null => (step.step === 'decide' ? step.decision : null);

/** What the script holds it holds each time, until it releases it before it is due: what delivers it once ends no hold. */
function hold(held: Set<string>, step: ScriptStep, { program, state }: Table): void {
  if (step.step === 'hold') held.add(step.inject);
  if (step.step !== 'release') return;
  const place = program.places.inject.get(step.inject) ?? -1;
  if (state().injects[place]?.held === false) held.delete(step.inject);
}

/** The earlier of two times that lie ahead. */
function soonestOf(step: number | null, look: number | null, now: number): number | null {
  const ahead = step !== null && step > now ? step : null;
  return look === null || look <= now || (ahead !== null && ahead <= look) ? ahead : look;
}

interface Looks {
  /** The next time at which somebody wants to look. */
  readonly next: () => number | null;
  /** Looks at all times that have come. */
  readonly look: (state: State) => void;
  readonly lookAll: (state: State) => void;
}

function watchFor(lookout: Lookout | null): Looks {
  const times = (lookout?.at ?? []).toSorted((one, other) => one - other);
  let looked = 0;
  const lookUntil = (until: number, state: State) => {
    for (let time = times[looked]; time !== undefined && time <= until; time = times[looked]) {
      lookout?.seen(time, state);
      looked += 1;
    }
  };
  return {
    next: () => times[looked] ?? null,
    look: (state) => (state.stage === 'conduct' ? lookUntil(state.now, state) : undefined),
    lookAll: (state) => lookUntil(Infinity, state),
  };
}

/** The attendant may do the same thing this many times within one second before it counts as an endless circle. */
const patience = 1_000;

/** Counts what the attendant does within one second: its commands can form an endless circle although each one ends. */
function countRounds() {
  const counts = new Map<string, number>();
  let at = -1;
  return {
    /** The refusal of a command that it gives once too often. */
    of(program: Program, state: State, command: Command): Refusal | null {
      if (state.now !== at) counts.clear();
      at = state.now;
      const thing = thingOf(program, state, command);
      const count = (counts.get(thing) ?? 0) + 1;
      counts.set(thing, count);
      if (count <= patience) return null;
      const round = [...counts].flatMap(([name, times]) => (times >= patience ? [name.split(', ')[0]] : []));
      return refuse('settle.cycle', { rounds: patience, cycle: [...new Set(round)].join(' -> ') });
    },
  };
}

/** What a command concerns: `inject call`, `phase alarm, item 2`. */
function thingOf(program: Program, state: State, { kind, body }: Command): string {
  if ('inject' in body) return `inject ${body.inject}`;
  if ('decision' in body) return `decision ${body.decision}`;
  const phase = program.scenario.phases[state.phase]?.name;
  return phase === undefined ? kind : `phase ${phase}, item ${state.cursor + 1}`;
}

function haltOf(program: Program, state: State, refused: Refusal | null, stuck: boolean): Halt | null {
  if (refused?.refused === 'settle.cycle')
    return { why: 'circle', cycle: String(refused.values['cycle'] ?? '') };
  return stuck || refused ? { why: 'stuck', phase: program.scenario.phases[state.phase]?.name ?? '' } : null;
}

/** Why a step cannot be done now; null when it can. */
const barOf = (table: Table, step: ScriptOrder, given = step.order(table.state().now)): Refusal | null =>
  tooEarly(table, step) ?? table.bar(given);

/** Which of two refusals says more of a step that cannot be done: what closed a decision meanwhile is not why it could not be answered before. */
const explaining = (earlier: Refusal | null, bar: Refusal): Refusal =>
  earlier !== null && earlier.refused !== 'decision.not-open' && bar.refused === 'decision.closed'
    ? earlier
    : bar;

function undoneSteps(
  left: readonly ScriptOrder[],
  refusal: Refusal | null,
  closed: Undone['closed'],
): readonly Undone[] {
  return [...new Set(left.map(({ step }) => step))].map((step, at) =>
    at === 0 ? { step, refusal, closed } : { step, refusal: null, closed: null },
  );
}

function closedBefore(program: Program, state: State, order: ScriptOrder | undefined): Undone['closed'] {
  if (order?.step.step !== 'decide') return null;
  const now = state.decisions[program.places.decision.get(order.step.decision) ?? -1];
  if (!now?.result) return null;
  const { how, story } = now.result;
  const isOver = now.until !== null && story >= now.until;
  return { by: how !== 'default' ? 'answers' : isOver ? 'window' : 'agenda', at: story };
}
