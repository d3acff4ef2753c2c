/** Lists of the few among thousands, kept beside what they follow from. */
import { expect, test } from 'vitest';
import { begin, evolve, load, type State } from '@sandtable/core';
import { caseNames, readCase } from './read-case.ts';
import { walkInPlace } from './walk.ts';

const placesOf = <Thing>(things: readonly Thing[], which: (thing: Thing) => boolean): readonly number[] =>
  things.flatMap((thing, place) => (which(thing) ? [place] : []));

test('after every entry of every case what may be due is listed: injects that are proposed, decisions that were answered and are not closed', () => {
  const most = { proposed: 0, answered: 0 };
  for (const name of caseNames(import.meta.dirname)) {
    const one = readCase(import.meta.dirname, name);
    const { scenario, seed, parameters } = one;
    const program = load(scenario);
    let state: State = begin(program, { seed, parameters, attribution: 'role' });
    for (const entry of walkInPlace(one).entries) {
      state = evolve(program, state, entry);
      const { injects, decisions, proposed, answered } = state;
      const place = `${name}, entry ${entry.n}`;
      expect(proposed, place).toEqual(placesOf(injects, ({ coming }) => coming === 'proposed'));
      expect(answered, place).toEqual(
        placesOf(decisions, ({ status, answers }) => status !== 'closed' && answers.length > 0),
      );
      most.proposed = Math.max(most.proposed, proposed.length);
      most.answered = Math.max(most.answered, answered.length);
    }
  }
  // or the cases would say nothing of their order
  expect(most.proposed).toBeGreaterThan(1);
  expect(most.answered).toBeGreaterThan(1);
});
