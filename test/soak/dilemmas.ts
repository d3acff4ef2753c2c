/** The choices of the library over a thousand plays by chance. */
import { beatenOptions, rareOutcomes } from '../scenarios/dilemmas.ts';
import { library } from '../scenarios/library.ts';
import type { Part } from './part.ts';

const plays = 1_000;
const pairs = 100;

export const dilemmas: Part = {
  about:
    'the choices of the library: each outcome in 3 of 100 plays, and a figure that speaks for each option',
  rounds: library.length,
  usual: library.length,
  round({ number }) {
    const scenario = library[number % library.length];
    const amiss = scenario
      ? [...rareOutcomes(scenario.program, plays), ...beatenOptions(scenario.program, pairs)]
      : [];
    return {
      tried: plays,
      found: amiss.map((row) => {
        const what = `${scenario?.name}, ${row}`;
        return { what, kept: { text: `${what}\n`, ending: 'txt' } };
      }),
    };
  },
};
