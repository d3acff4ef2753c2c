/** Who came to a door and who may come in: a fold over the entries, so that after a crash everybody comes back by themselves. */
import type { Entry } from '../record/entry.ts';
import { rosterDetails, type CallReason, type Details, type StaffFunction } from '../record/door-event.ts';
import type { TextReference, WallTime } from '../record/parts.ts';
import { namedBy } from '../record/named-by.ts';

export interface Guest {
  /** Their number as a participant. */
  readonly number: number;
  /** Null: no name was given, or none is kept. */
  readonly name: TextReference | null;
  /** What the roster says of them. */
  readonly about: Details<TextReference>;
  /** When they first came, or were invited. */
  readonly since: WallTime | null;
  /** Whether somebody came in at all. An invited guest may never have. */
  readonly came: boolean;
  /** What exercise control let them in as, if not to a role; the latest last. */
  readonly serves: readonly StaffFunction[];
  /** Roles that an evaluator watches. */
  readonly watches: readonly string[];
  /** Objectives that an evaluator is bound to; none: to no one in particular. */
  readonly objectives: readonly string[];
  /** As whom they were invited, whether they came or not; null: by nobody. */
  readonly invitedAs: LeadsTo | null;
  /** Another link than they had was asked for, and is not made yet. */
  readonly wantsLink: boolean;
  /** Whether a screen of theirs is open; null: none ever was. */
  readonly atScreen: boolean | null;
  /** When that last changed. */
  readonly lastSeen: WallTime | null;
  /** Roles that they were given at their seat and have not left, in the order of seating. */
  readonly roles: readonly string[];
  /** Those of them for which they only draft. */
  readonly aideOf: readonly string[];
}

/** What a link leads to: a role, to play it or as an aide, or staff; a return code leads to nothing new. */
export interface LeadsTo {
  readonly role: string | null;
  readonly serves: StaffFunction | null;
  readonly aide: boolean;
}

/** What somebody may show at a door, by its digest. */
export type DoorKey =
  | { readonly of: 'device'; readonly guest: number }
  | ({ readonly of: 'invitation'; readonly guest: number; readonly until: WallTime } & LeadsTo);

/** The last time that everybody at a screen was called. */
export interface Call {
  /** 1 for the first of an exercise. */
  readonly number: number;
  readonly why: CallReason;
  readonly since: WallTime | null;
  /** Numbers of the guests who have answered. */
  readonly answered: ReadonlySet<number>;
}

export interface DoorBook {
  take(entry: Entry): void;
  /** The code on the wall; null where none counts: no door was opened yet, the lobby is closed, or the host makes another. */
  roomCode(): string | null;
  /** Nobody comes in by a code of the room. */
  isLobbyClosed(): boolean;
  /** Those who may come in, in the order in which they first came. */
  guests(): readonly Guest[];
  guest(number: number): Guest | undefined;
  /** Who has the floor; 0: the desk of the host. */
  floor(): number;
  /** Who has asked for it since, in the order of asking. */
  askFloor(): readonly number[];
  /** What a key opens; undefined for one that nobody was given, or that counts no longer. */
  key(digest: string): DoorKey | undefined;
  /** Digests of the devices with which somebody is in. */
  devicesOf(guest: number): readonly string[];
  /** Null: nobody was called yet, or play has gone on since. */
  call(): Call | null;
  /** How many calls there were. */
  calls(): number;
  /** A number that no participant has or had. */
  newNumber(): number;
}

export function doorBook(entries: Iterable<Entry> = []): DoorBook {
  const guests = new Map<number, Guest>();
  const keys = new Map<string, DoorKey>();
  let last = 0;
  let code: string | null = null;
  let isLobbyClosed = false;
  let call: Call | null = null;
  let calls = 0;
  let floor = 0;
  let askFloor: readonly number[] = [];
  const change = (number: number, to: Partial<Guest>): void => {
    const guest = guests.get(number);
    if (guest !== undefined) guests.set(number, { ...guest, ...to });
  };
  const atDoor = (entry: Extract<Entry, { readonly kind: 'door' }>): void => {
    const { guest: number, event } = entry.body;
    last = Math.max(last, number);
    const name = namedBy(entry)?.name ?? null;
    const comes = {
      number,
      name,
      about: aboutIn(entry),
      since: entry.wall,
      serves: [],
      watches: [],
      objectives: [],
      invitedAs: null,
      wantsLink: false,
      atScreen: null,
      lastSeen: null,
      roles: [],
      aideOf: [],
    };
    switch (event.did) {
      case 'opened':
        code = event.code;
        isLobbyClosed = false;
        return;
      case 'closed':
      case 'renewed':
        code = null;
        isLobbyClosed = event.did === 'closed';
        return;
      case 'knocked':
        guests.set(number, { ...comes, came: true });
        keys.set(event.key, { of: 'device', guest: number });
        return;
      case 'invited': {
        const leadsTo: LeadsTo = {
          role: event.role,
          serves: event.serves ?? null,
          aide: event.aide === true,
        };
        if (!guests.has(number)) guests.set(number, { ...comes, came: false });
        // a return code leads to nothing new
        if (event.role !== null || event.serves !== undefined)
          change(number, { invitedAs: leadsTo, wantsLink: false });
        keys.set(event.key, { of: 'invitation', guest: number, until: event.until, ...leadsTo });
        return;
      }
      case 'matched':
        return change(number, { about: guests.get(event.expected)?.about ?? {} });
      case 'link-asked':
        change(number, { wantsLink: true });
        for (const [digest, key] of keys) if (isLinkOf(number, key)) keys.delete(digest);
        return;
      case 'entered':
        change(number, { came: true });
        keys.set(event.key, { of: 'device', guest: number });
        return;
      case 'serves': {
        const before = guests.get(number)?.serves ?? [];
        return change(number, { serves: [...before.filter((each) => each !== event.as), event.as] });
      }
      case 'takes-floor':
        floor = number;
        askFloor = [];
        return;
      case 'asks-floor':
        askFloor = [...askFloor.filter((each) => each !== number), number];
        return;
      case 'watches':
        return change(number, { watches: event.roles, objectives: event.objectives ?? [] });
      case 'left':
        keys.delete(event.key);
        return;
      case 'sent-away':
        guests.delete(number);
        // nobody who is gone keeps the exercise from going on
        if (floor === number) floor = 0;
        askFloor = askFloor.filter((each) => each !== number);
        for (const [digest, key] of keys) if (key.guest === number) keys.delete(digest);
        return;
      case 'called':
        calls = Math.max(calls, event.call);
        call = { number: event.call, why: event.why, since: entry.wall, answered: new Set() };
        return;
      case 'answered':
        if (call?.number === event.call) call = { ...call, answered: new Set([...call.answered, number]) };
        return;
      case 'broke':
      case 'guessed':
        return;
      default:
        return event satisfies never;
    }
  };
  const take = (entry: Entry): void => {
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- these alone say who is there
    switch (entry.kind) {
      case 'seat': {
        const { participant, role, aide } = entry.body;
        last = Math.max(last, participant);
        const { roles = [], aideOf = [] } = guests.get(participant) ?? {};
        const other = (each: string): boolean => each !== role;
        return change(participant, {
          roles: [...roles.filter(other), role],
          aideOf: [...aideOf.filter(other), ...(aide === true ? [role] : [])],
        });
      }
      case 'unseat': {
        const { participant, role } = entry.body;
        const other = (each: string): boolean => each !== role;
        for (const { number, roles, aideOf } of guests.values())
          if (participant === null || participant === number)
            change(number, { roles: roles.filter(other), aideOf: aideOf.filter(other) });
        return;
      }
      case 'join':
      case 'left':
        return change(entry.body.participant, { atScreen: entry.kind === 'join', lastSeen: entry.wall });
      // a number that was given to whoever wrote on paper is no guest's
      case 'judge':
        last = Math.max(last, entry.body.sheet ?? 0);
        return;
      // whoever was called for a stop, or before StartEx, is no longer asked once play goes on
      case 'stage.changed':
        if (entry.body.stage !== 'paused') call = null;
        return;
      case 'door':
        return atDoor(entry);
      default:
    }
  };
  for (const entry of entries) take(entry);
  return {
    take,
    roomCode: () => code,
    isLobbyClosed: () => isLobbyClosed,
    guests: () => [...guests.values()],
    guest: (number) => guests.get(number),
    floor: () => floor,
    askFloor: () => askFloor,
    key: (digest) => keys.get(digest),
    devicesOf: (number) =>
      [...keys].flatMap(([digest, key]) => (key.of === 'device' && key.guest === number ? [digest] : [])),
    call: () => call,
    calls: () => calls,
    newNumber: () => last + 1,
  };
}

function aboutIn({ n, body }: Extract<Entry, { readonly kind: 'door' }>): Details<TextReference> {
  const told = rosterDetails.flatMap((detail) => {
    const slot = body.about?.[detail];
    return slot === undefined ? [] : [[detail, { entry: n, text: slot.text }] as const];
  });
  return Object.fromEntries(told);
}

/** A link of their own, and no code with which they come back. */
const isLinkOf = (guest: number, key: DoorKey): boolean =>
  key.of === 'invitation' && key.guest === guest && (key.role !== null || key.serves !== null);

/** Whether somebody is at the door whom exercise control has given nothing to see yet. */
export const waits = ({ came, serves, roles }: Guest): boolean =>
  came && serves.length === 0 && roles.length === 0;
