// Dissent of whoever was asked and gave no answer: it is entered, told as a dissent, and said to be theirs.
import { describeEntry, words } from '@sandtable/words';
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { answerOf, done, townSession, townWith } from '../town.ts';

const source = townWith(
  ['mayor', 'police', 'radio'],
  [
    'rule: lead',
    'lead: mayor',
    'by: [mayor]',
    'consult: [police, radio]',
    'otherwise: wait',
    'options: { act: { text: We act }, wait: { text: We wait } }',
  ],
);

test('whoever only advises, or has not answered, can dissent, and the log says that it is a dissent and whose', () => {
  const session = townSession(source);
  done(session, answerOf('d', 'mayor', 'act'));
  const { press, write, shown } = deskOn(session);
  press('E');
  write('police');
  expect(shown()).toContain('has not answered');
  press('enter');
  write('It is too early.');
  press('enter');
  const entry = session.entries.at(-1);
  if (entry?.kind !== 'amend') throw new Error(entry?.kind);
  expect(describeEntry(entry, { ...session, language: 'en', say: words('en') })).toMatchObject({
    text: 'D1, added to the answer of Mayor: Dissent.',
    said: 'Police: It is too early.',
  });
  session.close();
});

test('whoever answered stands first, and any detail may be added to it', () => {
  const session = townSession(source);
  done(session, answerOf('d', 'mayor', 'act'));
  const { press, write } = deskOn(session);
  press('E', 'enter');
  write('authority');
  press('enter');
  write('The town council.');
  press('enter');
  expect(session.entries.at(-1)).toMatchObject({ kind: 'amend', body: { by: 'mayor' } });
  session.close();
});
