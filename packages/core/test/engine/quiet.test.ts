/** Time at which nothing happens passes in one go, and costs one entry, however long it is. */
import { describe, expect, test } from 'vitest';
import { begin, decide, evolveAll, load, play } from '../../src/index.ts';
import type { Order } from '../../src/record.ts';
import { scenarioOf, setup, trace } from './playing.ts';

const note = 'from: exercise_control, to: [gate], channel: note, text: A note.';

describe('no tick at which nothing happens writes an entry', () => {
  test.each([
    [
      'a story of ten years of nothing',
      'duration: 3650d\nphases:\n  only: { title: Only, clock: runs }\n',
      8,
    ],
    [
      'ten years in which variables move, and a chance gathers',
      'duration: 3650d\nphases:\n  only: { title: Only, clock: runs }\nvariables:\n  n: { name: N, start: 0, per-hour: "1" }\nchances:\n  never: { name: Never, per-hour: "0.0000000001", effects: [{ note: No }] }\n',
      8,
    ],
    [
      'two days in ticks of a second',
      'duration: 2d\ntick: 1s\nphases:\n  only: { title: Only, clock: runs }\nvariables:\n  n: { name: N, start: 0, per-hour: "1" }\n',
      8,
    ],
    [
      'sixteen days behind an agenda, before an exit that a hand may take later',
      'duration: 16d\nphases:\n  only: { title: Only, clock: runs, agenda: [{ say: A }], next: [{ go: end, only-if: "n >= 23000" }] }\nvariables:\n  n: { name: N, start: 0, per-minute: "1" }\n',
      13,
    ],
    [
      'sixteen days that an agenda asks for',
      'duration: 20d\nphases:\n  only: { title: Only, agenda: [{ advance: 16d }], next: [{ go: end }] }\n',
      16,
    ],
  ])('%s', (_, part, entries) => {
    const before = process.memoryUsage().heapUsed;
    const played = play(load(scenarioOf(part)), setup, []);
    expect([played.halted, played.state.stage]).toEqual([null, 'end-ex']);
    expect(played.entries.length).toBeLessThanOrEqual(entries);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100_000_000);
  });
});

test('the exit opens at its tick, though nothing tells so', () => {
  const { state } = play(
    load(
      scenarioOf(
        'duration: 16d\nphases:\n  only: { title: Only, clock: runs, agenda: [{ say: A }], next: [{ go: end, only-if: "n >= 100" }] }\nvariables:\n  n: { name: N, start: 0, per-minute: "1" }\n',
      ),
    ),
    setup,
    [],
  );
  expect(state.endedAt).toBe(100 * 60);
});

test('a play with entries is what its causes lead to when they are given again', () => {
  const program = load(
    scenarioOf(`
duration: 2d
phases:
  one: { title: One, clock: runs, next: [{ go: two, at: 9h }] }
  two: { title: Two, clock: runs, jump-to: 20h, next: [{ go: end, at: 5h }] }
variables:
  n: { name: N, start: 0, per-minute: "1" }
injects:
  later: { when: "n > 400", ${note} }
  hand: { at: 10h30m, kind: contingency, ${note} }
`),
  );
  const { entries, state } = play(program, setup, []);
  let again = begin(program, setup);
  const causes = entries.filter(({ cause }) => cause === null);
  for (const { author, wall, kind, body } of causes) {
    const decided = decide(program, again, { command: { kind, body }, author, wall, texts: [] } as Order);
    if ('refused' in decided) throw new Error(decided.refused);
    again = evolveAll(program, again, decided.entries);
  }
  expect(again).toEqual(state);
  expect(causes.map(({ kind }) => kind)).toEqual(['brief', 'start', 'advance', 'release', 'advance']);
  expect(
    trace(entries)
      .map(({ kind, story }) => [kind, story / 60])
      .slice(3, 5),
  ).toEqual([
    ['inject.delivered', 401],
    ['phase.left', 540],
  ]);
});
