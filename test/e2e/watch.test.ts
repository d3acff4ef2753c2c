/** Editing in one pane, looking in the other: the files are changed as editors change them. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { boot, freshHome, root, surroundings } from './command.ts';
import { keys, start } from './terminal.ts';

const home = freshHome();
afterAll(() => home.remove());

const text = `${readFileSync(join(root, 'test/fixtures/smallest.yaml'), 'utf8')}actors: { caller: { name: Caller } }
injects:
  call: { title: A pipe leaks, at: 20m, from: caller, to: [police], channel: phone, text: The pipe leaks. }
tests:
  early:
    text: It is told early
    play: []
    expect: [{ happens: inject.call.delivered, before: 30m }]
`;

/** A scenario in a folder of its own, and a save as most editors do it: another file in its place. */
function scenario(name: string) {
  const folder = join(home.path, name);
  mkdirSync(folder);
  const file = join(folder, 'scenario.yaml');
  writeFileSync(file, text);
  return {
    file,
    folder,
    save(change: (before: string) => string) {
      writeFileSync(`${file}~`, change(readFileSync(file, 'utf8')));
      renameSync(`${file}~`, file);
    },
  };
}

test('watch: the check, the timeline and the play follow the file', { timeout: 60_000 }, async () => {
  const { file, folder, save } = scenario('watched');
  const watch = start(['watch', file], { home: home.path, cols: 120, rows: 40 });
  await watch.waitFor('A pipe leaks');
  expect(watch.screen()).toContain('no errors');
  save((before) => before.replace('at: 20m', 'at: 25m'));
  await watch.waitFor(/^\+ \+25 min .+A pipe leaks/mu);
  save((before) => before.replace('channel: phone', 'chanel: phone'));
  await watch.waitFor('as before the errors');
  expect(watch.screen()).toContain('`chanel` is not a key');
  // a burst of small writes into the same file is one change
  const mended = readFileSync(file, 'utf8').replace('chanel', 'channel');
  for (let end = 1; end <= 10; end += 1) writeFileSync(file, mended.slice(0, (mended.length * end) / 10));
  await watch.waitFor((screen) => !screen.includes('before the errors'));
  // a script that is new in the folder is checked, too
  mkdirSync(join(folder, 'scripts'));
  writeFileSync(join(folder, 'scripts', 'one.yaml'), '- { send: cal }\n');
  await watch.waitFor('ST0402');
  for (const size of [
    { cols: 80, rows: 24 },
    { cols: 200, rows: 60 },
  ]) {
    watch.resize(size);
    await watch.waitFor((screen) => screen.split('\n').length === size.rows && screen.includes('leave'));
    expect(watch.screen()).toContain('Timeline');
  }
  watch.type(keys.ctrl('c'));
  expect(await watch.exit()).toEqual({ code: 0, signal: 0 });
  expect(watch.clean()).toBe(true);
});

/** The command with pipes, and what it has said so far. */
function piped(...args: string[]) {
  const child = spawn(process.execPath, [boot, ...args], { env: surroundings(home.path) });
  let said = '';
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    said += chunk.toString();
    for (const each of waiting) each();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return {
    child,
    until: (what: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!said.includes(what)) return;
          waiting.delete(look);
          said = said.slice(said.indexOf(what) + what.length);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    ended: new Promise<number | null>((resolve) => {
      child.once('exit', resolve);
    }),
  };
}

test(
  'watch in plain lines tells what a save has changed, and nothing else',
  { timeout: 60_000 },
  async () => {
    const { file, folder, save } = scenario('plain');
    const { child, until, ended } = piped('watch', file, '--plain');
    await until('+20 min  0-01 “A pipe leaks”');
    save((before) => before.replace('at: 20m', 'at: 25m'));
    await until('+25 min  0-01 “A pipe leaks”');
    // as when another branch is checked out
    const kept = readFileSync(file, 'utf8');
    rmSync(folder, { recursive: true });
    await until('scenario.yaml');
    mkdirSync(folder);
    writeFileSync(file, kept.replace('at: 25m', 'at: 35m'));
    await until('+35 min  0-01 “A pipe leaks”');
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  },
);

test(
  'with --watch the tests run again after each save, which survives a file with errors',
  { timeout: 60_000 },
  async () => {
    const { file, save } = scenario('tested');
    const { child, until, ended } = piped('test', file, '--watch');
    await until('1 passed, 0 failed');
    save((before) => before.replace('at: 20m', 'at: 45m'));
    await until('0 passed, 1 failed');
    save((before) => before.replace('injects:', 'injcets:'));
    await until('ST0201');
    save((before) => before.replace('injcets:', 'injects:').replace('at: 45m', 'at: 10m'));
    await until('1 passed, 0 failed');
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  },
);
