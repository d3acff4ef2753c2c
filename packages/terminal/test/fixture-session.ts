// A hand-made session for tests of what is shown: the drone scenario in its second module, with every kind of row and board in it.
import type { Command, Entry, Refusal } from '@sandtable/core/record';
import type { ControlView, Preview } from '@sandtable/core/view';
import type { Session, WallClock, WorldSample } from '@sandtable/host';
import { sheet, sheetTimes } from './fixture-sheet.ts';
import { card, control, role, scenario, startOfDay } from './fixture-view.ts';

export interface FixtureSession extends Session {
  readonly given: { command: Command; texts: readonly string[] }[];
  /** Replaces what exercise control sees, and tells the desk. */
  show(change: Partial<ControlView>): void;
  refuse: Refusal | null;
  wall: number;
  tick(milliseconds: number): void;
}

export function fixtureSession(view: ControlView = control): FixtureSession {
  const listeners = new Set<() => void>();
  const ticks = new Set<() => void>();
  let shown = view;
  let head = 57;
  const session: FixtureSession = {
    scenario,
    zone: 'UTC',
    record: {
      file: '/home/facilitator/drone-incident.jsonl',
      get head() {
        return { number: head, hash: 'ab12cd34ef56' };
      },
    },
    clock: {
      now: () => session.wall,
      every(_milliseconds, tick) {
        ticks.add(tick);
        return () => ticks.delete(tick);
      },
    } satisfies WallClock,
    recomputed: { is: 'same' },
    entries: [] satisfies readonly Entry[],
    texts: () => null,
    language: 'en',
    drafts: { for: () => [], keep() {}, drop() {}, changes: () => 0 },
    readIn: () => session,
    control: () => shown,
    role: () => role,
    room: () => {
      throw new Error('no room’s screen is shown');
    },
    actors: () => [],
    group: () => {
      throw new TypeError('the fixture has no groups');
    },
    card: (inject) => {
      const own = shown.order.find((each) => each.name === inject);
      return {
        ...card,
        name: inject,
        serial: own?.serial ?? '',
        title: own?.title ?? inject,
        status: own?.status ?? 'agenda',
      };
    },
    preview: (decision, _by, answer): Preview => ({
      decision,
      answer,
      at: 1920,
      changes:
        answer.form === 'options' && answer.options[0] !== 'wait'
          ? [{ variable: 'held', title: 'Flights held', unit: 'flights', from: 112, to: 72 }]
          : [],
      follows:
        answer.form === 'options' && answer.options[0] === 'reopen'
          ? [{ what: 'inject', name: 'stadium', serial: '2-12', title: 'The stadium asks', at: 3120 }]
          : [],
      luck:
        answer.form === 'options' && answer.options[0] === 'reopen'
          ? [{ title: 'False lights', chance: 0.3 }]
          : [],
    }),
    evaluator: () => null,
    sheet: () => sheet,
    ladder: () => [],
    spoken: () => [],
    history: (): readonly WorldSample[] =>
      [4, 30, 60, 88, 112].map((held, place) => ({
        story: place * 480,
        values: [
          ['held', held],
          ['trust', 60 + place],
        ],
      })),
    given: [],
    refuse: null,
    wall: startOfDay,
    give(command, texts = []) {
      if (session.refuse !== null) return session.refuse;
      session.given.push({ command, texts });
      head += 1;
      for (const told of listeners) told();
      return { entries: [] };
    },
    exerciseClock: () => ({
      elapsed: 2_520_000,
      item: 380_000,
      plannedItem: 720_000,
      items: sheetTimes,
      behind: 240_000,
    }),
    running: () => false,
    interrupted: () => null,
    trouble: () => null,
    rewind: () => session.record,
    strike: () => ({ entries: [] }),
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    close() {},
    show(change) {
      shown = { ...shown, ...change };
      head += 1;
      for (const told of listeners) told();
    },
    tick(milliseconds) {
      session.wall += milliseconds;
      for (const tick of ticks) tick();
    },
  };
  return session;
}
