// What the facilitator sees, at the three sizes that the desk is made for. The frames stand beside this file, to be read by people.
import { describe, expect, test } from 'vitest';
import { frameText, type Size } from '../src/screen/frame.ts';
import { lineWidth } from '../src/screen/line.ts';
import { createDesk, type HeadlessDesk } from '../src/desk/headless-desk.ts';
import { unhurried } from './desk-at-hand.ts';
import { keyNamed, typed } from '../src/screen/key.ts';
import { briefBack } from './fixture-sheet.ts';
import { control, hotWashAt, order } from './fixture-view.ts';
import { fixtureSession, type FixtureSession } from './fixture-session.ts';

// the clock of the room is shown in the zone of the machine
process.env['TZ'] = 'UTC';

const sizes: readonly Size[] = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
];

function opened(session: FixtureSession = fixtureSession()): HeadlessDesk {
  const desk = createDesk(
    session,
    { resume: () => 'sandtable run drone-incident --record drone-incident.jsonl', sinceBoot: unhurried() },
    () => {},
  );
  desk.key(typed('n'));
  return desk;
}
function keys(desk: HeadlessDesk, ...pressed: readonly string[]): HeadlessDesk {
  for (const each of pressed) desk.key(each.length > 1 ? keyNamed(each) : typed(each));
  return desk;
}

const scenes: Readonly<Record<string, () => HeadlessDesk>> = {
  'who-sees': () =>
    createDesk(fixtureSession(), { resume: () => 'sandtable', sinceBoot: unhurried() }, () => {}),
  play: () => opened(),
  order: () => keys(opened(), 'tab'),
  'brief-back': () =>
    opened(
      fixtureSession({
        ...control,
        briefBack,
        decisions: [],
        now: { now: 'brief-back', by: 'group', form: briefBack.form, minutes: 6 },
      }),
    ),
  sheet: () => keys(opened(), 'S', 'down'),
  decide: () => keys(opened(), 'd', 'enter'),
  palette: () => keys(opened(), 'ctrl+k', 'c', 'o', 'r', 'r'),
  help: () => keys(opened(), '?'),
  stop: () => keys(opened(), '!'),
  stopped: () =>
    opened(
      fixtureSession({
        ...control,
        stage: 'paused',
        pause: { reason: 'real-world', until: null, since: Date.UTC(2031, 5, 8, 7, 58) },
        now: { now: 'resume', reason: 'real-world' },
      }),
    ),
  break: () =>
    opened(
      fixtureSession({
        ...control,
        stage: 'paused',
        pause: { reason: 'break', until: Date.UTC(2031, 5, 8, 8, 10), since: null },
        now: { now: 'resume', reason: 'break' },
      }),
    ),
  opening: () =>
    opened(
      fixtureSession({
        ...control,
        stage: 'set-up',
        phase: null,
        now: { now: 'open-briefing' },
        decisions: [],
      }),
    ),
  briefing: () =>
    opened(
      fixtureSession({ ...control, stage: 'briefing', phase: null, now: { now: 'start' }, decisions: [] }),
    ),
  'hot-wash': () =>
    opened(
      fixtureSession({
        ...control,
        stage: 'hot-wash',
        ...hotWashAt({ of: 'question', number: 2 }),
        decisions: [],
        notes: [
          { entry: 9, tag: 'parking-lot', role: null, on: null, text: 'Who pays for the hotel?' },
          {
            entry: 12,
            tag: 'gap',
            role: null,
            on: null,
            text: 'Nobody told the hotel that a night was coming.',
          },
        ],
      }),
    ),
  'room-safe': () => {
    const desk = createDesk(
      fixtureSession(),
      { resume: () => 'sandtable', sinceBoot: unhurried() },
      () => {},
    );
    return keys(desk, 'y');
  },
  blank: () => keys(opened(), 'b'),
  leaving: () => keys(opened(), 'q'),
  guard: () => keys(opened(), 't', 'down', 'down', 'down', 'enter'),
  'role-screen': () => keys(opened(), 't', 'down', 'down', 'down', 'enter', 'enter'),
  note: () => keys(opened(), 'w', 'down', 'enter', ...Array.from('Nobody knew who signs.')),
};

describe.each(sizes)('at $columns x $rows', (size) => {
  test.each(Object.keys(scenes))('%s', async (name) => {
    const frame = scenes[name]?.().frame(size);
    expect(frame?.lines.length).toBe(size.rows);
    for (const line of frame?.lines ?? []) expect(lineWidth(line)).toBe(size.columns);
    await expect(`${frame === undefined ? '' : frameText(frame)}\n`).toMatchFileSnapshot(
      `frames/${name}-${size.columns}x${size.rows}.txt`,
    );
  });
});

test('the marking, the story time and the NOW line are there whatever pane is shown', () => {
  const desk = opened();
  for (let pane = 0; pane < 7; pane += 1) {
    const shown = frameText(desk.frame({ columns: 80, rows: 24 }));
    expect(shown).toContain('EXERCISE EXERCISE EXERCISE');
    expect(shown).toContain('TLP:GREEN');
    expect(shown).toContain('Sunday 07:27');
    expect(shown).toContain('Read 2-07 aloud');
    expect(shown).toContain('D3 Do you reopen the runway?');
    desk.key(keyNamed('tab'));
  }
});

test('nothing of the ground truth is on the screen while players see it, until it is asked for', () => {
  const desk = keys(
    createDesk(fixtureSession(), { resume: () => 'sandtable', sinceBoot: unhurried() }, () => {}),
    'y',
  );
  const secrets = [
    'no second witness',
    'Flights held',
    'short trace',
    'trust < 50',
    'stadium',
    'Second sighting',
    'dissents',
  ];
  for (const size of sizes)
    for (let pane = 0; pane < 7; pane += 1) {
      const shown = frameText(desk.frame(size));
      for (const secret of secrets) expect(shown).not.toContain(secret);
      desk.key(keyNamed('tab'));
    }
  desk.key(typed('v'));
  expect(frameText(desk.frame({ columns: 120, rows: 40 }))).toContain('no second witness');
  desk.key(keyNamed('esc'));
  expect(frameText(desk.frame({ columns: 120, rows: 40 }))).not.toContain('no second witness');
});

test('nothing moves in a second but the seconds', () => {
  const session = fixtureSession();
  const desk = opened(session);
  for (const size of sizes) {
    const before = frameText(desk.frame(size)).split('\n');
    session.wall += 1000;
    const after = frameText(desk.frame(size)).split('\n');
    const changed = after.filter((line, row) => line !== before[row]);
    expect(changed.length).toBeLessThanOrEqual(3);
    for (const line of changed) expect(line).toMatch(/\d:\d\d|min/u);
  }
});

test('a window that is too small says what to do, at twenty columns too', () => {
  const shown = frameText(opened().frame({ columns: 20, rows: 12 }));
  expect(shown.replaceAll(/\s+/gu, ' ')).toContain(
    'make it 60 x 16 or larger. Until then only ! (stop) and q (leave) act',
  );
});

test('escape sequences and direction overrides in a scenario never reach the screen', () => {
  const title = 'x\u001B[2J\u009B31m\u202Egnp.exe\u0007';
  const session = fixtureSession({
    ...control,
    order: [{ ...(order[2] ?? fail()), title }],
    exercise: { ...control.exercise, title },
  });
  for (const size of sizes)
    expect(frameText(opened(session).frame(size))).not.toMatch(
      /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u,
    );
});

test('an injected text that is wide, combining or right-to-left stays whole and in its pane', () => {
  const text = '警察が塔に電話する。 שלום לכולם e\u0301te\u0301 👩‍👩‍👧‍👦 '.repeat(6);
  const { now } = control;
  if (now.now !== 'deliver') throw new Error('the fixture delivers');
  const desk = opened(fixtureSession({ ...control, now: { ...now, card: { ...now.card, text } } }));
  for (const size of sizes) {
    const frame = desk.frame(size);
    for (const line of frame.lines) expect(lineWidth(line)).toBe(size.columns);
    expect(frameText(frame)).toContain('👩‍👩‍👧‍👦');
    expect(frameText(frame)).toContain('שלום');
  }
});

function fail(): never {
  throw new Error('the fixture has fewer rows than it should');
}
