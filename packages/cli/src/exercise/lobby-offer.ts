/** What the lobby offers: the library's scenarios, and the records that can be gone on with. */
import { playableScenario } from '@sandtable/host/recorded';
import type { LobbyOffer, ScenarioOffer } from '@sandtable/terminal';
import type { Surroundings } from '../command-line/command.ts';
import { newSeed } from './exercise.ts';
import { copyTold } from '../records/copied-record.ts';
import { keptRecord } from '../records/kept-record.ts';
import { library } from '../files/library.ts';
import { keptRecords } from '../records/record-folder.ts';
import { readScenarioFiles } from '../files/scenario-files.ts';

export function lobbyOffer(around: Surroundings): LobbyOffer {
  const kept = keptRecords().map((file) => keptRecord(file, around));
  return {
    scenarios: library().map(({ name, file }) => scenarioOffer(name, file, around)),
    // exercises that are over are not offered: there is nothing to go on with
    records: kept
      .filter(({ stage }) => stage !== 'closed')
      .map((each) => {
        const copy = copyTold(each, kept, around.say);
        return copy === null ? each : { ...each, state: `${each.state}. ${copy}` };
      }),
    seed: newSeed(),
  };
}

function scenarioOffer(name: string, file: string, { say, program }: Surroundings): ScenarioOffer {
  const read = readScenarioFiles(file);
  const scenario = 'problem' in read ? null : playableScenario(read.text);
  if (scenario) return { file, name, scenario };
  return { file, name, problem: say('cli.lobby.cannot-read', { command: `${program} check ${name}` }) };
}
