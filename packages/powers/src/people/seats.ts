// Powers over who plays which role: people, a deputy, exercise control, or another role.
import { controlsSeat, isAhead } from '@sandtable/core';
import { namedBy } from '@sandtable/core/record';
import { fold } from '@sandtable/core/scenario';
import { sectorsOfFew, type SectorPlayer, type SeatBoard } from '@sandtable/core/view';
import { allRoles, inPlay } from '../form/choices.ts';
import { chosen, field, give, several, maybe, pick, slots } from '../form/field.ts';
import type {
  Choice,
  ControlPower,
  ControlSituation,
  Deed,
  Field,
  GivenCommand,
  Values,
} from '../form/power.ts';

/** Who is called so, or was by one who has left: one name is not one person. Capitals and accents make no other name. */
function namesakes({ entries, texts }: ControlSituation, name: string): readonly number[] {
  const found = entries.flatMap((entry) => {
    const named = namedBy(entry);
    const known = named === null ? null : texts(named.name);
    return named !== null && known !== null && fold(known) === fold(name) ? [named.participant] : [];
  });
  return [...new Set(found)];
}

/** What somebody of that name plays, to be told by. */
function playsWords({ view, say, doorBook }: ControlSituation, participant: number): string {
  const roles = view.seats.filter((seat) =>
    seat.participants.some((each) => each.participant === participant),
  );
  const isAtTheDoor = doorBook().guest(participant)?.came === true;
  return roles.length === 0
    ? say(isAtTheDoor ? 'power.person.here' : 'power.person.left', { number: participant })
    : say('power.person.plays', { number: participant, roles: roles.map(({ title }) => title).join(', ') });
}

/** Asked only where somebody of that name is or was there: who it is decides whose words an erasing takes. */
const personField: Field<ControlSituation> = field('person', {}, (situation, values) => {
  const name = maybe(values, 'name');
  const known = name === null ? [] : namesakes(situation, name);
  if (name === null || known.length === 0) return null;
  const { say } = situation;
  return {
    kind: 'pick',
    asks: say('power.person.which', { name }),
    choices: [
      ...known.map((each) => ({
        value: String(each),
        label: say('power.person.same', { who: playsWords(situation, each) }),
        short: known.length === 1 ? say('power.person.same-short') : String(each),
      })),
      {
        value: 'another',
        label: say('power.person.another', { name }),
        short: say('power.person.another-short'),
      },
    ],
  };
});

/** The number of the person who was chosen; undefined: nobody who is known. */
function personChosen(values: Values): number | undefined {
  const person = maybe(values, 'person');
  return person === null || person === 'another' ? undefined : Number(person);
}

/** Somebody who was ticked as here, and is not called anything yet. */
const namelessAt = (situation: ControlSituation, role: string): number | undefined =>
  seatOf(situation, role)?.participants.find((each) => each.name === null)?.participant;

/** A number of one's own, that nobody has had. */
function newParticipant({ doorBook }: ControlSituation): number {
  // the number of a person who left is never given to another: the record may have to forget that person
  return doorBook().newNumber();
}

const seatOf = ({ view }: ControlSituation, role: string) => view.seats.find((each) => each.role === role);
const statusOf = (situation: ControlSituation, role: string) => seatOf(situation, role)?.status;

/** What those who leave leave empty; null where nobody does. */
function leavesWarning({ view, say }: ControlSituation, role: string, count: number): string | null {
  const title = view.seats.find((each) => each.role === role)?.title ?? '-';
  return count === 0 ? null : say('power.warn.unseat', { count, role: title });
}

/** Which sectors have too few people to be told of once some are gone, where reports name sectors and there were enough before. */
function fewLeft(
  { view, say }: ControlSituation,
  stays: (role: string, player: SectorPlayer) => boolean,
): string | null {
  if (view.people.attribution !== 'sector') return null;
  const left = view.seats.flatMap(({ role, players }) => players.filter((each) => stays(role, each)));
  const sectors = sectorsOfFew(left).filter((each) => !view.smallSectors.includes(each));
  return sectors.length === 0 ? null : say('power.warn.few-left', { sectors: sectors.join(', ') });
}

const together = (...warnings: readonly (string | null)[]): string | null =>
  warnings.filter((each) => each !== null).join(' ') || null;

const leaves = (role: string, participant: number | null): GivenCommand => ({
  command: { kind: 'unseat', body: { role, participant } },
  texts: [],
});

/** Under the Chatham House Rule no name is kept. */
const nameField: Field<ControlSituation> = field(
  'name',
  { keyword: 'name', optional: true, words: true },
  ({ view }) => (view.people.chathamHouse ? null : { kind: 'text' }),
);

/** Whoever begins to play a role in play is told what the role must know by now. */
const caughtUp = (situation: ControlSituation, role: string, given: readonly GivenCommand[]): Deed =>
  inPlay(situation) ? { do: 'give', given, catchUp: role } : { do: 'give', given };

/** What StartEx does, and without whom that must be there. */
export function startWarning({ view, say }: Pick<ControlSituation, 'view' | 'say'>): string {
  const missing = view.seats.filter(({ status }) => status === 'missing').map(({ title }) => title);
  return missing.length === 0
    ? say('power.warn.start')
    : say('power.warn.start-without', { roles: missing.join(', ') });
}

/** With what becomes of it when nobody comes, and the table that it sits at: a whole table is found by its name and ticked at once. */
function expectedAt(choice: Choice, situation: ControlSituation): Choice {
  const { groups } = situation.scenario;
  const tables = groups.filter(({ roles }) => roles.includes(choice.value)).map(({ name }) => name);
  const detail = [
    whenAbsent(choice.value, situation),
    choice.detail ?? '',
    ...tables.map((name) => name.replaceAll('_', ' ')),
  ];
  return { ...choice, detail: detail.filter((each) => each !== '').join(', ') };
}

function whenAbsent(name: string, { scenario, view, say }: ControlSituation): string {
  const absent = scenario.roles.find((each) => each.name === name)?.ifAbsent;
  switch (absent?.how) {
    case 'essential':
    case 'simulated':
      return say(`power.if-absent.${absent.how}`);
    case 'taken-over':
      return say('power.if-absent.taken-over', {
        role: view.seats.find(({ role }) => role === absent.by)?.title ?? absent.by,
      });
    case undefined:
      return '';
  }
}

/** Nobody plays it yet, and no other role does. */
const mayCome = ({ status, participants }: SeatBoard): boolean =>
  status === 'here' && participants.length === 0;

const attendance: ControlPower = {
  id: 'attendance',
  group: 'course',
  key: 'A',
  fields: [
    field('here', {}, (situation) => ({
      kind: 'several',
      choices: allRoles(situation.view).map((each) => expectedAt(each, situation)),
      presumed: situation.view.seats.filter(({ present }) => present).map(({ role }) => role),
    })),
  ],
  available: ({ view }) => view.stage !== 'closed',
  warning(situation, values) {
    const { view, say } = situation;
    const here = several(values, 'here');
    // before StartEx it is the list of who came: who has no person yet loses none
    const gone = view.seats.filter(
      ({ role, present, participants }) =>
        present && !here.includes(role) && (participants.length > 0 || !isAhead(view)),
    );
    const roles = gone.map(({ title }) => title).join(', ');
    return together(
      gone.length === 0 ? null : say('power.warn.attendance', { count: gone.length, roles }),
      fewLeft(situation, (role) => here.includes(role)),
    );
  },
  build(situation, values) {
    const here = several(values, 'here');
    // before StartEx it is the list of who came; later only who comes and who leaves is new
    const register = isAhead(situation.view);
    const comes = situation.view.seats.filter(
      (each) => here.includes(each.role) && (!each.present || (register && mayCome(each))),
    );
    const first = newParticipant(situation);
    return {
      do: 'give',
      given: [
        ...comes.map(({ role }, place): GivenCommand => ({
          command: { kind: 'seat', body: { role, participant: first + place } },
          texts: [],
        })),
        ...situation.view.seats
          .filter((each) => each.present && !here.includes(each.role))
          .map(({ role }) => leaves(role, null)),
      ],
    };
  },
};

const seat: ControlPower = {
  id: 'seat',
  group: 'course',
  key: 'P',
  fields: [pick('role', ({ view }) => allRoles(view)), nameField, personField],
  available: ({ view }) => view.stage !== 'closed',
  warning: () => null,
  build(situation, values) {
    const { texts, slot } = slots();
    const name = maybe(values, 'name');
    const role = chosen(values, 'role');
    const nameless = name === null ? undefined : namelessAt(situation, role);
    const participant = personChosen(values) ?? nameless ?? newParticipant(situation);
    const body = { role, participant, ...(name === null ? {} : { name: slot(name) }) };
    const seated = give({ kind: 'seat', body }, texts);
    return caughtUp(situation, body.role, [
      ...seated.given,
      // who came was a person without a name, and is this one
      ...(nameless === undefined || nameless === participant ? [] : [leaves(role, nameless)]),
      // somebody came: exercise control need not play it any more
      ...(statusOf(situation, body.role) === 'controls' ? [leaves(body.role, controlsSeat)] : []),
    ]);
  },
};

const handOver: ControlPower = {
  id: 'hand-over',
  group: 'course',
  key: null,
  fields: [
    pick('role', ({ view }) =>
      allRoles(view).filter(({ value }) =>
        view.seats.some(({ role, participants }) => role === value && participants.length > 0),
      ),
    ),
    nameField,
    personField,
  ],
  available: ({ view }) => view.stage !== 'closed' && view.seats.some((each) => each.participants.length > 0),
  warning(situation, values) {
    const holders = seatOf(situation, chosen(values, 'role'))?.participants ?? [];
    const comes = personChosen(values);
    return leavesWarning(
      situation,
      chosen(values, 'role'),
      holders.filter(({ participant }) => participant !== comes).length,
    );
  },
  build(situation, values) {
    const role = chosen(values, 'role');
    const name = maybe(values, 'name');
    const participant = personChosen(values) ?? newParticipant(situation);
    const { texts, slot } = slots();
    const body = { role, participant, ...(name === null ? {} : { name: slot(name) }) };
    const before = (seatOf(situation, role)?.participants ?? []).filter(
      (each) => each.participant !== participant,
    );
    // the role is never empty between
    return caughtUp(situation, role, [
      { command: { kind: 'seat', body }, texts },
      ...before.map((each) => leaves(role, each.participant)),
    ]);
  },
};

const playRole: ControlPower = {
  id: 'play-role',
  group: 'course',
  key: null,
  fields: [pick('role', ({ view }) => allRoles(view))],
  available: ({ view }) => view.stage !== 'closed',
  warning: (situation, values) =>
    together(
      leavesWarning(
        situation,
        chosen(values, 'role'),
        seatOf(situation, chosen(values, 'role'))?.participants.length ?? 0,
      ),
      fewLeft(situation, (role) => role !== chosen(values, 'role')),
    ),
  build(situation, values) {
    const role = chosen(values, 'role');
    const before = seatOf(situation, role)?.participants ?? [];
    return {
      do: 'give',
      given: [
        { command: { kind: 'seat', body: { role, participant: controlsSeat } }, texts: [] },
        ...before.map((each) => leaves(role, each.participant)),
      ],
    };
  },
};

const unseat: ControlPower = {
  id: 'unseat',
  group: 'course',
  key: null,
  fields: [
    pick('role', ({ view }) =>
      allRoles(view).filter((each) => view.seats.some((one) => one.role === each.value && one.present)),
    ),
    field('participant', { optional: true }, ({ view, say }, values) => {
      const holders = view.seats.find((each) => each.role === values['role'])?.participants ?? [];
      if (holders.length < 2) return null;
      const label = (each: (typeof holders)[number]): string =>
        each.name ?? say('power.participant', { number: each.participant });
      return {
        kind: 'pick',
        choices: holders.map((each) => ({
          value: String(each.participant),
          label: label(each),
          short: String(each.participant),
        })),
      };
    }),
  ],
  available: ({ view }) => view.seats.some((each) => each.present),
  warning(situation, values) {
    const role = chosen(values, 'role');
    const participant = maybe(values, 'participant');
    const count = participant === null ? Math.max(1, seatOf(situation, role)?.participants.length ?? 0) : 1;
    return together(
      leavesWarning(situation, role, count),
      fewLeft(situation, (of, { person }) => of !== role || (participant !== null && person !== participant)),
    );
  },
  build(_situation, values) {
    const participant = maybe(values, 'participant');
    return give({
      kind: 'unseat',
      body: { role: chosen(values, 'role'), participant: participant === null ? null : Number(participant) },
    });
  },
};

const catchUp: ControlPower = {
  id: 'catch-up',
  group: 'course',
  key: 'u',
  fields: [
    pick('role', ({ view }) =>
      allRoles(view).filter((each) =>
        view.seats.some((one) => one.role === each.value && one.mergedInto === null),
      ),
    ),
  ],
  available: inPlay,
  warning: () => null,
  build: (_situation, values) => ({ do: 'catch-up', role: chosen(values, 'role') }),
};

const merge: ControlPower = {
  id: 'merge',
  group: 'course',
  key: null,
  fields: [
    pick('role', ({ view }) =>
      allRoles(view).filter((each) =>
        view.seats.some((one) => one.role === each.value && one.mergedInto === null),
      ),
    ),
    field('into', { keyword: 'into' }, ({ view }, values) => ({
      kind: 'pick',
      choices: allRoles(view).filter((each) => each.value !== values['role']),
    })),
  ],
  available: ({ view }) => view.seats.length > 1 && view.stage !== 'closed',
  warning: (situation, values) =>
    together(
      situation.say('power.warn.merge', {
        role: seatOf(situation, chosen(values, 'role'))?.title ?? '-',
        into: seatOf(situation, chosen(values, 'into'))?.title ?? '-',
      }),
      fewLeft(situation, (role) => role !== chosen(values, 'role')),
    ),
  build(situation, values) {
    const body = { role: chosen(values, 'role'), into: chosen(values, 'into') };
    return caughtUp(situation, body.role, give({ kind: 'merge', body }).given);
  },
};

export const seatPowers: readonly ControlPower[] = [
  attendance,
  seat,
  handOver,
  playRole,
  unseat,
  catchUp,
  merge,
];
