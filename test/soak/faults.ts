/** Faults planted in the scenarios of the library: reading, proof or search finds them. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFault } from './find-fault.ts';
import { mutantsOf, type Mutant } from './mutants.ts';
import type { Part } from './part.ts';

const seconds = 30;
const count = 10;
const root = join(import.meta.dirname, '../..');

let all: readonly Mutant[] | null = null;
/** To plant them takes most of a minute, so nobody waits for it who looks for something else. */
const planted = (): readonly Mutant[] =>
  (all ??= globSync('scenarios/*/scenario.yaml', { cwd: root })
    .sort()
    .flatMap((file) => mutantsOf(readFileSync(join(root, file), 'utf8'))));

/** Its seconds are those of the processor: on a busy machine a fault is not missed because others were served first. */
const isMissed = (mutant: Mutant): boolean => {
  const before = process.cpuUsage();
  return findFault(mutant, () => spentSince(before) > seconds) === 'missed';
};
function spentSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

export const faults: Part = {
  about: `faults planted in the library: at least 95 % are found, each within ${seconds} s`,
  get rounds() {
    return Math.ceil(planted().length / count);
  },
  usual: 0,
  bearable: 0.05,
  round({ number }) {
    const own = planted().slice(number * count, (number + 1) * count);
    const found = own.filter(isMissed).map((mutant) => ({
      what: `missed ${mutant.fault}`,
      kept: { text: JSON.stringify(mutant), ending: 'json' },
    }));
    return { tried: own.length, found };
  },
  again: (text) => {
    const mutant = JSON.parse(text) as Mutant;
    return isMissed(mutant) ? `missed ${mutant.fault}` : null;
  },
};
