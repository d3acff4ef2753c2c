/**
 * A whole morning of a drone incident at the desk, with the room's screen beside it and a clock that hurries: everything happens to it that
 * happens to a plan, and the report tells each of them as it was.
 */
import { readRecord } from '@sandtable/records';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshHome, sandtable, unchanged, type Finished } from './command.ts';
import { facilitator, type Facilitator, type Replies, write } from './facilitator.ts';
import { hurriedClock } from './hurried-clock.ts';
import { keys, start, type Exit, type Terminal } from './terminal.ts';

const home = freshHome();
afterAll(() => home.remove());
const record = `${home.path}/morning.jsonl`;
const clock = hurriedClock(`${home.path}/clock`, '2031-06-08', '09:00');
const around = { home: home.path, env: clock.env };

let desk: Terminal;
let hand: Facilitator;
const at = (time: string): Promise<void> => clock.reaches(time, desk.pid);
const done = async (outcome: Promise<string>): Promise<void> => {
  const came = await outcome;
  if (!came.startsWith('Done: '))
    throw new Error(`${came}
${desk.screen()}`);
};
const press = (key: string, replies?: Replies): Promise<void> => done(hand.press(key, replies));
const find = (words: string, replies?: Replies): Promise<void> => done(hand.find(words, replies));
const next = (): Promise<void> => press(' ');
const leadTo = (words: string | RegExp): Promise<string> =>
  hand.leadOn((screen) => (typeof words === 'string' ? screen.includes(words) : words.test(screen)));

async function open(...source: readonly string[]): Promise<void> {
  desk = start(['run', ...source], around);
  await desk.waitFor('Do players see this screen?');
  desk.type('n');
  await desk.waitFor('NOW  ');
  hand = facilitator(desk);
}

/** The form alone: the clock runs beside it, so that a screen that changed need not be the answer to a key. */
const form = (screen: string): string =>
  screen
    .slice(screen.indexOf('▸'), screen.indexOf('Esc one step back'))
    .split('\n')
    .map((line) => line.split(/[|│]/u).at(-1))
    .join('\n');

/** What was decided, with a detail that is asked for by name. */
async function decideWith(asked: readonly string[], detail: string, words: string): Promise<void> {
  desk.type('d');
  for (const answer of asked) {
    await desk.waitFor('Esc one step back');
    await write(desk, answer);
    const before = form(desk.screen());
    desk.type(keys.enter);
    await desk.waitFor((screen) => screen.includes('Esc one step back') && form(screen) !== before);
  }
  await desk.waitFor('Why? (may stay empty)');
  desk.type(keys.ctrl('o'));
  await desk.waitFor('Which detail do you add?');
  while (!desk.screen().includes(`> ${detail}`)) {
    const before = form(desk.screen());
    desk.type(keys.down);
    await desk.waitFor((screen) => form(screen) !== before);
  }
  desk.type(keys.enter);
  await desk.waitFor((screen) => !screen.includes('Which detail') && screen.includes(detail));
  await write(desk, words);
  desk.type(keys.enter);
  await desk.waitFor('Why? (may stay empty)');
  desk.type(keys.ctrl('s'));
  await desk.waitFor('Done: Enter a decision');
}

let room: Terminal;
let paper: Finished;
let stopped: string;
let ended: readonly Exit[];
let struck: number;

beforeAll(async () => {
  await open(unchanged('drone-incident'), '--seed', '7', '--record', record);
  room = start(['screen', record], { ...around, cols: 80, rows: 24 });
  await room.waitFor('We begin soon.');
  await find('give a role', [
    ['Which role?', 'police'],
    ['person called', 'M. Torres'],
  ]);
  await next();
  await room.waitFor('To stop for anything real');
  await at('09:03');
  await next();

  // module 1: the discussion takes twice its time
  await at('09:06');
  await next();
  await room.waitFor('Good morning from operations.');
  await next();
  await next();
  await at('09:09');
  await next();
  await next();
  await room.waitFor('Who may stop the flights');
  await at('09:15');
  await press('a', [['Which fact?', 'short_trace']]);
  await at('09:19');
  // before they are asked
  await press('d', [
    ['Which decision?', 'D2'],
    ['Who decides?', 'airport police tower regulator '],
    ['What do they decide?', 'a'],
    ['Why?', 'One voice.'],
  ]);
  await find('enter a question', [
    ['Which role?', 'airport'],
    ['In which words?', 'How soon can we start again?'],
  ]);
  // the prepared answer that fits is under the cursor
  await press('r');
  // the early answer is read back, and the discussion has had its time
  await at('09:31');
  await leadTo('They decide D1');
  await room.waitFor('Go on with both runways');
  await at('09:56');
  await decideWith(['', 'b'], 'On which conditions?', 'until a second crew was asked');
  await leadTo(/NOW {2}Read 1-04 aloud/u);

  // behind, and something goes
  await at('10:00');
  desk.type('S');
  await desk.waitFor(/behind by 2\d min.*may be dropped: \d items/su);
  desk.type(keys.escape);
  await desk.waitFor((screen) => !screen.includes('may be dropped:'));
  await press('D', [['Which item of the agenda?', 'sighting-9']]);
  await next();
  await at('10:03');
  await press('W', [
    ['Which inject?', '1-04'],
    ['Why?', 'the wrong card'],
  ]);
  await leadTo('ready?    1-13');
  await find('skip an inject', [
    ['Which inject?', '1-13'],
    ['Why?', 'They had asked by then.'],
  ]);

  // module 2: the story clock runs
  await at('10:06');
  await leadTo('story clock runs');
  await room.waitFor((screen) => screen.includes('Module 2') && !screen.includes('Good morning'));
  await next();
  await at('10:09');
  await press('d', [
    ['Which decision?', 'D3'],
    ['What do they decide?', 'declined'],
    ['Why?', 'Not before the police have spoken.'],
  ]);
  await leadTo('They decide D4');
  await at('10:19');
  await decideWith(['D4', 'police regulator tower ', 'c'], 'When was it said', '10:14');
  await leadTo('D4 takes until');
  await at('10:28');
  desk.type('!');
  await desk.waitFor('Stop play for something real?');
  desk.type(keys.enter);
  await desk.waitFor('PLAY HAS STOPPED. THIS IS REAL.');
  await room.waitFor('Play has stopped. This is real.');
  stopped = room.screen();
  await at('10:34');
  desk.type(' ');
  await desk.waitFor('Why is it safe to go on?');
  await write(desk, 'The alarm was a test.');
  desk.type(keys.enter);
  await desk.waitFor('NOW  ');
  await room.waitFor('EXERCISE EXERCISE EXERCISE');
  await leadTo('They decide D5');
  await room.waitFor('What do you tell the stadium?');
  await at('10:44');
  await press('d', [
    ['Which decision?', 'D5'],
    ['What do they decide?', 'b'],
  ]);
  await leadTo('NOW  BREAK');
  await room.waitFor(/Break\n +We go on at 1\d:\d\d\./u);
  await find('take a person out', [['Which role?', 'police']]);
  await find('give a role', [
    ['Which role?', 'police'],
    ['person called', 'K. Lind'],
  ]);
  await desk.waitFor('For somebody who comes late: Police commander');
  desk.type(keys.escape);
  await desk.waitFor((screen) => !screen.includes('comes late'));
  await at('11:00');
  await press('p');
  await leadTo('Module 3, when is it safe? (3 of 4)');
  await at('11:05');

  // the power goes, and it goes on with pencil and paper
  desk.kill('SIGKILL');
  await desk.exit();
  clock.put('11:40');
  const lines = [
    '11:08 next',
    'next',
    '11:22 note gap Nobody had the written standard.',
    'next',
    'next',
    '11:34 decide D7 now_full by tower',
    'next',
    'yes',
    'quit',
  ];
  paper = await sandtable(['transcribe', record], { ...around, input: lines.join('\n') });
  await open(record);
  await room.waitFor('Module 3');
  await find('reverse a decision', [
    ['Which decision?', 'D7'],
    ['What do they decide?', 'b'],
    ['Why?', 'The crews had not been asked.'],
  ]);
  await at('11:44');
  await leadTo('They decide D9');
  await room.waitFor('What do you do with the two people');
  await at('11:54');
  await press('d', [['What do they decide?', 'c']]);
  await leadTo('They decide D10');
  await at('12:10');
  await leadTo('Thank everybody');
  await press('w', [
    ['What kind of note?', 'gap'],
    ['In which words?', 'The tower never rang back.'],
  ]);
  struck = readRecord(record).entries.findLast(({ kind }) => kind === 'note')?.n ?? 0;
  await leadTo('The exercise is closed');
  await room.waitFor('Thank you.');
  desk.type('q');
  await desk.waitFor('Leave the desk?');
  desk.type(keys.enter);
  room.type('q');
  ended = [await desk.exit(), await room.exit()];
}, 600_000);

test('desk and room’s screen end as they should, and a stop for something real looks like no exercise', () => {
  expect(ended).toEqual([
    { code: 0, signal: 0 },
    { code: 0, signal: 0 },
  ]);
  expect([desk.clean(), room.clean()]).toEqual([true, true]);
  expect(stopped).not.toContain('EXERCISE EXERCISE');
});

test('what was played on paper was taken line by line', () => {
  expect(paper).toMatchObject({ code: 0, stderr: '' });
  expect(paper.stdout).not.toMatch(/No power|cannot|Not done/u);
});

test('the room’s screen never showed what some only may know', () => {
  const shown = room.raw();
  for (const secret of [
    'A crew close to landing',
    'Ground crew on the south side',
    'second crew',
    'Torres',
    'Nobody had the written',
  ])
    expect(shown).not.toContain(secret);
});

describe('the remark that is struck afterwards', () => {
  test('is gone from the record, which still verifies', async () => {
    expect(await sandtable(['strike', record, '--entry', String(struck), '--yes'], around)).toMatchObject({
      code: 0,
    });
    const verified = await sandtable(['replay', record, '--verify'], around);
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toMatch(
      /^Played again: \d+ commands led to the same \d+ consequences, bit for bit\.$/mu,
    );
    expect(JSON.stringify(readRecord(record).entries)).not.toContain('rang back');
  });
});

describe.each(['md', 'html'] as const)('the report as %s', (format) => {
  let report = '';
  test('is written', async () => {
    const written = await sandtable(['report', record, '--format', format], around);
    expect(written).toMatchObject({ code: 0, stderr: '' });
    report = format === 'md' ? written.stdout : proseOf(written.stdout);
  });
  /** The part under the heading that begins so, up to the next of its kind. */
  const part = (heading: string): string => {
    const from = report.indexOf(`# ${heading}`);
    if (from < 0) throw new Error(`no part “${heading}”`);
    return report.slice(from, from + 6_000);
  };

  test.each([
    [
      'the agenda that was behind',
      'The agenda in the room',
      /At its most it was 2\d min behind, at 10:06\./u,
    ],
    ['how long it took in all', 'The agenda in the room', /From 09:03 to 12:10 by the clock in the room/u],
    ['the item that was dropped', 'The agenda in the room', /the brief-back[ |]+4 min[ |]+dropped/u],
    [
      'the discussion that was too long',
      'The agenda in the room',
      /Who may stop the flights.*10 min[ |]+22 min/u,
    ],
    [
      'the pre-empted decision',
      'D2. ',
      /Sunday 07:00: decided: The police lead\.\**\s+Made before it was asked\./u,
    ],
    [
      'the conditional decision',
      'D1. ',
      /Use only the runway that is away from the report\.\**\s+With conditions\./u,
    ],
    ['its condition', 'D1. ', /Conditions: until a second crew was asked/u],
    // the story clock runs while keys are pressed: how long that takes is the machine's affair
    [
      'the declined decision',
      'D3. ',
      /Sunday 07:2[34]: [^.]+ declined to decide\. Nothing stood in its place/u,
    ],
    ['the decision entered late', 'D4. ', /said at 10:14 by the clock in the room, entered at 10:19/u],
    [
      'the reversed decision',
      'D7. ',
      /decided: Both runways now.*reversed: One runway with a written standard.*Because: The crews had not been asked\.[^.]/su,
    ],
    [
      'the fact said aloud',
      'Interventions',
      /everybody heard a fact said aloud\. “The airport sensor has one short/u,
    ],
    [
      'the question answered as prepared',
      'Interventions',
      /Approach controller answers the question of entry \d+\. “We can start in ten minutes/u,
    ],
    [
      'the contingency that was declined',
      'Interventions',
      /1-13 “What shall I write” is skipped by hand\. Because: They had asked by then\./u,
    ],
    ['the real-world stop', 'Interventions', /REAL WORLD, NOT EXERCISE/u],
    ['why it went on', 'Interventions', /Because: The alarm was a test\./u],
    ['the seat that changed', 'Timeline', /person 1 takes the role Police commander/u],
    ['the withdrawn inject', 'Corrections', /Disregard 1-04 “Second report does not fit”: Police commander/u],
    [
      'the stretch on paper',
      'Corrections',
      /it was played on paper and entered later, with the times that it had/u,
    ],
    ['the struck remark', 'Corrections', /were struck at the wish of the speaker/u],
  ])('tells %s', (_, heading, words) => {
    expect(part(heading)).toMatch(words);
  });

  test('tells each entry from paper with the time that it had', () => {
    expect(report).toMatch(/11:34, on paper[ |]+DECISION[ |]+D7, Tower supervisor answers/u);
  });
  test('holds no name, and nothing of the struck remark', () => {
    expect(report).not.toMatch(/Torres|Lind|rang back/u);
    expect(report).toContain('person 2 takes the role Police commander');
  });
});

/** A page as its words, a line for each block or row of a table. */
function proseOf(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/su, '')
    .replace(/<svg.*?<\/svg>/su, '')
    .replaceAll(/<h\d[^>]*>/gu, '\n# ')
    .replaceAll(/<\/(?:h\d|p|li|tr|blockquote|ul)>/gu, '\n')
    .replaceAll(/<\/t[dh]>\s*/gu, ' | ')
    .replaceAll(/<[^>]+>/gu, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/[ \t]+/gu, ' ');
}
