/** How far an exercise has come: the core's state, and what the room's clock and the world's history make of the same entries. */
import { type Program, type State, illFormed, openTable, valueOf } from '@sandtable/core';
import { type ClockState, elapsedAt, followClock, unstarted } from '@sandtable/core/record';
import type { Entry, Order, Refusal } from '@sandtable/core/record';
import type { WorldSample } from './session.ts';
import { type RunningBox, followBoxes } from './time-boxes.ts';
import type { Value } from '@sandtable/core/scenario';

/** What goes on with every entry. A command costs the same however long the exercise is: nothing is copied for it. */
export interface Progress {
  /** It changes with the next command: read it, do not keep it. */
  readonly state: State;
  /** A new list whenever something was added. */
  readonly entries: readonly Entry[];
  readonly clock: ClockState;
  readonly boxes: readonly RunningBox[];
  readonly history: readonly WorldSample[];
  /** How often it went on: whoever compares knows whether it did. */
  readonly steps: number;
  /** What an order leads to, once `store` has taken it. Throws what `store` throws, and then nothing changed. */
  give(order: Order, store: (entries: readonly Entry[]) => void): readonly Entry[] | Refusal;
  /** Goes on by entries that are on disk. */
  follow(entries: readonly Entry[]): void;
}

export function beginning(program: Program, begun: State): Progress {
  const { scenario } = program;
  const table = openTable(program, begun);
  const history: WorldSample[] = [firstSample(program, begun)];
  let clock = unstarted;
  let boxes: readonly RunningBox[] = [];
  let steps = 0;
  let entries: readonly Entry[] | null = null;
  let samples: readonly WorldSample[] | null = null;
  const tell = (added: readonly Entry[]): void => {
    for (const entry of added) {
      clock = followClock(scenario, clock, entry);
      if (entry.wall !== null)
        boxes = followBoxes(scenario, boxes, entry, elapsedAt(clock, entry.wall), clock);
      const last = history.at(-1);
      const sample = last === undefined ? null : nextSample(last, entry);
      if (sample === null) continue;
      if (sample.story === last?.story) history.pop();
      history.push(sample);
      samples = null;
    }
    entries = null;
    steps += 1;
  };
  return {
    get state() {
      return table.state();
    },
    get entries() {
      return (entries ??= table.entries().slice());
    },
    get history() {
      return (samples ??= history.slice());
    },
    get clock() {
      return clock;
    },
    get boxes() {
      return boxes;
    },
    get steps() {
      return steps;
    },
    give(order, store) {
      const before = table.entries().length;
      const refusal = illFormed(order) ?? table.give(order);
      if (refusal !== null) return refusal;
      const added = table.entries().slice(before);
      try {
        store(added);
      } catch (error) {
        table.goBack(before);
        throw error;
      }
      tell(added);
      return added;
    },
    follow(added) {
      table.follow(added);
      tell(added);
    },
  };
}

function firstSample(program: Program, state: State): WorldSample {
  const values = program.scenario.variables.flatMap(({ name, is }) => {
    const value = is === null ? valueOf(program, state, name) : null;
    return value === null ? [] : [[name, value] as const];
  });
  return { story: state.now, values };
}

/**
 * The world over story time, for sparklines: the sample that an entry makes of the last one; null when it tells nothing of the world.
 * One at the same story time replaces it.
 */
function nextSample(last: WorldSample, entry: Entry): WorldSample | null {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- these alone change a variable
  switch (entry.kind) {
    case 'elapsed':
      return entry.body.variables.length === 0 ? null : changed(last, entry.body.to, entry.body.variables);
    case 'variable.set':
      return changed(last, entry.story, [[entry.body.variable, entry.body.to]]);
    default:
      return null;
  }
}

function changed(last: WorldSample, story: number, changes: WorldSample['values']): WorldSample {
  const now = new Map<string, Value>(changes);
  return { story, values: last.values.map(([name, value]) => [name, now.get(name) ?? value] as const) };
}
