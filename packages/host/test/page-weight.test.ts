// What a page weighs on the wire at first load, in the middle of a long exercise of the library.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load, play } from '@sandtable/core';
import type { Command } from '@sandtable/core/record';
import { readScenario } from '@sandtable/language';
import { textReader } from '@sandtable/words';
import { expect, onTestFinished, test } from 'vitest';
import { startSession, type LetInAs } from '../src/index.ts';
import { newKey } from '../src/invitations/key.ts';
import { opened } from './at-the-door.ts';
import { temporaryFolder, testClock } from './harbour.ts';

const kilobyte = 1024;

test('a page with all that it loads weighs at most 60 KB on the wire, and its script 30 KB unpacked', async () => {
  const path = join(import.meta.dirname, '../../../scenarios/drone-incident/scenario.yaml');
  const text = readFileSync(path, 'utf8');
  const { scenario } = readScenario(text, 'scenario.yaml');
  if (scenario === null) throw new Error('the scenario has errors');
  const clock = testClock();
  const file = join(temporaryFolder(), 'drone.jsonl');
  const setup = { seed: '7', parameters: [], attribution: scenario.attribution } as const;
  const reader = textReader('en');
  const session = startSession({ ...setup, scenario, text, engine: 'test', file, clock, reader });
  onTestFinished(() => session.close());
  const at = opened({ session, clock, file });
  const played = play(load(scenario), setup, []).entries.filter(({ cause }) => cause === null);
  for (const { kind, body, author } of played.slice(0, Math.ceil(played.length * 0.7)))
    session.give({ kind, body } as Command, [], author);

  const headers = { 'accept-encoding': 'gzip' };
  const weigh = async (path: string, cookie: string): Promise<number> =>
    (await (await at.ask('GET', path, { cookie, headers })).arrayBuffer()).byteLength;
  const capacities: readonly LetInAs[] = [
    { of: 'controller' },
    { of: 'simcell' },
    { of: 'evaluator' },
    { of: 'observer' },
    ...scenario.roles.map(({ name: role }): LetInAs => ({ of: 'role', role })),
  ];
  for (const capacity of capacities) {
    const by = at.reception.invite(null, capacity, clock.now() + 1e9);
    const device = newKey();
    at.reception.enter({ device, address: '', by, alone: false, read: true });
    const cookie = `seat-8737=${device}`;
    const page = await (await at.ask('GET', '/', { cookie })).text();
    const loaded = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/gu)].map(([, each = '']) => each);
    expect(loaded).toHaveLength(2);
    const weights = await Promise.all(['/', ...loaded].map((each) => weigh(each, cookie)));
    const whole = weights.reduce((sum, each) => sum + each, 0);
    expect(whole, JSON.stringify(capacity)).toBeLessThan(60 * kilobyte);
    const script = loaded.find((each) => each.endsWith('.js')) ?? '';
    const unpacked = await (await at.ask('GET', script, { cookie })).text();
    expect(unpacked.length).toBeLessThan(30 * kilobyte);
    // whoever has no unpacker and takes part from a phone still loads little
    if (capacity.of === 'role') expect(page.length, capacity.role).toBeLessThan(60 * kilobyte);
  }
}, 60_000);
