/** Damages the good scenarios at random. Nothing may make the checker throw, print a stack trace or work for over a second. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { damaged, mustCheck } from './damage.ts';

const longest = 1000;
const root = join(import.meta.dirname, '../..');

export function soakMutations(count: number): boolean {
  const files = globSync(['scenarios/*/scenario.yaml', 'test/fixtures/ferry-port.yaml'], {
    cwd: root,
  }).sort();
  const share = Math.ceil(count / files.length);
  const results = files.map((file) => {
    console.error(`— ${share} mutations of ${file}`);
    const text = readFileSync(join(root, file), 'utf8');
    mustCheck(text);
    const mutants = fc.sample(damaged(text), { seed: 1, numRuns: share });
    return mutants.map((mutant, nth) => checked(mutant, `mutation ${nth + 1} of ${file}`));
  });
  const all = results.flat();
  const failed = all.filter(({ trouble }) => trouble !== null);
  for (const { what, trouble } of failed) console.error(`${what}: ${trouble}`);
  const slowest = all.reduce((worst, one) => (one.milliseconds > worst.milliseconds ? one : worst));
  console.log(
    `${all.length.toLocaleString('en')} mutations of ${files.length} scenarios checked, ${failed.length} of them badly. Slowest: ${slowest.milliseconds.toFixed(0)} ms of processor time (${slowest.what}).`,
  );
  return failed.length === 0;
}

function checked(text: string, what: string) {
  const before = process.cpuUsage();
  let trouble: string | null = null;
  try {
    mustCheck(text);
  } catch (error) {
    trouble = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1000;
  if (milliseconds > longest) trouble ??= `it took ${milliseconds.toFixed(0)} ms`;
  return { what, trouble, milliseconds };
}
