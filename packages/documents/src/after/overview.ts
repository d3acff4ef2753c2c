/** What was exercised, by whom, when, and from which record. */
import type { Entry } from '@sandtable/core/record';
import { textIn } from '@sandtable/core/scenario';
import { listOf, roleName, roleNames, storyTimeAt, value } from '@sandtable/words';
import { wallDate, zoneWords } from '@sandtable/words/room-time';
import { heading, table, type Block, type Cell } from '../page/markdown.ts';
import { entriesOf, roomTimeOf, stageEntry, type Paper } from './paper.ts';

export function overview(paper: Paper): Block[] {
  const { program, setup, telling, head } = paper;
  const { scenario } = program;
  const { say } = telling;
  const start = entriesOf(paper, 'start')[0];
  const end = stageEntry(paper, 'end-ex');
  const rows: Cell[][] = [
    [say('aar.exercise'), `${textIn(scenario.title, telling)} (${scenario.id} ${scenario.version})`],
    [say('aar.fictional'), textIn(scenario.fictional, telling)],
    [say('aar.kind'), say(`aar.kind.${scenario.kind}`)],
    [say('aar.themes'), scenario.themes.join(', ')],
    [say('aar.conducted'), conducted(paper, start)],
    [say('aar.duration'), end ? storyTimeAt(scenario.story, end.story, telling) : say('aar.not-ended')],
    [
      say('aar.roles'),
      listOf([...new Set(scenario.roles.map((role) => roleName(role.name, telling)))], telling),
    ],
    [say('aar.prepared'), preparedSeats(paper)],
    [
      say('aar.objectives'),
      scenario.objectives.map((objective) => textIn(objective.text, telling)).join(' · '),
    ],
    [
      say('aar.parameters'),
      setup.parameters
        .map(([name, of]) => `${name.replaceAll('_', ' ')}: ${value(of, null, telling)}`)
        .join(', ') || say('aar.defaults'),
    ],
    [say('aar.seed'), setup.seed],
    [
      say('aar.attribution'),
      paper.chathamHouse
        ? say('aar.chatham-house', { attribution: say(`aar.attribution.${paper.attribution}`) })
        : say(`aar.attribution.${paper.attribution}`),
    ],
    ...(head ? [[say('aar.record'), say('aar.head', head)]] : []),
  ];
  return [
    heading(2, say('aar.overview')),
    table(
      [say('aar.what'), say('aar.value')],
      rows.filter((row) => row[1] !== ''),
    ),
  ];
}

/** Roles that prepared seats played, which are no people; some of them until somebody came. */
function preparedSeats(paper: Paper): string {
  const roles = new Set(entriesOf(paper, 'prepare').flatMap(({ body }) => body.roles));
  return roles.size === 0 ? '' : roleNames([...roles], paper.telling);
}

function conducted(paper: Paper, start: Entry | undefined): string {
  const { telling } = paper;
  if (!start) return telling.say('aar.never-started');
  const begun = roomTimeOf(paper, start);
  return begun === null
    ? telling.say('aar.unattended')
    : telling.say('format.in-zone', { date: wallDate(begun, telling), zone: zoneWords(telling) });
}
