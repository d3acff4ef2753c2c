/** Wall time without its place and day: the record says in which zone the room is, and everything that tells its times keeps to it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startSession } from '@sandtable/host';
import { readScenario } from '@sandtable/language';
import { readRecord } from '@sandtable/records';
import { textReader } from '@sandtable/words';
import { ownZone } from '@sandtable/words/room-time';
import { run, runIn } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandtable-zone-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const scenario = join(import.meta.dirname, '../../../test/fixtures/ferry-port.yaml');
const text = readFileSync(scenario, 'utf8');

/** An evening in Auckland from 20:00 on 12 May, and what was left of it the next morning. */
function eveningAndMorning(file: string, zone: string | null): void {
  const read = readScenario(text, scenario).scenario;
  if (!read) throw new Error('the ferry port has errors');
  let wall = Date.UTC(2031, 4, 12, 8);
  const session = startSession({
    file,
    clock: { now: () => wall, every: () => () => {} },
    reader: textReader('en'),
    scenario: read,
    text,
    seed: '7',
    parameters: [],
    attribution: 'role',
    engine: 'test',
    ...(zone !== null && { zone }),
  });
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  session.give({ kind: 'next', body: {} });
  wall += 600_000;
  session.give({ kind: 'pause', body: { reason: 'break', until: wall + 13 * 3_600_000 } });
  wall += 13 * 3_600_000;
  session.give({ kind: 'resume', body: {} });
  session.give({ kind: 'end', body: {} });
  session.close();
}

test('a report names the zone and the day of the room, on whatever computer it is written', async () => {
  const file = join(folder, 'auckland.jsonl');
  eveningAndMorning(file, 'Pacific/Auckland');
  const { out, err, code } = await run('report', file);
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect(out).toContain('From 20:00 to 13 May, 09:10 by the clock in the room (Pacific/Auckland)');
  expect(out).toMatch(/12 May 2031, 20:00 \(Pacific\/Auckland\)/u);
  expect(out).toMatch(/Room \(Pacific\/Auckland\)/u);
  expect(out).toMatch(/\| 13 May, 09:10 +\|/u);
});

test('a record that does not say its zone is told by this computer, and the report says so', async () => {
  const file = join(folder, 'older.jsonl');
  eveningAndMorning(file, null);
  expect(readRecord(file).header).not.toHaveProperty('zone');
  const { out } = await run('report', file);
  expect(out).toContain(
    `(time zone of this computer, ${ownZone()}; the record does not say that of the room)`,
  );
});

test('only where there is a clock on the wall the record has its zone', async () => {
  const attended = join(folder, 'attended.jsonl');
  const played = join(folder, 'played.jsonl');
  await runIn({}, 'quit\n', 'run', scenario, '--plain', '--record', attended);
  await run('play', scenario, '--record', played);
  expect(readRecord(attended).header.zone).toBe(ownZone());
  expect(readRecord(played).header).not.toHaveProperty('zone');
});

test('a zone that there is not is refused with what to write: at the start, and in a record', async () => {
  const file = join(folder, 'mars.jsonl');
  for (const TZ of ['Mars/Base', 'CET-1CEST', 'Berlin']) {
    const { code, err } = await runIn({ TZ }, '', 'run', scenario, '--plain', '--record', file);
    expect(code).toBe(1);
    expect(err).toContain(`“${TZ}”`);
    expect(err).toContain('Europe/Berlin');
  }
  eveningAndMorning(file, 'Mars/Base');
  for (const args of [
    ['report', file],
    ['replay', file],
    ['run', file, '--plain'],
    ['transcribe', file],
  ]) {
    const { code, err } = await run(...args);
    expect(code).toBe(1);
    expect(err).toContain('“Mars/Base”');
    expect(err).toContain('Europe/Berlin');
  }
});
