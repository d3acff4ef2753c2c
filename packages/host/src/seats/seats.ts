/**
 * Seats: what a person may see and do at a screen of their own. A seat gives a view, takes orders and tells when the view has changed, and
 * nothing else: a door is a thin skin over seats, so that nothing can leak through it that the seat does not hold.
 */
import { createHash } from 'node:crypto';
import type { Author, StaffFunction } from '@sandtable/core/record';
import type {
  ActorBoard,
  ControlView,
  EvaluatorBoard,
  GroupView,
  RoleView,
  RoomView,
} from '@sandtable/core/view';
import {
  proposedTo,
  readingContext,
  rolePowers,
  type ControlSituation,
  type GivenCommand,
  type Power,
  type PowerId,
  type Proposed,
  type ReadingContext,
} from '@sandtable/powers';
import {
  floorAt,
  mayHaveFloor,
  type Floor,
  groupPowers,
  proposedAt,
  type GroupSituation,
  offersOf,
  readSent,
  type FieldProblem,
  type FilledIn,
  type Offer,
  type Sent,
} from '@sandtable/powers/joint';
import { recordTrouble, refusalText, words } from '@sandtable/words';
import { giveEach } from '../exercise/give-each.ts';
import type { Session } from '../exercise/session.ts';
import {
  capacityKey,
  isAide,
  powersOf,
  staffPowers,
  type Capacity,
  type ControlFunction,
} from './capacity.ts';
import { atThisPlace } from './at-this-place.ts';
import { controlSituationOf } from './control-situation.ts';
import { bothLanguages, type BothLanguages } from './both-languages.ts';
import { followDoor } from './door-followed.ts';
import { feedOf, type FeedLine } from './feed.ts';
import { readOn } from './read-on.ts';
import { roleSituations, shownDrafts } from './role-situation.ts';
import { watchedObjectives, type WatchedObjective } from './objectives.ts';

/** A form as it is shown at a seat; `mark` says which form it was, so that one that has changed since is not taken for it. */
export interface SeatOffer extends Pick<Offer<never>, 'subject' | 'fields'> {
  readonly power: { readonly id: PowerId };
  readonly mark: string;
}

/** What is seen in a capacity now. The same object as long as nothing in it has changed. */
export type SeatView = { readonly offers: readonly SeatOffer[] } & (
  | {
      readonly of: 'role';
      readonly view: RoleView;
      readonly isAide: boolean;
      /** What aides have written for the role to send. */
      readonly proposed: readonly Proposed[];
    }
  | {
      readonly of: 'group';
      readonly view: GroupView;
      readonly isAide: boolean;
      /** What an aide has written for those at the table to send. */
      readonly proposed: ReturnType<typeof proposedAt>;
    }
  | { readonly of: 'observer' | 'screen'; readonly view: RoomView }
  | { readonly of: 'safety-lead'; readonly view: RoomView }
  /** What all may see, what to watch for, and what reaches the roles that they watch: no private word of others, and nothing of what is to come. */
  | {
      readonly of: 'evaluator';
      readonly view: RoomView;
      readonly objectives: readonly WatchedObjective[];
      readonly watched: readonly RoleView[];
      /** From EndEx on: what they rate, and how others did once that may be seen. */
      readonly evaluation: EvaluatorBoard | null;
    }
  /** What all may see, and what reaches the roles for which they interpret, in two languages. */
  | { readonly of: 'interpreter'; readonly view: RoomView; readonly both: BothLanguages }
  /** Exercise control, which sees everything. */
  | {
      readonly of: ControlFunction;
      readonly view: ControlView;
      readonly floor: Floor;
      readonly feed: readonly FeedLine[];
      /** The world outside, for whoever plays it; none for others. */
      readonly actors: readonly ActorBoard[];
    }
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
  /** What a person sees in a capacity. Made once for all who see the same. */
  look(capacity: Capacity, participant: number): SeatView;
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
  const readTaken = readOn(session, {
    anew: () => taken.clear(),
    take({ order }) {
      const [, called, sent] = order === undefined ? [] : (orderOnRecord.exec(order) ?? []);
      if (called !== undefined && sent !== undefined) taken.set(called, sent);
    },
  });

  const headNow = (): string =>
    `${session.record.file} ${session.record.head.number} ${session.drafts.changes()}`;
  /** What was given under this name, if anything; after a rewind nothing of the branch that was left is. */
  const takenAs = (name: string): string | undefined => {
    readTaken();
    return taken.get(name);
  };

  const door = followDoor(session);
  const controlSituation = (as: StaffFunction, participant: number): ControlSituation =>
    controlSituationOf(session, say, { as, participant }, door);
  const staffOffers = (as: StaffFunction, situation: ControlSituation): readonly SeatOffer[] =>
    offersOf(staffPowers(as), situation, 'together').map((offer) => withMark(offer, situation.view));

  const groupSituation = (view: GroupView, capacity: Capacity): GroupSituation => ({
    view,
    wall: session.clock.now(),
    say,
    zone: session.zone,
    isAide: isAide(capacity),
    drafts: view.group.here.flatMap((role) => shownDrafts(session, say, door, role)),
  });

  const lookFrom = (capacity: Capacity, participant: number): SeatView => {
    switch (capacity.of) {
      case 'role': {
        const view = session.role(capacity.role);
        const situation = roleSituation(view, capacity);
        return {
          of: 'role',
          view,
          isAide: situation.isAide,
          proposed: proposedTo(situation),
          offers: offersOf(rolePowers, situation).map((offer) => withMark(offer, null)),
        };
      }
      case 'observer':
      case 'screen':
        return { of: capacity.of, view: session.room(), offers: [] };
      case 'safety-lead':
        return {
          of: capacity.of,
          view: session.room(),
          offers: staffOffers(capacity.of, controlSituation(capacity.of, participant)),
        };
      case 'evaluator':
        return {
          of: 'evaluator',
          view: session.room(),
          objectives: watchedObjectives(session),
          watched: (door().guest(participant)?.watches ?? []).map((role) => session.role(role)),
          evaluation: session.evaluator(participant),
          offers: staffOffers('evaluator', controlSituation('evaluator', participant)),
        };
      case 'interpreter':
        return {
          of: 'interpreter',
          view: session.room(),
          both: bothLanguages(session, door().guest(participant)?.watches ?? []),
          offers: staffOffers('interpreter', controlSituation('interpreter', participant)),
        };
      case 'director':
      case 'facilitator':
      case 'site-facilitator':
      case 'controller':
      case 'simcell':
      case 'recorder': {
        const situation = controlSituation(capacity.of, participant);
        return {
          of: capacity.of,
          view: situation.view,
          floor: floorAt(situation),
          feed: feedOf(situation),
          actors: capacity.of === 'simcell' ? session.actors() : [],
          offers: staffOffers(capacity.of, situation),
        };
      }
      case 'group': {
        const view = session.group(capacity.group);
        const situation = groupSituation(view, capacity);
        return {
          of: 'group',
          view,
          isAide: situation.isAide,
          proposed: proposedAt(situation),
          offers: offersOf(groupPowers, situation).map((offer) => withMark(offer, null)),
        };
      }
      default:
        return capacity satisfies never;
    }
  };

  /** What of a person, beside their capacity, makes what they see theirs. */
  const ownOf = (capacity: Capacity, participant: number): string => {
    if (isAide(capacity)) return 'aide';
    // what an evaluator observed and rated is theirs
    if (capacity.of === 'evaluator') return String(participant);
    if (capacity.of === 'interpreter') return door().guest(participant)?.watches.join(' ') ?? '';
    return capacity.of !== 'role' &&
      capacity.of !== 'group' &&
      mayHaveFloor(capacity.of) &&
      door().floor() === participant
      ? 'floor'
      : '';
  };

  const look = (capacity: Capacity, participant: number): SeatView => {
    const key = `${capacityKey(capacity)} ${ownOf(capacity, participant)}`;
    const head = headNow();
    const before = looks.get(key);
    if (before?.head === head) return before.look;
    const now = lookFrom(capacity, participant);
    const { offers, ...shown } = now;
    const text = JSON.stringify([shown, offers.map(({ mark }) => mark)]);
    const seen = before?.text === text ? before.look : now;
    looks.set(key, { head, text, look: seen });
    return seen;
  };

  /** What an order comes to in a capacity, by its powers as they are now. */
  const sentIn = (capacity: Capacity, participant: number, order: SeatOrder): Sent | 'gone' | 'changed' => {
    if (capacity.of === 'group') {
      const situation = groupSituation(session.group(capacity.group), capacity);
      const { wall, zone, view } = situation;
      return sentTo(
        groupPowers,
        situation,
        null,
        { say, zone, wall, story: view.story, effects: null },
        order,
      );
    }
    if (capacity.of !== 'role') {
      const situation = controlSituation(capacity.of, participant);
      return sentTo(staffPowers(capacity.of), situation, situation.view, readingContext(situation), order);
    }
    const situation = roleSituation(session.role(capacity.role), capacity);
    const { wall, zone, view } = situation;
    return sentTo(rolePowers, situation, null, { say, zone, wall, story: view.story, effects: null }, order);
  };
  const authorIn = (capacity: Capacity, participant: number, { author }: GivenCommand): Partial<Author> => {
    if (capacity.of !== 'role') return { ...author, participant };
    const organisation = scenario.roles.find(({ name }) => name === capacity.role)?.organisation ?? null;
    return { organisation, ...author, participant };
  };

  const whyGone = (capacity: Capacity, participant: number, power: string): string => {
    if (powersOf(capacity).length === 0) return say('seat.order.not-here');
    if (capacity.of === 'role' || capacity.of === 'group') return say('seat.order.gone');
    const known = staffPowers(capacity.of).find(({ id }) => id === power);
    return known?.whyNot?.(controlSituation(capacity.of, participant)) ?? say('seat.order.gone');
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
      const sent = sentIn(capacity, participant, order);
      if (sent === 'gone')
        return {
          is: 'refused',
          why: whyGone(capacity, participant, order.power),
        };
      if (sent === 'changed') return { is: 'refused', why: say('seat.order.changed') };
      if (sent.is !== 'deed') return sent;
      if (sent.deed.do === 'draft') {
        session.drafts.keep({ ...sent.deed.draft, by: participant });
        taken.set(name, what);
        return { is: 'done' };
      }
      if (sent.deed.do !== 'give') throw new TypeError(`a seat gave ${sent.deed.do}`);
      const given = sent.deed.given.map((each) => ({
        ...each,
        command: capacity.of === 'evaluator' ? atThisPlace(each.command, session) : each.command,
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
