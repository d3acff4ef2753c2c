/** What has happened in the plays so far. */
import { happeningKey, happeningsOf, type Happening, type Program, type State } from '@sandtable/core';
import { probed, type Seen } from './probe.ts';

export interface Coverage {
  /** The scenario's program, telling what is read in it. */
  readonly program: Program;
  readonly seen: Seen;
  /** Keys of what happened at least once. */
  readonly happened: ReadonlySet<string>;
  /** Notes what has happened in a play, at its end. */
  readonly harvest: (state: State) => void;
  /** How much has been seen: it rises with each thing seen for the first time. */
  readonly news: () => number;
}

export function coverageOf(plain: Program): Coverage {
  const { program, seen } = probed(plain);
  const happened = new Set<string>();
  let missing: readonly Happening[] = happeningsOf(program.scenario);
  return {
    program,
    seen,
    happened,
    harvest(state) {
      const news = missing.filter(({ did }) => did(state));
      if (news.length === 0) return;
      for (const { kind, name } of news) happened.add(happeningKey(kind, name));
      missing = missing.filter((one) => !news.includes(one));
    },
    news: () => seen.news + happened.size,
  };
}
