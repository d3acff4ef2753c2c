// The wall of an activity, written in plain mode on a real session and seen on the room's screen.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { begin, evolveAll, load } from '@sandtable/core';
import { readScenario } from '@sandtable/language';
import { roomView } from '@sandtable/core/view';
import { startSession, type Session, type WallClock } from '@sandtable/host';
import { textReader, words } from '@sandtable/words';
import { lineText } from '../src/screen/line.ts';
import { deskOn } from './desk-at-hand.ts';
import { runPlain } from '../src/plain/run.ts';
import { roomFrame } from '../src/room/room-frame.ts';

const text = `
sandtable: 1
id: wall
title: A morning of ideas
summary: Four activities.
kind: workshop
marking: TLP:GREEN
fictional: All of it is invented.
duration: 1h
organisations: { town: { name: Town, sector: government }, forum: { name: Forum, sector: civil } }
roles:
  mayor: { name: Mayor, organisation: town }
  youth: { name: Youth, organisation: forum }
  elder: { name: Elder, organisation: forum }
phases:
  only:
    title: Only
    agenda: [{ activity: signs }, { activity: four }, { activity: asked }, { activity: failed }]
activities:
  signs: { kind: brainstorm, title: Signs of ten years }
  four: { kind: futures, title: Four futures }
  asked: { kind: survey, title: How ready are we?, items: [We notice early., We are believed.] }
  failed: { kind: premortem, title: It failed }
`;
const clock: WallClock = { now: () => Date.UTC(2031, 5, 8, 8, 0), every: () => () => {} };
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function start(): Session {
  const { scenario, diagnostics } = readScenario(text, 'wall.yaml');
  if (scenario === null) throw new Error(JSON.stringify(diagnostics));
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-wall-'));
  folders.push(folder);
  const file = join(folder, 'exercise.jsonl');
  const reader = textReader('en');
  const common = { scenario, text, seed: '7', parameters: [], engine: '0.0.0', file, clock, reader };
  return startSession({ ...common, attribution: 'none' });
}

/** Types the lines, one after the other, and gives what was heard after each. */
async function typed(session: Session, lines: readonly string[]): Promise<readonly string[]> {
  const input = new PassThrough();
  const output = new PassThrough();
  let heard = '';
  output.on('data', (chunk: Buffer) => (heard += chunk.toString('utf8')));
  void runPlain(session, { input, output, resume: (file) => file });
  const answers: string[] = [];
  for (const each of ['', ...lines]) {
    const from = heard.length;
    if (each !== '') input.write(`${each}\n`);
    for (let before = -1; before !== heard.length;) {
      before = heard.length;
      for (let turn = 0; turn < 8; turn += 1) await new Promise(setImmediate);
    }
    answers.push(heard.slice(from));
  }
  return answers.slice(1);
}

function shown(session: Session, size = { columns: 62, rows: 30 }): string {
  const program = load(session.scenario);
  const setup = { seed: '7', parameters: [], attribution: 'none' } as const;
  const state = evolveAll(program, begin(program, setup), session.entries);
  const view = roomView(program, state, session.texts, textReader('en')(program.scenario));
  const room = { view, now: clock.now(), troubled: false, say: words('en'), language: 'en', zone: null };
  return roomFrame(room, { blank: false, scroll: 0 }, size)
    .lines.map((each) => lineText(each).trimEnd())
    .join('\n');
}
const begun = ['brief', 'start', 'yes', 'next'];

test('a recorder writes ideas in one line each, and the room sees them large', async () => {
  const session = start();
  const answers = await typed(session, [
    ...begun,
    'idea Voices that everybody knows',
    'idea by youth Good translation for all',
    'heading Words',
    'cluster 1, 2 under 1',
    'votes 2 5',
    'now',
  ]);
  expect(answers.at(-1)).toContain('2 Good translation for all (5 votes)');
  const screen = shown(session);
  expect(screen).toContain('1. Words (5 votes)');
  expect(screen.indexOf('Good translation')).toBeLessThan(screen.indexOf('Voices that'));
  // nobody on the room's screen is named with an idea
  expect(screen).not.toContain('Youth');
});

test('four futures are drawn as a cross; a survey is opened by its end', async () => {
  const session = start();
  await typed(session, [
    ...begun,
    // the first activity ends with nothing on its wall, which is asked
    'next!',
    'next',
    'axis across Trust; low nobody; high everybody',
    'axis up Tools; low few; high many',
    'future low-high The loud town; story Everybody shouts.',
  ]);
  const cross = shown(session);
  expect(cross).toMatch(/The loud town +\|/);
  expect(cross).toMatch(/< nobody +everybody >/);
  const answers = await typed(session, ['next', 'next', 'rate mayor 4 2', 'rate youth 5', 'rate youth 4 1']);
  expect(answers[3]).toContain('2 questions');
  expect(shown(session)).toContain('2 roles have answered');
  expect(shown(session)).not.toMatch(/1: \d/);
  await typed(session, ['rate elder 3 3', 'next']);
  expect(shown(session)).toContain('1: 1, 2: 1, 3: 1, 4: 0, 5: 0');
});

test('of fewer than three who answered a survey nobody is told apart, on the wall and in plain mode', async () => {
  const session = start();
  const answers = await typed(session, [
    ...begun,
    'next',
    'yes',
    'next',
    'next',
    'yes',
    'next',
    'rate mayor 4 2',
    'rate youth 5 1',
    'next',
    'activity',
  ]);
  const told = `${answers.join(' ')} ${shown(session)}`;
  expect(session.control().activity).toMatchObject({
    status: 'closed',
    survey: { answered: 2, spread: null },
  });
  expect(told).toContain('Of fewer than three');
  expect(told).not.toMatch(/1: \d/);
});

test('a role writes on the wall, gives dots and answers the survey at its own screen, turned at the same desk', () => {
  const session = start();
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  session.give({ kind: 'next', body: {} });
  const desk = deskOn(session);
  const turnTo = (role: string): void => {
    desk.press('t');
    desk.write(role);
    desk.press('enter', 'enter');
  };
  turnTo('youth');
  expect(desk.shown()).toContain('Signs of ten years');
  desk.press('n');
  desk.write('Nobody believes a picture any more.');
  desk.press('enter');
  expect(desk.shown()).toContain('Nobody believes a picture any more.');
  desk.press('v');
  desk.press('enter', 'enter');
  const signs = session.control().activity;
  expect(signs?.groups.flatMap(({ cards }) => cards)).toMatchObject([{ number: 1, votes: 1 }]);
  expect(signs?.onTheWall[0]).toMatchObject({ by: 'youth' });
  expect(session.entries.findLast(({ kind }) => kind === 'contribute')?.author.role).toBe('youth');
  desk.press('q', 'enter');
  for (let steps = 0; steps < 4; steps += 1) session.give({ kind: 'next', body: {} });
  turnTo('youth');
  desk.press('y');
  desk.write('4 -');
  desk.press('enter');
  expect(session.control().activity).toMatchObject({ kind: 'survey', rated: ['youth'] });
  // how it was answered is nobody's to see before it is closed
  expect(JSON.stringify(session.role('mayor').activity)).not.toContain('4');
  session.close();
});

describe('on a small wall', () => {
  const small = { columns: 60, rows: 20 };

  const cross = [
    ...begun,
    'next!',
    'next',
    'axis across How much people trust what they see; low nobody trusts; high most trust most',
    'axis up Who has the tools; low a few companies; high everybody who wants',
    'future low-high The loud town; story Everybody shouts and nobody listens, so the council speaks on paper.',
    'future high-high The open market; story All have the tools, and most use them well.',
    'future low-low The quiet cellar; story Few tools, few words, and every word is doubted.',
    'future high-low The good company; story One firm keeps order, and people like it for that.',
  ];

  test('a cross that has no room for what its futures tell is whole without it, and says so', async () => {
    const session = start();
    await typed(session, cross);
    const wall = shown(session, small);
    for (const told of ['everybody who wants', 'The loud town', 'The good company', 'a few companies'])
      expect(wall).toContain(told);
    expect(wall).toMatch(/< nobody trusts +most trust most >/);
    expect(wall).toContain('What each future tells does not fit here.');
    expect(wall).not.toMatch(/shouts|more line/);
    expect(shown(session)).toContain('Everybody shouts');
    expect(shown(session)).not.toContain('does not fit');
  });

  test('so it is in a break, whose own lines stand above the cross', async () => {
    const session = start();
    await typed(session, cross);
    const told: string[] = [];
    session.give({ kind: 'pause', body: { reason: 'break', until: null } });
    for (let rows = 23; rows <= 40; rows += 1) {
      const wall = shown(session, { columns: 60, rows });
      expect(wall, `${rows} rows`).not.toContain('more line');
      told.push(wall.includes('Everybody shouts') ? 'whole' : 'untold');
    }
    expect(new Set(told)).toEqual(new Set(['untold', 'whole']));
  });

  test('a survey is whole, open and closed; one that is longer says how much is left out', async () => {
    const session = start();
    await typed(session, [...begun, 'next!', 'next', 'next!', 'next']);
    expect(shown(session, small)).toMatch(
      /We notice early\.[^]*We are believed\.[^]*Nobody has answered yet/,
    );
    await typed(session, ['rate mayor 4 2', 'rate youth 5 1', 'rate elder 3 3', 'next']);
    const closed = shown(session, small);
    expect(closed).toMatch(
      /1: 0, 2: 0, 3: 1, 4: 1, 5: 1[^]*1: 1, 2: 1, 3: 1, 4: 0, 5: 0[^]*3 roles answered/,
    );
    expect(closed).not.toContain('more line');
    const least = shown(session, { columns: 60, rows: 13 });
    expect(least).toMatch(/\d more lines? below/);
  });
});
