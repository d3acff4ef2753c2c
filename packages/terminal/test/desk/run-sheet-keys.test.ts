// The run sheet on the desk: its keys, what they give, and what is asked before something is lost.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { control, startOfDay } from '../fixture-view.ts';
import { fixtureSession, type FixtureSession } from '../fixture-session.ts';

function opened(session: FixtureSession = fixtureSession(), seen = 'n') {
  const { press, shown } = deskOn(session, { seen, columns: 100, rows: 30 });
  return { press, commands: () => session.given.map((each) => each.command), shown: () => shown() };
}

test('dropping what loses something is asked once, with what is lost, and leads back to the sheet', () => {
  const { press, commands, shown } = opened();
  press('S', 'down', 'D');
  expect(shown().replaceAll(/\s+/gu, ' ')).toContain(
    'A critical task that nothing else serves: Name one commander.',
  );
  expect(commands()).toEqual([]);
  press('enter');
  expect(commands()).toEqual([{ kind: 'drop', body: { phase: 'response', item: 3, dropped: true } }]);
  expect(shown()).toContain('Run sheet');
  press('esc');
  expect(shown()).not.toContain('Run sheet');
});

test('what is dropped asks once, even if it loses nothing, and what was dropped is put back at once', () => {
  const { press, commands, shown } = opened();
  press('S', 'down', 'down', 'D');
  expect(shown()).toContain('is taken out of the agenda');
  expect(commands()).toEqual([]);
  press('enter', 'down', 'K');
  expect(commands()).toEqual([
    { kind: 'drop', body: { phase: 'response', item: 4, dropped: true } },
    { kind: 'drop', body: { phase: 'response', item: 5, dropped: false } },
  ]);
});

test('the break is taken now by one key and a yes, and is not taken again at its own place', () => {
  const { press, commands, shown } = opened();
  press('B');
  expect(shown()).toMatch(/A break of 15 minutes begins now/u);
  press('enter');
  expect(commands()).toEqual([
    { kind: 'drop', body: { phase: 'response', item: 6, dropped: true } },
    { kind: 'pause', body: { reason: 'break', until: startOfDay + 15 * 60_000 } },
  ]);
});

test('plus gives two more minutes to a discussion, a brief-back and a break', () => {
  const discussing = opened(
    fixtureSession({ ...control, decisions: [], moreTime: { minutes: 0, mayAdd: true } }),
  );
  discussing.press('+');
  expect(discussing.commands()).toEqual([{ kind: 'more-time', body: { of: 'item', minutes: 2 } }]);
  const pause = { reason: 'break', until: startOfDay + 60_000, since: startOfDay } as const;
  const resting = opened(
    fixtureSession({ ...control, stage: 'paused', pause, now: { now: 'resume', reason: 'break' } }),
  );
  resting.press('+');
  expect(resting.commands()).toEqual([{ kind: 'more-time', body: { of: 'break', minutes: 2 } }]);
});

test('where players see the screen the sheet is hidden until it is asked for, and nothing is dropped unseen', () => {
  const { press, commands, shown } = opened(fixtureSession(), 'y');
  press('S', 'D');
  expect(shown()).not.toContain('Who may reopen');
  expect(commands()).toEqual([]);
  press('v');
  expect(shown()).toContain('Who may reopen');
});
