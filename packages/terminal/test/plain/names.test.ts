// A name may hold any word, also one that begins a field of a command: an “Aviation authority officer” is somebody, and “officer” no authority.
import { expect, test } from 'vitest';
import { librarySession } from '../library-session.ts';
import { facilitator } from './facilitator-by-ear.ts';

test('a word that begins a field begins none inside a name: no answer is lost, and no authority is made up', async () => {
  const { session } = librarySession('drone-incident', 'full', '3');
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
