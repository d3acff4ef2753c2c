/** What a seat's page shows now: made once for all who see the same, and kept until it changes. */
import { createHash } from 'node:crypto';
import { words } from '@sandtable/words';
import type { Session } from '../exercise/session.ts';
import type { PagePart } from '../page/part.ts';
import { roleParts } from '../page/role-parts.tsx';
import { roomParts } from '../page/room-parts.tsx';
import type { PageTongue } from '../page/tongue.ts';
import type { Capacity } from '../seats/capacity.ts';
import type { SeatView, Seats } from '../seats/seats.ts';

export interface ShownPage {
  readonly seen: SeatView;
  readonly parts: readonly PagePart[];
  /** The same for the same parts: it counts nothing, so that it tells nothing of what one may not see. */
  readonly id: string;
}

export interface Pages {
  of(capacity: Capacity): ShownPage;
  tongue(): PageTongue;
}

export function openPages(session: Session, seats: Seats): Pages {
  const say = words(session.language);
  const kept = new Map<string, { readonly minute: number; readonly page: ShownPage }>();
  const tongue = (): PageTongue => ({
    say,
    language: session.language,
    zone: session.zone,
    wall: session.clock.now(),
  });
  return {
    tongue,
    of(capacity) {
      const key = capacityKey(capacity);
      const seen = seats.look(capacity);
      // what is told by the clock on the wall is told anew each minute
      const minute = Math.floor(session.clock.now() / 60_000);
      const before = kept.get(key);
      if (before !== undefined && before.minute === minute && before.page.seen === seen) return before.page;
      const parts = partsOf(seen, session, tongue());
      const id = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);
      const page = before?.page.id === id && before.page.seen === seen ? before.page : { seen, parts, id };
      kept.set(key, { minute, page });
      return page;
    },
  };
}

function partsOf(seen: SeatView, { scenario }: Session, tongue: PageTongue): readonly PagePart[] {
  switch (seen.of) {
    case 'role':
      return roleParts({ seen, tongue, story: scenario.story });
    case 'observer':
      return roomParts(seen.view, tongue);
    default:
      return seen satisfies never;
  }
}

export const capacityKey = (capacity: Capacity): string =>
  capacity.of === 'role' ? `role ${capacity.role}` : capacity.of;

/** What a page that shows `before` must change to show `now`; all of it where nothing was shown. */
export function changesTo(
  before: readonly PagePart[],
  now: readonly PagePart[],
): { readonly order: readonly string[]; readonly changed: readonly (readonly [id: string, html: string])[] } {
  const stood = new Map(before.map(({ id, html }) => [id, html]));
  return {
    order: now.map(({ id }) => id),
    changed: now.filter(({ id, html }) => stood.get(id) !== html).map(({ id, html }) => [id, html]),
  };
}
