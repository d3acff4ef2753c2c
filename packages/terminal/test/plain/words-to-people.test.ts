// Words that go to people in plain mode: who says them, to whom, and which, is asked and read out before they are sent.
import type { Session } from '@sandtable/host';
import { expect, test } from 'vitest';
import { unchangedSession } from '../library-session.ts';
import { done } from '../town.ts';
import { facilitator } from './facilitator-by-ear.ts';

async function atStartEx() {
  const { session } = unchangedSession('drone-incident', 'full', '7');
  for (const kind of ['brief', 'start'] as const) done(session, { kind, body: {} });
  return { session, person: await facilitator(session) };
}
async function asked(question: string) {
  const { session, person } = await atStartEx();
  done(session, { kind: 'ask', body: { by: 'police', said: { text: 0 } } }, [question]);
  return { session, person };
}
const kinds = ({ entries }: Session, kind: string) => entries.filter((entry) => entry.kind === kind);
const wordsOf = (session: Session, kind: string) =>
  kinds(session, kind).map(({ n }) => session.texts({ entry: n, text: 0 }));

test('a command that begins to send words asks for what is missing, and its last yes shows who says which words to whom', async () => {
  const { session, person } = await atStartEx();
  expect(await person.say('inject A van stands at the north fence')).toContain('Who speaks?');
  for (const line of ['patrol', 'police', 'radio']) await person.say(line);
  const last = (await person.say('enough')).join(' ');
  expect(last).toContain('A van stands at the north fence');
  expect(last).toContain('Police patrol to Police commander');
  expect(last).toContain('radio');
  expect(kinds(session, 'adhoc')).toEqual([]);
  await person.say('yes');
  expect(kinds(session, 'adhoc')).toMatchObject([
    { body: { from: 'patrol', to: ['police'], channel: 'radio' } },
  ]);
  await person.leave();
});

test('a name alone is nobody’s words: it says who speaks, and the words are asked for', async () => {
  const { session, person } = await atStartEx();
  await person.say('inject patrol');
  for (const line of ['police', 'radio', 'A van stands at the fence', 'enough', 'yes'])
    await person.say(line);
  expect(kinds(session, 'adhoc')).toMatchObject([{ body: { from: 'patrol', to: ['police'] } }]);
  expect(wordsOf(session, 'adhoc')).toEqual(['A van stands at the fence']);
  await person.leave();
});

test.each([
  ['with a comma', 'There is one, twenty minutes away'],
  ['that a prepared sentence holds, too', 'yes'],
])('an answer in own words, %s, typed where prepared ones are listed, is the answer', async (_how, said) => {
  const { session, person } = await asked('Do we have a helicopter?');
  await person.say('reply');
  expect((await person.say(said)).join(' ')).not.toContain('is not one of these');
  const shown = (await person.say('enough')).join(' ');
  expect(shown).toContain(`Exercise control answers Police commander: “${said}”`);
  await person.say('yes');
  expect(wordsOf(session, 'reply')).toEqual([said]);
  await person.leave();
});

test('the name of a choice at the beginning of a line chooses, and is none of the words', async () => {
  const { session, person } = await asked('Do we have a helicopter?');
  await person.say('reply! own-words There is one, twenty minutes away');
  expect(wordsOf(session, 'reply')).toEqual(['There is one, twenty minutes away']);
  await person.leave();
});

test('who speaks a prepared answer is read out before it is sent', async () => {
  const { session, person } = await asked('Do we have a helicopter?');
  await person.say('reply lawyer-1');
  await person.say('');
  const last = (await person.say('enough')).join(' ');
  expect(last).toMatch(/Duty lawyer answers Police commander: “I ask for three things/u);
  await person.say('yes');
  expect(kinds(session, 'reply')).toMatchObject([{ body: { from: 'lawyer' } }]);
  await person.leave();
});

test('a command typed where a yes is waited for is not run, and nothing that was entered is lost', async () => {
  const { session, person } = await asked('Do we have a helicopter?');
  await person.say('reply There is one');
  const told = await person.say('note + police asked at once');
  expect(told).toContain(
    '“note + police asked at once” was not done: this waits for a yes or a no. After no, type it again.',
  );
  expect(told.at(-1)).toBe('Type yes or no.');
  expect(kinds(session, 'note')).toEqual([]);
  await person.say('yes');
  expect(wordsOf(session, 'reply')).toEqual(['There is one']);
  await person.leave();
});

test('a command typed in the place of an answer is not run at any question of a form, and nothing that was entered is lost', async () => {
  const { session, person } = await asked('Do we have a helicopter?');
  // at a question that must be answered
  await person.say('inject A van stands at the north fence');
  expect((await person.say('next')).slice(-2)).toEqual([
    '“next” was not done, and what you entered is kept: the question waits. “cancel” leaves it; after that, type “next” again.',
    'Who speaks?',
  ]);
  for (const line of ['patrol', 'police', 'radio', 'enough', 'yes']) await person.say(line);
  expect(wordsOf(session, 'adhoc')).toEqual(['A van stands at the north fence']);
  // and at one that may be left out, after words
  for (const line of ['reply', 'There is one']) await person.say(line);
  expect((await person.say('next')).at(-2)).toBe(
    '“next” was not done, and what you entered is kept: the question waits. “enough” leaves out the rest and enters it, “cancel” leaves it; after that, type “next” again.',
  );
  await person.say('enough');
  await person.say('yes');
  expect(wordsOf(session, 'reply')).toEqual(['There is one']);
  await person.leave();
});

test('from a pipe only the line that was not whole is lost: what follows is done', async () => {
  const { session } = await asked('Do we have a helicopter?');
  const script = await facilitator(session, { piped: true });
  await script.say('inject A van stands at the north fence');
  await script.say('note The van was grey.');
  expect(wordsOf(session, 'adhoc')).toEqual([]);
  expect(session.control().notes.at(-1)?.text).toBe('The van was grey.');
  await script.leave();
});

test.each([
  ['a question', 'inject A van stands at the north fence'],
  ['a yes', 'reply There is one'],
])('the stop for something real waits for no form: it leaves %s', async (_what, line) => {
  const { session, person } = await asked('Do we have a helicopter?');
  await person.say(line);
  expect((await person.say('stop')).join(' ')).toContain('REAL WORLD, NOT EXERCISE');
  await person.say('yes');
  expect(session.control().pause).toMatchObject({ reason: 'real-world' });
  await person.leave();
});

test.each([['enough'], ['']])(
  'what a form presumes further on holds when the rest is skipped (“%s”): what a prepared answer reveals',
  async (skipped) => {
    const { session, person } = await asked('What did the crew see?');
    await person.say('reply approach-1');
    await person.say('');
    await person.say(skipped);
    await person.say('yes');
    expect(kinds(session, 'reply')).toMatchObject([
      { body: { from: 'approach', reveals: ['pilot_unsure'] } },
    ]);
    await person.leave();
  },
);

test('what a form presumes further on holds when the rest is skipped: what a foreseen answer is treated as', async () => {
  const { session, person } = await atStartEx();
  // who decides, and in which words
  for (const line of ['decide! D1 if-2', '', '', 'enough']) await person.say(line);
  expect(kinds(session, 'answer')).toMatchObject([
    { body: { answer: { form: 'other', treatAs: 'one_runway', proposal: 2 } } },
  ]);
  await person.leave();
});

test('whoever types “other” and words after it has decided in these words', async () => {
  const { session, person } = await atStartEx();
  await person.say('decide! D1 other We land what is in the air, and nothing starts');
  expect(kinds(session, 'answer')).toMatchObject([{ body: { answer: { form: 'other', treatAs: null } } }]);
  expect(wordsOf(session, 'answer')).toEqual(['We land what is in the air, and nothing starts']);
  await person.say('decide! D1 other');
  await person.say('We keep one runway');
  await person.say('enough');
  expect(wordsOf(session, 'answer')).toContain('We keep one runway');
  await person.leave();
});

test('a role named where deeds are listed gives its deeds by their numbers, and takes none of several unasked', async () => {
  const { session, person } = await atStartEx();
  const told = (await person.say('act police')).join(' ');
  expect(told).toMatch(/“police” has these, by number: \d+\. .*olice/u);
  expect(kinds(session, 'act')).toEqual([]);
  await person.leave();
});

test('one letter chooses nothing but what is called so: it begins too much', async () => {
  const { session, person } = await atStartEx();
  await person.say('decide');
  expect((await person.say('w')).join(' ')).toContain('“w” is not one of these.');
  expect(kinds(session, 'answer')).toEqual([]);
  await person.leave();
});
