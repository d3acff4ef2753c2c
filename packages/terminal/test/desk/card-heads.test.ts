// The head of a card: who speaks and who hears it, whole whatever they are called; and what was told before, a line each.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { sessionOfText } from '../library-session.ts';

process.env['TZ'] = 'UTC';

const names = {
  mayor: 'Speaker of the association of patients and their families',
  police: 'Commander of the police of the northern harbour district',
  desk: 'Analyst on duty at the national centre for situation reports',
} as const;
const text = `
sandtable: 1
id: heads
title: Long names
summary: Everybody is called much.
marking: TLP:CLEAR
fictional: All of it is invented.
duration: 4h
organisations:
  town: { name: Town, sector: government }
roles:
  mayor: { name: ${names.mayor}, organisation: town }
  police: { name: ${names.police}, organisation: town }
  clerk: { name: Clerk, organisation: town }
actors:
  desk: { name: ${names.desk} }
injects:
  report: { from: desk, to: [mayor], cc: [police], channel: email, text: There is smoke over the harbour. }
  second: { from: desk, to: [mayor, police], channel: email, text: The smoke is white. }
phases:
  first: { title: First, clock: stands, agenda: [{ inject: report }, { inject: second }], next: [{ go: end }] }
`;
const begun = () => {
  const { session } = sessionOfText(text);
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  return { session, desk: deskOn(session) };
};

test.each([
  [120, 40],
  [80, 24],
  [200, 60],
])('long names of a sender and of those who hear it stand whole on the card, %i by %i', (columns, rows) => {
  const { desk } = begun();
  for (const each of ['report', 'second']) {
    // from the card on, and not further than it; letters that are set below one another make no word
    const [, pane = ''] = desk.shown(columns, rows).split('═▸');
    const said = (pane.split(/^── Decisions|^ last /mu)[0] ?? '').replaceAll(/[|\s]+/gu, ' ');
    for (const word of Object.values(names).flatMap((name) => name.split(' ')))
      expect(said, `${each}: ${word}`).toContain(word);
    desk.press('space');
  }
});

test('what was told before about a question is a line each, however long it was', () => {
  const { session, desk } = begun();
  for (const said of ['x'.repeat(200), 'The harbour is closed. '.repeat(12)])
    session.give({ kind: 'say', body: { from: 'exercise_control', to: ['mayor'], said: { text: 0 } } }, [
      said,
    ]);
  session.give({ kind: 'ask', body: { by: 'mayor', said: { text: 0 } } }, ['Is the harbour closed?']);
  const shown = desk.shown(120, 40);
  expect(shown).toContain('Is the harbour closed?');
  const told = shown.split('\n').filter((row) => row.includes('Told before, to'));
  expect(told.length).toBeGreaterThan(0);
  for (const row of told) expect(row).toContain('…');
  expect(shown.match(/The harbour is closed\./gu)?.length ?? 0).toBeLessThan(4);
});

test('beside a long list of those who hear it the sender is set below, and not in a narrow column', () => {
  const { desk } = begun();
  desk.press('space');
  const row = desk
    .shown(80, 24)
    .split('\n')
    .find((each) => each.includes('<- '));
  expect(row).toMatch(/^ <- Analyst on duty at the national centre for situation reports/u);
});
