import { plainReader } from '@sandtable/core/view';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { onTestFinished, expect, test } from 'vitest';
import { forkRecord, openRecord } from '@sandtable/records';
import { followExercise, type FollowedExercise } from '../src/recorded.ts';
import { begin, decide, give, newTable, next, type TestClock } from './harbour.ts';

function followed(file: string, clock: TestClock): { exercise: FollowedExercise; told: () => number } {
  const exercise = followExercise({ file, clock, reader: plainReader });
  onTestFinished(() => exercise.close());
  let count = 0;
  exercise.subscribe(() => (count += 1));
  return { exercise, told: () => count };
}

test('shows what is done at the desk as soon as the record is looked at again', () => {
  const { session, clock, file } = newTable();
  const { exercise, told } = followed(file, clock);
  expect(exercise.room()).toMatchObject({ stage: 'set-up', phase: null, subject: { shows: 'nothing' } });
  begin(session);
  next(session);
  expect(exercise.room().stage).toBe('set-up');
  clock.pass(1);
  expect(told()).toBe(1);
  expect(exercise.room().stage).toBe('conduct');
  clock.pass(5);
  expect(told()).toBe(1);
  next(session);
  clock.pass(1);
  expect(exercise.room().subject.shows).toBe('question');
  decide(session, 'wait');
  clock.pass(1);
  expect(exercise.room().subject.shows).not.toBe('question');
  give(session, { kind: 'pause', body: { reason: 'real-world', until: null } });
  clock.pass(1);
  expect(exercise.room()).toMatchObject({ stage: 'paused', pause: { reason: 'real-world' } });
});

test('follows a rewind into the new record, and one into that again: a real-world stop reaches the room', () => {
  const { session, clock, file } = newTable();
  const { exercise, told } = followed(file, clock);
  begin(session);
  const start = session.entries.length;
  next(session);
  clock.pass(1);
  expect(exercise.room().subject.shows).toBe('nothing');
  next(session);
  clock.pass(1);
  const question = exercise.room().subject.shows;
  session.rewind(start);
  clock.pass(1);
  expect(exercise.room()).toMatchObject({ stage: 'conduct', subject: { shows: 'nothing' } });
  expect(question).toBe('question');
  const before = told();
  give(session, { kind: 'pause', body: { reason: 'real-world', until: null } });
  clock.pass(1);
  expect(exercise.room()).toMatchObject({ stage: 'paused', pause: { reason: 'real-world' } });
  expect(told()).toBeGreaterThan(before);
  session.rewind(start - 1);
  clock.pass(1);
  expect(exercise.room().stage).not.toBe('paused');
  expect(exercise.trouble()).toBeNull();
});

test('is led away by no fork that nobody plays, nor while the record itself is played', () => {
  const { session, clock, file } = newTable();
  const { exercise } = followed(file, clock);
  begin(session);
  next(session);
  const fork = forkRecord(file, 3, file.replace('.jsonl', '-from-3-9.jsonl'), 0);
  const { writer } = openRecord(fork.file);
  clock.pass(1);
  expect(exercise.room().stage).toBe('conduct');
  next(session);
  clock.pass(1);
  expect(exercise.room().subject.shows).toBe('question');
  writer.close();
  session.close();
  clock.pass(1);
  expect(exercise.room().subject.shows).toBe('question');
});

test('a record that cannot be read is told, and what was read stays', () => {
  const { session, clock, file } = newTable();
  begin(session);
  const { exercise, told } = followed(file, clock);
  const whole = readFileSync(file);
  appendFileSync(file, 'not a line of a record\n');
  clock.pass(1);
  expect(exercise.trouble()?.code).toBe('bad-line');
  expect(exercise.room().stage).toBe('conduct');
  clock.pass(3);
  expect(told()).toBe(1);
  writeFileSync(file, whole);
  clock.pass(1);
  expect(exercise.trouble()).toBe(null);
  expect(told()).toBe(2);
});

test('an entry that cannot have happened, or names what the scenario has not, is told; what was read stays', () => {
  for (const [decision, why] of [
    ['close_port', 'impossible'],
    ['nowhere', 'misfit'],
  ] as const) {
    const { session, clock, file } = newTable();
    begin(session);
    const { exercise } = followed(file, clock);
    const { story, n } = session.entries.at(-1) ?? { story: 0, n: 0 };
    session.close();
    const { writer } = openRecord(file);
    const author = { participant: null, role: null, organisation: null };
    writer.append(
      [
        {
          n: n + 1,
          story,
          wall: null,
          author,
          cause: 1,
          kind: 'decision.reopened',
          body: { decision, remains: [] },
        },
      ],
      [],
    );
    writer.close();
    clock.pass(1);
    expect(exercise.trouble()).toMatchObject({ code: 'bad-line', values: { entry: n + 1, why } });
    expect(exercise.room().stage).toBe('conduct');
  }
});

test('a file that is no record is refused at once', () => {
  const { clock, file } = newTable();
  expect(() => followed(`${file}.lock`, clock)).toThrow(expect.objectContaining({ code: 'bad-line' }));
  expect(() => followed(`${file}.none`, clock)).toThrow(expect.objectContaining({ code: 'not-found' }));
});
