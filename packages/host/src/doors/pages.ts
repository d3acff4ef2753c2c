/** What a seat's page shows now: made once for all who see the same, and kept until it changes. */
import { createHash } from 'node:crypto';
import type { Call } from '@sandtable/core/record';
import { words } from '@sandtable/words';
import type { Session } from '../exercise/session.ts';
import type { SentForm } from '../page/form.tsx';
import { hasOrder, withOrder, type PagePart } from '../page/part.tsx';
import { besideParts, callPart } from '../page/call-part.tsx';
import { roleParts } from '../page/role-parts.tsx';
import { groupParts } from '../page/group-parts.tsx';
import { roomParts } from '../page/room-parts.tsx';
import { controlParts } from '../page/control-parts.tsx';
import { watchParts } from '../page/watch-parts.tsx';
import { languageMarks, withLanguages, type PageTongue } from '../page/tongue.ts';
import type { Capacity } from '../seats/capacity.ts';
import type { SeatView, Seats } from '../seats/seats.ts';

export interface ShownParts {
  readonly parts: readonly PagePart[];
  /** The same for the same parts: it counts nothing, so that it tells nothing of what one may not see. */
  readonly id: string;
}

export interface ShownPage extends ShownParts {
  readonly seen: SeatView;
}

export interface Pages {
  of(capacity: Capacity, participant: number): ShownPage;
  /** What nobody may miss on a page that is not of a seat: a stop of the real world and, where they have a seat, the call that stands. */
  beside(hasSeat: boolean): ShownParts;
  /** What shows a form that came to nothing, with what was in it. */
  again(seen: SeatView, form: SentForm): readonly PagePart[];
  tongue(): PageTongue;
}

export function openPages(
  session: Session,
  seats: Seats,
  /** The call that stands. */
  called: () => Call | null,
): Pages {
  const say = words(session.language);
  const kept = new WeakMap<
    SeatView,
    { readonly minute: number; readonly call: number; readonly page: ShownPage }
  >();
  const tongue = (): PageTongue => ({
    say,
    language: session.language,
    zone: session.zone,
    wall: session.clock.now(),
  });
  const languageOf = languageMarks(session.scenario, tongue());
  const marked = (parts: readonly PagePart[]): readonly PagePart[] =>
    parts.map((part) => ({ ...part, html: withLanguages(part.html, languageOf) }));
  return {
    tongue,
    again: (seen, form) => marked(partsOf(seen, session, tongue(), form)),
    beside(hasSeat) {
      const { pause } = session.room();
      const call = hasSeat ? called() : null;
      const parts = besideParts(pause, call, tongue());
      return { parts, id: idOf(parts) };
    },
    of(capacity, participant) {
      const seen = seats.look(capacity, participant);
      // what is told by the clock on the wall is told anew each minute
      const minute = Math.floor(session.clock.now() / 60_000);
      const call = called();
      const number = call?.number ?? 0;
      const before = kept.get(seen);
      if (before?.minute === minute && before.call === number) return before.page;
      const parts = marked([
        ...(call === null ? [] : [callPart(call, tongue())]),
        ...partsOf(seen, session, tongue()),
      ]);
      const id = idOf(parts);
      const page = before?.page.id === id ? before.page : { seen, parts, id };
      kept.set(seen, { minute, call: number, page });
      return page;
    },
  };
}

const idOf = (parts: readonly PagePart[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16);

function partsOf(
  seen: SeatView,
  session: Session,
  tongue: PageTongue,
  again?: SentForm,
): readonly PagePart[] {
  switch (seen.of) {
    case 'role':
      return roleParts({ seen, tongue, story: session.scenario.story, again });
    case 'group':
      return groupParts(seen, tongue, again);
    case 'observer':
    case 'screen':
      return roomParts(seen.view, tongue);
    case 'safety-lead':
    case 'evaluator':
    case 'interpreter':
      return watchParts(seen, tongue, again);
    case 'director':
    case 'facilitator':
    case 'site-facilitator':
    case 'controller':
    case 'simcell':
    case 'recorder':
      return controlParts(seen, session, tongue, again);
    default:
      return seen satisfies never;
  }
}

/**
 * The event of a stream that makes a page which shows `before` show `now`. A thousand pages stand at the same: what differs between them are only
 * the names of orders in forms, so that an event without a form is written once for all of them.
 */
export function openViewEvents(
  newOrder: () => string,
): (before: ShownParts | null, now: ShownParts) => Uint8Array {
  const written = new WeakMap<ShownParts, Map<string, { readonly text: string; bytes: Uint8Array | null }>>();
  const utf8 = new TextEncoder();
  return (before, now) => {
    let events = written.get(now);
    if (events === undefined) written.set(now, (events = new Map()));
    const from = before?.id ?? '';
    let event = events.get(from);
    if (event === undefined) {
      const { order, changed } = changesTo(before?.parts ?? [], now.parts);
      const data = JSON.stringify({ order, changed: Object.fromEntries(changed) });
      const text = `event: view\ndata: ${data}\nid: ${now.id}\n\n`;
      events.set(from, (event = { text, bytes: hasOrder(text) ? null : utf8.encode(text) }));
    }
    return event.bytes ?? utf8.encode(withOrder(event.text, newOrder));
  };
}

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
