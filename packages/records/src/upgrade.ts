/**
 * Older records, read through named steps, each of which turns what an older program wrote into what this one reads. The hashes were checked
 * before, on what stands on disk. Each format has a record under `test/formats/` that is never edited.
 */
import { recordFormat, semanticsVersion } from '@sandtable/core/record';
import type { CheckedLine } from './line.ts';

/** What line 0 says of the record. */
export interface Versions {
  readonly format: number;
  readonly semantics: number;
}

interface UpgradeStep {
  /** What it does, in a word: `split-the-author`. */
  readonly name: string;
  /** Whether a record of these versions may need it. */
  readonly isFor: (versions: Versions) => boolean;
  readonly line: (line: CheckedLine) => CheckedLine;
}

/** In the order in which they are done. Format 1 is the first there is. */
const steps: readonly UpgradeStep[] = [
  inBodies('outcomes-tell-their-clauses', 1, 'outcome.reached', (body) => ({ told: [], ...body })),
  inBodies('time-boxes-say-what-they-belong-to', 1, 'box-ran-out', ({ of, ...body }) =>
    of === 'brief-back' || 'name' in body ? { of, ...body } : { of: 'decision', name: of },
  ),
];

type Body = Readonly<Record<string, unknown>>;

/** A step for one kind of entry, in records of rules up to these. */
function inBodies(name: string, upTo: number, kind: string, change: (body: Body) => Body): UpgradeStep {
  return {
    name,
    isFor: ({ semantics }) => semantics <= upTo,
    line: (line) => ({
      ...line,
      read() {
        const read = line.read();
        return read.sealed.kind === kind ? { ...read, body: change(read.body as Body) } : read;
      },
    }),
  };
}

export function upgradeLine(line: CheckedLine, versions: Versions): CheckedLine {
  if (versions.format === recordFormat && versions.semantics === semanticsVersion) return line;
  return steps.filter(({ isFor }) => isFor(versions)).reduce((upgraded, step) => step.line(upgraded), line);
}
