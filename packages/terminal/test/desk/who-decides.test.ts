// The list of who decides says what each does there and who has answered, and all of them at once are those who must still answer.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { unchangedSession } from '../library-session.ts';
import { answerOf, townSession, townWith } from '../town.ts';

/** A consensus is open, and the first of those who must agree has answered. */
function oneAnswered() {
  const { session } = unchangedSession('drone-incident', 'full', '7');
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  const written = session.scenario.decisions.find(({ rule }) => rule === 'consensus');
  const decision = written?.name ?? '';
  session.give({ kind: 'open', body: { decision } });
  const board = () => session.control().decisions.find((each) => each.name === decision);
  const must = (board()?.deciders ?? []).filter(({ part }) => part === 'decides' || part === 'leads');
  const at = deskOn(session);
  const [option, other] = board()?.options.filter(({ allowed }) => allowed) ?? [];
  session.give(answerOf(decision, must[0]?.role ?? '', other?.name ?? ''));
  return { ...at, session, decision, must, board, letter: option?.letter ?? 'a', other: other?.text };
}

test('who has answered, and who only advises, stands beside each row of the list', () => {
  const { press, shown, must, board } = oneAnswered();
  press('d');
  const lines = shown().split('\n');
  for (const { title, part } of board()?.deciders ?? []) {
    const row = lines.find((line) => line.includes('[ ]') && line.includes(title)) ?? '';
    expect(row).toContain(part === 'consulted' ? 'advises' : part);
    expect(row.includes('has answered')).toBe(title === must[0]?.title);
  }
});

test('under the cursor stands who is still to answer, and nobody who has', () => {
  const { press, shown, must } = oneAnswered();
  press('d');
  const rows = shown()
    .split('\n')
    .filter((line) => line.includes('[ ]'));
  expect(rows.find((row) => row.includes('> [ ]'))).toContain(must[1]?.title);
  expect(rows.at(-1)).toContain('has answered');
});

test('an answer in the place of one that stands says whose it is and what it was, and waits for a yes', () => {
  const at = oneAnswered();
  const first = at.must[0];
  const stands = () => at.board()?.deciders.find(({ role }) => role === first?.role)?.answer?.options;
  at.press('d');
  at.write(first?.role ?? '');
  at.press('space', 'enter');
  at.write(at.letter);
  at.press('enter', 'ctrl+s');
  expect(at.shown(200, 60).replaceAll(/[\s|]+/gu, ' ')).toContain(
    `${first?.title} has answered already: “${at.other}”.`,
  );
  expect(stands()).toEqual([at.other]);
  at.press('enter');
  expect(stands()).not.toEqual([at.other]);
});

test.each(['sealed', 'secret'])(
  'of an answer in a %s ballot it is only told that there is one, where another takes its place',
  (ballot) => {
    const session = townSession(
      townWith(
        ['mayor', 'police'],
        [
          'by: [mayor, police]',
          'rule: majority',
          `ballot: ${ballot}`,
          'otherwise: stay',
          'options: { stay: { text: Remain inside }, move: { text: Walk out } }',
        ],
      ),
    );
    session.give(answerOf('d', 'mayor', 'move'));
    const { press, write, shown } = deskOn(session);
    press('d');
    write('mayor');
    press('space', 'enter');
    write('a');
    press('enter', 'ctrl+s');
    const words = shown().replaceAll(/[\s|]+/gu, ' ');
    expect(words).toContain(
      'Mayor has answered already, and the ballot covers what. The new answer takes its place.',
    );
    const entered = session.entries.length;
    press('enter');
    expect(session.entries.length).toBeGreaterThan(entered);
  },
);

test('the only one who is still to answer is ticked beforehand', () => {
  const { session, must, decision, shown, press } = oneAnswered();
  const [option] = session.control().decisions.find(({ name }) => name === decision)?.options ?? [];
  for (const { role } of must.slice(1, -1)) session.give(answerOf(decision, role, option?.name ?? ''));
  press('d');
  const ticked = shown()
    .split('\n')
    .filter((line) => line.includes('[x]'));
  expect(ticked).toEqual([expect.stringContaining(must.at(-1)?.title ?? '-')]);
});

test('where they do not agree the desk says so wherever it says that they have answered', () => {
  const { session, must, board, decision, shown, press } = oneAnswered();
  const [option] = board()?.options.filter(({ allowed }) => allowed) ?? [];
  for (const { role } of must.slice(1)) session.give(answerOf(decision, role, option?.name ?? ''));
  expect(board()).toMatchObject({ ready: true, agreed: false });
  for (const pane of ['1', '3', '4']) {
    press(pane);
    const words = shown().replaceAll(/[\s|]+/gu, ' ');
    expect(words).toContain('they do not agree');
    expect(words).not.toMatch(/answered: (?:space|\^K)/u);
  }
});

test('who advises and who leads is the same at the desk as on the wall', () => {
  const { session } = unchangedSession('drone-incident', 'full', '7');
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  const written = session.scenario.decisions.find(({ rule }) => rule === 'lead');
  session.give({ kind: 'open', body: { decision: written?.name ?? '' } });
  const board = session.control().decisions.find(({ name }) => name === written?.name);
  const desk = deskOn(session);
  desk.press('3');
  const words = desk.shown(200, 60).replaceAll(/\s+/gu, ' ');
  for (const { role, part } of board?.deciders ?? [])
    expect(words.includes(`${role} (advises):`), role).toBe(part !== 'leads');
});

test('all at once are those who must still answer: no answer is put in the place of one that stands, and nobody who advises is ticked', () => {
  const { press, must, board, letter, other } = oneAnswered();
  press('d', 'ctrl+a', 'enter', letter, 'enter', 'ctrl+s');
  const answers = board()?.deciders.map(({ role, answer }) => [role, answer?.options ?? null]) ?? [];
  expect(Object.fromEntries(answers)[must[0]?.role ?? '']).toEqual([other]);
  for (const { role, part, answered } of board()?.deciders ?? [])
    expect({ role, answered }).toEqual({ role, answered: part === 'decides' || part === 'leads' });
});

test.each([
  ['several options', 'answer: several', 'options: { a: { text: Go }, b: { text: Stay } }'],
  ['an amount', 'answer: amount', 'amount: { min: 0, max: 9 }'],
])(
  'own words are written right after “something else” also where %s may be chosen and some was foreseen',
  (_of, form, options) => {
    const session = townSession(
      townWith(
        ['mayor'],
        [
          'by: [mayor]',
          'rule: single',
          form,
          ...(options === null ? [] : [options]),
          'otherwise: none',
          'if-they: [{ do: ask the neighbours }]',
        ],
      ),
    );
    const desk = deskOn(session);
    desk.press('d', 'enter');
    desk.write('other');
    desk.press('enter');
    desk.write('Wait for the fog to lift');
    desk.press('ctrl+s');
    expect(session.entries.find(({ kind }) => kind === 'answer')?.body).toMatchObject({
      answer: { form: 'other' },
    });
    expect(desk.shown()).toContain('Wait for the fog to lift');
  },
);

/** The first decision of the drone exercise: the airport leads, the others advise. */
function leadAsked() {
  const { session } = unchangedSession('drone-incident', 'full', '7');
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  const decision = session.scenario.decisions.find(({ rule }) => rule === 'lead')?.name ?? '';
  session.give({ kind: 'open', body: { decision } });
  const answers = () =>
    session
      .control()
      .decisions.find(({ name }) => name === decision)
      ?.deciders.filter(({ answered }) => answered)
      .map(({ role }) => role);
  return { ...deskOn(session), answers };
}

test('whoever is sought answers, and not the lead who was only presumed; with a tick both do', () => {
  const { press, write, shown, answers } = leadAsked();
  press('d');
  expect(shown()).toMatch(/> \[x\] airport/u);
  write('police');
  expect(shown()).toContain('Enter takes the one at >');
  press('enter', 'b', 'enter', 'ctrl+s');
  expect(answers()).toEqual(['police']);
});

test('who passes is asked where somebody else might, and is not always who decides', () => {
  const { press, write, shown, answers } = leadAsked();
  press('z');
  expect(answers()).toEqual([]);
  expect(shown()).toMatch(/> airport/u);
  write('airline');
  press('enter');
  expect(answers()).toEqual(['airline']);
});
