/** Bits of a good record that are turned round, one at a time: verification notices each, in its own line or the next. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { replayEngine } from '@sandtable/host/recorded';
import { verifyRecord } from '@sandtable/records';
import { noneFound, type Part } from './part.ts';

export interface Flip {
  /** A part of the whole, so that a flip fits any record. */
  readonly at: number;
  readonly bit: number;
}
export const flip: fc.Arbitrary<Flip> = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  bit: fc.integer({ min: 0, max: 7 }),
});

/** What is wrong with how a flip is found; null when nothing is. */
export function unnoticed(
  record: Buffer,
  { at, bit }: Flip,
  file: string,
  verify: (file: string) => ReturnType<typeof verifyRecord> = (damaged) =>
    verifyRecord(damaged, replayEngine),
): string | null {
  const place = Math.floor(at * record.length);
  const copy = Buffer.from(record);
  copy[place] = (copy[place] ?? 0) ^ (1 << bit);
  writeFileSync(file, copy);
  const found = verify(file);
  if (found.sound) return `bit ${bit} of byte ${place} is not noticed`;
  const own = record.subarray(0, place).toString('latin1').split('\n').length;
  return found.bad.line === own || found.bad.line === own + 1
    ? null
    : `bit ${bit} of byte ${place} stands in line ${own}, and line ${found.bad.line} is told`;
}

const count = 100;

export const flipsFoundBy = (verify?: Parameters<typeof unnoticed>[3]): Part => ({
  about: 'one bit of a record turned round: verification names its line',
  rounds: null,
  usual: 40,
  round({ seed, folder }) {
    const name = seed % 2 === 0 ? 'drone-incident' : 'extremist-content-surge';
    const record = readFileSync(join(import.meta.dirname, '../golden', name, 'record.jsonl'));
    const file = join(folder, 'flipped.jsonl');
    const told = (one: Flip) => unnoticed(record, one, file, verify);
    const { counterexample, numRuns } = fc.check(
      fc.property(flip, (one) => told(one) === null),
      { seed, numRuns: count },
    );
    const [found] = counterexample ?? [];
    return {
      tried: numRuns,
      found:
        found === undefined
          ? noneFound
          : [{ what: told(found) ?? '', kept: { text: JSON.stringify({ name, ...found }), ending: 'json' } }],
    };
  },
  again(text, folder) {
    const { name, ...found } = JSON.parse(text) as Flip & { readonly name: string };
    const record = readFileSync(join(import.meta.dirname, '../golden', name, 'record.jsonl'));
    return unnoticed(record, found, join(folder, 'flipped.jsonl'), verify);
  },
});
