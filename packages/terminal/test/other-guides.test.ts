// The guides that are not the facilitator's, followed key by key: whoever names another key in one of them walks it here, too.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Command } from '@sandtable/core/record';
import { openReception } from '@sandtable/host/page-door';
import { deskOn, type DeskAtHand } from './desk-at-hand.ts';
import { unchangedSession } from './library-session.ts';

const guide = (name: string): string =>
  readFileSync(join(import.meta.dirname, `../../../docs/guides/${name}.md`), 'utf8');

/** Single keys between back quotes, and the names of commands under Ctrl+K. */
const keysOf = (name: string): readonly string[] => [
  ...new Set(
    [...guide(name).matchAll(/`([^`\s])`|Ctrl\+K `([a-z-]+)`/gu)].map(([, key, word]) => key ?? word ?? ''),
  ),
];

function inPlay() {
  const { session } = unchangedSession('drone-incident', 'full', '7');
  for (const seat of session.control().seats)
    session.give({ kind: 'seat', body: { role: seat.role, participant: 1 } });
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  return { session, ...deskOn(session) };
}
const command = ({ press, write }: Pick<DeskAtHand, 'press' | 'write'>, word: string): void => {
  press('ctrl+k');
  write(word);
  press('enter');
};

test('the guide for those who take part names one key: a role passes with it', () => {
  expect(keysOf('participant')).toEqual(['z']);
  const { session, press, shown } = inPlay();
  session.give({ kind: 'open', body: { decision: 'runway_use' } });
  press('t', 'down', 'enter', 'enter', 'z');
  expect(shown()).toMatch(/pass/iu);
});

describe('the guide for those who take notes and rate', () => {
  test('is walked here in all its keys', () => {
    expect(keysOf('recorder-and-evaluator')).toEqual([
      'w',
      '+',
      '-',
      '?',
      '>',
      '~',
      'E',
      'correct',
      'happened',
      'x',
    ]);
  });
  test.each([
    ['+', 'strength'],
    ['-', 'gap'],
    ['?', 'parking-lot'],
    ['>', 'action'],
    ['~', 'artefact'],
  ])('w %s is a note of its kind', (sign, tag) => {
    const { session, press, write } = inPlay();
    press('w', sign);
    write('They asked twice.');
    press('enter');
    expect(session.control().notes.at(-1)).toMatchObject({ tag, text: 'They asked twice.' });
  });
  test('what is missing of an answer is added later with E; Ctrl+K correct and happened list what was entered', () => {
    const { session, press, write, shown } = inPlay();
    session.give({ kind: 'open', body: { decision: 'runway_use' } });
    press('d', 'enter', 'down', 'enter', 'ctrl+s');
    expect(session.control().decisions[0]?.deciders.some(({ answered }) => answered)).toBe(true);
    press('E');
    expect(shown()).toContain('Add what was said with an answer');
    press('esc', 'esc', 'esc');
    command({ press, write }, 'correct');
    expect(shown()).toContain('Correct an entry');
    press('esc', 'esc', 'esc');
    command({ press, write }, 'happened');
    expect(shown()).not.toContain('Nothing matches');
  });
  test('the panes that an evaluator looks at have these names, and x marks what is expected', () => {
    const { session, press, shown } = inPlay();
    for (const name of ['Facts', 'Waiting', 'World']) expect(shown(80, 24)).toContain(name);
    for (let item = 0; item < 3; item += 1) session.give({ kind: 'next', body: {} });
    press('x');
    expect(shown()).toContain('Mark an expected action');
    press('ctrl+o', 'enter');
    for (const how of ['seen', 'late', 'not seen', 'overtaken']) expect(shown()).toContain(how);
  });
});

test('the guide of the evaluation names each command at the desk by its word, when its time has come', () => {
  const atDesk = [...guide('evaluation').matchAll(/Ctrl\+K `([a-z-]+)`/gu)].map(([, word]) => word ?? '');
  const { session, press, write, shown } = inPlay();
  const give = (command: Command, texts: readonly string[] = []): number => {
    expect(session.give(command, texts)).not.toHaveProperty('refused');
    return session.record.head.number;
  };
  const walked: string[] = [];
  const opens = (word: string, title: string): void => {
    walked.push(word);
    command({ press, write }, word);
    expect(shown()).toContain(title);
    press('esc', 'esc', 'esc');
  };
  const said = { text: 0 } as const;
  opens('scale', 'How is it rated?');
  give({ kind: 'door', body: { guest: 9, event: { did: 'knocked', key: 'a key' } } });
  give({ kind: 'door', body: { guest: 9, event: { did: 'serves', as: 'evaluator' } } });
  opens('watch', 'Say whom an evaluator watches');
  const seen = give({ kind: 'note', body: { said, tag: 'gap', role: null, about: null } }, ['Late.']);
  give({ kind: 'end', body: {} });
  opens('judge', 'Rate a target or a capability');
  const rated = { of: 'target', name: 'first_order' } as const;
  give({ kind: 'judge', body: { rated, rating: 'U', rests: [seen] } });
  for (const kind of ['hot-wash', 'debrief'] as const) give({ kind, body: {} });
  opens('reconcile', 'Reconcile ratings');
  opens('find', 'A finding');
  const of = { objective: 'safe_skies', of: 'improvement', cause: 'plan-gap', rests: [seen] } as const;
  const body = { ...of, organisation: null, observation: said, analysis: { text: 1 } } as const;
  const finding = give({ kind: 'find', body }, ['Late.', 'No list.']);
  opens('reword', 'Word a finding anew');
  opens('plan', 'Plan an action');
  opens('issue', 'Issue a draft of the report');
  give({ kind: 'issue', body: {} });
  opens('comment', 'Comment of an organisation');
  const comment = { finding, organisation: 'carrier', disputes: true, said } as const;
  const entered = give({ kind: 'comment', body: comment }, ['Not so late.']);
  opens('dispose', 'What becomes of a comment');
  give({ kind: 'dispose', body: { comment: entered, disposition: 'rejected', said } }, ['By the log.']);
  opens('meet', 'The after-action meeting was held');
  const planned = { finding, action: said, element: 'planning', organisation: 'carrier' } as const;
  give({ kind: 'plan-action', body: { ...planned, ends: '2031-12-31', priority: 'high' } }, ['Write it.']);
  opens('accept', 'An action is accepted');
  give({ kind: 'meet', body: {} });
  opens('approve', 'Approve the final report');
  expect(walked.toSorted()).toEqual([...new Set(atDesk)].toSorted());
  // `w` is pressed above; an evaluator's own keys and those of a role are pressed in test/ssh
  const keys = keysOf('evaluation').filter((each) => each.length === 1);
  expect(keys).toEqual(['w', 'n', 'r', 'o', '!', '~', 'f', 'a']);
});

test('the guide to papers names one command at the desk', () => {
  expect(keysOf('papers')).toEqual(['marking']);
  const { press, write, shown } = inPlay();
  command({ press, write }, 'marking');
  expect(shown()).toContain('How far the report may go');
});

test('those for operators and provers name no key of the desk', () => {
  for (const name of ['operator', 'proving-a-scenario']) expect(keysOf(name)).toEqual([]);
});

test('the guide of a joint exercise is walked here in all its keys', () => {
  expect(keysOf('joint').toSorted()).toEqual([
    '?',
    'A',
    'C',
    'F',
    'K',
    'L',
    'O',
    'T',
    'Y',
    'd',
    'hand-over',
    'n',
    'new-link',
    'o',
    'play',
    'q',
    'r',
    'remind',
    'send-away',
    // an evaluator's, over SSH: pressed there, in test/ssh
    'w',
    'watch',
  ]);
  const { session } = unchangedSession('drone-incident', 'full', '7');
  const reception = openReception(session);
  // `n` answers the first question
  const desk = deskOn(session, { door: { address: 'https://exercise.example.org', papers: [], ssh: null } });
  reception.knock({ device: 'a', address: '', code: reception.roomCode(), name: 'Ana', read: true });
  desk.press('L', 'enter');
  desk.write('police');
  desk.press('enter');
  expect(desk.shown()).toContain('Ana: Police commander');
  desk.press('esc');
  expect(desk.shown()).not.toContain('https://exercise.example.org');
  desk.press('O');
  expect(desk.shown()).toContain('https://exercise.example.org');
  const device = { address: '', code: reception.roomCode(), read: true };
  reception.invite('Bo', { of: 'evaluator' }, session.clock.now() + 1000);
  reception.knock({ ...device, device: 'b', name: 'bo' });
  desk.press('Y');
  expect(desk.shown()).toContain('bo: evaluator');
  reception.invite('Cy', { of: 'observer' }, session.clock.now() + 1000);
  command(desk, 'new-link');
  expect(desk.shown()).toContain('new link');
  desk.press('enter', 'O', 'T');
  expect(reception.call()).toMatchObject({ number: 1, why: 'check' });
  desk.press('C');
  expect(desk.shown()).toContain('The lobby is closed');
  desk.press('K');
  expect(desk.shown()).not.toContain('The lobby is closed');
  desk.press('esc', 'A');
  expect(desk.shown()).toContain('Who is here');
  desk.press('esc');
  for (const [word, asks] of [
    ['hand-over', 'Hand a role over'],
    ['play', 'Play a role yourself'],
    ['send-away', 'Send somebody away'],
  ] as const) {
    command(desk, word);
    expect(desk.shown(), word).toContain(asks);
    desk.press('esc');
  }
  command(desk, 'watch');
  expect(desk.shown()).toContain('Which evaluator or interpreter?');
  desk.press('esc', 'F');
  expect(desk.shown()).toContain('Nobody else who may lead is here');
  command(desk, 'remind');
  expect(desk.shown()).toContain('“Remind who has not confirmed” cannot be used now');
  desk.press('esc');
  desk.press('space');
  expect(session.control().stage).toBe('briefing');
  // `?` and `q` are keys of a role's screen here, too; `r` at the list of one's seats is walked over SSH (test/ssh)
  desk.press('t', 'enter', 'enter');
  expect(desk.shown()).toContain('q give the screen back');
  const screen = desk.shown();
  desk.press('?');
  expect(desk.shown()).not.toBe(screen);
  desk.press('q', 'q');
  expect(desk.shown()).not.toContain('q give the screen back');
  // a role that nobody came for answers from the desk
  session.give({ kind: 'start', body: {} });
  const { name } = session.scenario.decisions.find(({ rule }) => rule === 'consensus') ?? { name: '' };
  session.give({ kind: 'open', body: { decision: name } });
  // the screen is given back, and then it is entered
  desk.press('enter', 'd', 'space', 'enter', 'down', 'enter', 'ctrl+s');
  const deciders = session.control().decisions.find((each) => each.name === name)?.deciders ?? [];
  expect(deciders.filter(({ answered }) => answered)).toHaveLength(1);
});
