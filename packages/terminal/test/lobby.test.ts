// The lobby: what there is to play, and how it starts.
import { expect, test } from 'vitest';
import { frameText, type Size } from '../src/screen/frame.ts';
import { lineWidth } from '../src/screen/line.ts';
import type { ScreenProgram } from '../src/screen/screen-program.ts';
import { keyNamed, typed } from '../src/screen/key.ts';
import { createLobby } from '../src/lobby/headless-lobby.ts';
import { unhurried } from './desk-at-hand.ts';
import type { LobbyChoice, LobbyOffer } from '../src/lobby/lobby-state.ts';
import { plannedLength } from '@sandtable/core/scenario';
import { scenario } from './fixture-view.ts';

process.env['TZ'] = 'UTC';

const phase = {
  name: 'first',
  title: { en: 'First' },
  clock: 'stands',
  pace: 1,
  say: null,
  soFar: null,
  minutes: null,
  onEnter: [],
  onLeave: [],
  leftovers: 'keep',
  jumpTo: null,
  whileJumping: 'integrate',
  next: [],
} as const;
const item = { with: null, priority: 'core', form: [], does: 'say', text: { en: 'Hello' } } as const;
const onlyFull = {
  source: "parameter.agenda == 'full'",
  type: 'boolean',
  tree: {
    op: 'binary',
    operator: '==',
    left: { op: 'parameter', name: 'agenda' },
    right: { op: 'literal', value: 'full' },
  },
} as const;

const played = {
  ...scenario,
  parameters: [
    {
      name: 'agenda',
      title: { en: 'Length of the exercise' },
      type: 'choice',
      start: 'full',
      values: ['full', 'short'],
    },
    { name: 'holiday', title: { en: 'It is a holiday' }, type: 'boolean', start: true, values: [] },
    { name: 'crowd', title: { en: 'People in the halls' }, type: 'number', start: 900, values: [] },
  ],
  phases: [
    {
      ...phase,
      agenda: [
        { ...item, minutes: 90, onlyIf: null },
        { ...item, minutes: 90, onlyIf: onlyFull },
      ],
    },
  ],
} as const;

const offer: LobbyOffer = {
  seed: '4711',
  scenarios: [
    { file: 'scenarios/drone-incident/scenario.yaml', name: 'drone-incident', scenario: played },
    {
      file: 'broken/scenario.yaml',
      name: 'broken',
      problem: 'ST0101 at scenario.yaml:3:1: `titel` is no key. Did you mean `title`?',
    },
  ],
  records: [
    {
      file: '/home/f/drone-incident-2026-11-24.jsonl',
      title: 'Drones over Vessmar Airport',
      written: Date.UTC(2026, 10, 24, 9, 30),
      zone: 'UTC',
      entries: 57,
      state: 'Sunday 07:27, paused',
      problem: null,
    },
  ],
};

function opened(): { lobby: ScreenProgram; choices: LobbyChoice[] } {
  const choices: LobbyChoice[] = [];
  return { lobby: createLobby(offer, 'en', (choice) => choices.push(choice), unhurried()), choices };
}
function keys(lobby: ScreenProgram, ...pressed: readonly string[]): void {
  for (const each of pressed) lobby.key(each.length > 1 ? keyNamed(each) : typed(each));
}
const at = (lobby: ScreenProgram, columns: number, rows: number): string =>
  frameText(lobby.frame({ columns, rows }));

test.each([
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
])('shows at $columns x $rows what there is, and how it starts', async (size: Size) => {
  const { lobby } = opened();
  for (const line of lobby.frame(size).lines) expect(lineWidth(line)).toBe(size.columns);
  await expect(`${frameText(lobby.frame(size))}\n`).toMatchFileSnapshot(
    `frames/lobby-${size.columns}x${size.rows}.txt`,
  );
  keys(lobby, 'enter', 'down', 'down');
  await expect(`${frameText(lobby.frame(size))}\n`).toMatchFileSnapshot(
    `frames/lobby-start-${size.columns}x${size.rows}.txt`,
  );
});

test('tells both lengths of a scenario whose agenda hangs on a parameter', () => {
  expect(at(opened().lobby, 120, 40)).toContain('full: about 3 h 00 min, short: about 1 h 30 min');
  expect(plannedLength(played, [['agenda', 'short']])).toBe(90);
});

test('starts with the seed and the parameters that were set', () => {
  const { lobby, choices } = opened();
  keys(
    lobby,
    'enter',
    'down',
    'ctrl+u',
    ...Array.from('spring 7'),
    'down',
    'right',
    'down',
    'space',
    'down',
    'backspace',
    '5',
  );
  keys(lobby, 'enter', 'enter');
  expect(choices).toEqual([
    {
      choice: 'start',
      file: 'scenarios/drone-incident/scenario.yaml',
      seed: 'spring 7',
      parameters: [
        ['agenda', 'short'],
        ['holiday', false],
        ['crowd', 905],
      ],
    },
  ]);
});

test('what was set up stands there again after Esc', () => {
  const { lobby, choices } = opened();
  keys(lobby, 'enter', 'down', 'ctrl+u', ...Array.from('spring'), 'esc', 'down', 'up', 'enter');
  expect(at(lobby, 80, 24)).toContain('spring');
  keys(lobby, 'enter');
  expect(choices).toMatchObject([{ choice: 'start', seed: 'spring' }]);
});

test('an empty seed and a number that is none are told where they stand, and nothing starts', () => {
  const { lobby, choices } = opened();
  keys(lobby, 'enter', 'down', 'ctrl+u', 'up', 'enter');
  expect(at(lobby, 80, 24)).toContain('The seed cannot be empty');
  keys(
    lobby,
    '7',
    'down',
    'down',
    'down',
    'x',
    'down',
    'down',
    'enter',
    'up',
    'up',
    'up',
    'up',
    'up',
    'enter',
  );
  expect(at(lobby, 80, 24)).toContain('This takes a number');
  expect(choices).toEqual([]);
});

test('read by another rule than shown, in the lobby: a number that could be two starts nothing', () => {
  const { lobby, choices } = opened();
  keys(lobby, 'enter', 'down', 'down', 'down', 'down', 'ctrl+u', ...Array.from('2,500'), 'enter', 'enter');
  expect(at(lobby, 80, 24)).toContain('Is it 2.5 or 2500? Write it as one of these.');
  expect(choices).toEqual([]);
  keys(lobby, 'ctrl+u', ...Array.from('2 500'), 'enter', 'enter');
  expect(choices).toMatchObject([
    {
      parameters: [
        ['agenda', 'full'],
        ['holiday', true],
        ['crowd', 2500],
      ],
    },
  ]);
});

test('a scenario with a mistake says which, and cannot be started', () => {
  const { lobby, choices } = opened();
  keys(lobby, 'down', 'enter');
  expect(at(lobby, 80, 24)).toContain('Did you mean `title`?');
  expect(choices).toEqual([]);
});

test('goes on with a record, and leaves', () => {
  const { lobby, choices } = opened();
  keys(lobby, 'down', 'down');
  expect(at(lobby, 80, 24)).toContain('Sunday 07:27, paused');
  keys(lobby, 'enter', 'q');
  expect(choices).toEqual([
    { choice: 'resume', file: '/home/f/drone-incident-2026-11-24.jsonl' },
    { choice: 'leave' },
  ]);
});

test('twenty columns are told what to do', () => {
  expect(at(opened().lobby, 20, 10).replaceAll(/\s+/gu, ' ')).toContain('make it 40 x 12 or larger');
});

test('where nothing can be seen nothing is started: q leaves, and no other key acts', () => {
  const { lobby, choices } = opened();
  at(lobby, 20, 10);
  for (const key of ['enter', 'down', 'enter', 'enter', 'space']) lobby.key(keyNamed(key));
  expect(choices).toEqual([]);
  expect(at(lobby, 80, 24)).toContain('enter open');
  at(lobby, 20, 10);
  lobby.key(typed('q'));
  expect(choices).toEqual([{ choice: 'leave' }]);
});

test('records of one title are told apart in the list: one that was gone back in stands beside its fork', () => {
  const [record] = offer.records;
  if (record === undefined) throw new Error('no record is offered');
  const fork = { ...record, file: record.file.replace('.jsonl', '-from-40-1.jsonl'), entries: 44 };
  const lobby = createLobby({ ...offer, records: [fork, record] }, 'en', () => {}, unhurried());
  const rows = at(lobby, 80, 24)
    .split('\n')
    .filter((row) => row.includes('Drones over Vessmar Airport') && row.includes('entries'));
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain('44 entries, ');
  expect(rows[1]).toContain('57 entries, ');
});
