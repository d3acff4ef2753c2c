/** Luck against known answers, and seeds that look alike against each other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draw, drawSalt, luckName, playKey, seedKey, type LuckKey } from '@sandtable/core';

interface Vectors {
  readonly keys: readonly { readonly seed: string; readonly key: readonly string[] }[];
  readonly draws: readonly {
    readonly seed: string;
    readonly name: string;
    readonly occurrence: number;
    readonly index: number;
    readonly u: number;
  }[];
  readonly salts: readonly {
    readonly seed: string;
    readonly entry: number;
    readonly slot: number;
    readonly salt: string;
  }[];
}
const vectors: Vectors = JSON.parse(readFileSync(join(import.meta.dirname, 'luck-vectors.json'), 'utf8'));
const hex = (key: LuckKey) => key.map((word) => (word >>> 0).toString(16).padStart(8, '0'));

test.each(vectors.keys)('the key of the seed “$seed”', ({ seed, key }) => {
  expect(hex(seedKey(seed))).toEqual(key);
});

test.each(vectors.draws)('with seed $seed, $name draws for the time $occurrence, $index', (known) => {
  expect(draw(seedKey(known.seed), luckName(known.name), known.occurrence, known.index)).toBe(known.u);
});

test.each(vectors.salts)('the salt of text $slot of entry $entry', ({ seed, entry, slot, salt }) => {
  expect(drawSalt(seedKey(seed), entry, slot)).toBe(salt);
});

test(
  'no two of 100,000 neighbouring seeds and repeated patterns have the same key',
  { timeout: 120_000 },
  () => {
    const seeds = new Set<string>();
    for (let number = 0; number < 99_000; number += 1) seeds.add(String(number));
    for (const pattern of ['1', '11', 'a', 'ab', '0', 'ä', '渡', ' ', '1 ', '\u0001', '\u0101'])
      for (let count = 1; count <= 120; count += 1) seeds.add(pattern.repeat(count));
    expect(seeds.size).toBeGreaterThan(100_000);
    expect(new Set([...seeds].map((seed) => hex(seedKey(seed)).join(''))).size).toBe(seeds.size);
  },
);

test('no two plays of a batch have the same key, and play i is seed#i', () => {
  const batch = seedKey('batch');
  const keys = Array.from({ length: 100_000 }, (_, play) => hex(playKey(batch, play)).join(''));
  expect(new Set(keys).size).toBe(keys.length);
  expect(hex(seedKey('batch#77')).join('')).toBe(keys[77]);
});

test('a seed is text in one form: composed and decomposed letters are one', () => {
  expect(seedKey('Überfahrt')).toEqual(seedKey('U\u0308berfahrt'));
  expect(luckName('chance.é')).toEqual(luckName('chance.e\u0301'));
});
