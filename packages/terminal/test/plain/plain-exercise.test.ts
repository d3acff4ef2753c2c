// Whole exercises in plain mode, on the real session and record, led by somebody who only hears the lines.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readScenario } from '@sandtable/language';
import { startSession, type Session, type WallClock } from '@sandtable/host';
import { resumeSession } from '@sandtable/host/recorded';
import { textReader } from '@sandtable/words';
import { facilitator, followNow, nowLine, type Facilitator } from './facilitator-by-ear.ts';

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

/** What somebody types who knows nothing but the last NOW line. */
async function lead(person: Facilitator): Promise<void> {
  for (let steps = 0; steps < 400; steps += 1) {
    if (nowLine(person).includes('The exercise is closed')) return;
    await followNow(person);
  }
  throw new Error(`it never ended:\n${person.heard.slice(-30).join('\n')}`);
}

const control = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

describe.each([
  'test/fixtures/before-repairs/drone-incident/scenario.yaml',
  'test/fixtures/before-repairs/extremist-content-surge/scenario.yaml',
])('%s', (path) => {
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
      person.heard.filter((line) => /\b(format|plain|power|refusal|desk)\.[a-z]+\.|\{[a-z_]+\}/u.test(line)),
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
});

test('the run sheet is read, an item is dropped and put back, and a break gets longer, all by words', async () => {
  const session = start('test/fixtures/before-repairs/drone-incident/scenario.yaml');
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
  expect(await person.say('drop sighting-9')).toContain('Type yes or no.');
  await person.say('yes');
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
  const person = await facilitator(start('test/fixtures/before-repairs/drone-incident/scenario.yaml'));
  await person.say('next!');
  await person.say('next!');
  await person.say('role tower');
  expect((await person.say('')).join('\n')).toContain('You are Tower supervisor');
  expect((await person.say(word)).join('\n')).toContain('Back at exercise control.');
  await person.leave();
});

test('`share FACT with ROLE beyond` is typed by exercise control and by a role; without the word it is asked once', async () => {
  const session = start('test/fixtures/before-repairs/drone-incident/scenario.yaml');
  const breaches = () =>
    session.entries.flatMap((entry) => (entry.kind === 'fact.breached' ? [entry.body] : []));
  const person = await facilitator(session);
  await person.say('next!');
  await person.say('next!');
  await person.say('share survey_permit with airline beyond');
  expect(breaches()).toEqual([{ fact: 'survey_permit', by: 'regulator', roles: ['airline'] }]);
  expect((await person.say('share no_standard with airline')).join(' ')).toContain(
    'the marking was breached',
  );
  await person.say('no');
  expect(breaches()).toHaveLength(1);
  await person.say('share beyond no_standard with airline');
  expect(breaches()).toHaveLength(2);
  expect((await person.say('help share')).join(' ')).toContain('[with WITH] [beyond]');
  await person.say('role lab');
  await person.say('');
  await person.say('share short_trace with passengers beyond');
  await person.say('yes');
  expect(breaches()).toHaveLength(3);
  await person.leave();
});
