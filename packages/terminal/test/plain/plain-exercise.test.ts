// Whole exercises in plain mode, on the real session and record, led by somebody who only hears the lines.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { readScenario } from '@sandtable/language';
import { resumeSession, startSession, type Session, type WallClock } from '@sandtable/host';
import { textReader } from '@sandtable/words';
import { runPlain, type PlainEnd } from '../../src/plain/run.ts';

process.env['TZ'] = 'UTC';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-plain-'));
  folders.push(folder);
  return join(folder, 'exercise.jsonl');
}

const clock: WallClock = { now: () => Date.UTC(2031, 5, 8, 8, 0), every: () => () => {} };
const root = join(import.meta.dirname, '../../../..');

function start(path: string, file = newFile()): Session {
  const text = readFileSync(join(root, path), 'utf8');
  const { scenario, diagnostics } = readScenario(text, path);
  if (scenario === null) throw new Error(diagnostics.map((each) => each.code).join(' '));
  const parameters = scenario.parameters.map(({ name, start: value }) => [name, value] as const);
  return startSession({
    scenario,
    text,
    seed: '7',
    parameters,
    attribution: scenario.attribution,
    engine: '0.0.0',
    file,
    clock,
    reader: textReader('en'),
  });
}

interface Facilitator {
  /** Types a line and hears what comes of it. */
  say(line: string): Promise<readonly string[]>;
  readonly heard: readonly string[];
  leave(): Promise<PlainEnd>;
}

async function facilitator(session: Session): Promise<Facilitator> {
  const input = new PassThrough();
  const output = new PassThrough();
  const heard: string[] = [];
  let rest = '';
  output.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    heard.push(...lines);
  });
  const ended = runPlain(session, { input, output, resume: (file) => `sandtable run ${file}` });
  let broken: unknown = null;
  ended.catch((error: unknown) => (broken = error));
  const quiet = async (): Promise<void> => {
    for (let before = -1; before !== heard.length;) {
      before = heard.length;
      for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
      if (broken !== null) throw broken;
    }
  };
  await quiet();
  return {
    heard,
    async say(line) {
      const from = heard.length;
      input.write(`${line}\n`);
      await quiet();
      return heard.slice(from);
    },
    async leave() {
      input.end();
      const how = await ended;
      await quiet();
      session.close();
      return how;
    },
  };
}

const now = (lines: readonly string[]): string => lines.findLast((line) => line.startsWith('NOW: ')) ?? '';

/** What somebody types who knows nothing but the last NOW line, and asks for the decision when one is open. */
async function lead(person: Facilitator): Promise<void> {
  for (let steps = 0; steps < 400; steps += 1) {
    const line = now(person.heard);
    if (line.includes('The exercise is closed')) return;
    const open = /They decide (D\d+)/u.exec(line)?.[1];
    if (open !== undefined) await decide(person, open);
    else if (line.includes('The story clock runs')) await person.say('advance! 15m');
    else await person.say('next!');
  }
  throw new Error(`it never ended:\n${person.heard.slice(-30).join('\n')}`);
}

async function decide(person: Facilitator, serial: string): Promise<void> {
  const lines = await person.say(`decision ${serial}`);
  const amount = lines
    .map((line) => /An amount from (\S+)/u.exec(line)?.[1])
    .find((each) => each !== undefined);
  const deciders = lines.flatMap((line) => /^(.+) (?:decides|leads): no answer yet$/u.exec(line)?.[1] ?? []);
  const first = lines
    .filter((line) => !line.includes('Not open'))
    .find((line) => /^[a-z]: /u.test(line))?.[0];
  await person.say(`decide ${serial} ${amount ?? first ?? 'all'} by ${deciders.join(', ')}`);
}

const control = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

describe.each(['scenarios/drone-incident/scenario.yaml', 'scenarios/extremist-content-surge/scenario.yaml'])(
  '%s',
  (path) => {
    test('can be led to its end by ear alone', async () => {
      const session = start(path);
      const person = await facilitator(session);
      await lead(person);
      expect(session.control().stage).toBe('closed');
      expect(session.control().outcome).not.toBeNull();
      expect(await person.leave()).toBe('end-of-input');
      for (const line of person.heard) expect(line).not.toMatch(control);
      // nothing raw: no key of the catalogue, no placeholder of a text
      expect(
        person.heard.filter((line) =>
          /\b(format|plain|power|refusal|desk)\.[a-z]+\.|\{[a-z_]+\}/u.test(line),
        ),
      ).toEqual([]);
    });

    test('a pipe that ends in the middle loses nothing: it goes on from the record', async () => {
      const file = newFile();
      const person = await facilitator(start(path, file));
      for (const line of ['next!', 'next!', 'next!', 'note - nobody knew who signs']) await person.say(line);
      const before = person.heard.filter((line) => !line.startsWith('> ')).at(-1);
      expect(await person.leave()).toBe('end-of-input');
      expect(person.heard).toContain(`To go on: sandtable run ${file}`);

      const { session } = resumeSession({ file, clock, reader: textReader('en') });
      const again = await facilitator(session);
      expect(again.heard.some((line) => line.startsWith('Resumed after entry'))).toBe(true);
      expect(again.heard).toContain(before);
      await again.leave();
    });
  },
);

test('the run sheet is read, an item is dropped and put back, and a break gets longer, all by words', async () => {
  const session = start('scenarios/drone-incident/scenario.yaml');
  const person = await facilitator(session);
  await person.say('next!');
  await person.say('next!');
  const sheet = await person.say('sheet');
  expect(sheet.some((line) => /^sighting-9 to come: .*may be dropped/u.test(line))).toBe(true);
  expect(
    sheet.some((line) => line.startsWith('Lost without sighting-6: An inject that waits for it: 1-05')),
  ).toBe(true);
  expect(sheet.some((line) => line.startsWith('pressure-'))).toBe(false);
  expect((await person.say('sheet all')).some((line) => line.startsWith('pressure-1 '))).toBe(true);
  await person.say('drop sighting-9');
  expect((await person.say('sheet')).some((line) => line.startsWith('sighting-9 dropped'))).toBe(true);
  await person.say('keep sighting-9');
  expect((await person.say('sheet')).some((line) => line.startsWith('sighting-9 to come'))).toBe(true);
  await person.say('break!');
  const { until } = session.control().pause ?? { until: null };
  await person.say('plus');
  expect((session.control().pause?.until ?? 0) - (until ?? 0)).toBe(120_000);
  await person.leave();
});

test.each(['done', 'back', 'quit'])('a role turns the screen back with “%s”', async (word) => {
  const person = await facilitator(start('scenarios/drone-incident/scenario.yaml'));
  await person.say('next!');
  await person.say('next!');
  await person.say('role tower');
  expect((await person.say('')).join('\n')).toContain('You are Tower supervisor');
  expect((await person.say(word)).join('\n')).toContain('Back at exercise control.');
  await person.leave();
});
