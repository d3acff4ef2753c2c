// Plain mode through its door: real streams, a session made by hand.
import { PassThrough } from 'node:stream';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { runPlain } from '../../src/plain/run.ts';
import { unchangedSession } from '../library-session.ts';
import { facilitator, nowLine } from './facilitator-by-ear.ts';
import { fixtureSession, type FixtureSession } from '../fixture-session.ts';
import { control } from '../fixture-view.ts';

process.env['TZ'] = 'UTC';

interface Played {
  readonly session: FixtureSession;
  readonly lines: readonly string[];
  readonly text: string;
}

async function play(typed: readonly string[], session: FixtureSession = fixtureSession()): Promise<Played> {
  const input = new PassThrough();
  const output = new PassThrough();
  let text = '';
  output.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  const ended = runPlain(session, {
    input,
    output,
    resume: (file) => `sandtable run --record ${file}`,
    report: (file) => `sandtable report ${file}`,
  });
  input.end(typed.map((line) => `${line}\n`).join(''));
  await ended;
  return { session, text, lines: text.split('\n').slice(0, -1) };
}

test('it begins and ends with the marking, and says where the record is and how to go on', async () => {
  const { lines } = await play([]);
  expect(lines[0]).toBe('EXERCISE EXERCISE EXERCISE. Drones over Vessmar Airport. TLP:GREEN');
  expect(lines.at(-1)).toBe(lines[0]);
  expect(lines).toContain('The input is over.');
  expect(lines).toContain('To go on: sandtable run --record /home/facilitator/drone-incident.jsonl');
});

test('once play is over it also says how the report is made, and not before', async () => {
  const words = 'This makes the after-action report: sandtable report /home/facilitator/drone-incident.jsonl';
  expect((await play([])).lines).not.toContain(words);
  const over = await play([], fixtureSession({ ...control, stage: 'end-ex' }));
  expect(over.lines).toContain(words);
});

test('the NOW line comes with everything that is read with it, the message between its markings', async () => {
  const { lines } = await play([]);
  expect(lines).toContain(
    'NOW: Read 2-07 aloud to Airport police, as Ground crew on the phone. (next: said)',
  );
  expect(lines.find((line) => line.startsWith('Text: '))).toMatch(
    /^Text: EXERCISE EXERCISE EXERCISE We have .* EXERCISE EXERCISE EXERCISE$/u,
  );
});

test('a decision is entered on one line, by its lead, with reasons and conditions', async () => {
  const { session } = await play(['decide D3 a because the west is quiet; if the police agree']);
  expect(session.given).toEqual([
    {
      command: {
        kind: 'answer',
        body: {
          decision: 'reopen',
          by: 'tower',
          answer: { form: 'options', options: ['reopen'] },
          grounds: { conditions: { text: 0 }, rationale: { text: 1 } },
          saidAt: null,
          added: [],
          instead: false,
        },
      },
      texts: ['the police agree', 'the west is quiet'],
    },
  ]);
});

test('a decision in their own words is treated as an option, with an effect added', async () => {
  const { session } = await play([
    'decide D3 other by tower, airline as one: open the southern runway only; effects held -20',
    // one of them has answered already
    'yes',
  ]);
  expect(session.given.map((each) => each.command.body)).toMatchObject([
    {
      by: 'tower',
      answer: { form: 'other', said: { text: 0 }, treatAs: 'one' },
      added: [{ verb: 'add', variable: 'held', value: -20 }],
    },
    { by: 'airline', added: [] },
  ]);
  expect(session.given[0]?.texts).toEqual(['open the southern runway only']);
});

test('what was not typed is asked as numbered questions', async () => {
  const { session, lines } = await play(['hold', '3']);
  expect(lines).toContain('Which inject?');
  expect(lines).toContain('1. 2-07: Second sighting reported');
  expect(session.given[0]?.command).toEqual({ kind: 'hold', body: { inject: 'press' } });
});

test('what the room would notice is asked once, and a ! after the command does without', async () => {
  expect((await play(['deliver 2-12', 'no'])).session.given).toEqual([]);
  expect((await play(['deliver 2-12', 'yes'])).session.given).toHaveLength(1);
  expect((await play(['deliver! 2-12'])).session.given).toHaveLength(1);
});

test('a misspelt command is not done, and the right one is named', async () => {
  const { session, lines } = await play(['delivr 2-11', 'hold 2-99']);
  expect(session.given).toEqual([]);
  expect(lines).toContain('There is no command “delivr”. Did you mean deliver?');
});

test('a refusal is said and changes nothing', async () => {
  const session = fixtureSession();
  session.refuse = { refused: 'decision-is-open', values: { decision: 'D3' } };
  const { lines } = await play(['next'], session);
  expect(session.given).toEqual([]);
  expect(lines.some((line) => line.includes('decision-is-open'))).toBe(true);
});

test('a note takes its tag from one sign', async () => {
  const { session } = await play(['note - nobody knew who signs; about airport']);
  expect(session.given[0]).toEqual({
    command: { kind: 'note', body: { said: { text: 0 }, tag: 'gap', role: 'airport', about: null } },
    texts: ['nobody knew who signs'],
  });
});

test('an actor is heard by whom one says', async () => {
  const { session } = await play(['speak! crew to police, tower: We are at the east fence: do you see us?']);
  expect(session.given[0]).toEqual({
    command: { kind: 'say', body: { from: 'crew', to: ['police', 'tower'], said: { text: 0 } } },
    texts: ['We are at the east fence: do you see us?'],
  });
});

test('time left is said at five, two and one minutes and when it is over, and nothing is closed', async () => {
  const session = fixtureSession();
  const input = new PassThrough();
  const output = new PassThrough();
  let text = '';
  output.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  const ended = runPlain(session, { input, output, resume: () => 'sandtable' });
  for (let second = 0; second < 420; second += 1) session.tick(1000);
  input.end();
  await ended;
  const said = text.split('\n').filter((line) => /^D3: .*(left|over)/u.test(line));
  expect(said).toEqual([
    'D3: 5 minutes left, until 08:06.',
    'D3: 2 minutes left, until 08:06.',
    'D3: 1 minute left, until 08:06.',
    'D3: the time is over. Nothing is closed.',
  ]);
  expect(session.given).toEqual([]);
});

test('while somebody types, nothing is printed; then it says how many are new', async () => {
  const session = fixtureSession();
  const input = new PassThrough();
  const output = new PassThrough();
  let text = '';
  output.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  const ended = runPlain(session, { input, output, resume: () => 'sandtable' });
  input.write('wh');
  await new Promise(setImmediate);
  const before = text;
  for (let second = 0; second < 260; second += 1) session.tick(1000);
  expect(text).toBe(before);
  input.end('ere\nnew\n');
  await ended;
  expect(text).toContain('2 new. Type new to hear it.');
  expect(text).toContain('D3: 5 minutes left');
});

const nonsense = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'decide',
        'D3',
        'a',
        'other',
        'by',
        'tower',
        'all',
        'because',
        ';',
        ':',
        'hold',
        'deliver!',
        '2-07',
        'note',
        '+',
        'rewind',
        '1',
        'yes',
        'no',
        'back',
        'enough',
        'role',
        'done',
        'pause',
        'correct',
        'override',
        'held',
        '40',
        'inject',
        'to',
        'effects',
        'speak',
        'crew',
        'next!',
        '',
      ),
      { maxLength: 8 },
    )
    .map((words) => words.join(' ')),
);

test('whatever is typed, nothing breaks and no control character comes out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(nonsense, { maxLength: 12 }), async (typed) => {
      const { lines } = await play(typed);
      for (const line of lines)
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
    }),
    { numRuns: 150 },
  );
});

test('time left is the same on the desk and in plain mode: none runs out in a pause', async () => {
  const { session, pass } = unchangedSession('drone-incident', 'short', '7');
  const desk = deskOn(session);
  const person = await facilitator(session);
  const isLeft = async (time: string) => {
    const lines = [...(await person.say('left')), ...(await person.say('decision D1'))];
    expect(lines.filter((line) => line === `D1: ${time} in the room.`)).toHaveLength(2);
    expect(desk.shown(160, 40)).toContain(`D1 ${time} left`);
  };
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  session.give({ kind: 'open', body: { decision: session.scenario.decisions[0]?.name ?? '' } });
  pass(60);
  await isLeft('9:00');
  session.give({ kind: 'pause', body: { reason: 'technical', until: null } });
  pass(200);
  await isLeft('9:00');
  session.give({ kind: 'resume', body: {} });
  await isLeft('9:00');
  pass(30);
  await isLeft('8:30');
});

test('how far behind its plan the day is says the desk as plain mode does, in minutes that are over', async () => {
  const session = fixtureSession();
  const clock = session.exerciseClock();
  session.exerciseClock = () => ({ ...clock, behind: 14 * 60_000 + 40_000 });
  expect((await play(['left'], session)).lines).toContain('Behind by 14 min.');
  expect(deskOn(session).shown()).toContain('behind by 14 min');
});

test('a line that was begun before what is now has changed is not taken for what is there since', async () => {
  const { session } = unchangedSession('drone-incident', 'short', '7');
  const causes = (): number => session.entries.filter(({ cause }) => cause === null).length;
  const person = await facilitator(session);
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  await person.type('nex');
  session.give({ kind: 'pause', body: { reason: 'technical', until: null } });
  const before = causes();
  expect(await person.say('t')).toEqual(expect.arrayContaining(['Something has changed meanwhile.']));
  expect(causes()).toBe(before);
  expect(nowLine(person)).toMatch(/go on/u);
  // heard now: the same word does it
  await person.say('next');
  expect(causes()).toBe(before + 1);
});

test('what was asked about one thing is not done to another that is there meanwhile, by ear', async () => {
  const { session } = unchangedSession('drone-incident', 'short', '7');
  const person = await facilitator(session);
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  session.give({ kind: 'pause', body: { reason: 'real-world', until: null } });
  await person.say('next');
  session.give({ kind: 'resume', body: { because: { text: 0 } } }, ['said elsewhere']);
  const before = session.entries.length;
  expect(await person.say('false alarm')).toContain('Nothing was done.');
  expect(session.entries).toHaveLength(before);
});

test('a line that was begun when play was stopped for something real stands there again when play goes on, and not before', async () => {
  const { session } = unchangedSession('drone-incident', 'short', '7');
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  const person = await facilitator(session, { keyboard: true });
  const enter = '\r';
  await person.type('note The tower never');
  await person.type('\u001b[20~');
  expect(person.heard.join('\n')).toContain(
    'is kept, and stands here again when play goes on: note The tower never',
  );
  await person.type('yes');
  await person.type(enter);
  expect(session.control().pause?.reason).toBe('real-world');
  const stopped = session.entries.length;
  await person.type(enter);
  expect(session.entries).toHaveLength(stopped);
  await person.type('next');
  await person.type(enter);
  await person.type('A false alarm.');
  await person.type(enter);
  expect(session.control().stage).toBe('conduct');
  await person.type(' rang back');
  await person.type(enter);
  const note = session.entries.findLast(({ kind }) => kind === 'note');
  expect(session.texts({ entry: note?.n ?? 0, text: 0 })).toBe('The tower never rang back');
});
