/** People are looked after: who does it is told before StartEx, anybody stops for something real, passes without a reason, and knows whom to turn to. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { everyView } from '../../packages/terminal/test/every-view.ts';
import { openRoom, type Room } from './full-record.ts';

process.env['TZ'] = 'UTC';

function room(): Room {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-care-'));
  const made = openRoom(join(folder, 'care.jsonl'));
  onTestFinished(() => {
    made.session.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return made;
}

/** What these views show, with whatever is broken over lines put together. */
async function shown({ session }: Room, names: readonly string[]): Promise<readonly string[]> {
  const views = await everyView(session);
  return names.map((name) => (views.get(name) ?? '').replaceAll(/[\s|│]+/gu, ' '));
}

test('who looks after people is told to all before StartEx, and to whoever comes late', async () => {
  const table = room();
  table.give({ kind: 'brief', body: {} });
  for (const view of await shown(table, [
    'desk: card',
    'plain: all',
    'the room’s screen',
    'role: mayor',
    'late: mayor',
  ]))
    expect(view).toContain('The safety lead wears a green badge');
});

test('whom to turn to is told to all when it is over', async () => {
  const table = room();
  for (const kind of ['brief', 'start', 'end', 'hot-wash', 'debrief', 'close'] as const) {
    table.give({ kind, body: {} });
    if (kind !== 'end' && kind !== 'close') continue;
    for (const view of await shown(table, [
      'the room’s screen',
      'role: mayor',
      ...(kind === 'end' ? [] : ['desk: card', 'plain: all']),
    ]))
      expect(view).toContain('Ring the counsellors on the card.');
  }
});

test('what a message speaks of is said before it: at the desk before it is given, then to all who have it', async () => {
  const table = room();
  const note = 'A home is lost to the water.';
  const before = (text: string) =>
    expect(text).toMatch(/A home is lost to the water\..*Water comes up in the square/u);
  for (const kind of ['brief', 'start'] as const) table.give({ kind, body: {} });
  const [desk = '', plain = '', screen, role] = await shown(table, [
    'desk: card',
    'plain: all',
    'the room’s screen',
    'role: mayor',
  ]);
  before(desk);
  before(plain);
  expect(screen).not.toContain(note);
  expect(role).not.toContain(note);
  table.give({ kind: 'next', body: {} });
  for (const view of await shown(table, ['the room’s screen', 'role: mayor', 'late: mayor'])) before(view);
});

test('a role stops everything for something real: every view says so, and no clock moves until the facilitator says why', async () => {
  const table = room();
  for (const kind of ['brief', 'start', 'next'] as const) table.give({ kind, body: {} });
  const { session } = table;
  table.give({ kind: 'pause', body: { reason: 'real-world', until: null } }, [], { role: 'guard' });
  const elapsed = session.exerciseClock().elapsed;
  const [desk, plain, screen, ...roles] = await shown(table, [
    'desk: card',
    'plain: all',
    'the room’s screen',
    ...session.scenario.roles.map(({ name }) => `role: ${name}`),
  ]);
  expect(desk).toContain('PLAY HAS STOPPED. THIS IS REAL.');
  expect(plain).toMatch(/real world/iu);
  expect(screen).toContain('"reason":"real-world"');
  for (const role of roles) expect(role).toContain('"reason":"real-world"');
  for (const { kind, body } of [
    { kind: 'next', body: {} },
    { kind: 'advance', body: { to: 60 } },
  ] as const)
    expect(session.give({ kind, body } as Parameters<typeof session.give>[0])).toMatchObject({
      refused: 'paused',
    });
  table.pass(600_000);
  expect(session.exerciseClock().elapsed).toBe(elapsed);
  table.give({ kind: 'resume', body: { because: { text: 0 } } }, ['It was a false alarm.']);
  expect(session.control().stage).toBe('conduct');
});
