/** Good scenarios, damaged at random. Nothing may make the checker throw, print a stack trace or work for over a second. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { damaged, mustCheck } from './damage.ts';
import { noneFound, type Part } from './part.ts';

const longest = 1000;
const count = 200;
const root = join(import.meta.dirname, '../..');
const files = globSync(['scenarios/*/scenario.yaml', 'test/fixtures/ferry-port.yaml'], { cwd: root }).sort();

export const mutations: Part = {
  about: 'damaged scenarios: the checker bears all, tells each place, and takes under a second',
  rounds: null,
  usual: 100,
  round({ number, seed }) {
    const text = readFileSync(join(root, files[number % files.length] ?? ''), 'utf8');
    const { counterexample, numRuns } = fc.check(
      fc.property(damaged(text), (mutant) => troubleWith(mutant) === null),
      { seed, numRuns: count },
    );
    const [found] = counterexample ?? [];
    return {
      tried: numRuns,
      found:
        found === undefined
          ? noneFound
          : [{ what: troubleWith(found) ?? 'it took too long', kept: { text: found, ending: 'yaml' } }],
    };
  },
  again: troubleWith,
};

function troubleWith(text: string): string | null {
  const before = process.cpuUsage();
  try {
    mustCheck(text);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1000;
  return milliseconds > longest ? `it took ${milliseconds.toFixed(0)} ms` : null;
}
