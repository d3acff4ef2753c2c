/** Whatever is changed in a record and sealed anew: every command ends with a sentence, and no lie is told as true. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test, vi } from 'vitest';
import { fill, openRoom } from '../protection/full-record.ts';
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
const good = readFileSync(join(folder, 'good.jsonl'), 'utf8');

test('a good record is told as it is', async () => {
  expect(await wronglyTold(good, folder)).toBeNull();
});

test('no forgery of one field makes a command break or tell a lie', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(forgery, async (one) => {
      expect(await wronglyTold(forged(good, one), folder)).toBeNull();
    }),
    { numRuns: 20, seed: 1 },
  );
});
