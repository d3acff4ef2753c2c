// Who may do what: the one table, cell by cell, through the seats; and who has the floor.
import { commandRules } from '@sandtable/core';
import { staffFunctions, type StaffFunction } from '@sandtable/core/record';
import { controlPowerIds, controlPowers, rolePowerIds, type ControlPowerId } from '@sandtable/powers';
import { describe, expect, test } from 'vitest';
import { openSeats, powersOf, type Capacity, type Session } from '../src/index.ts';
import { newKey } from '../src/invitations/key.ts';
import { linkFor, opened } from './at-the-door.ts';
import { begin, decide, give, newTable, next } from './harbour.ts';

/**
 * The table as those who lead exercises read it, written down once more: a row a function, what it may do. A power that is added stands in no
 * row until somebody has said whose it is.
 */
const powers = (names: string): readonly ControlPowerId[] => names.split(' ') as ControlPowerId[];
const notes = powers('note');
const evaluates = powers('judge');
const entering = [
  ...powers('idea heading cluster mitigation votes axis future rate take-down'),
  ...powers('told-back tell ask decide amend pass act share aloud happened propose'),
];
const rooms = powers('given not-given remind pause nudge plus extend admit admit-expected roll-call');
const speaking = powers('speak reply later');
const controlling = [
  ...powers('next deliver hold release skip decline retime edit withdraw adhoc'),
  ...powers('close-discussion by-inject open settle default retract seen correct floor ask-floor'),
];
const leading = [
  'interpret' as const,
  ...powers('jump-over brief hot-wash back debrief drop keep shorten move-break break-now resume'),
  ...powers('reverse recall allow override attendance seat hand-over play-role unseat merge'),
  ...powers('send-away new-code close-lobby new-link watch unpark'),
  ...powers('scale reconcile find reword issue comment dispose meet plan-action accept-action'),
];
const directors = powers(
  'start advance go leave end close approve attribute mark exercise chatham-house stand-in',
);
const atTheDeskAlone = powers('ballot catch-up rewind strike role forward');

const controller = ['stop', ...notes, ...entering, ...rooms, ...speaking, ...controlling] as const;
const table: Readonly<Record<StaffFunction, readonly ControlPowerId[]>> = {
  director: [...controller, ...leading, ...evaluates, ...directors],
  facilitator: [...controller, ...leading, ...evaluates],
  controller,
  'site-facilitator': ['stop', ...notes, ...entering, ...rooms],
  simcell: ['stop', ...notes, ...speaking, 'given', 'not-given', 'tell', 'ask', 'propose'],
  recorder: ['stop', ...notes, ...entering, ...evaluates],
  interpreter: ['interpret'],
  evaluator: ['stop', ...notes, ...evaluates],
  'safety-lead': ['stop'],
  observer: [],
  screen: [],
};

const sorted = (ids: readonly string[]): readonly string[] => [...new Set(ids)].toSorted();

describe('the table of functions', () => {
  test.each(staffFunctions)('a %s has exactly these powers', (of) => {
    expect(sorted(powersOf({ of }).map(({ id }) => id))).toEqual(sorted(table[of]));
  });

  test('leaves to the director whatever a function can do at all, but for what only the desk of the host does', () => {
    const missing = controlPowerIds.filter((id) => !table.director.includes(id));
    expect(sorted(missing)).toEqual(sorted(atTheDeskAlone));
  });

  /** Where play stands when each cell is tried. */
  const states: Readonly<Record<string, (session: Session) => void>> = {
    'before StartEx': () => {},
    'in play, at a question': (session) => {
      begin(session);
      next(session);
      next(session);
    },
    'while play stands': (session) => {
      begin(session);
      give(session, { kind: 'pause', body: { reason: 'confusion', until: null } });
    },
    'after EndEx': (session) => {
      begin(session);
      give(session, { kind: 'end', body: {} });
    },
  };

  test.each(Object.keys(states))(
    'holds in each cell %s: what is not a function’s is not offered and not taken',
    (state) => {
      const { session } = newTable();
      states[state]?.(session);
      const seats = openSeats(session);
      const entries = session.entries.length;
      const wrong: string[] = [];
      let cells = 0;
      const names = [...controlPowerIds, ...rolePowerIds, ...Object.keys(commandRules)];
      for (const of of staffFunctions) {
        const capacity: Capacity = { of };
        const { offers } = seats.look(capacity, 3);
        const marks = new Map(offers.map(({ power, mark }) => [power.id as string, mark]));
        for (const power of names) {
          if (table[of].some((id) => id === power)) continue;
          cells += 1;
          const order = { id: 'not-for-them', power, subject: null, filled: {}, sure: true };
          const reply = seats.give(capacity, 3, { ...order, on: marks.get(power) ?? '' });
          if (marks.has(power) || reply.is !== 'refused') wrong.push(`${of} ${power}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(cells).toBeGreaterThan(1000);
      expect(session.entries.length).toBe(entries);
    },
  );

  test('gives what is a function’s: each power that can be used now is offered to each whose it is', () => {
    for (const reach of Object.values(states)) {
      const { session } = newTable();
      reach(session);
      const seats = openSeats(session);
      const usable = new Set(
        [...seats.look({ of: 'director' }, 0).offers, ...seats.look({ of: 'facilitator' }, 3).offers].map(
          ({ power }) => power.id as string,
        ),
      );
      for (const of of staffFunctions) {
        if (of === 'director' || of === 'facilitator') continue;
        const offered = new Set(seats.look({ of }, 3).offers.map(({ power }) => power.id as string));
        const withheld = table[of].filter((id) => usable.has(id) && !offered.has(id));
        // one has the floor: they have not
        expect(
          withheld.filter((id) => id !== 'next' && id !== 'floor'),
          of,
        ).toEqual([]);
      }
    }
  });
});

/** Somebody who came in as staff. */
function comes(at: ReturnType<typeof opened>, name: string, of: StaffFunction) {
  const by = linkFor(at, name, { of });
  const came = at.reception.enter({ device: newKey(), address: '', by, alone: false, read: true });
  if (came.is !== 'in') throw new Error(came.is);
  const { number } = came.guest;
  let orders = 0;
  return {
    number,
    look: () => at.seats.look({ of }, number),
    can: (power: string) => at.seats.look({ of }, number).offers.some((each) => each.power.id === power),
    does(power: string, filled: Record<string, string[]> = {}) {
      const form = at.seats.look({ of }, number).offers.find((each) => each.power.id === power);
      return at.seats.give({ of }, number, {
        id: `${power}-order-${(orders += 1)}`,
        power,
        subject: form?.subject?.choice.value ?? null,
        on: form?.mark ?? '',
        filled,
        sure: true,
      });
    },
  };
}

describe('the floor', () => {
  test('is one person’s: passed with one key, kept by nobody who is gone, had back by the director', () => {
    const at = opened();
    const carla = comes(at, 'Carla', 'facilitator');
    const bo = comes(at, 'Bo', 'controller');
    begin(at.session);
    expect([carla.can('next'), bo.can('next')]).toEqual([false, false]);
    expect(carla.does('next')).toMatchObject({
      is: 'refused',
      why: expect.stringContaining('the desk of the host has the floor'),
    });
    expect(carla.does('ask-floor')).toEqual({ is: 'done' });
    // the desk passes it to whoever asked first, and nothing is asked of it
    give(at.session, { kind: 'door', body: { guest: carla.number, event: { did: 'takes-floor' } } });
    expect([carla.can('next'), bo.can('next')]).toEqual([true, false]);
    expect(bo.look()).toMatchObject({ floor: { mine: false, holder: 'Carla', asked: [] } });
    expect(carla.does('next')).toEqual({ is: 'done' });
    expect(carla.does('floor', { 'has-floor': [String(bo.number)] })).toEqual({ is: 'done' });
    expect([carla.can('next'), bo.can('next')]).toEqual([false, true]);
    give(at.session, { kind: 'door', body: { guest: bo.number, event: { did: 'sent-away' } } });
    expect(carla.look()).toMatchObject({ floor: { holder: 'the desk of the host' } });
  });

  test('lets nobody but the director give StartEx, jump in time or give EndEx, where that is what is now', () => {
    const at = opened();
    const carla = comes(at, 'Carla', 'facilitator');
    const dana = comes(at, 'Dana', 'director');
    const takes = (guest: number) =>
      give(at.session, { kind: 'door', body: { guest, event: { did: 'takes-floor' } } });
    const both = (): readonly boolean[] =>
      [carla, dana].map((each) => {
        takes(each.number);
        return each.can('next');
      });
    give(at.session, { kind: 'brief', body: {} });
    expect(both()).toEqual([false, true]);
    takes(carla.number);
    expect(carla.does('next')).toMatchObject({ is: 'refused', why: expect.stringContaining('director') });
    give(at.session, { kind: 'start', body: {} });
    expect(both()).toEqual([true, true]);
    next(at.session);
    next(at.session);
    decide(at.session, 'wait');
    expect(at.session.control().now.now).toBe('busy');
    expect(both()).toEqual([false, true]);
  });

  test('is where it was after a crash', () => {
    const at = opened();
    const carla = comes(at, 'Carla', 'facilitator');
    give(at.session, { kind: 'door', body: { guest: carla.number, event: { did: 'takes-floor' } } });
    begin(at.session);
    expect(openSeats(at.session).look({ of: 'facilitator' }, carla.number)).toMatchObject({
      floor: { mine: true },
    });
  });
});

test('those who act side by side see each other’s acts, and who did them', () => {
  const at = opened();
  const carla = comes(at, 'Carla', 'facilitator');
  const bo = comes(at, 'Bo', 'controller');
  begin(at.session);
  expect(bo.does('hold', { inject: ['horn'] })).toEqual({ is: 'done' });
  expect(carla.does('propose', { said: ['Let us skip the ferry.'] })).toEqual({ is: 'done' });
  const seen = bo.look();
  const feed = 'feed' in seen ? seen.feed : [];
  expect(feed.find(({ by }) => by === 'Bo, controller')).toMatchObject({
    text: expect.stringContaining('One long blast'),
  });
  expect(feed.find(({ said }) => said === 'Let us skip the ferry.')?.by).toBe('Carla, facilitator');
});

test('what is proposed to exercise control reaches no player', () => {
  const at = opened();
  const carla = comes(at, 'Carla', 'facilitator');
  begin(at.session);
  const before = at.seats.look({ of: 'role', role: 'harbour' }, 8);
  expect(carla.does('propose', { said: ['Ask the harbour master about tugs.'] })).toEqual({ is: 'done' });
  expect(at.seats.look({ of: 'role', role: 'harbour' }, 8)).toBe(before);
  expect(JSON.stringify(at.session.room())).not.toContain('tugs');
});

describe('an evaluator', () => {
  test('sees what reaches the roles that they watch, and no private word of others', () => {
    const at = opened();
    const eva = comes(at, 'Eva', 'evaluator');
    const carla = comes(at, 'Carla', 'facilitator');
    begin(at.session);
    next(at.session);
    give(at.session, { kind: 'deliver', body: { inject: 'horn' } });
    expect(JSON.stringify(eva.look())).not.toContain('We see nothing ahead');
    expect(carla.does('watch', { evaluator: [String(eva.number)], watches: ['harbour'] })).toEqual({
      is: 'done',
    });
    expect(JSON.stringify(eva.look())).toContain('We see nothing ahead');
    expect(JSON.stringify(eva.look())).not.toContain('One long blast');
    expect(carla.does('watch', { evaluator: [String(eva.number)], watches: [] })).toEqual({ is: 'done' });
    expect(JSON.stringify(eva.look())).not.toContain('We see nothing ahead');
  });

  test('writes an observation that takes its time and its entry by itself', () => {
    const at = opened();
    const eva = comes(at, 'Eva', 'evaluator');
    begin(at.session);
    next(at.session);
    const { number } = at.session.record.head;
    expect(eva.does('note', { tag: ['gap'], said: ['Nobody asked the pilots.'] })).toEqual({ is: 'done' });
    expect(at.session.entries.at(-1)).toMatchObject({
      kind: 'note',
      wall: at.clock.now(),
      body: { about: number, tag: 'gap' },
    });
  });
});

test('every power has its row of words', () => {
  expect(sorted(controlPowers.map(({ id }) => id))).toEqual(sorted(controlPowerIds));
});
