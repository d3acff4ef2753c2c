/** What exercise control did, and the timeline that every claim links to. */
import { countsAs } from '@sandtable/core';
import { isCause, type Entry } from '@sandtable/core/record';
import { marked, storyTimeAt, type Say } from '@sandtable/words';
import { eventTimeWords, wallTime, zoneWords } from '@sandtable/words/room-time';
import { citable, tell } from './attribution.ts';
import {
  anchor,
  evidence,
  heading,
  bulletList,
  paragraph,
  type Block,
  type Cell,
  type Inline,
} from '../page/markdown.ts';
import { roomTimeOf, type Paper } from './paper.ts';
import { reasonWords } from './reason.ts';

/** Whether a controller did it, and it added to or changed the course of play. */
export const isIntervention = (entry: Entry): boolean =>
  entry.author.role === 'exercise_control' && isCause(entry) && countsAs(entry) === 'intervention';

export function interventions(paper: Paper): Block[] {
  const { say } = paper.telling;
  const rows = paper.entries.filter(isIntervention);
  return [
    heading(2, say('aar.interventions')),
    paragraph(say('aar.interventions-note')),
    rows.length === 0
      ? paragraph(say('aar.no-interventions'))
      : bulletList(rows.map((entry) => told(paper, entry))),
  ];
}

function told(paper: Paper, entry: Entry): Inline[] {
  const { program, telling } = paper;
  const shown = citable(paper, entry);
  const event = tell(paper, shown);
  const said = event?.said ? ` “${event.said}”` : '';
  const what = event?.text ?? telling.say('aar.by-hand');
  return [
    `${storyTimeAt(program.scenario.story, entry.story, telling)}: ${what}${said}${reason(paper, entry)} `,
    evidence(shown),
  ];
}

/** The reason that was given, where the sentence for the entry does not hold it. */
function reason(paper: Paper, entry: Entry): string {
  const because = 'because' in entry.body ? entry.body.because : undefined;
  if (typeof because !== 'object' || tell(paper, entry)) return '';
  return reasonWords(entry.n, because, paper.telling);
}

/** Every entry that can be told, and every other one that a claim rests on: no link leads nowhere. */
export function timeline(paper: Paper, cited: ReadonlySet<number>): Block[] {
  const { program, telling, entries } = paper;
  const { say } = telling;
  // what each says is told again when its row is written: all of them at once would be in memory several times
  const told = entries.filter((entry) => cited.has(entry.n) || tell(paper, entry) !== null);
  const shown = new Set(told.map(({ n }) => n));
  // a cause that says nothing by itself is stood for by the first thing it brought about; time that passes causes nothing
  const leaders = new Map<number, number>();
  const passing = new Set(entries.flatMap(({ n, kind }) => (kind === 'advance' ? [n] : [])));
  for (const { n, cause } of told)
    if (cause !== null && !leaders.has(cause) && !passing.has(cause))
      leaders.set(cause, shown.has(cause) ? cause : n);
  const becauseOf = ({ n, cause }: Entry): Cell => {
    const leader = cause === null ? undefined : leaders.get(cause);
    return leader === undefined || leader === n ? '' : evidence(leader);
  };
  const onPaper = fromPaper(entries);
  const start = entries.find((entry) => entry.kind === 'start');
  const begun = start === undefined ? null : roomTimeOf(paper, start);
  const roomTime = (entry: Entry, wall: number): string => {
    const at = roomTimeOf(paper, entry) ?? wall;
    const time =
      at === wall ? wallTime(wall, telling, begun ?? wall) : eventTimeWords(at, wall, telling, begun ?? wall);
    return onPaper.has(entry.n) ? say('aar.on-paper', { time }) : time;
  };
  const rowOf = (entry: Entry): readonly Cell[] => {
    const event = tell(paper, entry);
    const what = event
      ? `${event.text}${saidWords(entry, event.said, say)}`
      : say(entry.kind === 'elapsed' ? 'aar.kept-books' : 'aar.by-hand');
    return [
      [anchor(entry.n), String(entry.n)],
      storyTimeAt(program.scenario.story, entry.story, telling),
      entry.wall === null ? '' : roomTime(entry, entry.wall),
      event?.word ?? '',
      what,
      becauseOf(entry),
    ];
  };
  return [
    heading(2, say('aar.timeline')),
    {
      type: 'long-table',
      head: [
        say('aar.entry'),
        say('aar.story-time'),
        begun === null ? say('aar.room-time') : say('aar.room-time-in', { zone: zoneWords(telling) }),
        say('aar.word'),
        say('aar.what-happened'),
        say('aar.because-of'),
      ],
      *rows() {
        for (const entry of told) yield rowOf(entry);
      },
    },
  ];
}

/** What was said with it; what an inject says stands between the exercise markings, for it is no finding. */
function saidWords({ kind }: Entry, said: string | null | undefined, say: Say): string {
  if (!said) return '';
  return kind === 'inject.delivered' || kind === 'message.sent' || kind === 'adhoc'
    ? ` ${marked(`“${said}”`, say)}`
    : ` “${said}”`;
}

/** The numbers of entries that were played on paper and entered later. */
function fromPaper(entries: readonly Entry[]): ReadonlySet<number> {
  const numbers = new Set<number>();
  let open = false;
  for (const entry of entries) {
    if (entry.kind === 'transcribe') open = entry.body.what === 'begins';
    else if (open) numbers.add(entry.n);
  }
  return numbers;
}
