// A fact that its marking keeps from others: its limits are shown first; beyond them it is asked once, then done, and stands as a breach.
import { expect, test } from 'vitest';
import { openSeats, type Capacity } from '../src/index.ts';
import { formOn, hiddenIn, letIn, opened } from './at-the-door.ts';
import { begin, newTable, temporaryFolder, text } from './harbour.ts';

const leak = 'The tanker leaks.';
const town = text
  .replace('  pilot: {', '  coast: { name: Coast guard, organisation: state }\n  pilot: {')
  .replace(
    'organisations:\n',
    'organisations:\n  state: { name: The state, sector: government }\n  city: { name: The city, sector: government }\n',
  )
  .replace('  pilot: {', '  mayor: { name: Mayor, organisation: city }\n  pilot: {')
  .replace(
    'facts:\n',
    `facts:\n  leak: { text: ${leak}, tlp: TLP:AMBER+STRICT, known-to: [harbour] }\n  fire: { text: A fire., tlp: TLP:AMBER, known-to: [harbour] }\n`,
  );
const harbourSeat: Capacity = { of: 'role', role: 'harbour' };

test('on a page: who may hear it comes first, a second press shares it with others, and the wall says nothing of it', async () => {
  const at = opened(newTable(temporaryFolder(), town));
  const harbour = await letIn(at, 'harbour');
  const coast = await letIn(at, 'coast', 'Bo');
  begin(at.session);
  const page = async (cookie: string, path = '/') => (await at.ask('GET', path, { cookie })).text();
  const wall = await page(coast.cookie, '/room');
  const form = formOn(await page(harbour.cookie), 'form-tell-fact-leak');
  expect(form.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ')).toContain(
    'Pilot station Coast guard (beyond TLP:AMBER+STRICT) Mayor (beyond TLP:AMBER+STRICT)',
  );
  const body = { ...hiddenIn(form), 'f.with': 'coast' };
  const asked = await (await at.ask('POST', '/orders', { cookie: harbour.cookie, body })).text();
  expect(asked).toContain('may not go to Coast guard');
  expect(asked).toContain('the record says that the marking was breached');
  expect(at.session.entries.filter(({ kind }) => kind === 'share')).toEqual([]);
  const sure = { ...body, sure: 'yes' };
  expect((await at.ask('POST', '/orders', { cookie: harbour.cookie, body: sure })).status).toBe(303);
  expect(at.session.entries.slice(-3)).toMatchObject([
    {
      kind: 'share',
      author: { role: 'harbour', participant: harbour.participant },
      body: { beyond: true, with: ['coast'] },
    },
    { kind: 'fact.breached', body: { fact: 'leak', by: 'harbour', roles: ['coast'] } },
    { kind: 'fact.learned', body: { fact: 'leak', roles: ['coast'], how: 'shared' } },
  ]);
  expect(await page(coast.cookie)).toContain(leak);
  expect(await page(coast.cookie, '/room')).toBe(wall);
});

test.each<readonly [string, Capacity, readonly string[], readonly string[] | null]>([
  ['within its marking', harbourSeat, ['pilot'], null],
  ['by a role', harbourSeat, ['pilot', 'mayor'], ['mayor']],
  ['entered by a controller', { of: 'controller' }, ['coast', 'mayor'], ['coast', 'mayor']],
])('what is shared %s is a breach only beyond it', (_how, capacity, told, barred) => {
  const { session } = newTable(temporaryFolder(), town);
  begin(session);
  const seats = openSeats(session);
  const offer = seats
    .look(capacity, 1)
    .offers.find(
      ({ power, subject }) =>
        ['tell-fact', 'share'].includes(power.id) && (subject?.choice.value ?? 'leak') === 'leak',
    );
  const filled = { fact: ['leak'], by: ['harbour'], with: told };
  const order = {
    power: offer?.power.id ?? '',
    subject: offer?.subject?.choice.value ?? null,
    on: offer?.mark ?? '',
    filled,
  };
  const asked = seats.give(capacity, 1, { ...order, id: 'asked-once', sure: false });
  expect(asked.is === 'warned' && asked.warning.includes('breached')).toBe(barred !== null);
  expect(seats.give(capacity, 1, { ...order, id: 'asked-once', sure: true })).toEqual({ is: 'done' });
  expect(
    session.entries.flatMap((entry) => (entry.kind === 'fact.breached' ? [entry.body.roles] : [])),
  ).toEqual(barred === null ? [] : [barred]);
});

test('a marking that lets one other organisation hear it is breached by telling two at once', () => {
  const { session } = newTable(temporaryFolder(), town);
  begin(session);
  const seats = openSeats(session);
  const offer = seats.look(harbourSeat, 1).offers.find(({ subject }) => subject?.choice.value === 'fire');
  const order = (to: readonly string[]) => ({
    id: `to-${to.join('-')}`,
    power: 'tell-fact',
    subject: 'fire',
    on: offer?.mark ?? '',
    filled: { with: to },
    sure: false,
  });
  expect(seats.give(harbourSeat, 1, order(['coast', 'pilot']))).toMatchObject({
    warning: expect.not.stringContaining('breached'),
  });
  expect(seats.give(harbourSeat, 1, order(['coast', 'mayor']))).toMatchObject({
    warning: expect.stringContaining('may not go to Coast guard, Mayor'),
  });
});
