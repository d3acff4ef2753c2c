// Bad luck on the day: the disk pulled out, the second screen closed, two desks on one record, a sleep, a clock that jumps, foul names.
import { readFileSync, renameSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { deskIn, leave } from './at-desk.ts';
import { freshHome, sandtable } from './command.ts';
import { facilitator } from './facilitator.ts';
import { hurriedClock } from './hurried-clock.ts';
import { keys, start } from './terminal.ts';

const home = freshHome();
afterAll(() => home.remove());

const { newRecord, atDesk, verified } = deskIn(home);
const noted = 'In which words?';

describe.concurrent('bad luck', { timeout: 300_000 }, () => {
  test('the disk is pulled out: nothing is taken, it is said, and put back it goes on with what was typed', async () => {
    const record = newRecord();
    const desk = await atDesk(record);
    const hand = facilitator(desk);
    expect(await hand.press('w', [[noted, 'before']])).toContain('Done: Note');
    const folder = record.replace('/a.jsonl', '');
    renameSync(folder, `${folder}-pulled`);
    expect(await hand.press('w', [[noted, 'into the void']])).toContain('Not done:');
    expect(desk.screen().replaceAll(/\s+/gu, ' ')).toContain('Put it back where it was and do it again');
    renameSync(`${folder}-pulled`, folder);
    expect(readFileSync(record, 'utf8')).not.toContain('void');
    expect(await hand.press('w', [[noted, 'again ']])).toContain('Done: Note');
    await leave(desk);
    expect(await verified(record)).toBe(0);
    const kept = readFileSync(record, 'utf8');
    expect(kept).toContain('before');
    expect(kept.split('into the void')).toHaveLength(2);
    expect(kept).toContain('again into the void');
  });

  test('the second terminal is closed: the desk goes on, and another one shows the same', async () => {
    const record = newRecord();
    const desk = await atDesk(record);
    const room = start(['screen', record], { home: home.path, cols: 80, rows: 24 });
    await room.waitFor('We begin soon.');
    room.kill('SIGHUP');
    await room.exit();
    expect(room.clean()).toBe(true);
    expect(await facilitator(desk).press('w', [[noted, 'still here']])).toContain('Done: Note');
    const other = start(['screen', record], { home: home.path, cols: 80, rows: 24 });
    await other.waitFor('We begin soon.');
    other.type('q');
    expect(await other.exit()).toEqual({ code: 0, signal: 0 });
    await leave(desk);
  });

  test('two desks on one record: the second is told who has it, and the first never notices', async () => {
    const record = newRecord();
    const desk = await atDesk(record);
    for (const args of [
      ['run', record],
      ['run', record, '--plain'],
      ['transcribe', record],
    ]) {
      const second = await sandtable(args, { home: home.path });
      expect(second).toMatchObject({ code: 1, stdout: '' });
      expect(second.stderr).toContain(`${record} is open in another Sandtable (process ${desk.pid}).`);
      expect(second.stderr).toContain('two desks cannot write one record');
    }
    expect(await facilitator(desk).press('w', [[noted, 'alone']])).toContain('Done: Note');
    await leave(desk);
    expect(await verified(record)).toBe(0);
  });

  test('the laptop sleeps for an hour: no flood of what would have been due, it asks', async () => {
    const record = newRecord();
    const clock = hurriedClock(`${record}.clock`, '2031-06-08', '09:00');
    const desk = await atDesk(record, { env: { ...clock.env, SANDTABLE_HURRIED_STEP: 'Infinity' } });
    const hand = facilitator(desk);
    await hand.leadOn((screen) => screen.includes('story clock runs'));
    const before = readFileSync(record, 'utf8').split('\n').length;
    await clock.reaches('10:30', desk.pid);
    await desk.waitFor('PAUSED for a technical problem');
    expect(desk.screen()).toMatch(/The computer slept for 1 h/u);
    expect(hand.now()).toContain('go on');
    // the pause and that play stands, and nothing else
    expect(readFileSync(record, 'utf8').split('\n').length).toBeLessThanOrEqual(before + 3);
    expect(await hand.press(' ')).toContain('Done:');
    await desk.waitFor('story clock runs');
    await leave(desk);
    expect(await verified(record)).toBe(0);
  });

  test('its clock jumps back and forth: the exercise goes on, and the record is whole', async () => {
    const record = newRecord();
    const clock = hurriedClock(`${record}.clock`, '2031-06-08', '09:00');
    const desk = await atDesk(record, { env: { ...clock.env, SANDTABLE_HURRIED_STEP: 'Infinity' } });
    const hand = facilitator(desk);
    await hand.leadOn((screen) => screen.includes('They discuss'));
    for (const time of ['07:00', '12:00', '08:59', '09:05']) {
      await clock.reaches(time, desk.pid);
      await desk.waitFor(`room ${time}`);
      // forward it looks like a sleep, in which nobody played
      if (time === '12:00') await desk.waitFor(/The computer slept for (?:4 h 59|5 h)/u);
      expect(await hand.press('w', [[noted, `at ${time}`]])).toContain('Done: Note');
    }
    await hand.leadOn((screen) => screen.includes('They decide D1'));
    await leave(desk);
    expect(await verified(record)).toBe(0);
    const report = await sandtable(['report', record], { home: home.path });
    expect(report).toMatchObject({ code: 0, stderr: '' });
    for (const time of ['07:00', '12:00', '08:59', '09:05']) expect(report.stdout).toContain(`at ${time}`);
  });

  test('a paste of 100 KB into a note: what fits is kept, that it is full is said, and no key is slow', async () => {
    const record = newRecord();
    const desk = await atDesk(record);
    desk.type('w');
    await desk.waitFor('What kind of note?');
    desk.type(keys.enter);
    await desk.waitFor(noted);
    desk.type(keys.paste(`begins ${'and so on '.repeat(10_000)}`));
    const full = await desk.waitFor(/20,?000/u);
    expect(full).toContain('Esc one step back');
    desk.type(keys.enter);
    await desk.waitFor('Done: Note');
    expect(await facilitator(desk).press('w', [[noted, 'the next one']])).toContain('Done: Note');
    await leave(desk);
    expect(await verified(record)).toBe(0);
    const kept = readFileSync(record, 'utf8');
    expect(kept).toContain('begins and so on');
    expect(kept.split('and so on').length - 1).toBeGreaterThan(1_900);
    expect(kept).toContain('the next one');
  });

  test('a name with a right-to-left override turns nothing around, at the desk, in the room or on paper', async () => {
    const record = newRecord();
    const desk = await atDesk(record);
    const hand = facilitator(desk);
    await hand.find('how people are named', [['Who is named in reports?', 'person']]);
    const outcome = await hand.find('give a role', [
      ['Which role?', 'police'],
      ['person called', keys.paste('Ana \u202Egreb\u202C Vik')],
    ]);
    expect(outcome).toContain('Done:');
    await leave(desk);
    expect(desk.raw()).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
    for (const args of [
      ['report', record],
      ['report', record, '--format', 'html'],
      ['replay', record],
    ]) {
      const { stdout, code } = await sandtable(args, { home: home.path });
      expect(code).toBe(0);
      expect(stdout).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
      expect(stdout).toContain('Ana');
    }
    expect(await verified(record)).toBe(0);
  });
});
