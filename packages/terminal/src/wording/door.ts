// The door to people at their own screens, in words: where it is, the code, who waits, who is here and who dropped.
import { roomCodeAt, whoIsAtTheDoor, type AtTheDoor } from '@sandtable/powers';
import { spelledCode } from '@sandtable/host';
import { wallTime } from '@sandtable/words/room-time';
import type { DeskSituation } from './situation.ts';

export interface DoorWords {
  readonly address: string;
  readonly code: string;
  /** Who waits comes first, then who dropped; who is here last. */
  readonly people: readonly (AtTheDoor & { readonly words: string })[];
}

const order = ['waits', 'dropped', 'never-came', 'here'] as const satisfies readonly AtTheDoor['is'][];

/** Null: people are not at screens of their own. */
export function doorWords(desk: DeskSituation): DoorWords | null {
  const { door } = desk;
  if (door === null) return null;
  const all = whoIsAtTheDoor(desk);
  return {
    address: door.address,
    code: spelledCode(roomCodeAt(desk) ?? ''),
    people: order.flatMap((is) =>
      all.filter((each) => each.is === is).map((each) => ({ ...each, words: personWords(each, desk) })),
    ),
  };
}

function personWords({ name, as, is, since }: AtTheDoor, desk: DeskSituation): string {
  const time = since === null ? '' : wallTime(since, desk, desk.wall);
  return desk.say(`desk.door.${is}`, { name, as: as.join(', '), time });
}

/** Who waits to be let in. */
export const waitingAtTheDoor = (desk: DeskSituation): readonly AtTheDoor[] =>
  desk.door === null ? [] : whoIsAtTheDoor(desk).filter(({ is }) => is === 'waits');
