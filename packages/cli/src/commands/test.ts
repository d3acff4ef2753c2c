import { load, runTrial, type Failure, type Trial } from '@sandtable/core';
import { cleanLine, refusalText, storyTimeAt, textIn, value, type Telling } from '@sandtable/words';
import { command, type Surroundings } from '../command.ts';
import { json } from '../json.ts';
import { scenarioFiles } from '../checked-file.ts';
import { openScenario, type OpenedScenario } from '../open-scenario.ts';

export const test = command({
  name: 'test',
  operand: 'PATH...',
  options: { format: { takes: 'one-of', values: ['text', 'json'], presumed: 'text' } },
  examples: ['sandtable test drone-incident', 'sandtable test my-scenario.yaml --format json'],
  run({ operands, options }, around) {
    const { say, stdout, stderr } = around;
    const results = operands
      .flatMap((path) => scenarioFiles(path, say))
      .map((path) => {
        const opened = openScenario(path, around);
        const program = load(opened.scenario);
        return { opened, trials: opened.scenario.tests.map((each) => runTrial(program, each)) };
      });
    const all = results.flatMap(({ trials }) => trials);
    const passed = all.filter((trial) => trial.passed).length;
    if (options.format === 'json') stdout.write(json(asJson(results), 2));
    else for (const { opened, trials } of results) stdout.write(asText(opened, trials, around));
    stderr.write(`${say('cli.test.sum', { passed, failed: all.length - passed })}\n`);
    return passed === all.length ? 0 : 1;
  },
});

interface Result {
  readonly opened: OpenedScenario;
  readonly trials: readonly Trial[];
}

/** The documented form: `version` rises when a program that reads it would have to change. */
function asJson(results: readonly Result[]): unknown {
  return {
    version: 1,
    files: results.map(({ opened, trials }) => ({
      file: opened.file,
      tests: trials.map(({ test: { name }, passed, failures, undone, stuck }) => ({
        name,
        passed,
        stuck,
        undone: undone.map(({ step, refusal }) => ({
          place: step.place,
          step: step.step,
          refused: refusal?.refused ?? null,
        })),
        failures: failures.map(({ expected, at, readings }) => ({ expected: expected.source, at, readings })),
      })),
    })),
  };
}

function asText({ file, scenario }: OpenedScenario, trials: readonly Trial[], { say }: Surroundings): string {
  const telling: Telling = { language: 'en', say, scenario, texts: () => null };
  const lines = trials.flatMap((trial) => [
    say(trial.passed ? 'cli.test.passed' : 'cli.test.failed', {
      name: trial.test.name,
      text: textIn(trial.test.text, telling),
    }),
    ...trial.undone.map(({ step, refusal }) =>
      say('cli.play.undone', {
        place: step.place,
        step: step.step,
        why: refusal ? refusalText(refusal, say) : say('cli.play.never-reached'),
      }),
    ),
    ...(trial.stuck === null ? [] : [say('cli.play.stuck', { phase: trial.stuck })]),
    ...trial.failures.flatMap((failure) => failureLines(failure, telling)),
  ]);
  return [cleanLine(file), ...(lines.length === 0 ? [say('cli.test.none')] : lines)].join('\n') + '\n';
}

function failureLines({ expected, at, readings }: Failure, telling: Telling): string[] {
  const { say, scenario } = telling;
  const when = at === null ? say('cli.test.at-end') : storyTimeAt(scenario.story, at, telling);
  return [
    say('cli.test.expected', { when, source: expected.source }),
    ...readings.map(({ name, value: of }) =>
      say('cli.test.reads', {
        name,
        value: of === null ? say('cli.test.no-value') : value(of, null, telling),
      }),
    ),
  ];
}
