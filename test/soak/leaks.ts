/** Two exercises that differ only in what some may not know, whole and by chance: whoever may not know gets the same at the same times. */
import type { Part } from './part.ts';
import { testedWith } from './tested-with.ts';

export const leaks: Part = {
  about:
    'two exercises that differ only in what some may not know: they get the same bytes at the same times',
  rounds: null,
  usual: 10,
  round: ({ seed }) => testedWith(seed, ['test/protection/twins.test.ts']),
};
