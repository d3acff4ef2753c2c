// A number is typed as it is printed, wherever one is typed; one that can be read in two ways is asked about.
import { expect, test } from 'vitest';
import { deskOn } from './desk-at-hand.ts';
import { sessionOf } from './library-session.ts';
import { facilitator } from './plain/facilitator-by-ear.ts';

const which = (typed: string) => `“${typed}” can be read as 2.5 or as 2500: which? Write it as one of these.`;

function begun() {
  const { session } = sessionOf('test/fixtures/quay.yaml');
  session.give({ kind: 'start', body: {} });
  const amounts = () =>
    session.entries.flatMap((entry) =>
      entry.kind === 'answer' && entry.body.answer.form === 'amount' ? [entry.body.answer.amount] : [],
    );
  const n = () => session.control().world.find(({ name }) => name === 'n')?.value;
  return { session, amounts, n };
}

async function listening() {
  const at = begun();
  const person = await facilitator(at.session);
  return { ...at, say: async (line: string) => (await person.say(line)).join(' ') };
}

test('read by another rule than shown, in plain mode: an amount on one line, and as a question', async () => {
  const { amounts, say } = await listening();
  expect(await say('decide D1 2,500')).toContain(which('2,500'));
  await say('decide D1');
  expect(await say('2.500 people')).toContain(which('2.500 people'));
  expect(await say('')).toContain('This needs an answer.');
  expect(amounts()).toEqual([]);
  await say('cancel');
  await say('decide D1 1 500 people');
  await say('yes');
  expect(amounts()).toEqual([1500]);
});

test('read by another rule than shown, in plain mode: a preview and a value set by hand', async () => {
  const { n, say } = await listening();
  expect(await say('preview D1 2,500')).toContain(which('2,500'));
  expect(await say('preview D1 1 500 people')).toContain('1,500');
  expect(await say('override n 2,500 because they came by boat')).toContain(which('2,500'));
  expect(n()).toBe(1);
  await say('override n 2500 because they came by boat');
  await say('yes');
  expect(n()).toBe(2500);
});

test('read by another rule than shown, at a role’s own screen', async () => {
  const { amounts, say } = await listening();
  for (const line of ['next', 'next', 'next', 'role watch', '']) await say(line);
  expect(await say('decide 2.500')).toContain(which('2.500'));
  await say('decide 5 000 people');
  expect(amounts()).toEqual([5000]);
});

test('read by another rule than shown, at the desk: Enter picks neither reading', () => {
  const { amounts, session } = begun();
  const { press, write, shown } = deskOn(session);
  const screen = () => shown().replaceAll(/[\s|│]+/gu, ' ');
  press('d');
  write('D1');
  press('enter', 'enter');
  write('2,500');
  press('enter', 'enter', 'enter');
  expect(screen()).toContain('can be read as 2.5 or as 2500');
  expect(amounts()).toEqual([]);
  press(...Array.from({ length: 5 }, () => 'backspace'));
  write('2 500');
  press('enter', 'ctrl+s', 'enter', 'enter');
  expect(amounts()).toEqual([2500]);
});
