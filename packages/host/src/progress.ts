/** How far an exercise has come: the core's state, and what the room's clock and the world's history make of the same entries. */
import { type Program, type State, evolveAll, valueOf } from '@sandtable/core';
import { type ClockState, elapsedAt, followClock, unstarted } from '@sandtable/core/record';
import type { Entry } from '@sandtable/core/record';
import type { WorldSample } from './session.ts';
import { type TimeBox, followBoxes } from './time-boxes.ts';
import type { Value } from '@sandtable/core/scenario';

export interface Progress {
  readonly state: State;
  readonly entries: readonly Entry[];
  readonly clock: ClockState;
  readonly boxes: readonly TimeBox[];
  readonly history: readonly WorldSample[];
}

export function beginning(program: Program, state: State): Progress {
  const values = program.scenario.variables.flatMap(({ name, is }) => {
    const value = is === null ? valueOf(program, state, name) : null;
    return value === null ? [] : [[name, value] as const];
  });
  return { state, entries: [], clock: unstarted, boxes: [], history: [{ story: state.now, values }] };
}

/** Goes on by entries that are on disk; `state`, where they lead to, when it is known already. */
export function follow(
  program: Program,
  before: Progress,
  entries: readonly Entry[],
  state: State = evolveAll(program, before.state, entries),
): Progress {
  let { clock, boxes } = before;
  const history = [...before.history];
  for (const entry of entries) {
    clock = followClock(program.scenario, clock, entry);
    if (entry.wall !== null)
      boxes = followBoxes(program.scenario, boxes, entry, elapsedAt(clock, entry.wall), clock);
    const last = history.at(-1);
    const sample = last === undefined ? null : nextSample(last, entry);
    if (sample === null) continue;
    if (sample.story === last?.story) history.pop();
    history.push(sample);
  }
  return { state, clock, boxes, history, entries: [...before.entries, ...entries] };
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
