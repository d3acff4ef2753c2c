// What happened, newest first: the record in words, and the notes.
import { eventTimes } from '@sandtable/core';
import { withEventTime } from '@sandtable/words/room-time';
import { type ToldEvent, describeEntry, storyTimeInColumn } from '@sandtable/words';
import { whoDid } from '@sandtable/powers/joint';
import { type Line, line, span } from '../screen/line.ts';
import { labelled, prose } from '../screen/wrap.ts';
import type { DeskSituation } from '../wording/situation.ts';

/** As many lines as are in sight are made, however long the record is. */
export function logPane(desk: DeskSituation, width: number, needed: number): readonly Line[] {
  const { say, entries, scenario, view } = desk;
  if (desk.masked) return prose(say('desk.masked.how'), width, 'faint');
  const lines: Line[] = [];
  const times = eventTimes(view);
  for (let place = entries.length - 1; place >= 0 && lines.length < needed; place -= 1) {
    const entry = entries[place];
    const told = entry === undefined ? null : describeEntry(entry, desk);
    if (entry === undefined || told === null) continue;
    const time = storyTimeInColumn(scenario.story, entry.story, view.story, desk);
    const by = whoDid(entry.author, desk);
    const text = withEventTime(entry, by === null ? inFull(told) : `${inFull(told)} (${by})`, times, desk);
    lines.push(...labelled(span(`${time} ${told.word}`, 'faint'), 16, text, width));
  }
  return lines.length > 0 ? lines : prose(say('desk.log.empty'), width, 'faint');
}

/** The latest thing that a person did, or its latest consequence, for the line above the keys. */
export function lastHappened(desk: DeskSituation): Line | null {
  const { entries, say } = desk;
  for (let place = entries.length - 1; place >= 0 && place > entries.length - 40; place -= 1) {
    const entry = entries[place];
    const told = entry === undefined ? null : describeEntry(entry, desk);
    if (entry === undefined || told === null) continue;
    return line(
      span(`${say('desk.log.last')} `, 'faint'),
      span(desk.masked ? told.word : `${told.word}: ${inFull(told).replaceAll('\n', ' ')}`),
    );
  }
  return null;
}

function inFull({ text, said }: ToldEvent): string {
  return said === null ? text : `${text} “${said}”`;
}
