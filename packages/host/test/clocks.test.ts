import { exerciseClockAt, followClock, unstarted } from '@sandtable/core/record';
import type { AgendaItem, Scenario } from '@sandtable/core/scenario';
import type { Entry } from '@sandtable/core/record';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestTick, startDriving, tick } from '../src/exercise/drive.ts';
import { followBoxes, type RunningBox } from '../src/exercise/time-boxes.ts';

const minute = 60_000;

describe('a clock that runs', () => {
  test('earns exactly the story time of the wall time that passed, whatever the ticks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(longestTick), { minLength: 1 }),
        fc.constantFrom(0.5, 1, 4, 15),
        (gaps, pace) => {
          let drive = startDriving(0);
          let wall = 0;
          let story = 0;
          for (const gap of gaps) {
            wall += gap;
            const ticked = tick(drive, wall, pace);
            drive = ticked.drive;
            story += ticked.advance;
            expect(ticked.asleep).toBe(false);
          }
          const earned = (wall / 1000) * pace;
          expect(story).toBeLessThanOrEqual(earned + 1e-6);
          expect(story).toBeGreaterThan(earned - 1 - 1e-6);
        },
      ),
    );
  });

  test('stands when the machine slept, or its clock jumped, and goes on from there', () => {
    const slept = tick(startDriving(0), longestTick + 1, 4);
    expect(slept).toEqual({ drive: startDriving(longestTick + 1), advance: 0, asleep: true });
    expect(tick(slept.drive, longestTick + 1001, 4).advance).toBe(4);
    const back = tick(startDriving(100_000), 40_000, 4);
    expect(back).toMatchObject({ advance: 0, asleep: false });
    expect(tick(back.drive, 41_000, 4).advance).toBe(4);
  });
});

describe('the exercise clock', () => {
  const item = (minutes: number | null): AgendaItem => ({
    does: 'say',
    text: { en: 'x' },
    minutes,
    with: null,
    priority: 'core',
    onlyIf: null,
    form: [],
  });
  const scenario = {
    phases: [
      { name: 'one', agenda: [item(10), item(null), item(5)] },
      { name: 'two', agenda: [item(20)] },
    ],
  } as unknown as Scenario;
  const nobody = { participant: null, role: null, organisation: null };
  type At = readonly [wall: number | null, kind: Entry['kind'], body: Entry['body']];
  const clockOf = (entries: readonly At[], wall: number) => {
    const state = entries.reduce(
      (before, [at, kind, body], n) =>
        followClock(scenario, before, {
          n,
          story: 0,
          wall: at,
          author: nobody,
          cause: null,
          kind,
          body,
        } as Entry),
      unstarted,
    );
    return exerciseClockAt(scenario, state, wall);
  };
  const begun: readonly At[] = [
    [0, 'stage.changed', { stage: 'conduct' }],
    [0, 'phase.entered', { phase: 'one', visit: 1 }],
  ];

  test('begins with StartEx, stands in pauses, and stands after EndEx', () => {
    expect(clockOf([], 50 * minute).elapsed).toBe(0);
    const paused: readonly At[] = [...begun, [10 * minute, 'stage.changed', { stage: 'paused' }]];
    expect(clockOf(paused, 25 * minute).elapsed).toBe(10 * minute);
    const resumed: readonly At[] = [...paused, [25 * minute, 'stage.changed', { stage: 'conduct' }]];
    expect(clockOf(resumed, 30 * minute).elapsed).toBe(15 * minute);
    expect(
      clockOf([...resumed, [31 * minute, 'stage.changed', { stage: 'end-ex' }]], 90 * minute).elapsed,
    ).toBe(16 * minute);
  });

  test('says how the agenda keeps to its plan: what is finished, and what already takes too long', () => {
    expect(clockOf([], 0)).toMatchObject({ elapsed: 0, item: 0, plannedItem: null, behind: null });
    expect(clockOf(begun, 4 * minute)).toMatchObject({
      elapsed: 4 * minute,
      item: 4 * minute,
      plannedItem: 10 * minute,
      behind: 0,
    });
    expect(clockOf(begun, 13 * minute)).toMatchObject({ behind: 3 * minute });
    const second: readonly At[] = [...begun, [13 * minute, 'item.done', { phase: 'one', item: 0 }]];
    // an item without planned minutes is no delay
    expect(clockOf(second, 20 * minute)).toMatchObject({
      elapsed: 20 * minute,
      item: 7 * minute,
      plannedItem: null,
      behind: 3 * minute,
    });
    const dropped: readonly At[] = [
      ...second,
      [20 * minute, 'item.done', { phase: 'one', item: 1 }],
      [20 * minute, 'item.passed-over', { phase: 'one', item: 2, because: 'by-hand' }],
    ];
    expect(clockOf(dropped, 20 * minute)).toMatchObject({ behind: -2 * minute, plannedItem: null });
    const gated: readonly At[] = [
      ...dropped.slice(0, -1),
      [20 * minute, 'item.passed-over', { phase: 'one', item: 2, because: 'gate' }],
    ];
    expect(clockOf(gated, 20 * minute)).toMatchObject({ behind: 3 * minute });
    const next: readonly At[] = [...gated, [21 * minute, 'phase.entered', { phase: 'two', visit: 1 }]];
    expect(clockOf(next, 22 * minute)).toMatchObject({
      item: minute,
      plannedItem: 20 * minute,
      behind: 4 * minute,
    });
  });

  test('counts a late return from a break, also what was added to it, and the minutes that an early one wins', () => {
    const until = 30 * minute;
    const paused: readonly At[] = [
      ...begun,
      [10 * minute, 'item.done', { phase: 'one', item: 0 }],
      [20 * minute, 'stage.changed', { stage: 'paused', pause: { reason: 'break', until } }],
    ];
    expect(clockOf(paused, 30 * minute)).toMatchObject({ behind: 0 });
    expect(clockOf(paused, 34 * minute)).toMatchObject({ behind: 4 * minute });
    const more: readonly At[] = [...paused, [29 * minute, 'more-time', { of: 'break', minutes: 2 }]];
    const stopped: readonly At[] = [
      ...more,
      [31 * minute, 'stage.changed', { stage: 'paused', pause: { reason: 'real-world', until: null } }],
    ];
    const back = (of: readonly At[], at: number): readonly At[] => [
      ...of,
      [at * minute, 'stage.changed', { stage: 'conduct' }],
    ];
    expect(clockOf(back(more, 33), 40 * minute)).toMatchObject({ behind: 3 * minute });
    expect(clockOf(back(stopped, 41), 41 * minute)).toMatchObject({ behind: 11 * minute });
    expect(clockOf(back(paused, 28), 28 * minute)).toMatchObject({ behind: -2 * minute });
    // who said no time of return is not late
    const open: readonly At[] = [
      ...begun,
      [4 * minute, 'stage.changed', { stage: 'paused', pause: { reason: 'technical', until: null } }],
    ];
    expect(clockOf(back(open, 60), 60 * minute)).toMatchObject({ behind: 0 });
  });

  test('counts a phase that was left in the middle of an item as time won', () => {
    const left: readonly At[] = [...begun, [4 * minute, 'phase.entered', { phase: 'two', visit: 1 }]];
    expect(clockOf(left, 4 * minute)).toMatchObject({ item: 0, behind: -6 * minute });
  });

  test('does not count what unattended play did', () => {
    expect(
      clockOf(
        begun.map(([, kind, body]) => [null, kind, body]),
        5 * minute,
      ).elapsed,
    ).toBe(0);
  });
});

describe('time boxes of the agenda', () => {
  const item = (own: object) =>
    ({
      minutes: null,
      with: null,
      priority: 'core',
      onlyIf: null,
      form: [],
      ...own,
    }) as unknown as AgendaItem;
  const scenario = {
    decisions: [],
    phases: [
      {
        name: 'one',
        agenda: [
          item({ does: 'discuss', discussion: 'q', minutes: 10 }),
          item({ does: 'brief-back', by: 'group', minutes: 4 }),
        ],
      },
    ],
  } as unknown as Scenario;
  const entry = (kind: string, body: object, wall: number): Entry =>
    ({ n: 1, story: 0, wall, author: null, cause: null, kind, body }) as unknown as Entry;

  test('a discussion and a brief-back have theirs, which more time moves on, from now when it is over', () => {
    let clock = unstarted;
    let boxes: readonly RunningBox[] = [];
    const after = (kind: string, body: object, minutes: number): readonly number[] => {
      const next = entry(kind, body, minutes * minute);
      clock = followClock(scenario, clock, next);
      boxes = followBoxes(scenario, boxes, next, minutes * minute, clock);
      return boxes.map(({ until }) => until / minute);
    };
    after('stage.changed', { stage: 'conduct' }, 0);
    expect(after('phase.entered', { phase: 'one', visit: 1 }, 0)).toEqual([]);
    expect(after('discussion.opened', { discussion: 'q' }, 1)).toEqual([11]);
    expect(after('more-time', { of: 'item', minutes: 2 }, 2)).toEqual([13]);
    expect(after('more-time', { of: 'item', minutes: 2 }, 20)).toEqual([22]);
    expect(after('more-time', { of: 'break', minutes: 2 }, 20)).toEqual([22]);
    expect(exerciseClockAt(scenario, clock, 20 * minute)).toMatchObject({ plannedItem: 14 * minute });
    expect(after('item.done', { phase: 'one', item: 0 }, 21)).toEqual([25]);
    expect(boxes[0]?.of).toEqual({ of: 'brief-back' });
    expect(exerciseClockAt(scenario, clock, 21 * minute)).toMatchObject({
      items: [{ phase: 'one', item: 0, took: 21 * minute }],
      behind: 11 * minute,
    });
    expect(after('item.done', { phase: 'one', item: 1 }, 23)).toEqual([]);
  });
});
