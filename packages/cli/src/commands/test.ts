import type { Trial } from '@sandtable/core/testing';
import { textIn } from '@sandtable/core/scenario';
import { cleanLine, type Telling } from '@sandtable/words';
import { command, type ExitCode, type Surroundings } from '../command-line/command.ts';
import { json } from '../output/json.ts';
import { scenarioFiles } from '../files/checked-file.ts';
import { openScenario, type OpenedScenario } from '../files/open-scenario.ts';
import { BadInput } from '../command-line/problem.ts';
import { coveredByTests, type Covered } from '../trial/coverage.ts';
import { junit } from '../trial/junit.ts';
import { writeResult } from '../files/written-file.ts';
import { trialsOf } from '../trial/side-by-side.ts';
import { troubles } from '../trial/troubles.ts';
import { repeat } from '../files/watched-folders.ts';

export const test = command({
  name: 'test',
  operand: 'PATH...',
  options: {
    format: { takes: 'one-of', values: ['text', 'json'], presumed: 'text' },
    junit: { takes: 'text', value: 'FILE' },
    watch: { takes: 'nothing' },
  },
  examples: [
    'sandtable test drone-incident',
    'sandtable test my-scenario.yaml --format json',
    'sandtable test scenarios --junit results.xml',
    'sandtable test my-scenario.yaml --watch',
  ],
  async run({ operands, options }, around): Promise<ExitCode> {
    const { say, stderr } = around;
    const once = () => runTests(operands, options, around);
    if (!options.watch) return once();
    const files = operands.flatMap((path) => scenarioFiles(path, say));
    await repeat(files, around.stdin, async () => {
      try {
        await once();
      } catch (error) {
        // a file is often wrong while it is being written
        if (!(error instanceof BadInput)) throw error;
        stderr.write(`${error.message}\n`);
      }
      stderr.write(`${say('cli.test.watching')}\n\n`);
    });
    return 0;
  },
});

interface Wanted {
  readonly format: 'text' | 'json';
  readonly junit: string | undefined;
}

async function runTests(
  operands: readonly string[],
  { format, junit: file }: Wanted,
  around: Surroundings,
): Promise<ExitCode> {
  const { say, stdout, stderr } = around;
  const files = operands.flatMap((path) => scenarioFiles(path, say));
  const opened = files.map((path) => openScenario(path, around));
  const trials = await trialsOf(opened.map(({ scenario }) => scenario));
  const results = opened.map((one, at) => resultOf(one, trials[at] ?? [], around));
  const all = trials.flat();
  const passed = all.filter((trial) => trial.passed).length;
  if (file !== undefined) writeResults(file, results, around);
  if (format === 'json') stdout.write(json(asJson(results), 2));
  else for (const result of results) stdout.write(asText(result, around));
  stderr.write(`${say('cli.test.sum', { passed, failed: all.length - passed })}\n`);
  return passed === all.length ? 0 : 1;
}

interface Result {
  readonly file: string;
  readonly trials: readonly {
    readonly trial: Trial;
    readonly title: string;
    readonly told: readonly string[];
  }[];
  readonly covered: readonly Covered[];
}

function resultOf(
  { file, scenario }: OpenedScenario,
  trials: readonly Trial[],
  around: Surroundings,
): Result {
  const telling: Telling = { language: around.say.language, say: around.say, scenario, texts: () => null };
  return {
    file,
    trials: trials.map((trial) => ({
      trial,
      title: textIn(trial.test.text, telling),
      told: troubles(trial, telling),
    })),
    covered: coveredByTests(scenario, trials),
  };
}

/** The documented form: `version` rises when a program that reads it would have to change. */
function asJson(results: readonly Result[]): unknown {
  return {
    version: 1,
    files: results.map(({ file, trials, covered }) => ({
      file,
      tests: trials.map(({ trial, told }) => ({
        name: trial.test.name,
        passed: trial.passed,
        stuck: trial.halted?.why === 'stuck' ? trial.halted.phase : null,
        circle: trial.halted?.why === 'circle' ? trial.halted.cycle : null,
        unfired: trial.unfired.map(({ chance }) => chance),
        undone: trial.undone.map(({ step, refusal }) => ({
          place: step.place,
          step: step.step,
          refused: refusal?.refused ?? null,
        })),
        failures: trial.failures.map(({ expected, at, got, phase }) => ({
          expected: expected.written,
          place: expected.place,
          at,
          phase,
          ...got,
        })),
        told,
      })),
      coverage: Object.fromEntries(
        covered.map(({ kind, of, missing }) => [kind, { reached: of - missing.length, of, missing }]),
      ),
    })),
  };
}

function writeResults(file: string, results: readonly Result[], { say }: Surroundings): void {
  const suites = results.map((result) => ({
    file: result.file,
    cases: result.trials.map(({ trial, title, told }) => ({ trial, title, troubles: told })),
  }));
  writeResult(file, junit(suites), (old) => old.includes('<testsuites'), say);
}

function asText({ file, trials, covered }: Result, { say }: Surroundings): string {
  const lines = trials.flatMap(({ trial, title, told }) => [
    say(trial.passed ? 'cli.test.passed' : 'cli.test.failed', { name: trial.test.name, text: title }),
    ...told.map((line) => `    ${line}`),
  ]);
  const shown = lines.length === 0 ? [say('cli.test.none')] : [...lines, ...coverageLines(covered, say)];
  return [cleanLine(file), ...shown].join('\n') + '\n';
}

/** So many names are shown in a line; `--format json` has all. */
const mostNames = 6;

function coverageLines(covered: readonly Covered[], say: Surroundings['say']): readonly string[] {
  const count = (kind: Covered['kind']) => {
    const found = covered.find((one) => one.kind === kind);
    return { of: found?.of ?? 0, reached: (found?.of ?? 0) - (found?.missing.length ?? 0) };
  };
  const [injects, choices, phases] = [count('inject'), count('option'), count('phase')];
  return [
    say('cli.test.covered', {
      injects: injects.reached,
      allInjects: injects.of,
      options: choices.reached,
      allOptions: choices.of,
      phases: phases.reached,
      allPhases: phases.of,
    }),
    ...covered.flatMap(({ kind, missing }) =>
      missing.length === 0
        ? []
        : [
            say(`cli.test.never.${kind}`, {
              names: missing.slice(0, mostNames).join(', '),
              more: Math.max(0, missing.length - mostNames),
            }),
          ],
    ),
  ];
}
