/** Two terminals, as on the day: the desk, and the room's screen on the projector. */
import { writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { freshHome, sandtable } from './command.ts';
import { keys, start } from './terminal.ts';

const home = freshHome();
afterAll(() => home.remove());

test(
  'the room’s screen follows the desk, stops with it, and can be closed and resized',
  { timeout: 60_000 },
  async () => {
    const record = `${home.path}/room.jsonl`;
    const desk = start(['run', 'drone-incident', '--seed', '7', '--record', record], { home: home.path });
    await desk.waitFor('Do players see this screen?');
    const room = start(['screen', record], { home: home.path });
    await room.waitFor('We begin soon.');
    desk.type('n');
    await desk.waitFor('Opening: who is here');
    desk.type(' ');
    await room.waitFor('To stop for anything real');
    // a clicker that bounces does nothing twice: too soon after the last, the key is told and not taken
    for (let screen = ''; !screen.includes('Do it?');) {
      desk.type(' ');
      screen = await desk.waitFor((each) => each.includes('Do it?') || each.includes('came twice'));
      if (screen.includes('Do it?')) break;
      desk.type(keys.escape);
      await desk.waitFor((each) => !each.includes('came twice'));
    }
    desk.type(keys.enter);
    await room.waitFor('Module 1');
    desk.type('!');
    await desk.waitFor('Stop play for something real?');
    desk.type(keys.enter);
    await room.waitFor('Play has stopped. This is real.');
    expect(room.screen()).not.toContain('EXERCISE EXERCISE');
    room.resize({ cols: 20, rows: 10 });
    await room.waitFor(/^This is real\.$/mu);
    room.type('q');
    expect(await room.exit()).toEqual({ code: 0, signal: 0 });
    expect(room.clean()).toBe(true);
    desk.kill('SIGKILL');
    await desk.exit();
  },
);

test('without a name the room’s screen is that of the one exercise that is played, and of more it asks which', async () => {
  const own = freshHome();
  const none = await sandtable(['screen'], { home: own.path });
  expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('No exercise is being played')]);
  const desk = start(['run', 'drone-incident', '--seed', '7'], { home: own.path });
  await desk.waitFor('Do players see this screen?');
  const room = start(['screen'], { home: own.path });
  await room.waitFor('We begin soon.');
  const other = start(['run', 'future-threats', '--seed', '7'], { home: own.path });
  await other.waitFor('Do players see this screen?');
  const two = await sandtable(['screen'], { home: own.path });
  expect(two.code).toBe(1);
  expect(two.stderr).toMatch(/More than one[^]*drone-incident[^]*\.jsonl/u);
  for (const each of [desk, room, other]) {
    each.kill('SIGKILL');
    await each.exit();
  }
  own.remove();
});

test('a file that is no record, and one that is not there, are refused with a word', async () => {
  const file = `${home.path}/notes.txt`;
  writeFileSync(file, 'Buy milk.\n');
  for (const bad of [file, `${home.path}/none.jsonl`]) {
    const refused = await sandtable(['screen', bad], { home: home.path });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(bad);
    expect(refused.stderr).not.toMatch(/\n\s+at /u);
  }
});
