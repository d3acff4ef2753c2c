// A robot that knows nothing but the NOW line comes through every exercise of the library: it reads the line, presses its key, and types
// what it asks. Nothing is left unread, unasked or undone by that.
import type { Session } from '@sandtable/host';
import { describe, expect, test } from 'vitest';
import { deskOn, type DeskAtHand } from './desk-at-hand.ts';
import { facilitator, followNow, nowLine } from './plain/facilitator-by-ear.ts';
import { librarySession, type LibrarySession } from './library-session.ts';

process.env['TZ'] = 'UTC';

interface Line {
  readonly words: string;
  readonly keys: ReadonlyMap<string, string>;
}

/** The NOW line of a frame: its words, and what each key does, by the key. */
function readLine(frame: string): Line {
  const rows = frame.split('\n');
  const at = rows.findIndex((row) => row.startsWith(' NOW'));
  const keys = new Map<string, string>();
  const words: string[] = [];
  for (const row of rows.slice(at, at + 4)) {
    if (words.length > 0 && !/^ {6}/u.test(row)) break;
    const key = / (\S+) = (\S.*?) *$/u.exec(row);
    if (key?.[1] !== undefined && key[2] !== undefined) keys.set(key[1], key[2]);
    words.push(row.slice(6, key === null ? undefined : key.index).trim());
  }
  const said = words.filter((each) => each !== '').join(' ');
  return { words: said.split(/ Then: /u)[0] ?? said, keys };
}

/** Answers whatever the desk asks until it asks nothing more. */
function answerForm({ desk, press, write }: DeskAtHand, session: Session, turn: number): void {
  for (let step = 0; step < 40; step += 1) {
    const { layer } = desk.state();
    if (layer.is !== 'form') return;
    const { asking } = layer.form;
    if (asking === null) {
      press('enter');
      continue;
    }
    const { field, prompt } = asking;
    if (field.optional) {
      press('ctrl+s');
      continue;
    }
    switch (prompt.kind) {
      case 'several':
        if (prompt.presumed === undefined || prompt.presumed.length === 0) press('ctrl+a');
        press('enter');
        break;
      case 'pick': {
        if (prompt.presumed === undefined) {
          const open = prompt.choices.filter(({ detail }) => detail?.startsWith('not open') !== true);
          const options = open.filter(({ value }) =>
            session.control().decisions.some((each) => each.options.some((one) => one.name === value)),
          );
          const choices = options.length > 0 ? options : open;
          write(choices[turn % choices.length]?.short ?? '');
        }
        press('enter');
        break;
      }
      case 'number':
        write(String(prompt.presumed ?? prompt.min ?? 1));
        press('enter');
        break;
      case 'text':
        write('Said in the room.');
        press('enter');
        break;
      case 'duration':
      case 'effects':
      case 'moment':
      case 'ranking':
      case 'wall':
      case 'yes-no':
        press('enter');
    }
  }
  throw new Error('the form asks without end');
}

/** A duty is done where the line says that it may be; else the first key. */
const chosenKey = ({ keys }: Line): string =>
  [...keys].find(([, does]) => does === 'done' || does === 'done before')?.[0] ?? [...keys.keys()][0] ?? '';

interface Followed {
  /** Two lines running that are the same although the key was taken. */
  readonly same: readonly string[];
  /** What the space did that was not what stood on the line. */
  readonly other: readonly string[];
}

function followAtDesk({ session, pass }: LibrarySession): Followed {
  const at = deskOn(session);
  const same: string[] = [];
  const other: string[] = [];
  let line = readLine(at.shown(160, 40));
  for (let step = 0; step < 400 && session.control().stage !== 'closed'; step += 1) {
    const key = chosenKey(line);
    const { next } = session.control();
    const before = session.entries.length;
    at.press(key);
    answerForm(at, session, step);
    const did = session.entries.slice(before).find(({ cause }) => cause === null);
    if (did === undefined) throw new Error(`${key} did nothing: ${line.words}\n${at.shown(120, 40)}`);
    if (key === 'space' && next !== null && did.kind !== next.kind) other.push(`${line.words}: ${did.kind}`);
    const after = readLine(at.shown(160, 40));
    if (after.words === line.words) same.push(line.words);
    const runs = session.running();
    pass(3);
    line = runs ? readLine(at.shown(160, 40)) : after;
  }
  return { same, other };
}

/** What no exercise that was led by the NOW line may have left. */
function expectNothingLeft(session: Session): void {
  const view = session.control();
  expect(view.stage).toBe('closed');
  expect(view.toGive).toEqual([]);
  expect(view.proposals).toEqual([]);
  const opened = view.decisions.filter(({ status }) => status !== 'pending');
  expect(opened.filter(({ put, deciders }) => !put && !deciders.some((each) => each.answered))).toEqual([]);
  expect(view.decisions.filter(({ status }) => status === 'open')).toEqual([]);
  // what the room did is never missed; what it decided otherwise is
  const missed = view.clocks.filter(({ status, metBy }) => status === 'missed' && metBy.length > 0);
  expect(missed.map(({ name }) => name)).toEqual([]);
}

const scenarios = ['drone-incident', 'extremist-content-surge', 'future-threats'] as const;
describe.each(scenarios)('%s', (name) => {
  test.each(['full', 'short'])('the %s agenda is led by the NOW line alone, at the desk', (agenda) => {
    const led = librarySession(name, agenda, '3');
    const { same, other } = followAtDesk(led);
    expect(same).toEqual([]);
    expect(other).toEqual([]);
    expectNothingLeft(led.session);
  });

  test('the short agenda is led by the NOW line alone, by ear', async () => {
    const { session, pass } = librarySession(name, 'short', '3');
    const person = await facilitator(session);
    const same: string[] = [];
    for (let step = 0; step < 400 && session.control().stage !== 'closed'; step += 1) {
      const line = nowLine(person);
      await followNow(person);
      if (nowLine(person) === line) same.push(line);
      pass(3);
      await person.say('now');
    }
    expect(same).toEqual([]);
    expectNothingLeft(session);
  });
});
