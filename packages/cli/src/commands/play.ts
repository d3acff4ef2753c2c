import { asFarAsTold, coveredEntry, shownTexts } from '@sandtable/core/view';
import { languageVersion, type Entry, type Setup } from '@sandtable/core/record';
import { load, play as playExercise } from '@sandtable/core';
import { readScript } from '@sandtable/language';
import { outcomeText, type ScriptStep } from '@sandtable/core/scenario';
import { writePlay, type Head, type PlayedCommand as Command } from '@sandtable/records';
import { eventLine, textReader, type RecordTelling } from '@sandtable/words';
import manifest from '../../package.json' with { type: 'json' };
import { command, type Surroundings } from '../command-line/command.ts';
import { json } from '../output/json.ts';
import { badFile, openScenario, type OpenedScenario } from '../files/open-scenario.ts';
import { parametersFrom } from '../exercise/parameters.ts';
import { languageOf } from '../exercise/reading-language.ts';
import { readTextFile } from '../files/text-file.ts';
import { haltedText } from '../exercise/halted.ts';
import { undoneText } from '../trial/undone.ts';

export const play = command({
  name: 'play',
  operand: 'SCENARIO',
  options: {
    script: { takes: 'text', value: 'FILE' },
    seed: { takes: 'text', value: 'TEXT' },
    set: { takes: 'many', value: 'NAME=VALUE' },
    record: { takes: 'text', value: 'FILE' },
    language: { takes: 'text', value: 'CODE' },
    format: { takes: 'one-of', values: ['text', 'json'], presumed: 'text' },
  },
  examples: [
    'sandtable play drone-incident --seed 7 --record a.jsonl',
    'sandtable play drone-incident --script decisions.yaml --format json',
  ],
  run({ operands, options }, around) {
    const { say, stdout, stderr } = around;
    const opened = openScenario(operands[0], around);
    const language =
      options.language === undefined ? say.language : languageOf(opened.scenario, options.language, say);
    const script = options.script === undefined ? null : scriptOf(options.script, opened, around);
    const set = parametersFrom(options.set, opened.scenario, say);
    const setup: Setup = {
      seed: options.seed ?? script?.seed ?? '1',
      parameters: [
        ...(script?.parameters ?? []).filter(([name]) => !set.some(([own]) => own === name)),
        ...set,
      ],
      attribution: opened.scenario.attribution,
    };
    const played = playExercise(load(opened.scenario), setup, script?.play ?? []);
    const commands = commandsOf(played.entries, played.texts);
    const head = options.record === undefined ? null : record(options.record, opened, setup, commands);
    const shown = shownTexts(
      () => played.entries,
      ({ entry, text }) => played.texts.get(entry)?.[text] ?? null,
      textReader(language)(opened.scenario),
    );
    const telling: RecordTelling = {
      entries: played.entries,
      language,
      zone: null,
      say,
      scenario: opened.scenario,
      texts: shown,
    };
    if (options.format === 'json') {
      const covered = new Set(
        played.entries.flatMap((entry) =>
          coveredEntry(opened.scenario, played.entries, entry) === null ? [] : [entry.n],
        ),
      );
      const texts = [...played.texts].flatMap(([entry, own]) =>
        covered.has(entry) ? [] : [{ entry, texts: own.map((_, text) => shown({ entry, text })) }],
      );
      const entries = played.entries.map((entry) => asFarAsTold(opened.scenario, played.entries, entry));
      stdout.write(json({ version: 1, setup, entries, texts }));
    } else {
      for (const entry of played.entries) {
        const line = eventLine(entry, telling);
        if (line !== null) stdout.write(`${line}\n`);
      }
    }
    const outcome = opened.scenario.outcomes[played.state.outcome];
    if (outcome)
      stderr.write(
        `${say('cli.play.outcome', { name: outcome.name, text: outcomeText(outcome, played.state.told, telling) })}\n`,
      );
    if (head && options.record !== undefined)
      stderr.write(
        `${say('cli.play.recorded', { file: options.record, number: head.number, hash: head.hash })}\n`,
      );
    for (const undone of played.undone) stderr.write(`${undoneText(undone, telling)}\n`);
    if (played.halted !== null) stderr.write(`${haltedText(played.halted, say)}\n`);
    return played.undone.length > 0 || played.halted !== null ? 1 : 0;
  },
});

interface PlayScript {
  readonly seed: string | null;
  readonly parameters: Setup['parameters'];
  readonly play: readonly ScriptStep[];
}

function scriptOf(file: string, { scenario }: OpenedScenario, { say }: Surroundings): PlayScript {
  const read = readTextFile(file);
  if ('problem' in read) throw badFile([read.problem], '', say);
  const { script, diagnostics } = readScript(read.text, file, scenario);
  if (!script) throw badFile(diagnostics, read.text, say);
  return {
    seed: script.seed,
    parameters: script.parameters.map(({ parameter, value }) => [parameter, value] as const),
    play: script.play,
  };
}

/** The entries of a play, grouped by command, with their texts. */
function commandsOf(entries: readonly Entry[], texts: ReadonlyMap<number, readonly string[]>): Command[] {
  const commands: { entries: Entry[]; texts: readonly string[] }[] = [];
  for (const entry of entries) {
    if (entry.cause === null) commands.push({ entries: [entry], texts: texts.get(entry.n) ?? [] });
    else commands.at(-1)?.entries.push(entry);
  }
  return commands;
}

function record(
  file: string,
  { scenario, text }: OpenedScenario,
  setup: Setup,
  commands: readonly Command[],
): Head {
  const about = {
    ...setup,
    language: languageVersion,
    engine: manifest.version,
    wall: null,
    retainUntil: null,
    scenario: { id: scenario.id, version: scenario.version, text },
  };
  return writePlay(file, about, commands);
}
