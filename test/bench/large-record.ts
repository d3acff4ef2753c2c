/** A record of many megabytes, as a long exercise with busy recorders leaves it; and what its report takes. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { begin, load, openTable } from '@sandtable/core';
import type { Command, Order, Setup } from '@sandtable/core/record';
import { formatsOf, isFileFormat, type PaperFormat } from '@sandtable/documents';
import { readScenario } from '@sandtable/language';
import { writePlay, type PlayedCommand } from '@sandtable/records';
import { largeScenario } from './large-scenario.ts';
import { median, spentBy } from './measure.ts';

export interface ReportOfLarge {
  readonly format: PaperFormat;
  readonly megabytes: number;
  /** Peak memory of the whole process, in MB, the most of all runs: when V8 collects garbage differs from run to run. And its seconds, the least. */
  readonly peak: number;
  readonly seconds: number;
}

/** One for each form of the report, written so many times. */
export function reportsOfLarge(command: string, megabytes: number, runs = 3): readonly ReportOfLarge[] {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
  try {
    const file = join(folder, 'large.jsonl');
    writeLarge(file, megabytes);
    const told = join(folder, 'peak');
    // the process itself tells its peak when it ends
    const tells = `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS)));`;
    const written = (format: PaperFormat) => {
      const began = performance.now();
      execFileSync(
        process.execPath,
        [
          `--import=data:text/javascript,${encodeURIComponent(tells)}`,
          command,
          'report',
          file,
          '--format',
          format,
        ],
        { maxBuffer: 1024 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] },
      );
      return {
        peak: (Number(readFileSync(told, 'utf8')) * 1024) / 1e6,
        seconds: (performance.now() - began) / 1000,
      };
    };
    // files of other programs are whole in memory, and refused where they would be this long
    const texts = formatsOf('aar').filter((format) => !isFileFormat(format));
    return texts.map((format) => {
      const all = Array.from({ length: runs }, () => written(format));
      return {
        format,
        megabytes: statSync(file).size / 1e6,
        peak: Math.max(...all.map(({ peak }) => peak)),
        seconds: Math.min(...all.map(({ seconds }) => seconds)),
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface ReportTime {
  readonly format: PaperFormat;
  readonly entries: number;
  /** Seconds of processor time of the whole process, the median. */
  readonly seconds: number;
}

/** The report of a record of so many entries, as a page and in Word. */
export function reportTimes(command: string, entries = 2000, rounds = 3): readonly ReportTime[] {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
  try {
    const file = join(folder, 'record.jsonl');
    writeLarge(file, (entries * 900) / 1e6);
    const formats: readonly PaperFormat[] = ['html', 'docx'];
    return formats.map((format) => {
      const all = Array.from({ length: rounds }, (_none, round) =>
        spentBy(folder, [command, 'report', file, '--out', join(folder, `${round}.${format}`)]),
      );
      return { format, entries, seconds: median(all.map(({ seconds }) => seconds)) };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Notes, as recorders write them. */
export function writeLarge(file: string, megabytes: number): void {
  const text = largeScenario(60);
  const { scenario } = readScenario(text, 'large.yaml');
  if (scenario === null) throw new Error('the scenario of the benchmark is not accepted');
  const setup: Setup = { seed: '1', parameters: [], attribution: 'role' };
  const program = load(scenario);
  const table = openTable(program, begin(program, setup));
  const role = scenario.roles[0]?.name ?? '';
  function* commands(): Generator<PlayedCommand> {
    const give = (command: Command, texts: readonly string[] = []): PlayedCommand => {
      const before = table.entries().length;
      const order: Order = {
        command,
        author: { participant: null, role: 'exercise_control', organisation: null },
        wall: 1_900_000_000_000 + before * 1000,
        texts,
      };
      const refused = table.give(order);
      if (refused !== null) throw new Error(JSON.stringify(refused));
      return { entries: table.entries().slice(before), texts };
    };
    yield give({ kind: 'brief', body: {} });
    yield give({ kind: 'start', body: {} });
    // each makes a line of about 900 bytes
    for (let noted = 0; noted < (megabytes * 1e6) / 900; noted += 1)
      yield give(
        { kind: 'note', body: { said: { text: 0 }, tag: noted % 7 === 0 ? 'gap' : null, role, about: null } },
        [`Number ${noted}: ${'the table talks about who calls whom, and when. '.repeat(5)}`],
      );
    yield give({ kind: 'end', body: {} });
  }
  const about = { language: 1, engine: 'bench', wall: null, retainUntil: null };
  const { id, version } = scenario;
  writePlay(file, { ...setup, ...about, scenario: { id, version, text } }, commands());
}
