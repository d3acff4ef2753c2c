// Pastes in a real terminal, marked by it and not: on the desk, on the room's screen and in plain mode. And the terminal afterwards.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { deskIn, leave } from './at-desk.ts';
import { freshHome } from './command.ts';
import { keys, start, type Terminal } from './terminal.ts';

const home = freshHome();
afterAll(() => home.remove());
const { newRecord, atDesk } = deskIn(home);

const mail = 'From the duty officer:\r   next q D !\rend of message\r';
const flat = (screen: string): string => screen.replaceAll(/\s+/gu, ' ');
const commands = (record: string): number =>
  readFileSync(record, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"cause":null')).length;
const marksPastes = (terminal: Terminal): boolean =>
  terminal.raw().lastIndexOf('\u001B[?2004h') > terminal.raw().lastIndexOf('\u001B[?2004l');
/** As a shell's job control sees it: `T` stands still. Small images of Linux have no `ps`. */
const stateOf = (pid: number): string =>
  process.platform === 'linux'
    ? readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /su, '')
    : execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });

describe.concurrent('a paste in a real terminal', { timeout: 300_000 }, () => {
  test('on the desk: refused where no field is open, whole in a note, marked or not; the room’s screen does nothing', async () => {
    const record = newRecord();
    const desk = await atDesk(record);
    const room = start(['screen', record], { home: home.path, cols: 80, rows: 24 });
    await room.waitFor((screen) => screen.includes('We begin soon.') && marksPastes(room));
    expect(marksPastes(desk)).toBe(true);
    const before = commands(record);
    for (const bytes of [keys.paste(mail), mail]) {
      desk.type(bytes);
      await desk.waitFor((screen) => flat(screen).includes('no field is open for it'));
      desk.type(keys.home);
      await desk.waitFor((screen) => !flat(screen).includes('no field is open for it'));
      room.type(bytes);
    }
    expect(commands(record)).toBe(before);
    desk.type('w');
    await desk.waitFor('What kind of note?');
    // no line of a text goes on after such a key: the `q` below is pressed
    room.type(keys.home);
    desk.type(keys.paste(mail));
    await desk.waitFor((screen) => screen.includes('In which words?') && screen.includes('end of message'));
    expect(commands(record)).toBe(before);
    desk.type(keys.enter);
    await desk.waitFor('Done: Note');
    expect(readFileSync(record, 'utf8')).toContain('From the duty officer:\\n   next q D !\\nend of message');
    expect(room.screen()).toContain('We begin soon.');
    room.type('q');
    expect(await room.exit()).toEqual({ code: 0, signal: 0 });
    expect(room.clean()).toBe(true);
    await leave(desk);
  });

  test('in plain mode: several lines are shown and not run, one waits for Enter, an answer takes them as one', async () => {
    const record = newRecord();
    const plain = start(['run', 'drone-incident', '--seed', '7', '--record', record, '--plain'], {
      home: home.path,
    });
    await plain.waitFor('See who is here');
    expect(marksPastes(plain)).toBe(true);
    const before = commands(record);
    plain.type(keys.paste(mail));
    await plain.waitFor('3 lines were pasted. None was run');
    await plain.waitFor('Pasted: next q D !');
    plain.type(keys.paste('note\r'));
    await plain.waitFor('> note');
    expect(commands(record)).toBe(before);
    plain.type(keys.enter);
    await plain.waitFor('What kind of note?');
    plain.type(keys.enter);
    await plain.waitFor('In which words?');
    plain.type(keys.paste(mail));
    await plain.waitFor('3 pasted lines stand in this line as one');
    expect(commands(record)).toBe(before);
    plain.type(keys.enter);
    await plain.waitFor((screen) => /entered|NOTE|note/iu.test(screen) && commands(record) > before);
    expect(readFileSync(record, 'utf8')).toContain('From the duty officer: next q D ! end of message');
    plain.type('q');
    await plain.waitFor('> q');
    plain.type(keys.enter);
    expect(await plain.exit()).toEqual({ code: 0, signal: 0 });
    expect(plain.clean()).toBe(true);
  });

  test.skipIf(process.platform === 'win32').each([
    ['the desk', [], 'Do players see this screen?'],
    ['plain mode', ['--plain'], 'See who is here'],
  ] as const)(
    '%s gives the terminal back while it is stopped and when it is ended, and takes it again in between',
    async (_name, args, begun) => {
      const terminal = start(['run', 'drone-incident', '--record', newRecord(), ...args], {
        home: home.path,
      });
      await terminal.waitFor(begun);
      await terminal.waitFor(() => marksPastes(terminal));
      terminal.kill('SIGTSTP');
      await terminal.waitFor(() => !marksPastes(terminal) && terminal.clean());
      // it gives the terminal back a moment before it stands still, and a shell goes on only with what stands still
      await vi.waitFor(() => expect(stateOf(terminal.pid)).toMatch(/^T/u), { timeout: 60_000 });
      terminal.kill('SIGCONT');
      await terminal.waitFor(() => marksPastes(terminal));
      terminal.kill('SIGTERM');
      await terminal.exit();
      expect(terminal.clean()).toBe(true);
    },
  );
});
