/** The three machines, real XState, walked beside every case: the memoised tables that the engine uses say the same. */
import { expect, test } from 'vitest';
import { transition, type AnyStateMachine } from 'xstate';
import { begin, evolve, load, type State } from '@sandtable/core';
import { courseOf, decisionWindow, lifecycle } from '@sandtable/core/xstate';
import type { Entry } from '@sandtable/core/record';
import { caseNames, readCase } from './read-case.ts';
import { walkInPlace } from './walk.ts';

const folder = import.meta.dirname;

test.each(caseNames(folder))('%s', (name) => {
  const one = readCase(folder, name);
  const { entries } = walkInPlace(one);
  const program = load(one.scenario);
  let state: State = begin(program, { seed: one.seed, parameters: one.parameters, attribution: 'role' });
  const stage = walker(lifecycle);
  const course = walker(courseOf(one.scenario));
  const windows = new Map(one.scenario.decisions.map((decision) => [decision.name, walker(decisionWindow)]));
  let exit: number | null = null;
  for (const entry of entries) {
    const stageEvent = lifecycleEvent(entry, state);
    if (stageEvent !== null) stage.send(stageEvent);
    if (entry.kind === 'phase.left') exit = entry.body.exit ?? null;
    const courseEvent = eventOfCourse(entry, state, exit);
    if (courseEvent !== null && course.value() !== 'EndEx') course.send(courseEvent);
    const decided = windowEvent(entry, state, one.scenario.decisions);
    if (decided) windows.get(decided.decision)?.send(decided.event);
    state = evolve(program, state, entry);
    expect(stage.value()).toBe(state.stage);
    expect([...windows.values()].map((window) => window.value())).toEqual(
      state.decisions.map(({ status }) => status),
    );
    if (entry.kind === 'phase.entered') expect(course.value()).toBe(one.scenario.phases[state.phase]?.name);
    if (entry.kind === 'stage.changed' && entry.body.stage === 'end-ex') expect(course.value()).toBe('EndEx');
  }
});

test('a table holds exactly what XState answers, for every value and event of every case', () => {
  for (const name of caseNames(folder)) {
    const { scenario } = readCase(folder, name);
    const machine = courseOf(scenario);
    const { course } = load(scenario);
    expect([...course.keys()]).toEqual(Object.keys(machine.states));
    for (const [value, row] of course) {
      const from = machine.resolveState({ value, context: {} });
      const known = machine.events.filter((type) => from.can({ type }));
      expect(new Set(row.keys())).toEqual(new Set(known));
      for (const type of known) expect(row.get(type)).toBe(transition(machine, from, { type })[0].value);
    }
  }
});

/** A real machine that takes one event after the other, and refuses those it does not know where it stands. */
function walker(machine: AnyStateMachine) {
  let snapshot = machine.resolveState({ value: String(machine.root.initial.target[0]?.key), context: {} });
  return {
    value: (): string => String(snapshot.value),
    send(type: string): void {
      expect(snapshot.can({ type }), `${type} at ${String(snapshot.value)}`).toBe(true);
      [snapshot] = transition(machine, snapshot, { type });
    },
  };
}

function lifecycleEvent(entry: Entry, state: State): string | null {
  if (entry.kind !== 'stage.changed') return null;
  switch (entry.body.stage) {
    case 'briefing':
      return 'brief';
    case 'conduct':
      return state.stage === 'paused' ? 'resume' : 'start';
    case 'paused':
      return 'pause';
    case 'end-ex':
      return 'end';
    case 'hot-wash':
      return 'hot-wash';
    case 'debrief':
      return 'debrief';
    case 'closed':
      return 'close';
    case 'set-up':
      return null;
  }
}

/** Which event of the course this entry is: a phase is entered by the exit that was taken, or by going there. */
function eventOfCourse(entry: Entry, state: State, exit: number | null): string | null {
  if (entry.kind === 'stage.changed' && entry.body.stage === 'end-ex')
    return state.phase === -1 && exit !== null ? `exit.${exit}` : 'end';
  if (entry.kind !== 'phase.entered') return null;
  if (state.phases.every(({ visits }) => visits === 0)) return 'start';
  return exit === null ? `go.${entry.body.phase}` : `exit.${exit}`;
}

function windowEvent(
  entry: Entry,
  state: State,
  decisions: readonly { readonly name: string }[],
): { readonly decision: string; readonly event: string } | null {
  switch (entry.kind) {
    case 'decision.opened':
      return { decision: entry.body.decision, event: 'open' };
    case 'decision.closed': {
      const { decision } = entry.body;
      const place = decisions.findIndex(({ name }) => name === decision);
      // a correction closes anew what is closed
      return { decision, event: state.decisions[place]?.status === 'closed' ? 'correct' : 'close' };
    }
    case 'decision.reversed':
      return { decision: entry.body.decision, event: 'reverse' };
    case 'decision.reopened':
      return { decision: entry.body.decision, event: 'recall' };
    default:
      return null;
  }
}
