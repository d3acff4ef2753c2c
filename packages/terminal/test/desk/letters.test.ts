// What is decided is what is shown: one letter an option, on every screen, for as long as the decision lives.
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { Session } from '@sandtable/host';
import { runPlain } from '../../src/plain/run.ts';
import { deskOn } from '../desk-at-hand.ts';
import { everyView } from '../every-view.ts';
import { done, townSession, townWith } from '../town.ts';

const texts = ['Remain inside', 'Walk to the hall', 'Take the bus', 'Call the army'] as const;
const shelter = (): Session =>
  townSession(
    townWith(
      ['mayor'],
      [
        'by: [mayor]',
        'otherwise: stay',
        'options:',
        `  stay: { text: ${texts[0]} }`,
        `  walk: { text: ${texts[1]}, only-if: "n == 5", why-not: The hall is locked. }`,
        `  bus: { text: ${texts[2]} }`,
        `  army: { text: ${texts[3]}, only-if: "n == 1", why-not: Nobody has asked them. }`,
      ],
      ['variables: { n: { name: N, start: 0 } }'],
    ),
  );

const setN = (session: Session, value: number): number =>
  done(session, { kind: 'override', body: { values: [['n', value]], because: { text: 0 } } }, ['They ask.']);
const allow = (session: Session, option: string): number =>
  done(session, { kind: 'allow', body: { decision: 'd', option, because: { text: 0 } } }, [
    'They found a key.',
  ]);

/** `a Remain inside`, for each option that stands there with a letter. */
const lettersIn = (view: string): readonly string[] => [
  ...new Set(
    [...view.matchAll(new RegExp(`(?<![\\w’])([a-z]):?[ \\t]+(${texts.join('|')})`, 'gu'))].map(
      ([, letter = '', text = '']) => `${letter} ${text}`,
    ),
  ),
];

/** The role's own screen, turned to at the desk and in plain mode. */
async function roleScreens(session: Session): Promise<ReadonlyMap<string, string>> {
  const desk = deskOn(session);
  desk.press('ctrl+k');
  desk.write('turn');
  desk.press('enter', 'enter', 'enter');
  const input = new PassThrough();
  const output = new PassThrough();
  let heard = '';
  output.on('data', (chunk: Buffer) => (heard += chunk.toString('utf8')));
  const ended = runPlain(session, { input, output, resume: () => 'sandtable' });
  for (const line of ['role', 'mayor', '']) {
    input.write(`${line}\n`);
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  }
  const before = heard.length;
  input.write('decisions\n');
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
  const own = heard.slice(before);
  input.end();
  await ended;
  return new Map([
    ['the role’s screen at the desk', desk.shown()],
    ['the role’s screen in plain mode', own],
  ]);
}

/** No view tells another letter; and these show all that can be chosen, and what is barred again as that. */
async function expectLetters(session: Session, chosen: readonly string[], barred: readonly string[] = []) {
  const known = new Set([...chosen, ...barred]);
  const views = new Map([...(await everyView(session)), ...(await roleScreens(session))]);
  for (const [name, view] of views)
    expect({ [name]: lettersIn(view).filter((each) => !known.has(each)) }).toEqual({ [name]: [] });
  const shown = (name: string) => [...lettersIn(views.get(name) ?? '')].sort();
  const players = ['the room’s screen', 'the role’s screen at the desk', 'the role’s screen in plain mode'];
  for (const name of ['desk: decisions', 'desk: decide', 'plain: decision D1', 'plain: preview', ...players])
    expect({ [name]: shown(name) }).toEqual({ [name]: [...known].sort() });
  for (const name of players)
    for (const option of barred) expect(views.get(name)).toContain(`${option.slice(2)} (not possible now)`);
}

test('one letter an option on every screen: before and after one is allowed, and while one is barred again', async () => {
  const session = shelter();
  await expectLetters(session, ['a Remain inside', 'b Take the bus']);
  setN(session, 1);
  const three = ['a Remain inside', 'b Take the bus', 'c Call the army'];
  await expectLetters(session, three);
  setN(session, 0);
  allow(session, 'walk');
  const others = ['a Remain inside', 'b Take the bus', 'd Walk to the hall'];
  await expectLetters(session, others, ['c Call the army']);
  setN(session, 1);
  await expectLetters(session, [...others, 'c Call the army']);
});

test('a barred option says so in its own words where it is chosen, and the form is kept', () => {
  const session = shelter();
  const desk = deskOn(session);
  desk.press('d', 'enter');
  desk.write('walk');
  desk.press('enter');
  expect(desk.shown()).toContain('“Walk to the hall” is not open now: The hall is locked.');
  expect(session.entries.some(({ kind }) => kind === 'answer')).toBe(false);
  desk.press('esc');
  desk.write('b');
  desk.press('enter', 'ctrl+s');
  expect(session.control().decisions[0]?.deciders[0]?.answer?.options).toEqual(['Take the bus']);
});

test('a barred option is allowed where it is chosen, and the answer is taken in one go', async () => {
  const session = shelter();
  const desk = deskOn(session);
  desk.press('d', 'enter');
  desk.write('walk');
  desk.press('enter');
  desk.write('They found a key.');
  desk.press('ctrl+s');
  const kinds = session.entries.filter(({ cause }) => cause === null).map(({ kind }) => kind);
  expect(kinds.slice(-2)).toEqual(['allow', 'answer']);
  expect(session.control().decisions[0]?.deciders[0]?.answer?.options).toEqual(['Walk to the hall']);
  await expectLetters(session, ['a Remain inside', 'b Take the bus', 'c Walk to the hall']);
});
