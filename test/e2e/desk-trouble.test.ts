// What goes wrong around the desk: small windows, full disks, folders that are gone, foul text, signals and our own faults.
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { deskIn, leave } from './at-desk.ts';
import { freshHome, root } from './command.ts';
import { facilitator } from './facilitator.ts';
import { keys } from './terminal.ts';

const home = freshHome();
afterAll(() => home.remove());

const { newRecord, atDesk, verified } = deskIn(home);

describe.concurrent('the desk', { timeout: 300_000 }, () => {
  test('in a window of 20 columns says how large it must be, can be left, and goes on in a larger one', async () => {
    const terminal = await atDesk(newRecord());
    terminal.resize({ cols: 20, rows: 12 });
    const small = await terminal.waitFor(/60 x 16 or/u);
    expect(small.replaceAll(/\s+/gu, ' ')).toContain('only q (leave) acts. --plain tells the same in lines.');
    terminal.type('q');
    await terminal.waitFor('Leave the desk?');
    terminal.type(keys.escape);
    await terminal.waitFor(/60 x 16 or/u);
    terminal.resize({ cols: 120, rows: 40 });
    await terminal.waitFor('Opening: who is here');
    terminal.resize({ cols: 20, rows: 12 });
    await terminal.waitFor(/60 x 16 or/u);
    await leave(terminal);
  });

  test('shows foul text that is typed or pasted as text, and lets none of it act on the terminal', async () => {
    const record = newRecord();
    const terminal = await atDesk(record);
    const desk = facilitator(terminal);
    terminal.type('w');
    await terminal.waitFor('What kind of note?');
    terminal.type(keys.enter);
    await terminal.waitFor('In which words?');
    terminal.type(keys.paste('before \u001B]0;owned\u0007\u001B[2J\u009B31m\u202Eafter'));
    await terminal.waitFor((screen) => screen.includes('before ') && screen.includes('after'));
    terminal.type(keys.enter);
    await terminal.waitFor('Done: Note');
    await desk.press('w', [['In which words?', 'plain']]);
    expect(terminal.raw()).not.toContain('\u001B]0;owned');
    expect(terminal.raw()).not.toMatch(/[\u0007\u009B\u202E]/u);
    await leave(terminal);
    expect(terminal.screen()).toContain(record);
  });

  test('keeps all that it acknowledged when its folder is gone for a rewind, and says what to do', async () => {
    const record = newRecord();
    const terminal = await atDesk(record);
    const desk = facilitator(terminal);
    expect(await desk.press('w', [['In which words?', 'first']])).toContain('Done: Note');
    expect(await desk.press('w', [['In which words?', 'second']])).toContain('Done: Note');
    const folder = record.replace('/a.jsonl', '');
    renameSync(folder, `${folder}-away`);
    expect(await desk.find('rewind', [['Which entry?', '']])).toContain('Not done:');
    renameSync(`${folder}-away`, folder);
    expect(await desk.find('rewind', [['Which entry?', '']])).toContain('gone back');
    await leave(terminal);
    expect(await verified(record)).toBe(0);
  });

  const roomCanBeMade = process.platform === 'linux';
  test.skipIf(!roomCanBeMade)(
    'keeps all that it acknowledged when the disk takes no more, says so, and goes on when there is room',
    async () => {
      const record = newRecord();
      // the scenario stands in the record, and then there is room for a few words
      const { size } = statSync(`${root}/scenarios/drone-incident/scenario.yaml`);
      const terminal = await atDesk(record, { shell: `ulimit -S -f ${Math.ceil((size * 1.1) / 1024) + 20}` });
      const desk = facilitator(terminal);
      const long = 'so much was said '.repeat(200);
      let taken = 0;
      let outcome = '';
      while (!outcome.startsWith('Not done:')) {
        outcome = await desk.press('w', [['In which words?', keys.paste(long)]]);
        if (outcome.startsWith('Done:')) taken += 1;
      }
      expect(terminal.screen()).toMatch(/is as large as this disk or a quota\s+allows/u);
      const acknowledged = readFileSync(record, 'utf8').split('so much was said so much').length - 1;
      expect(acknowledged).toBeGreaterThanOrEqual(taken);
      execFileSync('prlimit', ['--pid', String(terminal.pid), '--fsize=unlimited:unlimited']);
      expect(await desk.press('w', [['In which words?', 'there is room']])).toContain('Done: Note');
      await leave(terminal);
      expect(await verified(record)).toBe(0);
      expect(readFileSync(record, 'utf8')).toContain('there is room');
    },
  );

  test.each(['SIGTERM', 'SIGHUP'] as const)('gives the terminal back on %s', async (signal) => {
    const terminal = await atDesk(newRecord());
    terminal.kill(signal);
    await terminal.exit();
    expect(terminal.clean()).toBe(true);
  });

  test('gives the terminal back on a fault of ours, in one line that says how to go on', async () => {
    const record = newRecord();
    const fault = `${home.path}/fault.cjs`;
    writeFileSync(fault, `process.on('SIGUSR2', () => { throw new Error('a fault of ours'); });\n`);
    const terminal = await atDesk(record, { env: { NODE_OPTIONS: `--require ${fault}` } });
    terminal.kill('SIGUSR2');
    expect(await terminal.exit()).toEqual({ code: 70, signal: 0 });
    expect(terminal.clean()).toBe(true);
    const said = terminal.screen().replaceAll('\n', '');
    expect(said).toContain('a fault of ours');
    expect(said).toContain(`run ${record}`);
    expect(said).not.toContain('    at ');
    expect(await verified(record)).toBe(0);
  });
});
