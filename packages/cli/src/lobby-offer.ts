/** What the lobby offers: the library's scenarios, and the records that can be gone on with. */
import { readScenario, semanticsVersion, type Scenario } from '@sandtable/core';
import { RecordError, summariseRecord } from '@sandtable/records';
import type { LobbyOffer, RecordOffer, ScenarioOffer } from '@sandtable/terminal';
import { storyTimeAt, textIn, type Telling } from '@sandtable/words';
import type { Surroundings } from './command.ts';
import { newSeed } from './exercise.ts';
import { library } from './library.ts';
import { keptRecords } from './record-folder.ts';
import { recordProblem } from './record-problem.ts';
import { readTextFile } from './text-file.ts';

export function lobbyOffer(around: Surroundings): LobbyOffer {
  return {
    scenarios: library().map(({ name, file }) => scenarioOffer(name, file, around)),
    records: keptRecords().flatMap((file) => recordOffer(file, around)),
    seed: newSeed(),
  };
}

function scenarioOffer(name: string, file: string, { say, program }: Surroundings): ScenarioOffer {
  const read = readTextFile(file);
  const scenario = 'problem' in read ? null : readScenario(read.text, file).scenario;
  if (scenario) return { file, name, scenario };
  return { file, name, problem: say('cli.lobby.cannot-read', { command: `${program} check ${name}` }) };
}

/** Exercises that are over are not offered: there is nothing to go on with. */
function recordOffer(file: string, around: Surroundings): RecordOffer[] {
  const { say } = around;
  try {
    const { header, entries, stage, story, wall } = summariseRecord(file);
    if (stage === 'closed') return [];
    const { scenario } = readScenario(header.scenario.text, file);
    const playable = scenario !== null && header.semantics === semanticsVersion;
    return [
      {
        file,
        title: scenario ? titleIn(scenario, say) : header.scenario.id,
        written: wall ?? 0,
        entries,
        state: scenario
          ? `${say(`format.event.stage.${stage}`)} ${storyTimeAt(scenario.story, story, { language: 'en', say })}`
          : header.scenario.id,
        problem: playable
          ? null
          : say('cli.replay.other-rules', { semantics: header.semantics, engine: header.engine }),
      },
    ];
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return [{ file, title: file, written: 0, entries: 0, state: '', problem: recordProblem(error, say) }];
  }
}

function titleIn(scenario: Scenario, say: Surroundings['say']): string {
  const telling: Telling = { language: 'en', say, scenario, texts: () => null };
  return textIn(scenario.title, telling);
}
