// The keys that an act costs, as the guide lists them: pressed in a real exercise one after the other, and counted.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from '@sandtable/host';
import { expect, test } from 'vitest';
import { type DeskAtHand, deskOn } from './desk-at-hand.ts';
import { droneSession } from './drone-session.ts';
import { answerOf } from './town.ts';

const guide = readFileSync(join(import.meta.dirname, '../../../docs/guides/facilitator.md'), 'utf8');

interface Row {
  readonly act: string;
  readonly keys: readonly string[];
  readonly most: number;
}
const rows: readonly Row[] = [...guide.matchAll(/^\| ([^|]+) \| `([^`]+)` \| (\d+) \|$/gmu)].map(
  ([, act = '', keys = '', most = '']) => ({ act, keys: keys.split(' '), most: Number(most) }),
);

const names: Readonly<Record<string, string>> = {
  Space: 'space',
  Enter: 'enter',
  'Ctrl+S': 'ctrl+s',
  '↓': 'down',
};

const give = (session: Session, ...commands: readonly Parameters<Session['give']>[0][]): void => {
  for (const command of commands) {
    const given = session.give(command);
    if ('refused' in given) throw new Error(`${command.kind}: ${JSON.stringify(given)}`);
  }
};
/** Follows the NOW line until it speaks of this. */
function until(session: Session, is: (session: Session) => boolean): void {
  for (let steps = 0; steps < 60 && !is(session); steps += 1) {
    const { next, now } = session.control();
    if (now.now === 'deciding' && next === null) answer(session, now.decision);
    else if (next === null) throw new Error(`nothing to go on with at ${now.now}`);
    else give(session, next);
  }
  if (!is(session)) throw new Error(`never came: ${session.control().now.now}`);
}
function answer(session: Session, name: string): void {
  const board = session.control().decisions.find((each) => each.name === name);
  for (const { role, part } of board?.deciders ?? []) {
    if (part === 'consulted') continue;
    const option = board?.options.find(({ allowed }) => allowed)?.name ?? '';
    give(session, answerOf(name, role, option));
  }
}
const now = (kind: string) => (session: Session) => session.control().now.now === kind;
const begun = (session: Session): void =>
  give(session, { kind: 'brief', body: {} }, { kind: 'start', body: {} });
const deciding = (session: Session): void => {
  begun(session);
  until(session, now('deciding'));
};

/** Where each act begins, and what it must have put on the record. */
const acts: Readonly<
  Record<string, { readonly from: (session: Session) => void; readonly enters: readonly string[] }>
> = {
  'go on': { from: begun, enters: ['next'] },
  StartEx: { from: (session) => give(session, { kind: 'brief', body: {} }), enters: ['start'] },
  'a decision: its lead answers, read back and closed': { from: deciding, enters: ['answer', 'settle'] },
  'an answer in their own words, treated as an option': { from: deciding, enters: ['answer'] },
  'a question from the floor, and its answer': { from: begun, enters: ['ask', 'reply'] },
  'an inject that fell due by itself, given': {
    from(session) {
      begun(session);
      until(session, now('give'));
    },
    enters: ['given'],
  },
  'another that waits, given': {
    from(session) {
      begun(session);
      until(session, (at) => at.control().toGive.length > 0);
    },
    enters: ['given'],
  },
  'an inject of your own': { from: begun, enters: ['adhoc'] },
  'a word as an actor': { from: begun, enters: ['say'] },
  'a note of a kind': { from: begun, enters: ['note'] },
  'something hoped for, seen': {
    from(session) {
      begun(session);
      until(session, (at) => at.control().expected.filter(({ status }) => status === 'running').length > 1);
    },
    enters: [],
  },
  'a fact said aloud': { from: begun, enters: ['aloud'] },
  'a person at a seat, by name': { from: () => {}, enters: ['seat'] },
  'what a table tells back': {
    from(session) {
      begun(session);
      until(session, now('brief-back'));
    },
    enters: ['told-back'],
  },
  'a wrong answer put right': {
    from(session) {
      deciding(session);
      const at = session.control().now;
      if (at.now === 'deciding') answer(session, at.decision);
    },
    enters: ['correct'],
  },
  'the break, now': { from: begun, enters: ['drop', 'pause'] },
  'two more minutes': {
    from(session) {
      begun(session);
      until(session, now('discussing'));
    },
    enters: ['more-time'],
  },
  'the line for a silent room': {
    from(session) {
      begun(session);
      until(session, now('discussing'));
    },
    enters: ['say'],
  },
  'something real': { from: begun, enters: ['pause'] },
};

function pressAll({ press, write }: DeskAtHand, keys: readonly string[]): void {
  for (const key of keys) {
    if (key === '..') write('in the words of the room');
    else press(names[key] ?? key);
  }
}

test('the guide counts every act once, and knows no other', () => {
  expect(rows.map(({ act }) => act)).toEqual(Object.keys(acts));
});

test.each(rows)('$act takes at most $most keys', ({ act, keys, most }) => {
  const session = droneSession(undefined, [['agenda', 'full']]);
  const { from, enters } = acts[act] ?? { from: () => {}, enters: ['?'] };
  from(session);
  const desk = deskOn(session);
  const before = session.entries.length;
  pressAll(desk, keys);
  const entered = session.entries.slice(before).filter(({ cause }) => cause === null);
  const shown = desk.shown();
  expect(entered.length, shown).toBeGreaterThan(0);
  if (enters.length > 0)
    expect(
      entered.map(({ kind }) => kind),
      shown,
    ).toEqual(enters);
  expect(keys.filter((key) => key !== '..').length).toBeLessThanOrEqual(most);
});

test('what the issue of the desk promised: an inject that is due, 2; a question and its answer, 8; a seat, 4', () => {
  const most = (act: string): number => rows.find((row) => row.act === act)?.most ?? Infinity;
  expect(most('another that waits, given')).toBeLessThanOrEqual(2);
  expect(most('a question from the floor, and its answer')).toBeLessThanOrEqual(8);
  expect(most('a person at a seat, by name')).toBeLessThanOrEqual(4);
});
