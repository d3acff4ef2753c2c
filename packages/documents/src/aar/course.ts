/** What exercise control did, what was noted, and the timeline that every claim links to. */
import type { CauseKind, Entry, NoteTag } from '@sandtable/core';
import { describe, roleName, spoken, storyTimeAt, wallTime } from '@sandtable/words';
import {
  anchor,
  evidence,
  heading,
  list,
  paragraph,
  table,
  type Block,
  type Cell,
  type Inline,
} from './markdown.ts';
import { entriesOf, type Paper } from './paper.ts';

/** Commands by which a controller changes what the players' own doing and the scenario would have brought about. */
const interventionKinds: ReadonlySet<string> = new Set<CauseKind>([
  'deliver',
  'hold',
  'release',
  'skip',
  'retime',
  'edit',
  'withdraw',
  'adhoc',
  'allow',
  'extend',
  'override',
  'go',
  'jump-over',
  'correct',
  'recall',
  'merge',
  'unseat',
]);

export function interventions(paper: Paper): Block[] {
  const { say } = paper.telling;
  const rows = paper.entries.filter(
    (entry) =>
      entry.author.role === 'exercise_control' &&
      (interventionKinds.has(entry.kind) ||
        (entry.kind === 'settle' && entry.body.byDefault) ||
        (entry.kind === 'answer' && (entry.body.added.length > 0 || entry.body.instead))),
  );
  return [
    heading(2, say('aar.interventions')),
    paragraph(say('aar.interventions-note')),
    rows.length === 0
      ? paragraph(say('aar.no-interventions'))
      : list(rows.map((entry) => told(paper, entry))),
  ];
}

function told(paper: Paper, entry: Entry): Inline[] {
  const { program, telling } = paper;
  const event = describe(entry, telling);
  const said = event?.said ? ` “${event.said}”` : '';
  return [
    `${storyTimeAt(program.scenario.story, entry.story, telling)}: ${event?.text ?? entry.kind}${said} `,
    evidence(entry),
  ];
}

const tags: readonly (NoteTag | null)[] = ['strength', 'gap', 'action', 'parking-lot', 'artefact', null];

export function notes(paper: Paper): Block[] {
  const { telling } = paper;
  const { say } = telling;
  const all = entriesOf(paper, 'note');
  if (all.length === 0) return [];
  return [
    heading(2, say('aar.notes')),
    ...tags.flatMap((tag): Block[] => {
      const own = all.filter((entry) => entry.body.tag === tag);
      if (own.length === 0) return [];
      return [
        heading(3, say(`aar.tag.${tag ?? 'none'}`)),
        list(
          own.map((entry): Inline[] => [
            entry.body.role === null ? '' : `${roleName(entry.body.role, telling)}: `,
            spoken({ entry: entry.n, text: entry.body.said.text }, telling),
            ' ',
            evidence(entry),
          ]),
        ),
      ];
    }),
  ];
}

/** Every entry that can be told, and every other one that a claim rests on: no link leads nowhere. */
export function timeline(paper: Paper, cited: ReadonlySet<number>): Block[] {
  const { program, telling, entries } = paper;
  const { say } = telling;
  const rows = entries.flatMap((entry): Cell[][] => {
    const event = describe(entry, telling);
    if (!event && !cited.has(entry.n)) return [];
    const what = event ? `${event.text}${event.said ? ` “${event.said}”` : ''}` : say('aar.kept-books');
    return [
      [
        [anchor(entry.n), String(entry.n)],
        storyTimeAt(program.scenario.story, entry.story, telling),
        entry.wall === null ? '' : wallTime(entry.wall),
        event?.word ?? '',
        what,
        entry.cause === null ? '' : evidence(entry.cause),
      ],
    ];
  });
  return [
    heading(2, say('aar.timeline')),
    table(
      [
        say('aar.entry'),
        say('aar.story-time'),
        say('aar.room-time'),
        say('aar.word'),
        say('aar.what-happened'),
        say('aar.because-of'),
      ],
      rows,
    ),
  ];
}
