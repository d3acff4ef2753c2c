import { readFileSync } from 'node:fs';
import { doorBook, waits, type Command } from '@sandtable/core/record';
import { readRecord, verifyRecord } from '@sandtable/records';
import { describe, expect, test } from 'vitest';
import { openSeats, type Capacity, type SeatOffer, type Seats } from '../src/index.ts';
import { replayEngine } from '../src/recorded.ts';
import { begin, decide, give, newTable, next, resumed, type Table } from './harbour.ts';

const harbourSeat: Capacity = { of: 'role', role: 'harbour' };
const pilotSeat: Capacity = { of: 'role', role: 'pilot' };
const observer: Capacity = { of: 'observer' };

/** At the question whether the port is closed. */
function asked(): Table & { readonly seats: Seats } {
  const table = newTable();
  begin(table.session);
  next(table.session);
  next(table.session);
  return { ...table, seats: openSeats(table.session) };
}

function offer(seats: Seats, capacity: Capacity, power: string, participant = 3): SeatOffer {
  const found = seats.look(capacity, participant).offers.find((each) => each.power.id === power);
  if (found === undefined) throw new Error(`${power} is not offered`);
  return found;
}

const answering = (seats: Seats, id: string, filled: Record<string, string[]>) => {
  const { mark, subject } = offer(seats, harbourSeat, 'answer');
  return { id, power: 'answer', subject: subject?.choice.value ?? null, on: mark, filled, sure: false };
};

describe('an order from a seat', () => {
  test('stands on the record with who gave it and what they call it', () => {
    const { seats, session, file } = asked();
    const order = answering(seats, 'first-one', { answer: ['close'], rationale: ['No pilot can see.'] });
    expect(seats.give(harbourSeat, 3, order)).toEqual({ is: 'done' });
    expect(session.entries.findLast(({ kind }) => kind === 'answer')).toMatchObject({
      order: expect.stringMatching(/^3\.first-one\.[\w-]{2}$/u),
      author: { participant: 3, role: 'harbour', organisation: 'port' },
      body: { decision: 'close_port', by: 'harbour', answer: { form: 'options', options: ['close'] } },
    });
    session.close();
    const { entries } = readRecord(file);
    expect(entries).toEqual(session.entries);
    expect(verifyRecord(file, replayEngine)).toMatchObject({ sound: true });
  });

  test('is done once however often it is sent, also after the host was started again', () => {
    const { seats, session, clock, file } = asked();
    const order = answering(seats, 'again-and-again', { answer: ['close'] });
    for (let times = 0; times < 10; times += 1)
      expect(seats.give(harbourSeat, 3, order)).toEqual({ is: 'done' });
    const entries = session.entries.length;
    session.close();
    const { session: later } = resumed(file, clock);
    expect(openSeats(later).give(harbourSeat, 3, order)).toEqual({ is: 'done' });
    expect(later.entries.filter((each) => each.order !== undefined)).toHaveLength(1);
    expect(later.entries.length).toBe(entries);
  });

  test('that says something else under a name that was used is refused, and not told as done', () => {
    const { seats, session, clock, file } = asked();
    const order = answering(seats, 'one-name', { answer: ['close'] });
    expect(seats.give(harbourSeat, 3, order)).toEqual({ is: 'done' });
    const other = { ...order, filled: { answer: ['wait'] } };
    expect(seats.give(harbourSeat, 3, other)).toMatchObject({ is: 'refused' });
    session.close();
    const later = openSeats(resumed(file, clock).session);
    expect(later.give(harbourSeat, 3, other)).toMatchObject({ is: 'refused' });
    expect(later.give(harbourSeat, 3, order)).toEqual({ is: 'done' });
  });

  test('of two who say next in the same second gives one', () => {
    const { session } = asked();
    give(session, { kind: 'pause', body: { reason: 'confusion', until: null } });
    const seats = openSeats(session);
    const facilitator: Capacity = { of: 'facilitator' };
    give(session, { kind: 'door', body: { guest: 5, event: { did: 'takes-floor' } } });
    const { mark } = offer(seats, facilitator, 'next', 5);
    const nextCalled = (id: string) => ({
      id,
      power: 'next',
      subject: null,
      on: mark,
      filled: {},
      sure: true,
    });
    // one page of theirs and another, and somebody who has not the floor
    expect(seats.give(facilitator, 6, nextCalled('not-theirs'))).toMatchObject({ is: 'refused' });
    expect(seats.give(facilitator, 5, nextCalled('one-of-them'))).toEqual({ is: 'done' });
    expect(seats.give(facilitator, 5, nextCalled('the-other'))).toMatchObject({ is: 'refused' });
    expect(session.control().stage).toBe('conduct');
  });

  test('that somebody else calls the same is another order', () => {
    const { seats, session } = asked();
    seats.give(harbourSeat, 3, answering(seats, 'same-name', { answer: ['close'] }));
    expect(seats.give(harbourSeat, 4, answering(seats, 'same-name', { answer: ['wait'] }))).toEqual({
      is: 'done',
    });
    expect(session.entries.flatMap(({ order }) => order?.slice(0, 11) ?? [])).toEqual([
      '3.same-name',
      '4.same-name',
    ]);
  });

  test('on a question that is over changes nothing, and says so', () => {
    const { seats, session, file } = asked();
    const order = answering(seats, 'too-late', { answer: ['close'] });
    decide(session, 'wait');
    const before = readFileSync(file);
    expect(seats.give(harbourSeat, 3, order)).toMatchObject({
      is: 'refused',
      why: expect.stringContaining('no longer'),
    });
    expect(readFileSync(file)).toEqual(before);
  });

  test('on a form that has changed since changes nothing, and says so', () => {
    const { seats, session } = asked();
    const order = { ...answering(seats, 'old-form', { answer: ['close'] }), on: 'another mark' };
    expect(seats.give(harbourSeat, 3, order)).toMatchObject({
      is: 'refused',
      why: expect.stringContaining('has changed'),
    });
    expect(session.entries.some(({ kind }) => kind === 'answer')).toBe(false);
  });

  test('with something missing or strange names the field, and changes nothing', () => {
    const { seats, session } = asked();
    const entries = session.entries.length;
    expect(seats.give(harbourSeat, 3, answering(seats, 'no-answer', {}))).toMatchObject({
      is: 'wrong',
      problems: [{ field: 'answer' }],
    });
    expect(seats.give(harbourSeat, 3, answering(seats, 'strange-one', { answer: ['flee'] }))).toMatchObject({
      is: 'wrong',
      problems: [{ field: 'answer', problem: expect.stringContaining('flee') }],
    });
    expect(seats.give(harbourSeat, 3, answering(seats, 'no-words', { answer: ['other'] }))).toMatchObject({
      is: 'wrong',
      problems: [{ field: 'words' }],
    });
    expect(session.entries.length).toBe(entries);
  });

  test('that needs a yes is asked once more', () => {
    const { seats, session } = asked();
    const { mark } = offer(seats, pilotSeat, 'stop-play');
    const stop = { id: 'real-world', power: 'stop-play', subject: null, on: mark, filled: {}, sure: false };
    expect(seats.give(pilotSeat, 2, stop)).toMatchObject({ is: 'warned' });
    expect(session.control().stage).toBe('conduct');
    expect(seats.give(pilotSeat, 2, { ...stop, sure: true })).toEqual({ is: 'done' });
    expect(session.control()).toMatchObject({ stage: 'paused', pause: { reason: 'real-world' } });
  });

  test('without a name of its own is refused', () => {
    const { seats } = asked();
    for (const id of ['', 'short', 'with blanks in it', 'x'.repeat(65), 'semi;colon'])
      expect(seats.give(harbourSeat, 3, answering(seats, id, { answer: ['close'] }))).toMatchObject({
        is: 'refused',
      });
  });
});

describe('what is seen from a seat', () => {
  test('is the same until something in it has changed', () => {
    const { seats, session } = asked();
    const before = seats.look(pilotSeat, 2);
    give(session, { kind: 'note', body: { said: { text: 0 }, tag: null, role: null, about: null } }, [
      'Fog.',
    ]);
    expect(seats.look(pilotSeat, 2)).toBe(before);
    give(session, { kind: 'deliver', body: { inject: 'ferry_calls' } });
    expect(seats.look(pilotSeat, 2)).not.toBe(before);
  });

  test('is the form of each open question for who is asked, and for nobody else', () => {
    const { seats } = asked();
    const { subject, fields } = offer(seats, harbourSeat, 'answer');
    expect(subject?.choice).toMatchObject({ value: 'close_port', label: 'Do you close the port?' });
    expect(fields.find(({ name }) => name === 'answer')?.prompt).toMatchObject({
      kind: 'pick',
      choices: [{ value: 'close' }, { value: 'wait' }, { value: 'other' }, { value: 'declined' }],
    });
    expect(fields.find(({ name }) => name === 'words')?.onlyWith).toEqual({
      field: 'answer',
      answers: ['other'],
    });
    expect(seats.look(pilotSeat, 2).offers.some((each) => each.power.id === 'answer')).toBe(false);
    expect(seats.look(observer, 9).offers).toEqual([]);
  });
});

test('who came to a door, who may come in and who was sent away is known from the record alone', () => {
  const { session } = newTable();
  const door = (guest: number, event: Extract<Command, { kind: 'door' }>['body']['event'], name?: string) =>
    give(
      session,
      { kind: 'door', body: { guest, event, ...(name !== undefined && { name: { text: 0 } }) } },
      name === undefined ? [] : [name],
    );
  door(1, { did: 'knocked', key: 'a' }, 'Ana');
  door(2, { did: 'invited', key: 'b', role: 'pilot', until: 9e12 }, 'Bo');
  door(2, { did: 'entered', key: 'c', by: 'b' });
  door(3, { did: 'knocked', key: 'd' });
  const book = () => doorBook(session.entries);
  expect(
    book()
      .guests()
      .filter(waits)
      .map(({ number }) => number),
  ).toEqual([1, 2, 3]);
  give(session, { kind: 'seat', body: { role: 'harbour', participant: 1 } });
  door(3, { did: 'serves', as: 'observer' });
  expect(book().guest(1)?.roles).toEqual(['harbour']);
  expect(
    book()
      .guests()
      .filter(waits)
      .map(({ number }) => number),
  ).toEqual([2]);
  expect(book().key('c')).toEqual({ of: 'device', guest: 2 });
  door(1, { did: 'left', key: 'a' });
  door(2, { did: 'sent-away' });
  expect(['a', 'b', 'c', 'd'].filter((key) => book().key(key) !== undefined)).toEqual(['d']);
  give(session, { kind: 'unseat', body: { role: 'harbour', participant: null } });
  expect(book().guest(1)?.roles).toEqual([]);
  expect(book().newNumber()).toBe(4);
});
