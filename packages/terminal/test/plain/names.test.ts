// A name may hold any word, also one that begins a field of a command: an “Aviation authority officer” is somebody, and “officer” no authority.
import { expect, test } from 'vitest';
import { unchangedSession } from '../library-session.ts';
import { facilitator } from './facilitator-by-ear.ts';

test('a word that begins a field begins none inside a name: no answer is lost, and no authority is made up', async () => {
  const { session } = unchangedSession('drone-incident', 'full', '3');
  const person = await facilitator(session);
  for (const line of ['brief!', 'start!']) await person.say(line);
  const titles = session.control().seats.map(({ title }) => title);
  expect(titles).toContain('Aviation authority officer');
  await person.say(`decide! D10 a by ${titles.join(', ')} authority the board; because all agree`);
  const answers = session.entries.flatMap((entry) => (entry.kind === 'answer' ? [entry] : []));
  expect(answers.map(({ body }) => body.by)).toEqual(session.scenario.roles.map(({ name }) => name));
  const { n = 0, body } = answers[0] ?? {};
  const said = ({ text = 0 } = {}) => session.texts({ entry: n, text });
  expect([said(body?.grounds.authority), said(body?.grounds.rationale)]).toEqual(['the board', 'all agree']);
  await person.leave();
});

test.each([
  ['Something of our own', 'the beginning of a choice'],
  ['Wait until noon', 'a word that is none'],
  ['The police ask first', 'an option’s first words'],
])('“%s” is kept as it was said, though it begins with %s', async (said) => {
  const { session } = unchangedSession('drone-incident', 'full', '3');
  const person = await facilitator(session);
  for (const line of ['brief!', 'start!', 'open! D2', `decide! D2 ${said}; by Airport duty director`])
    await person.say(line);
  const answer = session.entries.find(({ kind }) => kind === 'answer');
  expect(answer).toMatchObject({ body: { by: 'airport', answer: { form: 'other', treatAs: null } } });
  expect(session.texts({ entry: answer?.n ?? 0, text: 0 })).toBe(said);
  await person.leave();
});

test.each(['same', 'another'])(
  'one name is not one person: plain mode asks which it is, here %s',
  async (person) => {
    const { session } = unchangedSession('drone-incident', 'full', '3');
    const ear = await facilitator(session);
    await ear.say('seat police name Ana');
    const asked = await ear.say('seat tower name ana');
    expect(JSON.stringify(asked)).toContain('One name is not one person');
    await ear.say(person);
    const numbers = ['police', 'tower'].map(
      (role) =>
        session
          .control()
          .seats.find((seat) => seat.role === role)
          ?.participants.at(-1)?.participant,
    );
    expect(new Set(numbers).size).toBe(person === 'same' ? 1 : 2);
    await ear.leave();
  },
);
