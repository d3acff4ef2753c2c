// The door to people at their own screens, in words: where it is, the code, who waits, who is here and who dropped.
import { callAt, ladderRows, roomCodeAt, whoIsAtTheDoor, type AtTheDoor } from '@sandtable/powers/joint';
import { isAhead, isOver } from '@sandtable/core';
import { spelledCode } from '@sandtable/host';
import { wallTime } from '@sandtable/words/room-time';
import type { DeskSituation, SshPlace } from './situation.ts';

export interface DoorWords {
  readonly address: string;
  /** Null: the lobby is closed. */
  readonly code: string | null;
  readonly papers: readonly string[];
  readonly ssh: SshPlace | null;
  /** Who waits comes first, then who dropped; who is here last. */
  readonly people: readonly (AtTheDoor & { readonly words: string })[];
}

const order = [
  'waits',
  'dropped',
  'never-came',
  'on-paper',
  'here',
] as const satisfies readonly AtTheDoor['is'][];

/** Null: people are not at screens of their own. */
export function doorWords(desk: DeskSituation): DoorWords | null {
  const { door } = desk;
  if (door === null) return null;
  const all = whoIsAtTheDoor(desk);
  const code = roomCodeAt(desk);
  return {
    ...door,
    code: code === null ? null : spelledCode(code),
    people: order.flatMap((is) =>
      all.filter((each) => each.is === is).map((each) => ({ ...each, words: personWords(each, desk) })),
    ),
  };
}

function personWords(person: AtTheDoor, desk: DeskSituation): string {
  const { from, needs, as, is, since, expected } = person;
  const name =
    from.length === 0
      ? person.name
      : desk.say('desk.door.from', { name: person.name, from: from.join(', ') });
  const time = since === null ? '' : wallTime(since, desk, desk.wall);
  const told = expected === null ? is : (`waits-${expected}` as const);
  const words = desk.say(`desk.door.${told}`, { name, as: as.join(', '), time });
  return needs === null ? words : desk.say('desk.door.needs', { words, needs });
}

/** A phone sleeps and a person goes out of the room; whose role is silent for longer may have to be played by somebody else. */
const silence = 3 * 60_000;

/** Who waits to be let in, and whose role may have to be taken over: it is offered, and happens by nobody's hand but the facilitator's. */
export const waitingAtTheDoor = (desk: DeskSituation): readonly string[] =>
  desk.door === null
    ? []
    : whoIsAtTheDoor(desk).flatMap((each) => {
        if (each.is === 'waits')
          return desk.say(each.expected === 'alone' ? 'desk.waiting.expected' : 'desk.waiting.door', each);
        const since = each.since ?? desk.wall;
        const isSilent = each.is === 'dropped' && each.as.length > 0 && desk.wall - since >= silence;
        return isSilent && !isOver(desk.view)
          ? desk.say('desk.waiting.silent', {
              name: each.name,
              as: each.as.join(', '),
              time: wallTime(since, desk, desk.wall),
            })
          : [];
      });

/** How far the latest delivery of an inject came with each; nothing where nobody has a screen. */
export function reachedRows(inject: string, desk: DeskSituation): ReturnType<typeof ladderRows> {
  const board = desk.door === null ? undefined : desk.ladder(Infinity).find((each) => each.inject === inject);
  return board === undefined ? [] : ladderRows(board, desk);
}

/** Who was called and has not answered yet; none where nobody is called. */
export function callWords(desk: DeskSituation): readonly string[] {
  const call = desk.door === null ? null : callAt(desk);
  if (call === null) return [];
  const { say } = desk;
  const time = call.since === null ? '' : wallTime(call.since, desk, desk.wall);
  const answered = call.called - call.missing.length;
  const head = say(`desk.call.${call.why}`, { number: call.number, time, answered, called: call.called });
  return call.missing.length === 0
    ? [head]
    : [head, say('desk.call.missing', { who: call.missing.join('; ') })];
}

/** What stands against beginning: who is missing, before StartEx. */
export function goWords(desk: DeskSituation): readonly string[] {
  const { say, view } = desk;
  const door = doorWords(desk);
  if (door === null || !isAhead(view)) return [];
  const of = (is: AtTheDoor['is']): string =>
    door.people
      .filter((each) => each.is === is)
      .map(({ name }) => name)
      .join(', ');
  const empty = view.seats.filter(({ status }) => status === 'missing').map(({ title }) => title);
  const call = callAt(desk);
  const against = [
    ...(empty.length === 0 ? [] : [say('desk.go.empty', { roles: empty.join(', ') })]),
    ...(of('waits') === '' ? [] : [say('desk.go.waits', { who: of('waits') })]),
    ...(of('never-came') === '' ? [] : [say('desk.go.never-came', { who: of('never-came') })]),
    ...(of('dropped') === '' ? [] : [say('desk.go.dropped', { who: of('dropped') })]),
    ...(call === null && of('here') !== '' ? [say('desk.go.no-check')] : []),
    ...(call !== null && call.missing.length > 0
      ? [say('desk.go.unanswered', { who: call.missing.join('; ') })]
      : []),
  ];
  if (against.length > 0) return against;
  // without a list of who is expected nobody can be missed by name: what is missing then is who plays
  if (
    desk
      .doorBook()
      .guests()
      .some(({ invitedAs }) => invitedAs !== null)
  )
    return [say('desk.go.go')];
  const unplayed = view.seats.filter(
    ({ participants, prepared, player, role }) => participants.length === 0 && !prepared && player === role,
  );
  return [say('desk.go.go-unexpected', { roles: unplayed.length })];
}
