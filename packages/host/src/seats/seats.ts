/**
 * Seats: what a person may see and do at a screen of their own. A seat gives a view, takes orders and tells when the view has changed, and
 * nothing else: a door is a thin skin over seats, so that nothing can leak through it that the seat does not hold.
 */
import { createHash } from 'node:crypto';
import { titleOf } from '@sandtable/core/scenario';
import type { RoleView, RoomView } from '@sandtable/core/view';
import {
  offersOf,
  readSent,
  type FieldProblem,
  type FilledIn,
  type Offer,
  type RolePowerId,
  type RoleSituation,
} from '@sandtable/powers';
import { recordTrouble, refusalText, words } from '@sandtable/words';
import type { Session } from '../exercise/session.ts';
import { powersIn, type Capacity } from './capacity.ts';

/** A form as it is shown at a seat; `mark` says which form it was, so that one that has changed since is not taken for it. */
export interface SeatOffer extends Offer<RoleSituation, RolePowerId> {
  readonly mark: string;
}

/** What is seen in a capacity now. The same object as long as nothing in it has changed. */
export type SeatView = { readonly offers: readonly SeatOffer[] } & (
  | { readonly of: 'role'; readonly view: RoleView }
  | { readonly of: 'observer'; readonly view: RoomView }
);

export interface SeatOrder {
  /** Made by whoever gives it before it is first sent, and sent again with it. */
  readonly id: string;
  readonly power: string;
  /** What the form was about; null where it is about nothing in particular. */
  readonly subject: string | null;
  /** The mark of the form that was filled in. */
  readonly on: string;
  readonly filled: FilledIn;
  /** The warning was read. */
  readonly sure: boolean;
}

export type Reply =
  /** It is on the record. Sent again, it has the same reply. */
  | { readonly is: 'done' }
  | { readonly is: 'warned'; readonly warning: string }
  | { readonly is: 'wrong'; readonly problems: readonly FieldProblem[] }
  /** Nothing changed; why, and what is true now. */
  | { readonly is: 'refused'; readonly why: string };

export interface Seats {
  /** What is seen in a capacity. Made once for all who have it. */
  look(capacity: Capacity): SeatView;
  /** An order of a person in a capacity. */
  give(capacity: Capacity, participant: number, order: SeatOrder): Reply;
}

/** What an order may be called. */
const orderId = /^[\w-]{8,64}$/u;

export function openSeats(session: Session): Seats {
  const say = words(session.language);
  const { scenario } = session;
  const roles = scenario.roles.map(({ name }) => ({ role: name, title: titleOf('roles', name, session) }));
  const looks = new Map<string, { readonly head: string; readonly text: string; readonly look: SeatView }>();
  const taken = new Set<string>();
  let known = { file: '', entries: 0 };

  const headNow = (): string => `${session.record.file} ${session.record.head.number}`;
  /** Follows which orders are on the record; after a rewind those of the branch that was left are not. */
  const isTaken = (id: string): boolean => {
    const { entries, record } = session;
    if (known.file !== record.file) {
      taken.clear();
      known = { file: record.file, entries: 0 };
    }
    for (const { order } of entries.slice(known.entries)) if (order !== undefined) taken.add(order);
    known = { file: record.file, entries: entries.length };
    return taken.has(id);
  };

  const situationOf = (view: RoleView): RoleSituation => ({
    view,
    roles,
    wall: session.clock.now(),
    say,
    zone: session.zone,
  });

  const lookFrom = (capacity: Capacity): SeatView => {
    switch (capacity.of) {
      case 'role': {
        const view = session.role(capacity.role);
        const offers = offersOf(powersIn[capacity.of], situationOf(view)).map((offer) => ({
          ...offer,
          mark: markOf(offer),
        }));
        return { of: 'role', view, offers };
      }
      case 'observer':
        return { of: 'observer', view: session.room(), offers: [] };
      default:
        return capacity satisfies never;
    }
  };

  const look = (capacity: Capacity): SeatView => {
    const key = capacity.of === 'role' ? `role ${capacity.role}` : capacity.of;
    const head = headNow();
    const before = looks.get(key);
    if (before?.head === head) return before.look;
    const now = lookFrom(capacity);
    const text = JSON.stringify([now.view, now.offers.map(({ mark }) => mark)]);
    const seen = before?.text === text ? before.look : now;
    looks.set(key, { head, text, look: seen });
    return seen;
  };

  return {
    look,
    give(capacity, participant, order) {
      if (!orderId.test(order.id)) return { is: 'refused', why: say('seat.order.no-id') };
      // whoever calls theirs as somebody else's is called cannot learn whether that was given
      const id = `${participant}.${order.id}`;
      if (isTaken(id)) return { is: 'done' };
      const now = look(capacity);
      if (now.of !== 'role') return { is: 'refused', why: say('seat.order.not-here') };
      const offer = now.offers.find(
        (each) => each.power.id === order.power && (each.subject?.choice.value ?? null) === order.subject,
      );
      if (offer === undefined) return { is: 'refused', why: say('seat.order.gone') };
      if (offer.mark !== order.on) return { is: 'refused', why: say('seat.order.changed') };
      const situation = situationOf(now.view);
      const { wall, zone, view } = situation;
      const sent = readSent(offer, situation, order.filled, {
        reading: { say, zone, wall, story: view.story, effects: null },
        sure: order.sure,
      });
      if (sent.is !== 'deed') return sent;
      if (sent.deed.do !== 'give') throw new TypeError(`a role gave ${sent.deed.do}`);
      const [given, ...others] = sent.deed.given;
      // of several a crash could leave some undone, and the order sent again would be told as done
      if (given === undefined || others.length > 0) throw new TypeError('an order is one command');
      const organisation = scenario.roles.find(({ name }) => name === view.role.name)?.organisation ?? null;
      try {
        const author = { organisation, ...given.author, participant };
        const result = session.give(given.command, given.texts, author, id);
        if ('refused' in result) return { is: 'refused', why: refusalText(result, say) };
      } catch (error) {
        // the disk did not take it: nothing of it is on the record, and it may be sent once more
        const trouble = recordTrouble(error, say);
        if (trouble === null) throw error;
        return { is: 'refused', why: trouble };
      }
      return { is: 'done' };
    },
  };
}

/** The same mark for the same question with the same answers to choose from. */
function markOf({ power, subject, fields }: Offer<RoleSituation>): string {
  const asked = fields.map(({ name, prompt }) => [
    name,
    prompt.kind,
    'choices' in prompt ? prompt.choices : [],
  ]);
  return createHash('sha256')
    .update(JSON.stringify([power.id, subject, asked]))
    .digest('base64url')
    .slice(0, 16);
}
