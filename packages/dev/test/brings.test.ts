// What an effect makes come is asked in one place: a list of verbs of one's own forgets the verb that is added.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { house } from '../house.ts';

/** What may ask for such a verb by itself, and why. */
const reasons: Readonly<Record<string, string>> = {
  'packages/core/src/play/preview.ts': 'what a facilitator added has verbs of its own, and only `send` waits',
  'packages/core/src/step/effect.ts': 'the same, where it acts',
  'packages/language/src/advice/mentions.ts': 'goes through all that is written, of which effects are a part',
  'packages/language/src/check/circles.ts': 'what leaves a phase, which `end` does, too',
};

const root = join(import.meta.dirname, '../../..');
const asks = /\bverb [!=]== '(?:send|open|start-clock|reveal|go)'/u;

test('nobody but the table of what effects bring asks for the verbs that bring something', () => {
  const asking = house
    .flatMap(({ package: name }) => {
      const src = `packages/${name}/src`;
      return readdirSync(join(root, src), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${src}/${file.replaceAll('\\', '/')}`,
      );
    })
    .filter((file) => /\.tsx?$/u.test(file) && asks.test(readFileSync(join(root, file), 'utf8')));
  expect(asking.sort()).toEqual(Object.keys(reasons));
});
