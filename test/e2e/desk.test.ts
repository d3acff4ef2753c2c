import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { freshHome, sandtable, unchanged } from './command.ts';
import { facilitator, type Facilitator } from './facilitator.ts';
import { keys, start, type Terminal } from './terminal.ts';

const home = freshHome();
afterAll(() => home.remove());

interface Line {
  readonly entry: { readonly n: number; readonly kind: string; readonly body: Record<string, unknown> };
}
const lines = (record: string): readonly string[] => readFileSync(record, 'utf8').trimEnd().split('\n');
const entries = (record: string): readonly Line['entry'][] =>
  lines(record)
    .slice(1)
    .map((each) => (JSON.parse(each) as Line).entry);
const kinds = (record: string): readonly string[] => entries(record).map((each) => each.kind);
const improvised = [
  'hold',
  'release',
  'adhoc',
  'override',
  'correct',
  'withdraw',
  'reverse',
  'pause',
  'resume',
  'note',
];
const conducted = (screen: string): boolean => screen.includes('story clock stands');
const decided =
  (serial: string) =>
  (screen: string): boolean =>
    new RegExp(`^ ?done +${serial} `, 'mu').test(screen);

async function open(source: readonly string[], home: string): Promise<Terminal> {
  const terminal = start(['run', ...source], { home });
  await terminal.waitFor('Do players see this screen?');
  terminal.type('n');
  await terminal.waitFor('NOW  ');
  return terminal;
}

/** Everything that goes otherwise than written, in the first module. */
async function improvise(desk: Facilitator, early: string): Promise<void> {
  for (const serial of ['1-02', '1-04'])
    expect(await desk.press('h', [['Which inject?', serial]])).toContain('Done: Hold an inject back');
  expect(await desk.press('H', [['Which inject?', '1-04']])).toContain('Done: Release an inject');
  expect(
    await desk.press('i', [
      ['Over which channel?', 'phone'],
      ['In which words?', 'The press office asks for two sentences.'],
    ]),
  ).toContain('Done: New inject');
  const trust = await desk.find('set a value', [
    ['Which value?', 'public trust'],
    ['Which value does it get?', '55'],
    ['Why?', 'the room says it is lower'],
  ]);
  expect(trust).toContain('Done: Set a value');
  // a hand that slipped: it was fifty
  const put = await desk.press('c', [
    ['Which entry?', 'public trust'],
    ['Which value does it get?', '50'],
    ['Why?', 'a slip of the hand'],
  ]);
  expect(put).toContain('Done: Correct an entry');
  const sooner = await desk.press('d', [['Which decision?', early]]);
  expect(sooner).toContain('Done: Enter a decision');
}

test.concurrent.each([
  { scenario: 'drone-incident', early: 'D9', earlyName: 'suspects' },
  { scenario: 'extremist-content-surge', early: 'D8', earlyName: 'vigil_threat' },
])(
  '$scenario is led from the opening to its end at the desk, with all that a room does to a plan',
  { timeout: 900_000 },
  async ({ scenario, early, earlyName }) => {
    const first = `${home.path}/${scenario}.jsonl`;
    let terminal = await open([unchanged(scenario), '--seed', '7', '--record', first], home.path);
    let desk = facilitator(terminal);
    await desk.leadOn(conducted);
    await improvise(desk, early);

    // what is held waits for a hand
    await desk.leadOn((screen) => screen.includes('Held back until you say so'));

    // what nobody foresaw is treated as an option
    await desk.leadOn((screen) => screen.includes('They decide D1'));
    const proposed = await desk.press('d', [['What do they decide?', 'if-1']]);
    expect(proposed).toContain('Done: Enter a decision');
    await desk.leadOn(decided('D1'));
    const reversed = await desk.find('reverse a decision', [
      ['Which decision?', 'D1'],
      ['What do they decide?', 'b'],
      ['Why?', 'they heard more'],
    ]);
    expect(reversed).toContain('Done: Reverse a decision');
    expect(await desk.press('W', [['Which inject?', '1-02']])).toContain('Done: Withdraw an inject');

    // a break, on another window
    terminal.resize({ cols: 80, rows: 24 });
    await terminal.waitFor((screen) =>
      ['[Now]', 'q leave', 'Done: Withdraw'].every((part) => screen.includes(part)),
    );
    expect(await desk.press('p', [['Back when', '15']])).toContain('Done: Pause');
    await terminal.waitFor('NOW  BREAK. When everybody is back');
    terminal.resize({ cols: 200, rows: 60 });
    await terminal.waitFor('What happened');
    expect(await desk.press('p')).toContain('Done: Resume');
    terminal.resize({ cols: 120, rows: 40 });

    // the power goes
    expect(await desk.press('w', [['In which words?', 'The last words before the dark']])).toContain(
      'Done: Note',
    );
    const acknowledged = lines(first);
    terminal.type(' ');
    terminal.kill('SIGKILL');
    await terminal.exit();
    terminal = await open([first], home.path);
    desk = facilitator(terminal);
    expect(lines(first).slice(0, acknowledged.length)).toEqual(acknowledged);
    expect(acknowledged.join('\n')).toContain('The last words before the dark');

    // a rehearsal goes back, and the branch that was left is kept
    const left = lines(first);
    const back = await desk.find('rewind', [['Which entry?', 'reversed']]);
    expect(back).toContain('gone back');
    expect(lines(first)).toEqual(left);

    await desk.leadOn((screen) => screen.includes('The exercise is closed'));
    terminal.type('q');
    await terminal.waitFor('Leave the desk?');
    terminal.type(keys.enter);
    expect(await terminal.exit()).toEqual({ code: 0, signal: 0 });
    expect(terminal.clean()).toBe(true);
    const said = terminal.screen();
    expect(said).toContain('This makes the after-action report: sandtable report ');
    const second = /\S+\.jsonl/u.exec(said)?.[0] ?? '';
    expect(second).not.toBe(first);
    expect(kinds(first)).toEqual(expect.arrayContaining(improvised));
    const answers = entries(first).filter((each) => each.kind === 'answer');
    expect(answers[0]?.body).toHaveProperty('decision', earlyName);
    expect(answers.map((each) => each.body['answer'])).toContainEqual(
      expect.objectContaining({ form: 'other', proposal: 1, treatAs: expect.any(String) }),
    );
    // what was gone back over is on the branch that was left, and only there
    expect(kinds(second)).toContain('reverse');
    expect(kinds(second)).not.toContain('withdraw');
    for (const record of [first, second]) {
      const { code, stderr } = await sandtable(['replay', record, '--verify'], { home: home.path });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    }
  },
);
