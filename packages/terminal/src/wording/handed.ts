// What goes by hand: what is to be given and to whom, when it was due, and when and by whom it was given.
import type { ControlView, Handed } from '@sandtable/core/view';
import { roleTitles } from '@sandtable/powers';
import { type RoomTongue } from '@sandtable/words';
import { wallTime } from '@sandtable/words/room-time';
import type { DeskSituation } from './situation.ts';

/** What is to be handed over, said or phoned, and to whom. */
export function giveWords(
  { serial: number, title: named, to, delivery }: ControlView['toGive'][number],
  since: string,
  { view, say }: DeskSituation,
): string {
  const title = number === null ? say('desk.kind.tell') : named;
  const serial = number ?? '';
  return say(`desk.waiting.give.${delivery}`, { serial, title, to: roleTitles(view, to, say), since }).trim();
}

/** Empty for what needs no hand, and where no clock of the room was running. */
export function handedWords(
  handed: Handed | null,
  { wall, ...room }: RoomTongue & { readonly wall: number },
): string {
  if (handed === null || handed.due === null) return '';
  const { say } = room;
  const due = wallTime(handed.due, room, wall);
  if (handed.given === null) return say('desk.row.not-given', { due });
  const { at, by } = handed.given;
  // what the agenda says is given as it is said
  if (at === null || (at === handed.due && by === null)) return '';
  return by === null
    ? say('desk.row.given', { due, at: wallTime(at, room, wall) })
    : say('desk.row.given-by', { due, at: wallTime(at, room, wall), person: by });
}
