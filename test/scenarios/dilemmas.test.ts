import { describe, expect, it } from 'vitest';
import { beatenOptions, rareOutcomes } from './dilemmas.ts';
import { library } from './library.ts';

// a slow machine may take its time
const timeout = 300_000;

/** What is not right yet: a row that is mended fails until it is taken out. `npm run soak -- dilemmas` looks at more plays. */
const known: Readonly<
  Record<string, { readonly rare: readonly string[]; readonly beaten: readonly string[] }>
> = {
  'drone-incident': {
    rare: [],
    beaten: [
      'command: police_leads by airport_leads',
      'counter: narrow by broad',
      'counter: ask_army by narrow',
      'suspects: hold_name by hold_quiet',
      'suspects: hold_name by release',
      'suspects: hold_quiet by release',
    ],
  },
  'extremist-content-surge': { rare: [], beaten: [] },
  'future-threats': { rare: [], beaten: [] },
};

describe.each(library)('$name', ({ name, program }) => {
  const { rare, beaten } = known[name] ?? { rare: [], beaten: [] };

  it('tells each of its outcomes in at least 3 of 100 random plays', { timeout }, () => {
    expect(rareOutcomes(program, 300).map((row) => row.split(':')[0])).toEqual(rare);
  });

  it('has no option that another matches or beats on every measure', { timeout }, () => {
    expect(beatenOptions(program, 30)).toEqual(beaten);
  });
});
