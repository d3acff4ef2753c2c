// The law of the story is at hand wherever one plays: in plain mode, on a role's screen, and beside the decision that turns on it.
import { expect, test } from 'vitest';
import { deskOn } from './desk-at-hand.ts';
import { facilitator } from './plain/facilitator-by-ear.ts';
import { townSession, townWith } from './town.ts';

const source = townWith(
  ['mayor', 'police'],
  [
    'by: [mayor]',
    'law: [police_4]',
    'options: { wait: { text: Wait }, act: { text: Act } }',
    'otherwise: wait',
  ],
  ['law: { police_4: { title: "Police Act, article 4", text: Nobody is held for what others did. } }'],
);

test('in plain mode a word reads it, and the decision names the article', async () => {
  const person = await facilitator(townSession(source));
  expect(JSON.stringify(await person.say('law'))).toContain(
    'Police Act, article 4: Nobody is held for what others did.',
  );
  expect(JSON.stringify(await person.say('decision'))).toContain('It turns on: Police Act, article 4');
  await person.leave();
});

test('at the desk the card of the decision names the article', () => {
  expect(deskOn(townSession(source)).shown().replaceAll(/\s+/gu, ' ')).toContain(
    'It turns on: Police Act, article 4',
  );
});

test('each role has it in its view, and the article where it is asked', () => {
  const session = townSession(source);
  for (const role of ['mayor', 'police'])
    expect(session.role(role).law).toEqual([
      { title: 'Police Act, article 4', text: 'Nobody is held for what others did.' },
    ]);
  expect(session.role('mayor').decisions.map(({ law }) => law)).toEqual([['Police Act, article 4']]);
});
