/**
 * Seats: what a person may see and do at a screen of their own. A seat gives a view, takes orders and tells when the view has changed, and
 * nothing else: a door is a thin skin over seats, so that nothing can leak through it that the seat does not hold.
 */
import { createHash } from 'node:crypto';
import type { Author } from '@sandtable/core/record';
import type { ControlView, RoleView, RoomView } from '@sandtable/core/view';
import {
  offersOf,
  readingContext,
  readSent,
  rolePowers,
  type ControlSituation,
  type FieldProblem,
  type FilledIn,
  type GivenCommand,
  type Offer,
  type Power,
  type PowerId,
  type ReadingContext,
  type Sent,
} from '@sandtable/powers';
import { recordTrouble, refusalText, words } from '@sandtable/words';
import { giveEach } from '../exercise/give-each.ts';
import type { Session } from '../exercise/session.ts';
import { capacityKey, staffPowers, type Capacity } from './capacity.ts';
import { roleSituations } from './role-situation.ts';
import { watchedObjectives, type WatchedObjective } from './objectives.ts';

/** A form as it is shown at a seat; `mark` says which form it was, so that one that has changed since is not taken for it. */
export interface SeatOffer extends Pick<Offer<never>, 'subject' | 'fields'> {
  readonly power: { readonly id: PowerId };
  readonly mark: string;
}

/** What is seen in a capacity now. The same object as long as nothing in it has changed. */
export type SeatView = { readonly offers: readonly SeatOffer[] } & (
  | { readonly of: 'role'; readonly view: RoleView }
  | { readonly of: 'observer'; readonly view: RoomView }
  /** What all may see, and what to watch for: no private word, and nothing of what is to come. */
  | {
      readonly of: 'evaluator' | 'recorder';
      readonly view: RoomView;
      readonly objectives: readonly WatchedObjective[];
    }
  /** Exercise control, which sees everything. */
  | { readonly of: 'controller' | 'simcell'; readonly view: ControlView }
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
  const roleSituation = roleSituations(session, say);
  const looks = new Map<string, { readonly head: string; readonly text: string; readonly look: SeatView }>();
  const taken = new Map<string, string>();
  let known = { file: '', entries: 0 };

  const headNow = (): string => `${session.record.file} ${session.record.head.number}`;
  /** What was given under this name, if anything; after a rewind nothing of the branch that was left is. */
  const takenAs = (name: string): string | undefined => {
    const { entries, record } = session;
    if (known.file !== record.file) {
      taken.clear();
      known = { file: record.file, entries: 0 };
    }
    for (const { order } of entries.slice(known.entries)) {
      const [, called, sent] = order === undefined ? [] : (orderOnRecord.exec(order) ?? []);
      if (called !== undefined && sent !== undefined) taken.set(called, sent);
    }
    known = { file: record.file, entries: entries.length };
    return taken.get(name);
  };

  const controlSituation = (): ControlSituation => ({
    view: session.control(),
    scenario,
    entries: session.entries,
    texts: session.texts,
    wall: session.clock.now(),
    card: session.card,
    sheet: session.sheet,
    say,
    zone: session.zone,
    language: session.language,
  });
  const staffOffers = (as: Exclude<Capacity['of'], 'role'>): readonly SeatOffer[] => {
    const situation = controlSituation();
    return offersOf(staffPowers(as), situation, 'together').map((offer) => withMark(offer, situation.view));
  };

  const lookFrom = (capacity: Capacity): SeatView => {
    switch (capacity.of) {
      case 'role': {
        const view = session.role(capacity.role);
        return {
          of: 'role',
          view,
          offers: offersOf(rolePowers, roleSituation(view)).map((offer) => withMark(offer, null)),
        };
      }
      case 'observer':
        return { of: 'observer', view: session.room(), offers: [] };
      case 'evaluator':
      case 'recorder':
        return {
          of: capacity.of,
          view: session.room(),
          objectives: watchedObjectives(session),
          offers: staffOffers(capacity.of),
        };
      case 'controller':
      case 'simcell':
        return { of: capacity.of, view: session.control(), offers: staffOffers(capacity.of) };
      default:
        return capacity satisfies never;
    }
  };

  const look = (capacity: Capacity): SeatView => {
    const key = capacityKey(capacity);
    const head = headNow();
    const before = looks.get(key);
    if (before?.head === head) return before.look;
    const now = lookFrom(capacity);
    const text = JSON.stringify([now.view, now.offers.map(({ mark }) => mark)]);
    const seen = before?.text === text ? before.look : now;
    looks.set(key, { head, text, look: seen });
    return seen;
  };

  /** What an order comes to in a capacity, by its powers as they are now. */
  const sentIn = (capacity: Capacity, order: SeatOrder): Sent | 'gone' | 'changed' => {
    if (capacity.of !== 'role') {
      const situation = controlSituation();
      return sentTo(staffPowers(capacity.of), situation, situation.view, readingContext(situation), order);
    }
    const situation = roleSituation(session.role(capacity.role));
    const { wall, zone, view } = situation;
    return sentTo(rolePowers, situation, null, { say, zone, wall, story: view.story, effects: null }, order);
  };
  const authorIn = (capacity: Capacity, participant: number, { author }: GivenCommand): Partial<Author> => {
    if (capacity.of !== 'role') return { ...author, participant };
    const organisation = scenario.roles.find(({ name }) => name === capacity.role)?.organisation ?? null;
    return { organisation, ...author, participant };
  };

  return {
    look,
    give(capacity, participant, order) {
      if (!orderId.test(order.id)) return { is: 'refused', why: say('seat.order.no-id') };
      // whoever calls theirs as somebody else's is called cannot learn whether that was given
      const name = `${participant}.${order.id}`;
      const what = contentOf(capacity, order);
      const before = takenAs(name);
      if (before !== undefined)
        return before === what ? { is: 'done' } : { is: 'refused', why: say('seat.order.another') };
      const sent = sentIn(capacity, order);
      if (sent === 'gone')
        return {
          is: 'refused',
          why: say(look(capacity).offers.length === 0 ? 'seat.order.not-here' : 'seat.order.gone'),
        };
      if (sent === 'changed') return { is: 'refused', why: say('seat.order.changed') };
      if (sent.is !== 'deed') return sent;
      if (sent.deed.do !== 'give') throw new TypeError(`a seat gave ${sent.deed.do}`);
      const given = sent.deed.given.map((each) => ({
        ...each,
        author: authorIn(capacity, participant, each),
      }));
      try {
        const refused = giveEach(session, given, `${name}.${what}`);
        if (refused !== null) return { is: 'refused', why: refusalText(refused, say) };
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

/** `7.name-of-order.what`: who gave it, what they call it, and a check of what it says. */
const orderOnRecord = /^(\d+\.[\w-]+)\.([\w-]{2})$/u;

/** Twelve bits: enough to notice another order, too few to find out words that were erased from the record. */
function contentOf(capacity: Capacity, { power, subject, filled }: SeatOrder): string {
  const said = Object.entries(filled).sort(([one], [other]) => (one < other ? -1 : 1));
  return digestOf([capacityKey(capacity), power, subject, said]).slice(0, 2);
}

function sentTo<S, Id extends PowerId>(
  powers: readonly Power<S, Id>[],
  situation: S,
  control: ControlView | null,
  reading: ReadingContext,
  { power, subject, on, filled, sure }: SeatOrder,
): Sent | 'gone' | 'changed' {
  const offer = offersOf(
    powers.filter(({ id }) => id === power),
    situation,
    control === null ? 'apart' : 'together',
  ).find((each) => (each.subject?.choice.value ?? null) === subject);
  if (offer === undefined) return 'gone';
  if (withMark(offer, control).mark !== on) return 'changed';
  return readSent(offer, situation, filled, { reading, sure });
}

/** The same mark for the same question with the same answers to choose from; and for `next`, while it does the same. */
function withMark<S, Id extends PowerId>(
  { power, subject, fields }: Offer<S, Id>,
  control: ControlView | null,
): SeatOffer {
  const asked = fields.map(({ name, prompt }) => [
    name,
    prompt.kind,
    'choices' in prompt ? prompt.choices : [],
  ]);
  const does = power.id === 'next' ? [control?.now, control?.next] : null;
  return { power: { id: power.id }, subject, fields, mark: digestOf([power.id, subject, asked, does]) };
}

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
