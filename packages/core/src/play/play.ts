/** A play with no one present: the script's steps as soon as they can be done, and the attendant for all it leaves out. */
import type { ScriptStep } from '../scenario/scenario.ts';
import { attend, passesFreely, settleReady, type Restraint } from './attend.ts';
import { begin } from '../program/begin.ts';
import type { Entry, Order, Refusal, Setup } from '../record/entry.ts';
import type { LuckKey } from '../luck/luck.ts';
import type { Program } from '../program/program.ts';
import { attendantAuthor, order } from './order.ts';
import { scriptOrders, type ScriptOrder } from './script.ts';
import type { State } from '../program/state.ts';
import { refuse } from '../record/refuse.ts';
import { openTable } from './table.ts';

export interface Played {
  readonly state: State;
  readonly entries: readonly Entry[];
  /** The free texts of each cause, by entry number. */
  readonly texts: ReadonlyMap<number, readonly string[]>;
  /** Steps that could never be done. */
  readonly undone: readonly Undone[];
  /** The phase in which nothing could happen any more, when the exercise did not come to EndEx. */
  readonly stuck: string | null;
}

export interface Undone {
  readonly step: ScriptStep;
  /** Why the last try was refused; null: it was never reached. */
  readonly refusal: Refusal | null;
  /** What had closed the decision that it would answer, and when: answers, its deadline, or an agenda that went on. */
  readonly closed: { readonly by: 'answers' | 'window' | 'agenda'; readonly at: number } | null;
}

/** Commands without story time moving that are taken for an exercise that turns in circles. */
const patience = 5_000;

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
}

/** Pure: the same program, setup and steps give the same entries. */
export function play(
  program: Program,
  setup: Setup,
  steps: readonly ScriptStep[],
  { lookout = null, keep = true, key }: PlayOptions = {},
): Played {
  const { scenario } = program;
  const table = openTable(program, begin(program, setup, key), keep);
  const script = scriptOrders(scenario, steps);
  const texts = new Map<number, readonly string[]>();
  const held = new Set<string>();
  const looks = (lookout?.at ?? []).toSorted((a, b) => a - b);
  let looked = 0;
  let cursor = 0;
  let refusal: Refusal | null = null;
  let stuck: string | null = null;
  let idle = 0;

  const give = (given: Order): Refusal | null => {
    const before = table.state().now;
    const number = table.state().entries + 1;
    const refused = table.give(given);
    if (refused) return refused;
    if (given.texts.length > 0) texts.set(number, given.texts);
    idle = table.state().now > before ? 0 : idle + 1;
    return null;
  };
  const pass = (to: number): Refusal | null => {
    idle = 0;
    return table.pass(to, attendantAuthor);
  };

  while (table.state().stage !== 'end-ex') {
    const state = table.state();
    const next = script[cursor];
    const isDue = next !== undefined && (next.at === null || state.now >= next.at);
    // what was answered stands before anything else is done
    const ready =
      state.stage === 'conduct' ? settleReady(program, state, isDue ? decisionOf(next) : null) : null;
    if (ready && !give(order(ready, attendantAuthor))) continue;
    if (isDue) {
      refusal = tooEarly(program, state, next) ?? give(next.order(state.now));
      if (!refusal) {
        hold(held, next.step);
        cursor += 1;
        continue;
      }
    }
    while (looked < looks.length && (looks[looked] ?? 0) <= state.now && state.stage === 'conduct')
      lookout?.seen(looks[looked++] ?? 0, state);
    const restraint = restraintOf(script, cursor, state, held, looks[looked] ?? null);
    const quiet = keep ? state.now : quietUntil(program, state, next, restraint);
    const command = attend(program, state, restraint, quiet > state.now ? () => quiet : table.nextInstant);
    const phase = scenario.phases[state.phase]?.name ?? null;
    const refused =
      command === null || command === 'stuck'
        ? null
        : quiet > state.now && command.kind === 'advance'
          ? pass(command.body.to)
          : give(order(command, attendantAuthor));
    if (command === null || command === 'stuck' || refused || idle > patience) {
      refusal ??= refused;
      stuck = phase;
      break;
    }
  }
  while (looked < looks.length) lookout?.seen(looks[looked++] ?? 0, table.state());
  return {
    state: table.state(),
    entries: table.entries(),
    texts,
    undone: undoneSteps(script.slice(cursor), refusal, closedBefore(program, table.state(), script[cursor])),
    stuck,
  };
}

/** A step without a time waits for its decision to be open; with a time it may pre-empt it. */
function tooEarly(program: Program, state: State, { step }: ScriptOrder): Refusal | null {
  if (step.step !== 'decide' || step.at !== null) return null;
  const place = program.places.decision.get(step.decision) ?? -1;
  if (state.decisions[place]?.status !== 'pending') return null;
  const serial = program.scenario.decisions[place]?.serial ?? '';
  return refuse('decision.not-open', { decision: step.decision, serial });
}

/** How far time may pass in one go, while nothing happens: until then the script too waits for something that happens. */
function quietUntil(
  program: Program,
  state: State,
  next: ScriptOrder | undefined,
  { before }: Restraint,
): number {
  const waits = next === undefined || (next.at ?? -1) > state.now || tooEarly(program, state, next) !== null;
  return waits && passesFreely(program, state) ? (before ?? program.scenario.duration) : state.now;
}

const decisionOf = ({ step }: ScriptOrder): string | null => (step.step === 'decide' ? step.decision : null);

function hold(held: Set<string>, step: ScriptStep): void {
  if (step.step === 'hold') held.add(step.inject);
  if (step.step === 'release' || step.step === 'send') held.delete(step.inject);
}

function restraintOf(
  script: readonly ScriptOrder[],
  cursor: number,
  state: State,
  held: ReadonlySet<string>,
  look: number | null,
): Restraint {
  const next = script[cursor];
  const waits = next !== undefined && (next.at === null || next.at <= state.now);
  const step = next?.at ?? Infinity;
  const times = Math.min(
    step > state.now ? step : Infinity,
    look !== null && look > state.now ? look : Infinity,
  );
  return {
    before: times === Infinity ? null : times,
    watching: waits,
    answering: waits ? decisionOf(next) : null,
    held,
  };
}

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
  const its = state.decisions[program.places.decision.get(order.step.decision) ?? -1];
  if (!its?.result) return null;
  const { how, story } = its.result;
  const isOver = its.until !== null && story >= its.until;
  return { by: how !== 'default' ? 'answers' : isOver ? 'window' : 'agenda', at: story };
}
