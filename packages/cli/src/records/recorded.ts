/** A record, played again: its scenario, its state at any entry, and how it is told. */
import { begin, evolve, load, type Program } from '@sandtable/core';
import { controlView, shownTexts, type ControlView } from '@sandtable/core/view';
import { readScenario } from '@sandtable/language';
import type { Setup } from '@sandtable/core/record';
import { setupOf, type PlayedRecord } from '@sandtable/records';
import { storyTime, textReader, value, type RecordTelling } from '@sandtable/words';
import type { Surroundings } from '../command-line/command.ts';
import { badFile } from '../files/open-scenario.ts';

export interface Recorded {
  readonly program: Program;
  readonly setup: Setup;
  readonly telling: RecordTelling;
  /** Exercise control's view after an entry. */
  control(entry: number): ControlView;
  /** How things stood after an entry, in lines. */
  standing(entry: number): readonly string[];
}

/** Throws `BadInput` when the scenario on the record is not accepted by this version. */
export function openRecorded(
  { header, entries, texts: kept, file }: PlayedRecord,
  { say }: Surroundings,
): Recorded {
  const { scenario, diagnostics } = readScenario(header.scenario.text, `${file}: scenario.yaml`);
  if (!scenario) throw badFile(diagnostics, header.scenario.text, say);
  const program = load(scenario);
  const setup = setupOf(header);
  const reader = textReader(say.language)(scenario);
  const texts = shownTexts(() => entries, kept, reader);
  const telling: RecordTelling = { language: say.language, say, scenario, texts, entries };
  const control = (entry: number): ControlView => {
    const before = entries.filter(({ n }) => n <= entry);
    const state = before.reduce((so, next) => evolve(program, so, next), begin(program, setup));
    return controlView(program, state, texts, reader);
  };
  return {
    program,
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
        ...view.world.map((gauge) => `  ${gauge.title}: ${value(gauge.value, gauge.unit, telling)}`),
        ...view.decisions.flatMap(({ serial, question, status }) =>
          status === 'open' ? [`  ${serial}: ${question}`] : [],
        ),
      ];
    },
  };
}
