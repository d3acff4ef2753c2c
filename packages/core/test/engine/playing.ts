/** Small scenarios in the author's own words, and courses of commands through them. */
import { begin, decide, evolveAll, isRefusal } from '../../src/index.ts';
import { readScenario } from '@sandtable/language';
import type { Author, Command, Entry, Order } from '../../src/record.ts';
import type { Program, State } from '../../src/index.ts';
import type { Scenario } from '../../src/scenario.ts';

const head = `
sandtable: 1
id: small
title: Small
summary: A scenario of one page.
kind: tabletop
marking: TLP:CLEAR
fictional: All of it is invented.
objectives:
  aim: { text: Aim, capability: Planning, targets: { goal: { text: Goal, tasks: { task: Task } } } }
`;
const cast = `
organisations:
  port: { name: Port, sector: private }
  line: { name: Line, sector: private }
  ministry: { name: Ministry, sector: government }
roles:
  gate: { name: Gate, organisation: port, deputy: ferries }
  ferries: { name: Ferries, organisation: line }
  state: { name: State, organisation: ministry }
actors:
  caller: { name: Caller }
`;
const course = `
duration: 3h
phases:
  only: { title: Only }
`;

/** Reads a scenario of which only the interesting part is written; what is left out stands for itself. */
export function scenarioOf(part: string): Scenario {
  const has = (key: string) => new RegExp(`^${key}:`, 'm').test(part);
  const own = has('phases')
    ? has('duration')
      ? ''
      : 'duration: 3h\n'
    : has('duration')
      ? course.replace('duration: 3h\n', '')
      : course;
  const text = head + (has('roles') ? '' : cast) + own + part;
  const { scenario, diagnostics } = readScenario(text, 'small.yaml');
  const errors = diagnostics.filter((each) => each.severity === 'error');
  if (!scenario) throw new Error(`${errors.map((each) => JSON.stringify(each)).join('\n')}\n${text}`);
  return scenario;
}

const control: Author = { participant: null, role: 'exercise_control', organisation: null };

export const setup = { seed: 'laws', parameters: [], attribution: 'role' } as const;
export const given = (command: Command): Order => ({
  command,
  author: control,
  wall: null,
  texts: ['', '', ''],
});
export const start: readonly Command[] = [{ kind: 'start', body: {} }];

export interface Lived {
  readonly state: State;
  readonly entries: readonly Entry[];
}

/** Plays commands by decide and evolve; what is refused is left out. */
export function live(program: Program, course: readonly Command[], seed: string = setup.seed): Lived {
  let state = begin(program, { ...setup, seed });
  const entries: Entry[] = [];
  for (const command of [...start, ...course]) {
    const decided = decide(program, state, given(command));
    if (isRefusal(decided)) continue;
    state = evolveAll(program, state, decided.entries);
    entries.push(...decided.entries);
  }
  return { state, entries };
}

/** Advances to each of these times; null when that is refused. */
export function advanced(program: Program, from: State, times: readonly number[]): Lived | null {
  let state = from;
  const entries: Entry[] = [];
  for (const to of times) {
    const decided = decide(program, state, given({ kind: 'advance', body: { to } }));
    if (isRefusal(decided)) return null;
    entries.push(...decided.entries);
    state = evolveAll(program, state, decided.entries);
  }
  return { state, entries };
}

/** Consequences without numbers, causes and bookkeeping. */
export const trace = (entries: readonly Entry[]) =>
  entries
    .filter((entry) => entry.cause !== null && entry.kind !== 'elapsed')
    .map(({ story, kind, body }) => ({ story, kind, body }));

/** A state without the numbers of entries: a course in more commands counts more of them. */
export const withoutNumbers = (state: State) => ({
  ...state,
  entries: 0,
  phases: state.phases.map((phase) => ({ ...phase, enteredBy: 0 })),
  messages: state.messages.map((message) => ({ ...message, entry: 0 })),
  tidings: state.tidings.map((told) => ({ ...told, entry: 0 })),
  decisions: state.decisions.map((decision) => ({
    ...decision,
    result: decision.result && { ...decision.result, entry: 0 },
  })),
  deeds: state.deeds.map((deed) => ({ ...deed, correctedBy: null })),
});

/** The same scenario with an inject, a chance and luck that change nothing: before all others, so that every place is shifted. */
export const withIdleLuck = (text: string): string =>
  text
    .replace(/^luck:\n/m, 'luck:\n  idle_luck: { between: [1, 2] }\n')
    .replace(
      /^chances:\n/m,
      'chances:\n  idle_chance: { name: Idle, per-hour: "0", effects: [{ note: Nothing }] }\n',
    )
    .replace(
      /^injects:\n/m,
      'injects:\n  idle_inject: { from: exercise_control, to: [all], channel: phone, text: Idle, at: reserve }\n',
    );
