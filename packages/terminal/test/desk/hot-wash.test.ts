// The hot wash led from the desk and in plain mode, on a real exercise: one question after the other, then what was parked.
import { PassThrough } from 'node:stream';
import { type Session, type WallClock } from '@sandtable/host';
import { followExercise } from '@sandtable/host/recorded';
import { textReader } from '@sandtable/words';
import { expect, test } from 'vitest';
import { runPlain } from '../../src/plain/run.ts';
import { createRoom } from '../../src/room/open-room.ts';
import { frameText } from '../../src/screen/frame.ts';
import { deskOn } from '../desk-at-hand.ts';
import { droneSession } from '../drone-session.ts';

const said = { text: 0 } as const;
const park = (session: Session, text: string): void =>
  void session.give({ kind: 'note', body: { said, tag: 'parking-lot', role: null, about: null } }, [text]);

/** A second passes with every look at the clock: no key comes too soon after another. */
const passing = (): WallClock => {
  let now = Date.UTC(2031, 5, 8, 8, 0);
  return { now: () => (now += 1000), every: () => () => {} };
};

/** EndEx of an exercise in which two things were put on the parking lot. */
function ended(...parked: readonly string[]): Session {
  const session = droneSession(passing());
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  for (const text of parked) park(session, text);
  session.give({ kind: 'end', body: {} });
  return session;
}
const hotel = 'Who pays for the hotel?';
const pilots = 'Were the pilots asked?';
const asked = (session: Session): readonly string[] =>
  session.control().hotWash?.questions.map(({ text }) => text.trim()) ?? [];
const words = (screen: string): string => screen.replaceAll(/[\s│|]+/gu, ' ');

/** The room’s screen as the record has it by now. */
function roomOf({ record, clock }: Session): string {
  const followed = followExercise({ file: record.file, clock, reader: textReader('en') });
  const shown = words(frameText(createRoom(followed, () => {}).frame({ columns: 100, rows: 40 })));
  followed.close();
  return shown;
}

test('space goes from question to question on both screens, the left arrow goes back, and a note is kept with its question', () => {
  const session = ended();
  const [first = '', second = ''] = asked(session);
  const desk = deskOn(session);
  desk.press('space');
  expect(roomOf(session)).toContain(second);
  desk.press('space');
  expect(words(desk.shown())).toContain(`NOW Ask: ${first}`);
  expect(roomOf(session)).toContain(`question 1 of ${asked(session).length} ${first}`);
  expect(roomOf(session)).not.toContain(second);
  desk.press('pagedown', 'w');
  desk.write('-');
  desk.press('enter');
  expect(words(desk.shown())).toContain('kept with question 2');
  desk.write('The tower heard nothing.');
  desk.press('enter');
  expect(session.control().hotWash?.questions[1]?.notes).toHaveLength(1);
  desk.press('left');
  expect(words(desk.shown())).toContain(`NOW Ask: ${first}`);
  expect(roomOf(session)).toContain(first);
  session.close();
});

test('the parking lot is read out after one yes; each note is taken up, an action with its owner, or left', () => {
  const session = ended(hotel, pilots);
  const writing = deskOn(session, { columns: 80, rows: 24 });
  writing.press('w');
  writing.write('?');
  writing.press('enter');
  expect(writing.shown()).toContain('They are read out to all in the hot wash.');
  session.give({ kind: 'hot-wash', body: {} });
  const last = asked(session).length;
  session.give({ kind: 'turn-to', body: { at: { of: 'question', number: last } } });
  const desk = deskOn(session, { columns: 80, rows: 24 });
  desk.press('space');
  expect(words(desk.shown())).toContain('The 2 notes on the parking lot are read out, one by one');
  expect(roomOf(session)).not.toContain(hotel);
  desk.press('enter');
  expect(roomOf(session)).toContain(`parking lot, 1 of 2 ${hotel}`);
  expect(roomOf(session)).not.toContain(pilots);
  expect(words(desk.shown())).toContain('space = say which');
  // what becomes of the other is said before it is read out
  const [, other] = session.control().hotWash?.parked ?? [];
  session.give({ kind: 'unpark', body: { note: other?.note ?? 0, becomes: 'left' } });
  // a clicker asks too, and does not go on before it was said
  desk.press('pagedown');
  expect(words(desk.shown())).toContain('What becomes of it?');
  desk.press('down', 'enter');
  desk.write('Ask the insurer.');
  desk.press('enter');
  desk.write('The police');
  desk.press('enter');
  desk.write('Friday');
  desk.press('enter');
  const became = 'Action: Ask the insurer. Owner: The police. Until Friday.';
  expect(words(desk.shown())).toContain('Read it back: Action: Ask the insurer.');
  expect(words(desk.shown())).toContain(became);
  expect(roomOf(session)).toContain(became);
  desk.press('space');
  expect(session.control().stage).toBe('debrief');
  session.close();
});

test('where players see the desk it shows what the room’s screen does, and no notes', () => {
  const session = ended(hotel);
  session.give({ kind: 'hot-wash', body: {} });
  session.give({ kind: 'turn-to', body: { at: { of: 'question', number: 2 } } });
  session.give({ kind: 'note', body: { said, tag: 'gap', role: null, about: null } }, ['Nobody asked.']);
  const [, second = ''] = asked(session);
  const shown = words(deskOn(session, { seen: 'y', columns: 80, rows: 24 }).shown());
  expect(shown).toContain(second);
  expect(shown).not.toContain('Nobody asked.');
  expect(shown).not.toContain(hotel);
  session.close();
});

test('in plain mode every step is a line, and what becomes of a note can be said in one', async () => {
  const session = ended(hotel);
  const questions = asked(session);
  const input = new PassThrough();
  const output = new PassThrough();
  let heard = '';
  output.on('data', (chunk: Buffer) => (heard += chunk.toString('utf8')));
  const leaving = runPlain(session, { input, output, resume: () => 'sandtable' });
  const say = async (line: string): Promise<string> => {
    const from = heard.length;
    input.write(`${line}\n`);
    for (let turn = 0; turn < 30; turn += 1) await new Promise(setImmediate);
    return heard.slice(from);
  };
  const opening = await say('next');
  expect(opening).toContain(`Question 1: ${questions[0]}`);
  expect(opening).toContain('On the parking lot is one note');
  expect(opening).not.toContain(hotel);
  expect(await say('next')).toContain(`NOW: Ask: ${questions[0]}`);
  expect(await say('next')).toContain(`NOW: Ask: ${questions[1]}`);
  expect(await say('back')).toContain(`NOW: Ask: ${questions[0]}`);
  for (let number = 2; number <= questions.length; number += 1) await say('next');
  expect(await say('next')).toContain('is read out');
  expect(await say('yes')).toContain(hotel);
  const became = await say('next action Ask the insurer.; by Harbour office; until Friday');
  expect(became).toContain('Action: Ask the insurer. Owner: Harbour office. Until Friday.');
  expect(await say('next')).toContain('Controllers’ debrief');
  input.end();
  await leaving;
  session.close();
});

test('a decision that was still open at EndEx is not asked for any more, and is told with the others', () => {
  const session = droneSession(passing());
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  const [first] = session.control().decisions;
  session.give({ kind: 'open', body: { decision: first?.name ?? '' } });
  const desk = deskOn(session, { columns: 80, rows: 24 });
  const question = first?.question.trim() ?? '';
  expect(words(desk.shown())).toContain(question);
  session.give({ kind: 'end', body: {} });
  session.give({ kind: 'hot-wash', body: {} });
  expect(words(desk.shown())).not.toContain(question);
  expect(words(desk.shown())).not.toMatch(/D1 \d+:\d\d left/u);
  desk.press('tab', 'tab');
  expect(words(desk.shown())).toContain(question);
  session.close();
});

test('at EndEx the outcome is on the card, to be read aloud, and nothing of play waits for anybody', () => {
  const session = ended();
  const desk = deskOn(session, { columns: 80, rows: 24 });
  const outcome = session.control().outcome?.text.trim() ?? '';
  expect(outcome).not.toBe('');
  expect(words(desk.shown())).toContain(`Read it aloud: ${outcome}`);
  desk.press('space');
  expect(words(desk.shown())).not.toMatch(/Waiting \d|wait for us/u);
});
