// Powers over who comes in with a device of their own: let in from the lobby, and sent away again; and who is at the door, to be told of.
import { controlsSeat, isAhead } from '@sandtable/core';
import {
  staffFunctions,
  waits,
  type Author,
  type CallReason,
  type DoorEvent,
  type Guest,
  type RosterDetail,
  type StaffFunction,
  type WallTime,
} from '@sandtable/core/record';
import { fold } from '@sandtable/core/scenario';
import { listOf } from '@sandtable/words';
import { languageCalled } from '@sandtable/words/play';
import { allRoles } from '../form/choices.ts';
import { chosen, pick } from '../form/field.ts';
import type { Choice, ControlPower, ControlSituation, GivenCommand } from '../form/power.ts';

/** Somebody with a device of their own, as exercise control reads of them. */
export interface AtTheDoor {
  readonly number: number;
  readonly name: string;
  /** Organisation, site and the language in which they read, as far as the roster says them. */
  readonly from: readonly string[];
  /** What they need to take part. */
  readonly needs: string | null;
  /** Titles of the roles, and functions, in which they take part. */
  readonly as: readonly string[];
  readonly is:
    | 'waits'
    /** A page of theirs is open. */
    | 'here'
    /** None is any more, since then. */
    | 'dropped'
    /** Their link was never used. */
    | 'never-came'
    /** Nor is it missed: whoever sits for their role has no device. */
    | 'on-paper';
  /** Of who waits: whether the roster knows somebody of that name, and them alone; null where there is no roster. */
  readonly expected: 'alone' | 'namesakes' | 'nobody' | null;
  readonly since: WallTime | null;
}

export function whoIsAtTheDoor(situation: ControlSituation): readonly AtTheDoor[] {
  const guests = guestsAt(situation);
  const hasRoster = guests.some(({ invitedAs }) => invitedAs !== null);
  const all = namesakes(situation);
  const matched = new Map(matches(all).map(({ waiting, expected }) => [waiting.number, expected]));
  const known = new Set(
    all.flatMap(({ waiting, expected }) =>
      expected.length === 0 ? [] : waiting.map(({ number }) => number),
    ),
  );
  const expectedAs = ({ number }: Guest): AtTheDoor['expected'] =>
    matched.has(number) ? 'alone' : known.has(number) ? 'namesakes' : 'nobody';
  return guests.map((guest) => ({
    number: guest.number,
    name: guestName(guest, situation),
    from: (['organisation', 'site', 'language'] as const).flatMap((each) => {
      const told = detailOf(guest, each, situation);
      return told === null ? [] : [each === 'language' ? languageCalled(told) : told];
    }),
    needs: detailOf(guest, 'needs', situation),
    as: takesPartAs(matched.get(guest.number) ?? guest, situation),
    expected: hasRoster && waits(guest) && guest.invitedAs === null ? expectedAs(guest) : null,
    is: !guest.came
      ? sitsOnPaper(guest, situation)
        ? 'on-paper'
        : 'never-came'
      : waits(guest)
        ? 'waits'
        : guest.atScreen === true
          ? 'here'
          : 'dropped',
    since: guest.lastSeen ?? guest.since,
  }));
}

/** People were ticked as here for the role, and none of them came in by the door. */
function sitsOnPaper({ invitedAs }: Guest, situation: ControlSituation): boolean {
  const book = situation.doorBook();
  const seat = situation.view.seats.find(({ role }) => role === invitedAs?.role);
  return (
    seat !== undefined &&
    seat.participants.length > 0 &&
    seat.participants.every(({ participant }) => book.guest(participant)?.came !== true)
  );
}

interface Namesakes {
  readonly waiting: readonly Guest[];
  readonly expected: readonly Guest[];
}

/** Who waits in the lobby and who is expected, together with those of the same name; capitals and accents make no other. */
function namesakes(situation: ControlSituation): readonly Namesakes[] {
  const nameOf = ({ name }: Guest): string | null => {
    const known = name === null ? null : situation.texts(name);
    return known === null ? null : fold(known);
  };
  return [...Map.groupBy(guestsAt(situation), nameOf)].flatMap(([name, guests]) =>
    name === null
      ? []
      : [
          {
            waiting: guests.filter(waits),
            expected: guests.filter(({ came, invitedAs }) => !came && invitedAs !== null),
          },
        ],
  );
}

/** Who waits and is expected as the only one of that name; of two who wait or are expected under one name neither is. */
const matches = (
  all: readonly Namesakes[],
): readonly { readonly waiting: Guest; readonly expected: Guest }[] =>
  all.flatMap(({ waiting: [waiting, ...alike], expected: [expected, ...others] }) =>
    waiting === undefined || expected === undefined || alike.length + others.length > 0
      ? []
      : [{ waiting, expected }],
  );

/** The code on the wall; null where none counts: no door is open, or the lobby is closed. */
export const roomCodeAt = ({ doorBook }: Pick<ControlSituation, 'doorBook'>): string | null =>
  doorBook().roomCode();

export const guestsAt = ({ doorBook }: ControlSituation): readonly Guest[] => doorBook().guests();
const waitingAt = (situation: ControlSituation): readonly Guest[] => guestsAt(situation).filter(waits);

/** What a guest is called; a number where no name is known, or none may be shown. */
export function guestName(
  { number, name }: Guest,
  { texts, say }: Pick<ControlSituation, 'texts' | 'say'>,
): string {
  const known = name === null ? null : texts(name);
  return known ?? say('power.participant', { number });
}

/** What the roster says of them; null where it does not, or no longer. */
function detailOf(
  { about }: Guest,
  detail: RosterDetail,
  { texts }: Pick<ControlSituation, 'texts'>,
): string | null {
  const told = about[detail];
  return told === undefined ? null : texts(told);
}

/** What they were given; who never came is told by what they were invited as. */
function takesPartAs(guest: Guest, { view, say }: ControlSituation): readonly string[] {
  const invited = guest.came ? null : guest.invitedAs;
  const roles = invited === null || invited.role === null ? guest.roles : [invited.role];
  const isAide = (role: string): boolean => invited?.aide ?? guest.aideOf.includes(role);
  const titled = (name: string): string => {
    const title = view.seats.find(({ role }) => role === name)?.title ?? name;
    return isAide(name) ? say('common.aide-of', { role: title }) : title;
  };
  const serves = invited === null || invited.serves === null ? guest.serves : [invited.serves];
  return [...roles.map(titled), ...serves.map((as) => say(`common.staff.${as}`))];
}

export function guestChoice(guest: Guest, situation: ControlSituation): Choice {
  const as = takesPartAs(guest, situation);
  return {
    value: String(guest.number),
    label: guestName(guest, situation),
    short: String(guest.number),
    ...(as.length > 0 && { detail: as.join(', ') }),
  };
}

/** A role may be called as a function is. */
const asRole = 'role:';
const asAide = 'aide:';

/** Each role, with who plays it already: they are not put out of it unawares. */
function rolesWithHolders(situation: ControlSituation): readonly Choice[] {
  const { view, say } = situation;
  const peopleOf = (role: string): readonly string[] =>
    (view.seats.find((each) => each.role === role)?.participants ?? []).map(
      ({ participant, name }) => name ?? say('power.participant', { number: participant }),
    );
  return allRoles(view).map((each) => {
    const people = peopleOf(each.value);
    return {
      ...each,
      value: `${asRole}${each.value}`,
      label:
        people.length === 0
          ? each.label
          : say('power.admit.held', { role: each.label, people: listOf(people, situation) }),
    };
  });
}

/** Roles that somebody plays, or is expected to: they may have an aide. */
function rolesWithAides(situation: ControlSituation): readonly Choice[] {
  const { view, say } = situation;
  const expected = guestsAt(situation).map(({ invitedAs }) => invitedAs?.role);
  const held = view.seats.filter(({ participants }) => participants.length > 0).map(({ role }) => role);
  return allRoles(view)
    .filter(({ value }) => held.includes(value) || expected.includes(value))
    .map(({ value, label }) => ({ value: asAide + value, label: say('common.aide-of', { role: label }) }));
}

const admit: ControlPower = {
  id: 'admit',
  group: 'course',
  key: 'L',
  fields: [
    pick('guest', (situation) => waitingAt(situation).map((guest) => guestChoice(guest, situation))),
    pick('comes-as', (situation) => [
      ...rolesWithHolders(situation),
      ...staffFunctions.map((as) => ({ value: as, label: situation.say(`common.staff.${as}`), short: as })),
      ...rolesWithAides(situation),
    ]),
  ],
  available: (situation) => situation.view.stage !== 'closed' && waitingAt(situation).length > 0,
  whyNot: ({ view, say }) => (view.stage === 'closed' ? null : say('power.admit.nobody')),
  warning: () => null,
  build(situation, values) {
    const participant = Number(chosen(values, 'guest'));
    const comesAs = chosen(values, 'comes-as');
    const as = staffFunctions.find((each) => each === comesAs);
    if (as !== undefined) return { do: 'give', given: [serves(participant, as)] };
    const guest = waitingAt(situation).find(({ number }) => number === participant);
    return {
      do: 'give',
      given:
        guest === undefined
          ? []
          : comesAs.startsWith(asAide)
            ? takesRole(guest, { role: comesAs.slice(asAide.length), aide: true }, situation)
            : takesRole(guest, { role: comesAs.slice(asRole.length), aide: false }, situation),
    };
  },
};

/** A guest takes a role; what exercise control played for want of somebody it need not play any more. */
function takesRole(
  { number: participant, name: known }: Guest,
  { role, aide }: { readonly role: string; readonly aide: boolean },
  { view, texts }: ControlSituation,
): readonly GivenCommand[] {
  const name = known === null || view.people.chathamHouse ? null : texts(known);
  const named = name === null ? {} : { name: { text: 0 } };
  const seated: GivenCommand = {
    command: { kind: 'seat', body: { role, participant, ...named, ...(aide && { aide }) } },
    texts: name === null ? [] : [name],
  };
  const isPlayed = view.seats.some((each) => each.role === role && each.status === 'controls');
  return isPlayed ? [seated, leaves(role, controlsSeat)] : [seated];
}

const serves = (guest: number, as: StaffFunction): GivenCommand => atDoor(guest, { did: 'serves', as });
const atDoor = (guest: number, event: DoorEvent): GivenCommand => ({
  command: { kind: 'door', body: { guest, event } },
  texts: [],
});

const admitExpected: ControlPower = {
  id: 'admit-expected',
  group: 'course',
  key: 'Y',
  fields: [],
  available: (situation) => situation.view.stage !== 'closed' && matches(namesakes(situation)).length > 0,
  whyNot: ({ view, say }) => (view.stage === 'closed' ? null : say('power.admit-expected.nobody')),
  warning: () => null,
  build: (situation) => ({
    do: 'give',
    given: matches(namesakes(situation)).flatMap(({ waiting, expected }) => {
      const { role = null, serves: as = null, aide = false } = expected.invitedAs ?? {};
      return [
        ...(as === null ? [] : [serves(waiting.number, as)]),
        ...(role === null ? [] : takesRole(waiting, { role, aide }, situation)),
        ...(Object.keys(expected.about).length === 0
          ? []
          : [atDoor(waiting.number, { did: 'matched', expected: expected.number })]),
        // the link that was meant for them is nobody's any more
        atDoor(expected.number, { did: 'sent-away' }),
      ];
    }),
  }),
};

const newCode: ControlPower = {
  id: 'new-code',
  group: 'course',
  key: 'K',
  fields: [],
  available: (situation) => situation.view.stage !== 'closed' && wasOpened(situation),
  warning: () => null,
  build: () => ({ do: 'give', given: [atDoor(0, { did: 'renewed' })] }),
};

const closeLobby: ControlPower = {
  id: 'close-lobby',
  group: 'course',
  key: 'C',
  fields: [],
  available: (situation) => roomCodeAt(situation) !== null,
  whyNot: (situation) => (wasOpened(situation) ? situation.say('power.close-lobby.closed') : null),
  warning: () => null,
  build: () => ({ do: 'give', given: [atDoor(0, { did: 'closed' })] }),
};

/** A door was opened to people at screens of their own. */
function wasOpened({ doorBook }: ControlSituation): boolean {
  const book = doorBook();
  return book.roomCode() !== null || book.isLobbyClosed();
}

const invitedAt = (situation: ControlSituation): readonly Guest[] =>
  guestsAt(situation).filter(({ invitedAs }) => invitedAs !== null);

const newLink: ControlPower = {
  id: 'new-link',
  group: 'course',
  key: null,
  fields: [pick('guest', (situation) => invitedAt(situation).map((guest) => guestChoice(guest, situation)))],
  available: (situation) => invitedAt(situation).length > 0,
  whyNot: ({ say }) => say('power.new-link.nobody'),
  warning: () => null,
  build: (_situation, values) => ({
    do: 'give',
    given: [atDoor(Number(chosen(values, 'guest')), { did: 'link-asked' })],
  }),
};

const sendAway: ControlPower = {
  id: 'send-away',
  group: 'course',
  key: null,
  fields: [pick('guest', (situation) => guestsAt(situation).map((guest) => guestChoice(guest, situation)))],
  available: (situation) => guestsAt(situation).length > 0,
  warning(situation, values) {
    const number = Number(chosen(values, 'guest'));
    const guest = guestsAt(situation).find((each) => each.number === number);
    return guest === undefined
      ? null
      : situation.say('power.warn.send-away', { person: guestName(guest, situation) });
  },
  build(situation, values) {
    const number = Number(chosen(values, 'guest'));
    const holds = situation.view.seats.filter(({ participants }) =>
      participants.some(({ participant }) => participant === number),
    );
    return {
      do: 'give',
      given: [
        atDoor(number, { did: 'sent-away' }),
        ...(situation.view.stage === 'closed' ? [] : holds).map(({ role }) => leaves(role, number)),
      ],
    };
  },
};

const leaves = (role: string, participant: number): GivenCommand => ({
  command: { kind: 'unseat', body: { role, participant } },
  texts: [],
});

const rollCall: ControlPower = {
  id: 'roll-call',
  group: 'course',
  key: 'T',
  fields: [],
  available: (situation) => situation.view.stage !== 'closed' && guestsAt(situation).some(isIn),
  whyNot: ({ view, say }) => (view.stage === 'closed' ? null : say('power.roll-call.nobody')),
  warning: () => null,
  build({ view, doorBook }) {
    const why = isAhead(view) ? 'check' : 'roll';
    const event = { did: 'called', call: doorBook().calls() + 1, why } as const;
    return { do: 'give', given: [atDoor(0, event)] };
  },
};

/** Came in, and has something to see. */
const isIn = (guest: Guest): boolean => guest.came && !waits(guest);

/** The call that stands, with who has not answered it. */
export interface StandingCall {
  readonly number: number;
  readonly why: CallReason;
  readonly since: WallTime | null;
  readonly called: number;
  readonly missing: readonly string[];
}

export function callAt(situation: ControlSituation): StandingCall | null {
  const call = situation.doorBook().call();
  if (call === null) return null;
  const called = guestsAt(situation).filter(isIn);
  return {
    number: call.number,
    why: call.why,
    since: call.since,
    called: called.length,
    missing: called
      .filter(({ number }) => !call.answered.has(number))
      .map((guest) => {
        // who has not read of something real is called
        const contact = call.why === 'stop' ? detailOf(guest, 'contact', situation) : null;
        return [guestName(guest, situation), ...takesPartAs(guest, situation), contact ?? []]
          .flat()
          .join(', ');
      }),
  };
}

export const doorPowers: readonly ControlPower[] = [
  admit,
  admitExpected,
  newCode,
  closeLobby,
  newLink,
  sendAway,
  rollCall,
];

/** Who of exercise control gave a command, by name and function; null where nobody but its desk did. */
export function whoDid(
  author: Author,
  situation: Pick<ControlSituation, 'doorBook' | 'texts' | 'say'>,
): string | null {
  const { participant, role } = author;
  if (participant === null || participant === 0 || role !== 'exercise_control') return null;
  const guest = situation.doorBook().guest(participant);
  if (guest === undefined) return situation.say('power.participant', { number: participant });
  const as = guest.serves.at(-1);
  const name = guestName(guest, situation);
  return as === undefined ? name : `${name}, ${situation.say(`common.staff.${as}`)}`;
}
