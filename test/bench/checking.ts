/** `check` of a generated scenario of 300 injects: our own work beside the YAML library's parse, and the whole process. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readScenario } from '@sandtable/core';
import { parseDocument } from 'yaml';
import { median } from './measure.ts';
import { exerciseOf, representative, scenarioText } from './representative.ts';

export interface Checking {
  readonly kilobytes: number;
  /** Milliseconds, medians. `own` is the whole reading less the library's parse, round by round. */
  readonly parse: number;
  readonly whole: number;
  readonly own: number;
  readonly process: number;
}

export function checking(command: string, rounds = 9, injects = 300): Checking {
  const text = scenarioText(exerciseOf({ ...representative, injects }), { notes: true });
  const samples = Array.from({ length: rounds + 3 }, () => {
    const parse = timed(() => parseDocument(text, { keepSourceTokens: false }));
    const whole = timed(() => {
      if (!readScenario(text, 'large.yaml').scenario) throw new Error('the generated scenario has errors');
    });
    return { parse, whole, own: whole - parse };
  }).slice(3);
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
  const file = join(folder, 'large.yaml');
  writeFileSync(file, text);
  const processes = Array.from({ length: rounds + 1 }, () =>
    timed(() => execFileSync(process.execPath, [command, 'check', file], { stdio: 'ignore' })),
  ).slice(1);
  rmSync(folder, { recursive: true });
  return {
    kilobytes: Math.round(text.length / 1024),
    parse: median(samples.map((sample) => sample.parse)),
    whole: median(samples.map((sample) => sample.whole)),
    own: median(samples.map((sample) => sample.own)),
    process: median(processes),
  };
}

function timed(work: () => unknown): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
