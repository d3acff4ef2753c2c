// Where there is little room the desk calls a role as its author does, and whoever types it may, too.
import { expect, test } from 'vitest';
import { deskOn } from './desk-at-hand.ts';
import { facilitator } from './plain/facilitator-by-ear.ts';
import { townSession, townWith } from './town.ts';

const source = townWith(
  ['mayor', 'police'],
  [
    'by: [mayor, police]',
    'rule: consensus',
    'options: { wait: { text: Wait }, act: { text: Act } }',
    'otherwise: wait',
  ],
)
  .replace('name: Mayor,', 'name: Speaker of the association of the towns, short: Towns,')
  .replace('name: Police,', 'name: Chief of the police of the airport, short: Chief,');

test('a list at the desk has their short names', () => {
  const { press, shown } = deskOn(townSession(source));
  press('4');
  expect(shown().replaceAll(/\s+/gu, ' ')).toContain('Towns, Chief');
});

test('plain mode takes the short name and the name in the file', async () => {
  const session = townSession(source);
  const person = await facilitator(session);
  await person.say('decide! d wait by Towns');
  await person.say('decide! d wait by police');
  expect(session.control().decisions[0]?.deciders.map(({ answered }) => answered)).toEqual([true, true]);
  await person.leave();
});

test('a measure is called as its author calls it', async () => {
  const measured = `${source}variables: { calm: { name: Calm, start: 40, min: 0, max: 100 } }
measures: { calm_at_last: { name: How calm the town is, last: "calm" } }
`;
  const person = await facilitator(townSession(measured));
  expect(JSON.stringify(await person.say('world'))).toContain('How calm the town is: 40');
  await person.leave();
});
