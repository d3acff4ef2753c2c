// The card of an inject that was delivered says how far it came with each role, where people are at screens of their own.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { done, townSession, townWith } from '../town.ts';

const town = townWith(
  ['mayor', 'police'],
  [
    'by: [mayor]',
    'rule: single',
    'options: { a: { text: Go ahead }, b: { text: Stay there } }',
    'otherwise: a',
  ],
  [
    'injects: { i: { at: reserve, from: exercise_control, to: [mayor, police], channel: note, text: Look out } }',
  ],
);
const door = { address: 'http://127.0.0.1:8737', papers: [], ssh: null };

test('at the desk: delivered, on a screen, confirmed, answered; and nothing of it where nobody has a screen', () => {
  const session = townSession(town);
  done(session, { kind: 'seat', body: { role: 'police', participant: 3 } });
  done(session, { kind: 'join', body: { participant: 3 } });
  done(session, { kind: 'deliver', body: { inject: 'i' } });
  done(session, { kind: 'acknowledge', body: { by: 'police', message: 1, said: { text: 0 } } }, [
    'We are going.',
  ]);
  const card = (at: ReturnType<typeof deskOn>): string => {
    at.press('1');
    for (let row = 0; row < 12 && !at.shown().includes('Look out'); row += 1) at.press('down');
    for (let row = 0; row < 12 && !at.shown().includes('EXERCISE Look out'); row += 1) at.press('up');
    return at.shown(140, 60).replaceAll(/[\s|│]+/gu, ' ');
  };
  const joint = card(deskOn(session, { columns: 140, rows: 60, door }));
  expect(joint).toMatch(/Mayor delivered \d\d:\d\d, still to be given/u);
  expect(joint).toMatch(
    /Police delivered \d\d:\d\d, .*on a screen \d\d:\d\d, confirmed \d\d:\d\d, answered: “We are going\.”/u,
  );
  expect(card(deskOn(session, { columns: 140, rows: 60 }))).not.toContain('on a screen');
  session.close();
});
