// A number is typed as it is printed, wherever one is typed; one that can be read in two ways is asked about.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deskOn } from './desk-at-hand.ts';
import { everyView } from './every-view.ts';
import { sessionOf, sessionOfText } from './library-session.ts';
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
  press('d', 'enter');
  write('2,500');
  press('enter', 'enter', 'enter');
  expect(screen()).toContain('can be read as 2.5 or as 2500');
  expect(amounts()).toEqual([]);
  press(...Array.from({ length: 5 }, () => 'backspace'));
  write('2 500');
  press('enter', 'ctrl+s', 'enter', 'enter');
  expect(amounts()).toEqual([2500]);
});

const withText = readFileSync(join(import.meta.dirname, '../../../test/fixtures/quay.yaml'), 'utf8').replace(
  /answer: amount[^]*?otherwise: 100/u,
  'answer: text\n    otherwise: none',
);

test('what matches nothing in a list is meant for the field that follows: a number where a number is asked for', () => {
  const { amounts, session } = begun();
  const { press, write, shown } = deskOn(session);
  press('d', 'enter');
  expect(shown()).toContain('What do they decide?');
  write('18');
  expect(shown()).not.toContain('Nothing matches');
  expect(shown()).toMatch(/How much\?[^]*> 18/u);
  press('ctrl+s');
  press('enter');
  expect(amounts()).toEqual([18]);
});

test('what matches nothing in a list is meant for the field that follows: pasted, and at a role’s own screen', () => {
  const { session } = begun();
  const { desk, press, shown } = deskOn(session);
  press('d', 'enter');
  desk.paste('1 500 people');
  expect(shown()).toMatch(/How much\?[^]*> 1 500 people/u);
  press('esc', 'esc', 'esc', 'esc');
  session.give({ kind: 'next', body: {} });
  session.give({ kind: 'next', body: {} });
  press('t', 'enter', 'enter', 'd', '7');
  expect(shown()).toMatch(/How much\?[^]*> 7/u);
});

test('what matches nothing in a list is meant for the field that follows: words where words are asked for', () => {
  const { session } = sessionOfText(withText);
  session.give({ kind: 'start', body: {} });
  const { press, write, shown } = deskOn(session);
  press('d', 'enter');
  write('Two at a time, and no more');
  expect(shown()).toContain('> Two at a time, and no more');
  press('ctrl+s');
  press('enter');
  expect(session.entries.some(({ kind }) => kind === 'answer')).toBe(true);
});

test('what matches a choice narrows the list down all the same', () => {
  const { session } = begun();
  const { press, write, shown } = deskOn(session);
  press('d', 'enter');
  write('decl');
  expect(shown()).toContain('They decline to decide');
});

test('a unit with a form for one is told in one form at a time, on every screen, and is read in both', async () => {
  const { session, amounts, say } = await listening();
  for (const line of ['next', 'next', 'next']) await say(line);
  const shown = [...(await everyView(session))];
  await say('decide D1');
  await say('1 person');
  await say('yes');
  expect(amounts()).toEqual([1]);
  shown.push(...(await everyView(session)));
  const all = shown.map(([, text]) => text.replaceAll(/\s+/gu, ' ')).join('\n');
  const both = shown.flatMap(([name, text]) =>
    [
      ...text
        .replaceAll('"unit":"person | people"', '')
        .matchAll(/.{0,20}(?:person \| people|\b1 people).*/gu),
    ].map(([found]) => `${name}: ${found}`),
  );
  expect(all).toMatch(/\b1 person\b/u);
  expect(all).toMatch(/\b5,000 people\b/u);
  expect(both).toEqual([]);
});
