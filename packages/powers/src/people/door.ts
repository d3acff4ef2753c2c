// Powers over who comes in with a device of their own: let in from the lobby, and sent away again; and who is at the door, to be told of.
import { controlsSeat, isAhead } from '@sandtable/core';
import {
  doorBook,
  staffFunctions,
  waits,
  type CallReason,
  type Guest,
  type WallTime,
} from '@sandtable/core/record';
import { allRoles } from '../form/choices.ts';
import { chosen, pick } from '../form/field.ts';
import type { Choice, ControlPower, ControlSituation, GivenCommand } from '../form/power.ts';

/** Somebody with a device of their own, as exercise control reads of them. */
export interface AtTheDoor {
  readonly number: number;
  readonly name: string;
  /** Titles of the roles, and functions, in which they take part. */
  readonly as: readonly string[];
  readonly is:
    | 'waits'
    /** A page of theirs is open. */
    | 'here'
    /** None is any more, since then. */
    | 'dropped'
    /** Their link was never used. */
    | 'never-came';
  readonly since: WallTime | null;
}

export function whoIsAtTheDoor(situation: ControlSituation): readonly AtTheDoor[] {
  return guestsAt(situation).map((guest) => ({
    number: guest.number,
    name: guestName(guest, situation),
    as: takesPartAs(guest, situation),
    is: waits(guest) ? 'waits' : !guest.came ? 'never-came' : guest.atScreen === true ? 'here' : 'dropped',
    since: guest.lastSeen ?? guest.since,
  }));
}

/** The code on the wall; null where no door is open. */
export const roomCodeAt = ({ entries }: Pick<ControlSituation, 'entries'>): string | null =>
  doorBook(entries).roomCode();

const guestsAt = ({ entries }: ControlSituation): readonly Guest[] => doorBook(entries).guests();
const waitingAt = (situation: ControlSituation): readonly Guest[] => guestsAt(situation).filter(waits);

/** What a guest is called; a number where no name is known, or none may be shown. */
function guestName({ number, name }: Guest, { texts, say }: ControlSituation): string {
  const known = name === null ? null : texts(name);
  return known ?? say('power.participant', { number });
}

/** What they were given; who never came is told by what they were invited as. */
function takesPartAs(guest: Guest, { view, say }: ControlSituation): readonly string[] {
  const invited = guest.came ? null : guest.invitedAs;
  const roles = invited === null || invited.role === null ? guest.roles : [invited.role];
  const serves = invited === null || invited.serves === null ? guest.serves : [invited.serves];
  return [
    ...roles.map((name) => view.seats.find(({ role }) => role === name)?.title ?? name),
    ...serves.map((as) => say(`common.staff.${as}`)),
  ];
}

function guestChoice(guest: Guest, situation: ControlSituation): Choice {
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

const admit: ControlPower = {
  id: 'admit',
  group: 'course',
  key: 'L',
  fields: [
    pick('guest', (situation) => waitingAt(situation).map((guest) => guestChoice(guest, situation))),
    pick('comes-as', ({ view, say }) => [
      ...allRoles(view).map((each) => ({ ...each, value: `${asRole}${each.value}` })),
      ...staffFunctions.map((as) => ({ value: as, label: say(`common.staff.${as}`), short: as })),
    ]),
  ],
  available: (situation) => situation.view.stage !== 'closed' && waitingAt(situation).length > 0,
  whyNot: ({ view, say }) => (view.stage === 'closed' ? null : say('power.admit.nobody')),
  warning: () => null,
  build(situation, values) {
    const participant = Number(chosen(values, 'guest'));
    const comesAs = chosen(values, 'comes-as');
    const as = staffFunctions.find((each) => each === comesAs);
    if (as !== undefined)
      return {
        do: 'give',
        given: [
          {
            command: { kind: 'door', body: { guest: participant, event: { did: 'serves', as } } },
            texts: [],
          },
        ],
      };
    const role = comesAs.slice(asRole.length);
    const known = waitingAt(situation).find(({ number }) => number === participant)?.name ?? null;
    const name = known === null || situation.view.people.chathamHouse ? null : situation.texts(known);
    const seated: GivenCommand = {
      command: { kind: 'seat', body: { role, participant, ...(name !== null && { name: { text: 0 } }) } },
      texts: name === null ? [] : [name],
    };
    // somebody came: exercise control need not play it any more
    const isPlayed = situation.view.seats.some((each) => each.role === role && each.status === 'controls');
    const given = isPlayed ? [seated, leaves(role, controlsSeat)] : [seated];
    return { do: 'give', given };
  },
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
        { command: { kind: 'door', body: { guest: number, event: { did: 'sent-away' } } }, texts: [] },
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
  key: null,
  fields: [],
  available: (situation) => situation.view.stage !== 'closed' && guestsAt(situation).some(isIn),
  whyNot: ({ view, say }) => (view.stage === 'closed' ? null : say('power.roll-call.nobody')),
  warning: () => null,
  build({ view, entries }) {
    const why = isAhead(view) ? 'check' : 'roll';
    const event = { did: 'called', call: doorBook(entries).calls() + 1, why } as const;
    return { do: 'give', given: [{ command: { kind: 'door', body: { guest: 0, event } }, texts: [] }] };
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
  const call = doorBook(situation.entries).call();
  if (call === null) return null;
  const called = guestsAt(situation).filter(isIn);
  return {
    number: call.number,
    why: call.why,
    since: call.since,
    called: called.length,
    missing: called
      .filter(({ number }) => !call.answered.has(number))
      .map((guest) => [guestName(guest, situation), ...takesPartAs(guest, situation)].join(', ')),
  };
}

export const doorPowers: readonly ControlPower[] = [admit, sendAway, rollCall];
