/** Whatever is changed in a record and sealed anew: every command ends with a sentence, and no lie is told as true. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test, vi } from 'vitest';
import { fill, openRoom } from '../protection/full-record.ts';
import { inRound } from './forgeries.ts';
import { forged, forgery, wronglyTold } from './forgery.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandtable-forged-'));
vi.stubEnv('SANDTABLE_RECORDS', folder);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const room = openRoom(join(folder, 'good.jsonl'));
fill(room);
room.session.close();
const full = readFileSync(join(folder, 'good.jsonl'), 'utf8');
const golden = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../golden', name, 'record.jsonl'), 'utf8');

/** `npm run soak -- forgeries` gives another seed with each round, and so another record. */
const { SANDTABLE_SEED: given, SANDTABLE_KEEP: keep } = process.env;
const seed = Number(given ?? 0);
const good = [full, golden('drone-incident'), golden('extremist-content-surge')][seed % 3] ?? full;

test('a good record is told as it is', async () => {
  expect(await wronglyTold(good, folder)).toBeNull();
});

test('no forgery of one field makes a command break or tell a lie', { timeout: 900_000 }, async () => {
  const { counterexample } = await fc.check(
    fc.asyncProperty(forgery, async (one) => (await wronglyTold(forged(good, one), folder)) === null),
    { numRuns: given === undefined ? 20 : inRound, seed },
  );
  const [found] = counterexample ?? [];
  if (found === undefined) return;
  const record = forged(good, found);
  if (keep !== undefined) writeFileSync(keep, record);
  expect(await wronglyTold(record, folder)).toBeNull();
});
