/** Every page of an exercise in each of its states, in a real browser: the tests look at some. */
import type { Part } from './part.ts';
import { testedWith } from './tested-with.ts';

export const pages: Part = {
  about:
    'every page of every function in each state of a day: for whoever cannot see it, and on the narrowest window',
  rounds: 1,
  usual: 1,
  round: ({ seed }) => testedWith(seed, ['packages/host/test/every-page.test.ts']),
};
