/** How people reach each other: the channels of the exercise, exercise calls, and a directory to be filled in. */
import { textIn } from '@sandtable/core/scenario';
import { roleName, roleNames, type Telling } from '@sandtable/words';
import { editable, paragraph, strong, type Block } from '../page/markdown.ts';
import { organisationOf } from '../before/role-card.ts';
import { capitalised, listed, section, tabled, under } from './section.ts';

/** Who is reached on which channel; nothing of what comes there. */
export function channelsSection(telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  const channels = [...new Set(scenario.injects.map(({ channel }) => channel))].toSorted();
  const reached = (channel: string): readonly string[] => {
    const roles = new Set(
      scenario.injects
        .filter((inject) => inject.channel === channel)
        .flatMap(({ to, cc }) => [...to.roles, ...cc.roles]),
    );
    return scenario.roles.map(({ name }) => name).filter((name) => roles.has(name));
  };
  return section(
    say('manual.communications'),
    under(
      say('manual.channels'),
      tabled(
        [say('paper.channel'), say('manual.reaches'), say('manual.real-means')],
        channels.map((channel) => [channel, roleNames(reached(channel), telling), editable('', 1)]),
      ),
    ),
    under(
      say('manual.calls'),
      listed(
        (['first', 'last', 'never', 'absent', 'marked'] as const).map((rule) => say(`manual.calls.${rule}`)),
      ),
      [paragraph(strong(say('desk.rules.stop')))],
    ),
  );
}

/** Where each role and exercise control is reached while the exercise runs; filled in by hand where nothing is known. */
export const directorySection = (telling: Telling): readonly Block[] => {
  const { say, scenario } = telling;
  return section(
    say('paper.directory'),
    tabled(
      [say('manual.role'), say('paper.detail.organisation'), say('manual.person'), say('manual.reached-at')],
      [
        ...scenario.roles.map((role) => [
          textIn(role.title, telling),
          organisationOf(role, telling),
          editable('', 1),
          editable('', 1),
        ]),
        ...(['director', 'facilitator', 'controller', 'simcell', 'evaluator', 'safety-lead'] as const).map(
          (staff) => [
            capitalised(say(`common.staff.${staff}`), telling),
            roleName('exercise_control', telling),
            editable('', 1),
            editable('', 1),
          ],
        ),
      ],
    ),
  );
};
