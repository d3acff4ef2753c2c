/** A module as its players have it: the situation that is read aloud, and what they talk about. Nothing of what comes. */
import { textIn, type AgendaItem, type Phase } from '@sandtable/core/scenario';
import { roleNames, type Telling } from '@sandtable/words';
import { clockText } from '../before/run-sheet.ts';
import { paragraph, strong, writingRoom, type Block } from '../page/markdown.ts';
import { comesToday, moduleMinutes } from './module.ts';
import { aloudBlocks, listedTexts, section, under } from './section.ts';

export function playedModule(phase: Phase, telling: Telling): readonly Block[] {
  const { say, scenario } = telling;
  const minutes = moduleMinutes(phase, scenario);
  const clock = clockText(phase, telling);
  return section(
    textIn(phase.title, telling).trim(),
    [
      paragraph(
        minutes === null
          ? say('manual.clock-only', { clock })
          : say('manual.minutes-and-clock', { minutes, clock }),
      ),
    ],
    under(say('manual.situation'), aloudBlocks(phase.say, telling)),
    under(
      say('manual.questions'),
      phase.agenda
        // what hangs on how play goes would tell how it may go: it is asked in the room
        .filter((item) => comesToday(item, phase, scenario) === true)
        .flatMap((item) => askedBlocks(item, telling)),
    ),
    [writingRoom(say('manual.own-notes'), 8)],
  );
}

function askedBlocks(item: AgendaItem, telling: Telling): readonly Block[] {
  const { scenario, say } = telling;
  if (item.does === 'discuss') {
    const discussion = scenario.discussions.find(({ name }) => name === item.discussion);
    if (discussion === undefined) return [];
    return [
      paragraph(
        strong(textIn(discussion.ask, telling).trim()),
        ` ${say('manual.asked-of', { roles: roleNames(discussion.with.roles, telling), by: discussion.by })}`,
      ),
    ];
  }
  if (item.does === 'activity') {
    const activity = scenario.activities.find(({ name }) => name === item.activity);
    if (activity === undefined) return [];
    return [
      paragraph(strong(textIn(activity.title, telling).trim())),
      ...listedTexts(activity.items, telling),
    ];
  }
  return [];
}
