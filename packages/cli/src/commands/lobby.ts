import type { LobbyChoice } from '@sandtable/terminal';
import { command, type ExitCode, type Surroundings } from '../command-line/command.ts';
import { forToday } from '../doctor/for-today.ts';
import { library } from '../files/library.ts';
import { facilitate, isInteractive, start } from '../exercise/exercise.ts';
import { goOn } from '../exercise/going-on.ts';
import { lobbyOffer } from '../exercise/lobby-offer.ts';
import { openToPlay } from '../exercise/open-to-play.ts';

export const lobby = command({
  name: 'lobby',
  operand: null,
  options: { plain: { takes: 'nothing' } },
  examples: ['sandtable', 'sandtable --plain'],
  async run({ options: { plain } }, around): Promise<ExitCode> {
    const choice = await choose(plain, around);
    if (choice === null || choice.choice === 'leave') return 0;
    const session =
      choice.choice === 'resume'
        ? await goOn(choice.file, around.say.language, true, around)
        : start(
            {
              opened: await openToPlay(choice.file, around),
              seed: choice.seed,
              parameters: choice.parameters,
              record: null,
              retainUntil: null,
            },
            around,
          );
    const today =
      choice.choice === 'resume' ? null : forToday(nameOf(choice.file), session.scenario, undefined, around);
    await facilitate(session, { plain, unattended: false, today }, around);
    return 0;
  },
});

/** Of a scenario of the library, as it is typed. */
const nameOf = (file: string): string => library().find((each) => each.file === file)?.name ?? file;

/** Without a terminal there is nobody to choose: then the library is only listed. */
async function choose(plain: boolean, around: Surroundings): Promise<LobbyChoice | null> {
  const { env, say, stdin, stdout, own } = around;
  const { lobbyLines, openLobby, runPlainLobby } = await import('@sandtable/terminal');
  const offered = lobbyOffer(around);
  const offer = {
    ...offered,
    scenarios: offered.scenarios.map((each) => {
      const today = 'scenario' in each ? forToday(each.name, each.scenario, undefined, around) : null;
      return today === null ? each : { ...each, today };
    }),
  };
  if (!stdin.isTTY && !plain) {
    stdout.write(`${lobbyLines(offer, say.language).join('\n')}\n`);
    return null;
  }
  if (plain || !isInteractive(around))
    return runPlainLobby(offer, { input: stdin, output: stdout, own, language: say.language });
  return openLobby(offer, { streams: { stdin, stdout, own }, env, language: say.language });
}
