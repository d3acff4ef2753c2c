import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { library } from '../scenarios/library.ts';
import { twinsOf } from './twins.ts';

// `npm run soak -- leaks` gives other seeds, and then whole plays are played; one by chance over years has thousands of commands
const given = process.env['SANDTABLE_SEED'];
const manner = (at: number) =>
  given === undefined ? { seed: at, most: 16 } : { seed: Number(given), most: 400 };

test.each(library.map(({ name }, at) => ({ name, at })))(
  'two exercises of $name that differ only in what some may not know show those the same at the same times',
  async ({ at }) => {
    const shelved = library[at];
    if (shelved === undefined) throw new Error('the shelf is empty');
    const folder = mkdtempSync(join(tmpdir(), 'sandtable-twins-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { differences, came, secrets } = await twinsOf(shelved, { folder, ...manner(at) });
    expect(differences).toEqual([]);
    expect(came).toBeGreaterThan(500);
    expect(secrets).toBeGreaterThan(10);
  },
  1_800_000,
);
