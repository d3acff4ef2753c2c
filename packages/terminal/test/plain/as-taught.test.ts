// What plain mode teaches can be typed just so: what it names, lists and shows means the same when it is typed back.
import type { Session } from '@sandtable/host';
import { expect, test } from 'vitest';
import { droneSession } from '../drone-session.ts';
import { unchangedSession } from '../library-session.ts';
import { facilitator, nowLine } from './facilitator-by-ear.ts';

const bodies = (session: Session, kind: string) =>
  session.entries.filter((entry) => entry.kind === kind).map(({ body }) => body);
const here = (session: Session): readonly string[] =>
  session
    .control()
    .seats.filter(({ present }) => present)
    .map(({ role }) => role);

/** The workshop, while the ideas are gathered. */
async function gathering() {
  const { session } = unchangedSession('future-threats', 'full', '7');
  for (let step = 0; step < 60 && session.control().activity?.kind !== 'brainstorm'; step += 1) {
    const { next } = session.control();
    if (next === null) throw new Error(session.control().now.now);
    session.give(next);
  }
  return { session, person: await facilitator(session) };
}

test.each(['police tower lab', 'police, tower, lab', 'police,tower lab'])(
  'short names are told apart by blanks as by commas: attendance %s',
  async (names) => {
    const session = droneSession();
    const person = await facilitator(session);
    await person.say(`attendance! ${names}`);
    expect([...here(session)].toSorted()).toEqual(['lab', 'police', 'tower']);
    await person.leave();
  },
);

test('a name that is none among others seats nobody', async () => {
  const session = droneSession();
  const person = await facilitator(session);
  const before = session.entries.length;
  await person.say('attendance! police towr lab');
  expect(session.entries).toHaveLength(before);
  await person.leave();
});

test('help shows the sign that ends free words, and what is typed so is not taken into them', async () => {
  const { session, person } = await gathering();
  expect(await person.say('help idea')).toContain('Typed so: idea SAID [; under UNDER] [; by WHO]');
  const [role] = session.control().seats;
  await person.say(`idea schools teach it; by ${role?.role ?? ''}`);
  expect(bodies(session, 'contribute').at(-1)).toMatchObject({ by: role?.role });
  await person.leave();
});

test('help lists what the room is at while it is at it, and not before', async () => {
  const { person } = await gathering();
  expect((await person.say('help')).some((line) => line.startsWith('idea: '))).toBe(true);
  await person.leave();
  const before = await facilitator(droneSession());
  expect((await before.say('help')).some((line) => line.startsWith('idea'))).toBe(false);
  await before.leave();
});

test('an idea is taken off the wall by the number that stands on the wall', async () => {
  const { session, person } = await gathering();
  for (const words of ['one', 'two', 'three']) await person.say(`idea ${words}`);
  const second = session.entries.filter(({ kind }) => kind === 'contribute')[1];
  await person.say('take-down! 2');
  expect(bodies(session, 'take-down')).toMatchObject([{ entry: second?.n }]);
  await person.leave();
});

/** The first decision is open; these roles have nobody. */
async function deciding(gone: readonly string[]) {
  const session = droneSession();
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  const decision = session.scenario.decisions[0]?.name ?? '';
  session.give({ kind: 'open', body: { decision } });
  for (const role of gone) session.give({ kind: 'unseat', body: { role, participant: null } });
  return { session, person: await facilitator(session) };
}

test('“all” names nobody who is not there: a role that nobody plays takes no part in what was agreed', async () => {
  const { session, person } = await deciding(['police']);
  await person.say('decide D1');
  for (const line of ['back', 'cancel']) await person.say(line);
  await person.say('decide D1 a by all');
  expect(bodies(session, 'seat')).toEqual([]);
  expect(bodies(session, 'answer').map((body) => (body as { readonly by: string }).by)).not.toContain(
    'police',
  );
  await person.leave();
});

test('who is asked is asked on, as at the desk; what was typed in one line is not', async () => {
  const { session, person } = await deciding([]);
  await person.say('decide D1');
  await person.say('other');
  // none of what the author foresaw
  expect(await person.say('')).toContain('Type the words.');
  const asked = await person.say('close the west only');
  expect(asked.join(' ')).toContain('Treated as');
  for (let step = 0; step < 9 && bodies(session, 'answer').length === 0; step += 1)
    await person.say('enough');
  expect(bodies(session, 'answer')).toHaveLength(1);
  expect(await person.say('enough')).toContain('“enough” answers a question, and nothing is asked now.');
  // but for the yes, where it takes the place of an answer
  const replaced = await person.say('decide D1 b');
  expect(replaced.join(' ')).toContain('has answered already: “');
  await person.say('yes');
  expect(bodies(session, 'answer')).toHaveLength(2);
  await person.leave();
});

test.each([
  ['no', []],
  ['yes', ['police']],
])(
  'a role that nobody plays is not seated by one line: it is asked first, and %s is heard',
  async (said, seated) => {
    const { session, person } = await deciding(['police']);
    const asked = await person.say('decide D1 a by police');
    expect(asked.join(' ')).toContain('Nobody plays');
    expect(bodies(session, 'seat')).toEqual([]);
    await person.say(said);
    expect(bodies(session, 'seat').map((body) => (body as { readonly role: string }).role)).toEqual(seated);
    await person.leave();
  },
);

test('of many entries to go back to the newest are read out, and what one goes back to is named by its own number', async () => {
  const session = droneSession();
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  for (let steps = 0; steps < 6; steps += 1) session.give({ kind: 'next', body: {} });
  for (let note = 0; note < 20; note += 1)
    session.give({ kind: 'note', body: { tag: null, said: { text: 0 }, role: null, about: null } }, [
      'A note.',
    ]);
  const person = await facilitator(session);
  const asked = await person.say('rewind');
  expect(asked.filter((line) => /^\d+\. /u.test(line))).toHaveLength(12);
  expect(asked.join(' ')).toMatch(/And \d+ before these/u);
  const { n } = session.entries.findLast(({ kind }) => kind === 'next') ?? { n: 0 };
  expect(session.entries.some(({ cause }) => cause === n)).toBe(true);
  const warned = await person.say(String(n));
  expect(warned.join(' ')).toContain(`after entry ${n} and what followed from it`);
  expect(warned.join(' ')).toContain('This is no rehearsal');
  expect((await person.say('yes')).join(' ')).toContain(`Back to after entry ${n},`);
  await person.leave();
});

test('the NOW line has the opening of a module read out first, and names the word to type, by ear as at the desk', async () => {
  const session = droneSession();
  const person = await facilitator(session);
  expect(nowLine(person)).toMatch(/ \(next\)$/u);
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  await person.say('now');
  expect(nowLine(person)).toMatch(/^NOW: Read the opening of the module aloud first\. .*\(next: said\)$/u);
  await person.leave();
});

test('an activity that is under way names the words that write on its wall, as the card of the desk names keys', async () => {
  const { session, person } = await gathering();
  expect(session.control().now.now).toBe('working');
  const told = (await person.say('now')).join(' ');
  const named = [...told.matchAll(/“([a-z-]+)(?: WORDS)?”/gu)].map(([, word = '']) => word);
  expect(named).toEqual(['idea', 'heading', 'cluster', 'votes', 'take-down']);
  for (const word of named)
    expect((await person.say(`help ${word}`)).join(' ')).not.toContain('There is no command');
  await person.leave();
});

test('an answer in own words is put right by another option, too: its number alone asks for all of it', async () => {
  const { session, person } = await deciding([]);
  await person.say('decide D1 close the west side only');
  const wrong = session.entries.findLast(({ kind }) => kind === 'answer');
  const asked = [await person.say(`correct ${wrong?.n}`)];
  for (let step = 0; step < 6 && !asked.at(-1)?.join(' ').includes('What do they decide?'); step += 1)
    asked.push(await person.say(''));
  await person.say('b');
  for (let step = 0; step < 6 && bodies(session, 'correct').length === 0; step += 1)
    await person.say(step === 0 ? 'enough' : 'yes');
  expect(bodies(session, 'correct')).toMatchObject([
    { instead: { of: 'answer', answer: { form: 'options' } } },
  ]);
  await person.leave();
});

test('a number is a place in the list as it was read out, also of tables', async () => {
  const { session } = unchangedSession('drone-incident', 'full', '7');
  for (let step = 0; step < 60 && session.control().briefBack === null; step += 1) {
    const { next, now } = session.control();
    if (now.now === 'deciding') {
      session.give({ kind: 'settle', body: { decision: now.decision, byDefault: true } });
      continue;
    }
    if (next === null) throw new Error(now.now);
    session.give(next);
  }
  const person = await facilitator(session);
  await person.say('table');
  await person.say('1');
  for (const words of ['One leader', 'where it is', 'more eyes']) await person.say(words);
  expect(session.control().briefBack?.tables.map(({ said }) => said !== null)).toEqual([true, false, false]);
  await person.leave();
});

test('who answers may stand before the answer, as help shows who stands behind it', async () => {
  const { session } = unchangedSession('drone-incident', 'full', '7');
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  const of = session.scenario.decisions.find(({ rule }) => rule === 'consensus');
  session.give({ kind: 'open', body: { decision: of?.name ?? '' } });
  const person = await facilitator(session);
  expect((await person.say('help decide')).join(' ')).toContain('decide D2 c by police');
  await person.say(`decide ${of?.serial ?? ''} police a`);
  await person.say(`decide ${of?.serial ?? ''} tower a; because it is a crime`);
  const given = bodies(session, 'answer');
  expect(given).toMatchObject([
    { by: 'police', answer: { form: 'options' } },
    { by: 'tower', answer: { form: 'options' } },
  ]);
  await person.leave();
});
