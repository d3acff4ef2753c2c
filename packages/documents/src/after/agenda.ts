/** How the agenda went in the room: what was planned, what it took, what was dropped, and how far behind the room ever was. */
import { exerciseClockAt, followClock, unstarted } from '@sandtable/core/record';
import type { Entry } from '@sandtable/core/record';
import { duration, cleanTitle, type Telling } from '@sandtable/words';
import { agendaItemName } from '@sandtable/words/paper';
import { wallTime, zoneWords } from '@sandtable/words/room-time';
import { citable } from './attribution.ts';
import { evidence, heading, paragraph, table, type Block, type Cell } from '../page/markdown.ts';
import { entriesOf, roomTimeOf, stageEntry, type Paper } from './paper.ts';
import { reasonWords } from './reason.ts';

/** Nothing where nobody was in the room: unattended play has no times in it. */
export function agendaInTheRoom(paper: Paper): Block[] {
  const { telling } = paper;
  const { say } = telling;
  const start = entriesOf(paper, 'start')[0];
  const { rows, most, last } = followed(paper);
  const begun = start === undefined ? null : roomTimeOf(paper, start);
  if (!start || begun === null || last === null || rows.length === 0) return [];
  const { at, behind } = last;
  return [
    heading(2, say('aar.agenda')),
    paragraph(
      say('aar.agenda.times', {
        from: wallTime(begun, telling),
        to: wallTime(roomTimeOf(paper, at) ?? begun, telling, begun),
        zone: zoneWords(telling),
        played: duration(last.played / 1000, telling),
      }),
      ' ',
      evidence(citable(paper, start)),
      ', ',
      evidence(citable(paper, at)),
    ),
    ...(behind === null ? [] : [paragraph(endedWords(behind, telling))]),
    ...(most === null
      ? []
      : [
          paragraph(
            say('aar.agenda.most-behind', {
              time: minutes(most.behind, telling),
              at: wallTime(roomTimeOf(paper, most.entry) ?? begun, telling, begun),
            }),
            ' ',
            evidence(citable(paper, most.entry)),
          ),
        ]),
    table(
      [
        say('aar.agenda.module'),
        say('aar.agenda.item'),
        say('aar.agenda.planned'),
        say('aar.agenda.took'),
        say('aar.evidence'),
      ],
      rows,
    ),
  ];
}

interface Followed {
  readonly rows: readonly Cell[][];
  readonly most: { readonly entry: Entry; readonly behind: number } | null;
  /** EndEx, or the last entry where it was not given. */
  readonly last: { readonly at: Entry; readonly behind: number | null; readonly played: number } | null;
}

function followed(paper: Paper): Followed {
  const { scenario } = paper.program;
  const end = stageEntry(paper, 'end-ex');
  const rows: Cell[][] = [];
  let state = unstarted;
  let most: Followed['most'] = null;
  let last: Followed['last'] = null;
  for (const entry of inRoomOrder(paper)) {
    const wall = roomTimeOf(paper, entry);
    if (wall === null) break;
    // how it stood when the command came, before it ended an item
    const before = exerciseClockAt(scenario, state, wall).behind;
    if (before !== null && before >= 60_000 && before > (most?.behind ?? 0)) most = { entry, behind: before };
    state = followClock(scenario, state, wall === entry.wall ? entry : { ...entry, wall });
    if (entry.kind === 'item.done' || entry.kind === 'item.passed-over') {
      const row = rowOf(paper, entry, state.items.at(-1)?.took ?? null);
      if (row !== null) rows.push(row);
    }
    const clock = exerciseClockAt(scenario, state, wall);
    last = { at: entry, behind: clock.behind, played: clock.elapsed };
    if (entry === end) break;
  }
  return { rows, most, last };
}

/** As it went in the room: what was entered late stands where it happened. */
function inRoomOrder(paper: Paper): readonly Entry[] {
  const { entries, eventTimes } = paper;
  const at = (entry: Entry): number => roomTimeOf(paper, entry) ?? Infinity;
  return eventTimes.size === 0 ? entries : entries.toSorted((one, other) => at(one) - at(other));
}

type Finished = Extract<Entry, { readonly kind: 'item.done' | 'item.passed-over' }>;

/** Null for what is no part of the room's time, and for an item whose condition was not met. */
function rowOf(paper: Paper, entry: Finished, took: number | null): Cell[] | null {
  const { telling, program } = paper;
  const { phase, item } = entry.body;
  if (entry.kind === 'item.passed-over' && entry.body.because === 'gate') return null;
  const planned = program.scenario.phases.find(({ name }) => name === phase)?.agenda[item]?.minutes ?? null;
  // the story moves on in no time of the room's, where no minutes were planned for it
  if (planned === null && entry.kind === 'item.done' && (took ?? 0) < 60_000) return null;
  return [
    cleanTitle('phases', phase, telling),
    agendaItemName(phase, item, telling),
    planned === null ? '' : duration(planned * 60, telling),
    entry.kind === 'item.done' ? minutes(took ?? 0, telling) : passedOver(paper, entry),
    evidence(citable(paper, entry)),
  ];
}

function passedOver(paper: Paper, entry: Extract<Entry, { readonly kind: 'item.passed-over' }>): string {
  const { telling } = paper;
  const { phase, item, because } = entry.body;
  if (because === 'gate') return '';
  if (because !== 'by-hand') return telling.say(`aar.agenda.${because}`);
  const drop = entriesOf(paper, 'drop').findLast(
    ({ body, n }) => n < entry.n && body.phase === phase && body.item === item && body.dropped,
  );
  const moved = entriesOf(paper, 'move-break').findLast(
    ({ body, n }) => n < entry.n && body.phase === phase && body.item === item,
  );
  if (moved !== undefined && moved.n > (drop?.n ?? 0)) return telling.say('aar.agenda.moved');
  const dropped = telling.say('aar.agenda.by-hand');
  const why = drop === undefined ? '' : reasonWords(drop.n, drop.body.because, telling);
  return why === '' ? dropped : `${dropped}.${why}`;
}

function endedWords(behind: number, telling: Telling): string {
  const how = Math.abs(behind) < 60_000 ? 'even' : behind > 0 ? 'behind' : 'ahead';
  return telling.say('aar.agenda.end', { how, time: minutes(Math.abs(behind), telling) });
}

const minutes = (milliseconds: number, telling: Telling): string =>
  duration(Math.floor(milliseconds / 60_000) * 60, telling);
