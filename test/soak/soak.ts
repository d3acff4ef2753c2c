/**
 * `npm run soak [-- faults | mutations [COUNT] | jumps | reports [COUNT] | model [COUNT] [--seed S]]`. Faults: plants every one, gives each 30 seconds, and says how many were found, by what and
 * how fast; at least 95 % must be. Mutations: damages good scenarios at random, 20,000 times; the checker must bear all. Jumps: does each
 * action of the library once in each of the 30 minutes before each jump; nothing may act twice or be lost. Reports: holds the reports of 200 random
 * plays of each scenario against their records. Model: plays generated scenarios
 * on the engine and on the second interpreter, and writes each difference to a file. Exit 1 otherwise.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findFault, type How } from './find-fault.ts';
import { soakMutations } from './mutations.ts';
import { mutantsOf } from './mutants.ts';
import { soakModel } from '../model/search.ts';
import { sweepJumps } from '../scenarios/jumps.ts';
import { sweepReports } from '../scenarios/report-oracle.ts';

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const [part = 'all', count = '20000'] = positionals;
const parts: Readonly<Record<string, () => boolean>> = {
  faults: soakFaults,
  mutations: () => soakMutations(Number(count)),
  jumps: soakJumps,
  reports: soakReports,
  model: () => soakModel(Number(count), Number(values.seed)),
};
const chosen = Object.keys(parts).filter((name) => part === 'all' || part === name);
const held = chosen.map((name) => parts[name]?.() === true);
process.exitCode = held.length > 0 && held.every(Boolean) ? 0 : 1;

function soakJumps(): boolean {
  const { plays, amiss } = sweepJumps();
  for (const each of amiss) console.error(each);
  console.log(`${plays} plays into a jump, ${amiss.length} in which something acted twice or was lost.`);
  return amiss.length === 0;
}

function soakReports(): boolean {
  const { plays, amiss } = sweepReports(Math.min(Number(count), 200));
  for (const each of amiss) console.error(each);
  console.log(`${plays} reports, ${amiss.length} statements that a record contradicts.`);
  return amiss.length === 0;
}

function soakFaults(): boolean {
  const seconds = 30;
  const root = join(import.meta.dirname, '../..');
  const counts: Record<How, number> = { checked: 0, proven: 0, searched: 0, missed: 0 };
  let slowest = 0;
  for (const file of globSync('scenarios/*/scenario.yaml', { cwd: root }).sort())
    for (const mutant of mutantsOf(readFileSync(join(root, file), 'utf8'))) {
      const began = performance.now();
      const how = findFault(mutant, () => performance.now() - began > seconds * 1000);
      counts[how] += 1;
      slowest = Math.max(slowest, performance.now() - began);
      if (how === 'missed' || how === 'searched') console.error(`${how} ${file} ${mutant.fault}`);
    }
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const found = total - counts.missed;
  console.log(
    `${total} faults planted, ${found} found (${((100 * found) / total).toFixed(1)} %): ${counts.checked} by reading the file, ${counts.proven} proven, ${counts.searched} by searching. Slowest: ${(slowest / 1000).toFixed(1)} s.`,
  );
  return found / total >= 0.95;
}
