import { describe, expect, it } from 'vitest';
import { beatenOptions, rareOutcomes, unkeptPromises } from './dilemmas.ts';
import { library } from './library.ts';

// a slow machine may take its time
const timeout = 300_000;

// `npm run soak -- dilemmas` looks at more plays
describe.each(library)('$name', ({ program }) => {
  it('tells each of its outcomes in at least 3 of 100 random plays', { timeout }, () => {
    expect(rareOutcomes(program, 150)).toEqual([]);
  });

  it('keeps in each random play what its injects promise', { timeout }, () => {
    expect(unkeptPromises(program, 60)).toEqual([]);
  });

  it('has no option that another matches or beats on every measure', { timeout }, () => {
    expect(beatenOptions(program, 12)).toEqual([]);
  });
});
