/**
 * The reception: who may come in to an exercise, and in which capacity. All that it knows stands on the record, so that after a crash
 * everybody comes back by themselves; what it gives out are keys, of which only digests are kept.
 */
import {
  doorBook,
  isCause,
  rosterDetails,
  waits,
  type Call,
  type CauseBodies,
  type Command,
  type Details,
  type DoorBook,
  type DoorEvent,
  type DoorKey,
  type Entry,
  type Guest,
  type LeadsTo,
  type TextSlot,
} from '@sandtable/core/record';
import { slots } from '@sandtable/powers/joint';
import { RecordError } from '@sandtable/records';
import type { Session } from '../exercise/session.ts';
import type { LetInAs } from '../seats/capacity.ts';
import { keyDigest, newKey, newReturnCode, newRoomCode, readCode } from './key.ts';
import { throttle } from './throttle.ts';

/** What came of an attempt to come in. */
export type Came =
  | { readonly is: 'in'; readonly guest: Guest }
  | { readonly is: 'wrong-code' }
  /** They have not said yet that they read what is kept of them. */
  | { readonly is: 'unread' }
  /** Too many wrong codes came from there. */
  | { readonly is: 'slowed'; readonly seconds: number }
  /** The lobby is closed: a link leads in, and no code of the room. */
  | { readonly is: 'closed' }
  /** The lobby is full, and exercise control must let some in or send them away first. */
  | { readonly is: 'full' }
  /** It is over: nobody comes in any more. */
  | { readonly is: 'over' };

export interface Reception {
  /** The code on the wall; empty while the lobby is closed. */
  roomCode(): string;
  /** Whose device this is; null for a key that counts no longer, or never did. */
  guestOf(device: string): Guest | null;
  nameOf(guest: Guest): string | null;
  /** What a guest may be here, the latest first; none while they wait. */
  capacitiesOf(guest: Guest): readonly LetInAs[];
  /** For whom a link or return code is, to be told before anything happens; null for one that leads nowhere. */
  invitation(key: string): { readonly guest: Guest; readonly to: LetInAs | null } | null;
  /** Somebody with the room's code asks to be let in. The same device is one guest however often it asks. */
  knock(coming: Coming & { readonly code: string; readonly name: string }): Came;
  /** Somebody comes in by a link or a return code; `alone` closes the other devices of that person. */
  enter(coming: Coming & { readonly by: string; readonly alone: boolean }): Came;
  /** A link for one person to one capacity. The key is known to whoever gets it, and to nobody else. */
  invite(
    name: string | null,
    to: LetInAs,
    until: number,
    about?: Details<string>,
    /** Roles for which they interpret, or which they watch. */
    watches?: readonly string[],
  ): string;
  /** In which language they read, by the roster; null where it does not say. */
  languageOf(guest: Guest): string | null;
  /** As what somebody was invited; null: by nobody. */
  invitedAs(guest: Guest): LetInAs | null;
  /** Makes the link that was asked for them, in the place of the one that they had. */
  renewLink(guest: Guest, until: number): string;
  /** A code with which a guest comes back from another device. */
  returnCode(guest: Guest): string;
  /** The call that stands; null where nobody is called. */
  call(): Call | null;
  /** Somebody answers the call that stands; another, or once more, is nothing. */
  answer(guest: Guest, call: number): void;
  /** This device is left. */
  leave(device: string): void;
  guests(): readonly Guest[];
  close(): void;
}

interface Coming {
  /** The key of the device, made before it came in. */
  readonly device: string;
  /** From where: wrong codes are counted by it. */
  readonly address: string;
  /** They were told what is kept of them, and say that they read it. Whoever comes first is on the record only then. */
  readonly read: boolean;
}

/** So many wait at most: whoever knows the code cannot fill the record. */
const mostWaiting = 50;
const longestName = 80;
const day = 24 * 60 * 60 * 1000;
/** How long a return code counts. */
const returnWithin = day;
/** Wrong codes are told at the desk in lots, so that guessing cannot fill the record either. */
const toldEach = 10;

export function openReception(session: Session): Reception {
  const { clock } = session;
  const slow = throttle({ most: 8, each: 2000 });
  const seen = { file: session.record.file, entries: 0 };
  let book: DoorBook = doorBook();
  /** What says who may come in, with its words: a rewind takes nobody's seat. */
  let kept: Kept[] = [];
  let endedAt: number | null = null;
  let guessed = 0;
  /** Not while an answer is written, or what is kept over a rewind. */
  let answers = true;

  const follow = (): void => {
    const { entries, record } = session;
    if (record.file === seen.file) {
      takeIn(entries.slice(seen.entries));
      seen.entries = entries.length;
      return;
    }
    // the exercise goes on in a fork; who is there is no part of what was rewound
    const before = kept;
    seen.file = record.file;
    book = doorBook();
    kept = [];
    endedAt = null;
    takeIn(entries);
    seen.entries = entries.length;
    answers = false;
    try {
      for (const { command, texts } of before.slice(kept.length)) session.give(command, texts, hostItself);
    } finally {
      answers = true;
    }
    takeIn(session.entries.slice(seen.entries));
    seen.entries = session.entries.length;
  };
  const takeIn = (entries: readonly Entry[]): void => {
    for (const entry of entries) {
      book.take(entry);
      if (entry.kind === 'stage.changed' && entry.body.stage === 'end-ex') endedAt = entry.wall;
      const again = keptOf(session, entry);
      if (again !== null) kept.push(again);
    }
  };
  follow();
  const unsubscribe = session.subscribe(() => {
    follow();
    try {
      answer();
    } catch (error) {
      // tried again with whatever comes next: it is no fault of what was given just now, and stands
      if (!(error instanceof RecordError)) throw error;
    }
  });

  const isOver = (): boolean => endedAt !== null && clock.now() > endedAt + day;
  const keyOf = (key: string): DoorKey | null => {
    const found = isOver() ? undefined : book.key(keyDigest(key));
    return found === undefined || (found.of === 'invitation' && found.until < clock.now()) ? null : found;
  };
  const write = (
    guest: number,
    event: DoorEvent,
    name: string | null = null,
    about: Details<string> = {},
  ): void => {
    const { body, texts } = withWords({ guest, event }, name, about);
    const given = session.give({ kind: 'door', body }, texts, hostItself);
    if ('refused' in given) throw new TypeError(`${event.did} at the door was refused: ${given.refused}`);
    follow();
  };
  /** A stop of the real world asks by itself who has read of it. */
  const isReal = (): boolean => session.room().pause?.reason === 'real-world';
  // a crash may have come between the stop and the call
  let stopped = isReal() && book.call() !== null;
  /** What exercise control asks of the host, and a stop, which asks by itself. */
  const answer = (): void => {
    if (!answers) return;
    answers = false;
    try {
      // the code on the wall is the same after a crash: it stands on posters by then
      if (book.roomCode() === null && !book.isLobbyClosed()) write(0, { did: 'opened', code: newRoomCode() });
      const isStopped = isReal();
      if (isStopped && !stopped) write(0, { did: 'called', call: book.calls() + 1, why: 'stop' });
      stopped = isStopped;
    } finally {
      answers = true;
    }
  };
  answer();
  const mustBe = (number: number): Guest => {
    const guest = book.guest(number);
    if (guest === undefined) throw new RangeError(`nobody has the number ${number}`);
    return guest;
  };
  const kept80 = (name: string): string | null => {
    const clean = name.replaceAll(/\s+/gu, ' ').trim().slice(0, longestName);
    return clean === '' || session.room().people.chathamHouse ? null : clean;
  };
  const wrong = (address: string): Came => {
    slow.wrong(address, clock.now());
    guessed += 1;
    if (guessed % toldEach === 0) write(0, { did: 'guessed', times: toldEach });
    return { is: 'wrong-code' };
  };
  const known = (device: string): Came | null => {
    const key = keyOf(device);
    return key?.of === 'device' ? { is: 'in', guest: mustBe(key.guest) } : null;
  };

  return {
    roomCode: () => book.roomCode() ?? '',
    guestOf(device) {
      const key = keyOf(device);
      return key?.of === 'device' ? (book.guest(key.guest) ?? null) : null;
    },
    nameOf: ({ name }) => (name === null ? null : session.texts(name)),
    capacitiesOf: ({ roles, aideOf, serves }) => [
      ...roles
        .toReversed()
        .map((role): LetInAs => ({ of: 'role', role, ...(aideOf.includes(role) && { aide: true }) })),
      ...serves.toReversed().map((of): LetInAs => ({ of })),
    ],
    invitation(key) {
      const found = keyOf(key);
      return found?.of === 'invitation' ? { guest: mustBe(found.guest), to: capacityBy(found) } : null;
    },
    knock({ device, address, code: typed, name, read }) {
      const already = known(device);
      if (already !== null) return already;
      if (isOver()) return { is: 'over' };
      if (!read) return { is: 'unread' };
      if (book.isLobbyClosed()) return { is: 'closed' };
      const seconds = slow.wait(address, clock.now());
      if (seconds > 0) return { is: 'slowed', seconds };
      if (readCode(typed) !== book.roomCode()) return wrong(address);
      if (book.guests().filter(waits).length >= mostWaiting) return { is: 'full' };
      const guest = book.newNumber();
      write(guest, { did: 'knocked', key: keyDigest(device) }, kept80(name));
      return { is: 'in', guest: mustBe(guest) };
    },
    enter({ device, address, by, alone, read }) {
      const already = known(device);
      if (already !== null) return already;
      if (isOver()) return { is: 'over' };
      const invitation = keyOf(by) ?? keyOf(readCode(by));
      if (invitation?.of !== 'invitation') {
        const seconds = slow.wait(address, clock.now());
        return seconds > 0 ? { is: 'slowed', seconds } : wrong(address);
      }
      // a link or a return code is too long to be guessed: whoever has one never waits for what others typed
      const used = keyOf(by) === null ? readCode(by) : by;
      const { guest: number, role, serves, aide } = invitation;
      if (!read && !mustBe(number).came) return { is: 'unread' };
      if (alone) for (const key of book.devicesOf(number)) write(number, { did: 'left', key });
      write(number, { did: 'entered', key: keyDigest(device), by: keyDigest(used) });
      const guest = mustBe(number);
      if (serves !== null && !guest.serves.includes(serves)) write(number, { did: 'serves', as: serves });
      if (role !== null && !guest.roles.includes(role)) {
        const name = guest.name === null ? null : session.texts(guest.name);
        const named = name !== null && !session.room().people.chathamHouse;
        session.give(
          {
            kind: 'seat',
            body: { role, participant: number, ...(named && { name: { text: 0 } }), ...(aide && { aide }) },
          },
          named ? [name] : [],
          hostItself,
        );
        follow();
      }
      return { is: 'in', guest: mustBe(number) };
    },
    languageOf: ({ about: { language } }) => (language === undefined ? null : session.texts(language)),
    invite(name, to, until, about = {}, watches = []) {
      const key = newKey();
      const number = book.newNumber();
      write(
        number,
        { did: 'invited', key: keyDigest(key), ...leadsTo(to), until },
        name === null ? null : kept80(name),
        session.room().people.chathamHouse ? {} : about,
      );
      if (watches.length > 0) write(number, { did: 'watches', roles: watches });
      return key;
    },
    invitedAs: ({ invitedAs }) => invitedAs && capacityBy(invitedAs),
    renewLink(guest, until) {
      if (guest.invitedAs === null) throw new RangeError(`nobody has invited ${guest.number}`);
      const key = newKey();
      const to = capacityBy(guest.invitedAs);
      if (to === null) throw new RangeError(`the link of ${guest.number} leads nowhere`);
      write(guest.number, { did: 'invited', key: keyDigest(key), ...leadsTo(to), until });
      return key;
    },
    returnCode({ number }) {
      const made = newReturnCode();
      write(number, { did: 'invited', key: keyDigest(made), role: null, until: clock.now() + returnWithin });
      return made;
    },
    call: () => book.call(),
    answer({ number }, call) {
      const stands = book.call();
      if (stands?.number === call && !stands.answered.has(number)) write(number, { did: 'answered', call });
    },
    leave(device) {
      const key = keyOf(device);
      if (key?.of === 'device') write(key.guest, { did: 'left', key: keyDigest(device) });
    },
    guests: () => book.guests(),
    close: unsubscribe,
  };
}

function capacityBy({ role, serves, aide }: LeadsTo): LetInAs | null {
  if (serves !== null) return { of: serves };
  return role === null ? null : { of: 'role', role, ...(aide && { aide }) };
}
const leadsTo = (to: LetInAs) =>
  to.of === 'role'
    ? { role: to.role, ...(to.aide === true && { aide: to.aide }) }
    : { role: null, serves: to.of };

const hostItself = { participant: null, role: null, organisation: null };

interface Kept {
  readonly command: Command;
  readonly texts: readonly string[];
}

/** What was said at the door or seated somebody, to be given once more; a name that was erased stays away. */
function keptOf(session: Session, entry: Entry): Kept | null {
  if (!isCause(entry)) return null;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- these alone say who is here
  switch (entry.kind) {
    case 'door': {
      const { name, about = {}, ...body } = entry.body;
      // who was called before a rewind is not called after it, and what broke is over
      if (['called', 'answered', 'broke'].includes(body.event.did)) return null;
      const details = rosterDetails.flatMap((detail) => {
        const words = nameIn(session, entry.n, about[detail]);
        return words === null ? [] : [[detail, words] as const];
      });
      const said = withWords(body, nameIn(session, entry.n, name), Object.fromEntries(details));
      return { command: { kind: 'door', body: said.body }, texts: said.texts };
    }
    case 'seat': {
      const { name, ...body } = entry.body;
      const said = nameIn(session, entry.n, name);
      return said === null
        ? { command: { kind: 'seat', body }, texts: [] }
        : { command: { kind: 'seat', body: { ...body, name: { text: 0 } } }, texts: [said] };
    }
    case 'unseat':
      return { command: { kind: 'unseat', body: entry.body }, texts: [] };
    default:
      return null;
  }
}

/** What is said at a door, with what is said of somebody there, a text each. */
function withWords(
  said: Pick<CauseBodies['door'], 'guest' | 'event'>,
  name: string | null,
  about: Details<string>,
): { readonly body: CauseBodies['door']; readonly texts: readonly string[] } {
  const { texts, slot } = slots();
  const named = name === null ? {} : { name: slot(name) };
  const told = rosterDetails.flatMap((detail) => {
    const words = about[detail];
    return words === undefined ? [] : [[detail, slot(words)] as const];
  });
  return {
    body: { ...said, ...named, ...(told.length > 0 && { about: Object.fromEntries(told) }) },
    texts,
  };
}

const nameIn = (session: Session, entry: number, name: TextSlot | undefined): string | null =>
  name === undefined ? null : session.texts({ entry, text: name.text });
