/** `check` of generated scenarios of 300 and 3,000 injects: our own work beside the YAML library's parse, and the whole process. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reviewScenario } from '@sandtable/language';
import { parseDocument } from 'yaml';
import { largeScenario } from './large-scenario.ts';
import { median, processorTime } from './measure.ts';

export interface Checked {
  readonly injects: number;
  readonly kilobytes: number;
  /** Milliseconds of processor time, medians. `own` is the whole check less the library's parse, round by round. */
  readonly parse: number;
  readonly own: number;
}
export interface Checking {
  readonly sizes: readonly Checked[];
  /** The power of the number of injects with which our own work grows, from the first size to the last. */
  readonly growth: number;
  /** Milliseconds from the start to the end of the program, for the first size; median. */
  readonly process: number;
}

export function checking(command: string, rounds = 9, sizes: readonly number[] = [300, 3000]): Checking {
  const checks = sizes.map((injects) => checked(injects, rounds));
  const [first, last] = [checks[0], checks.at(-1)];
  return {
    sizes: checks,
    growth:
      first && last ? Math.log(last.own / first.own) / Math.log(last.injects / first.injects) : Number.NaN,
    process: wholeProcess(command, largeScenario(sizes[0] ?? 0), rounds),
  };
}

function checked(injects: number, rounds: number): Checked {
  const text = largeScenario(injects);
  const samples = Array.from({ length: rounds + 3 }, () => {
    // as the check itself has it done
    const parse = processorTime(() => parseDocument(text, { keepSourceTokens: false, uniqueKeys: false }));
    const whole = processorTime(() => {
      if (!reviewScenario(text, 'large.yaml').scenario) throw new Error('the generated scenario has errors');
    });
    // of a small text the one may by chance take longer than the other
    return { parse, own: Math.max(whole - parse, 0.01) };
  }).slice(3);
  return {
    injects,
    kilobytes: Math.round(text.length / 1024),
    parse: median(samples.map((sample) => sample.parse)),
    own: median(samples.map((sample) => sample.own)),
  };
}

function wholeProcess(command: string, text: string, rounds: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
  const file = join(folder, 'large.yaml');
  writeFileSync(file, text);
  const times = Array.from({ length: rounds + 1 }, () => {
    const began = performance.now();
    execFileSync(process.execPath, [command, 'check', file], { stdio: 'ignore' });
    return performance.now() - began;
  }).slice(1);
  rmSync(folder, { recursive: true });
  return median(times);
}
