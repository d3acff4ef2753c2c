/** A record, played again: its scenario, its state at any entry, and how it is told. */
import { ImpossibleEntry, begin, checkSetup, evolveAll, hasName, load, type Program } from '@sandtable/core';
import { controlView, shownTexts, type ControlView } from '@sandtable/core/view';
import { readScenario } from '@sandtable/language';
import { playableScenario, replayEngine } from '@sandtable/host/recorded';
import { semanticsVersion, type Recomputed, type Setup } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { BadRecord, mustFit, recompute, setupOf, type PlayedRecord } from '@sandtable/records';
import { doubtOf, gauge, storyTime, textReader, type RecordTelling } from '@sandtable/words';
import type { Surroundings } from '../command-line/command.ts';
import { badFile } from '../files/open-scenario.ts';

export interface Recorded {
  readonly program: Program;
  /** Whether what it tells follows from its commands. */
  readonly recomputed: Recomputed;
  readonly setup: Setup;
  readonly telling: RecordTelling;
  /** Exercise control's view after an entry. */
  control(entry: number): ControlView;
  /** How things stood after an entry, in lines. */
  standing(entry: number): readonly string[];
}

/** Whether it is played again, or only what its entries name is looked up in its scenario: many records are only read. */
export type LookedAt = 'again' | 'chain';

/** Linked once, however many records there are of a scenario. */
const programs = new WeakMap<Scenario, Program>();
function programOf(scenario: Scenario): Program {
  const program = programs.get(scenario) ?? load(scenario);
  programs.set(scenario, program);
  return program;
}

/** Throws `BadRecord` for what names something that the scenario has not, as playing it again does. */
function namesFit({ file, header, entries, textsOf }: PlayedRecord, program: Program): Recomputed {
  const { semantics, engine } = header;
  if (semantics !== semanticsVersion) return { is: 'not-recomputed', semantics, engine };
  if (checkSetup(program, setupOf(header)) !== null) throw new BadRecord(file, 0, 'scenario');
  for (const entry of entries)
    mustFit(entry, textsOf(entry.n).length, file, (of, name) => hasName(program, of, name));
  return { is: 'same' };
}

/**
 * Says on the error stream when something else follows from its commands. Throws `BadInput` when the scenario on the record is not accepted
 * by this version, and `BadRecord` when its entries are no play of it.
 */
export function openRecorded(
  record: PlayedRecord,
  { say, stderr }: Pick<Surroundings, 'say' | 'stderr'>,
  look: LookedAt = 'again',
): Recorded {
  const { header, entries, texts: kept, file } = record;
  const { text } = header.scenario;
  const scenario = playableScenario(text);
  if (!scenario) throw badFile(readScenario(text, `${file}: scenario.yaml`).diagnostics, text, say);
  const program = programOf(scenario);
  const setup = setupOf(header);
  const recomputed = look === 'again' ? recompute(record, replayEngine) : namesFit(record, program);
  const doubt = doubtOf(recomputed, say);
  if (doubt !== null) stderr.write(`${doubt}\n`);
  const reader = textReader(say.language)(scenario);
  const texts = shownTexts(() => entries, kept, reader);
  const zone = header.zone ?? null;
  const telling: RecordTelling = { language: say.language, zone, say, scenario, texts, entries };
  const control = (entry: number): ControlView => {
    const before = entries.filter(({ n }) => n <= entry);
    try {
      return controlView(program, evolveAll(program, begin(program, setup), before), texts, reader);
    } catch (error) {
      if (error instanceof ImpossibleEntry && recomputed.is === 'different')
        throw new BadRecord(file, recomputed.entry, 'impossible');
      throw error;
    }
  };
  return {
    program,
    recomputed,
    setup,
    telling,
    control,
    standing(entry) {
      const view = control(entry);
      return [
        say('cli.replay.stood', {
          entry,
          time: storyTime(view.story, telling),
          phase: view.phase?.title ?? say(`format.event.stage.${view.stage}`),
        }),
        ...view.world.map((each) => `  ${each.title}: ${gauge(each, telling)}`),
        ...view.decisions.flatMap(({ serial, question, status }) =>
          status === 'open' ? [`  ${serial}: ${question}`] : [],
        ),
      ];
    },
  };
}
