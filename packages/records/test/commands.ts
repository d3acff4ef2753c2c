/** Small commands with their entries, for tests and for the programs that tests run. */
import type { Author, Entry } from '@sandtable/core/record';
import type { NewRecord, PlayedCommand } from '../src/index.ts';

export const nobody: Author = { participant: null, role: null, organisation: null };

export const about: NewRecord = {
  language: 1,
  engine: '0.0.0-test',
  wall: 1_900_000_000_000,
  seed: '7',
  parameters: [['strength', 2]],
  attribution: 'role',
  retainUntil: '2031-12-31',
  scenario: { id: 'ferry', version: '1.0', text: 'sandtable: 1\ntitle: Ferry — «Überfahrt» 渡し船\n' },
};

/** A command of two entries with a text, the first numbered `n`. */
export function note(n: number, said = `said at ${n}`): PlayedCommand {
  const head = { story: n * 60, wall: 1_900_000_000_000 + n, author: { ...nobody, role: 'police' } };
  return {
    entries: [
      {
        ...head,
        n,
        cause: null,
        kind: 'note',
        body: { said: { text: 0 }, tag: 'gap', role: null, about: null },
      },
      {
        ...head,
        n: n + 1,
        author: nobody,
        cause: n,
        kind: 'variable.set',
        body: { variable: 'trust', from: 0.1 * n, to: 1e21, why: 'effect' },
      },
    ],
    texts: [said],
  };
}

/** A command without texts. */
export function start(n: number): PlayedCommand {
  const entry: Entry = { n, story: 0, wall: null, author: nobody, cause: null, kind: 'start', body: {} };
  return { entries: [entry], texts: [] };
}
