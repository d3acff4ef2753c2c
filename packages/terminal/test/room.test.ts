// The room's screen at the sizes of a projector, and as lines. The frames stand beside this file, to be read by people.
import type { RoomSubject, RoomView } from '@sandtable/core/view';
import type { FollowedExercise } from '@sandtable/host/recorded';
import { describe, expect, test } from 'vitest';
import { frameText } from '../src/screen/frame.ts';
import { lineWidth } from '../src/screen/line.ts';
import { keyNamed, typed } from '../src/screen/key.ts';
import { createRoom, printRoom } from '../src/room/open-room.ts';

process.env['TZ'] = 'UTC';

const wall = Date.UTC(2031, 5, 8, 10, 30);
const story = { seconds: 1620, local: '2031-06-08T07:27', shownAs: 'clock' } as const;
const view: RoomView = {
  exercise: {
    title: 'Drones over Vessmar Airport',
    marking: 'TLP:GREEN',
    fictional: 'Varda, Kestria and every body and person in it are invented.',
  },
  rehearsal: false,
  people: { attribution: 'role', chathamHouse: false, safety: null, contact: null, prepared: [] },
  stage: 'conduct',
  pause: null,
  story,
  phase: { title: 'Module 2: Response' },
  subject: { shows: 'nothing' },
};
const question: Extract<RoomSubject, { shows: 'question' }> = {
  shows: 'question',
  serial: 'D3',
  question: 'Do you reopen the runway?',
  options: [
    { letter: 'a', text: 'Reopen now', allowed: true },
    {
      letter: 'b',
      text: 'One runway, while the police search the east fence with a second team',
      allowed: true,
    },
    { letter: 'c', text: 'Wait', allowed: true },
  ],
  form: 'choice',
  amount: null,
  rule: 'lead',
  quorum: null,
  lead: 'Airport',
  deciders: ['Airport', 'Police'],
  consulted: ['Airline'],
  minutes: 10,
  until: wall + 600_000,
};
const inject: RoomSubject = {
  shows: 'inject',
  from: 'Radio Alder',
  channel: 'radio',
  delivery: 'spoken',
  tlp: 'TLP:CLEAR',
  contentNote: null,
  text: 'Listeners tell us that all flights from Vessmar have stopped. We ask the airport: since when, and why does nobody say so? \u001B[31m \u202Edesrever',
  attachments: [],
  story,
};

const scenes: Readonly<Record<string, RoomView>> = {
  opening: { ...view, stage: 'set-up', phase: null },
  briefing: { ...view, stage: 'briefing', phase: null },
  question: { ...view, subject: question },
  'question-over': { ...view, subject: { ...question, until: wall - 60_000 } },
  amount: {
    ...view,
    subject: {
      ...question,
      options: [],
      form: 'amount',
      amount: { min: 0, max: 100, unit: '%' },
      rule: 'each',
    },
  },
  discussion: {
    ...view,
    subject: {
      shows: 'discussion',
      ask: 'Who may stop the flights, and on whose word?',
      minutes: 12,
      until: Date.UTC(2031, 5, 8, 8, 12),
    },
  },
  'brief-back': {
    ...view,
    subject: {
      shows: 'brief-back',
      order: ['Airport, Tower', 'Police', 'Passengers'],
      turn: 1,
      form: ['decided', 'unsure', 'need from others'],
      minutes: 6,
      until: null,
    },
  },
  inject: { ...view, subject: inject },
  attached: {
    ...view,
    subject: {
      ...inject,
      text: 'The police hand out what they know.',
      attachments: [
        {
          holds: 'picture',
          title: 'The east fence',
          alt: 'A fence from above. A gate in it stands open; tracks lead from it to a copse.',
        },
        {
          holds: 'table',
          title: 'Seen so far',
          alt: 'When and where something was seen.',
          table: [
            ['When', 'Where', 'Who says so'],
            ['07:04', 'Runway 2', 'Tower'],
            ['07:20', 'East fence', 'Ground crew'],
          ],
        },
        {
          holds: 'text',
          title: 'To all crews',
          text: 'Stay inside.\n\nCall in whatever you see \u001B[2Jnow.',
        },
      ],
    },
  },
  break: { ...view, stage: 'paused', pause: { reason: 'break', until: wall + 900_000, since: wall } },
  'real-world': { ...view, stage: 'paused', pause: { reason: 'real-world', until: null, since: wall } },
  'end-ex': { ...view, stage: 'end-ex' },
  'hot-wash': {
    ...view,
    stage: 'hot-wash',
    subject: { shows: 'hot-wash', step: { at: 'question', number: 2, of: 3, ask: 'What did you know?' } },
  },
  closed: { ...view, stage: 'closed' },
};

/** A followed exercise whose views the test puts there one after the other. */
function followed(first: RoomView): FollowedExercise & { show(next: RoomView): void } {
  const watchers = new Set<() => void>();
  let now = first;
  return {
    clock: { now: () => wall, every: () => () => {} },
    language: 'en',
    zone: 'UTC',
    room: () => now,
    trouble: () => null,
    subscribe(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    close() {},
    show(next) {
      now = next;
      for (const changed of watchers) changed();
    },
  };
}

const sizes = [
  { columns: 60, rows: 20 },
  { columns: 100, rows: 30 },
] as const;
describe.each(sizes)('at $columns x $rows', (size) => {
  test.each(Object.keys(scenes))('%s', async (name) => {
    const frame = createRoom(followed(scenes[name] ?? view), () => {}).frame(size);
    expect(frame.lines).toHaveLength(size.rows);
    for (const each of frame.lines) expect(lineWidth(each)).toBe(size.columns);
    await expect(`${frameText(frame)}\n`).toMatchFileSnapshot(
      `room/${name}-${size.columns}x${size.rows}.txt`,
    );
  });
});

test.each([20, 31, 45, 60])(
  '%i columns: the marking is there and no line is longer than sixty',
  (columns) => {
    for (const scene of Object.values(scenes)) {
      const text = frameText(createRoom(followed(scene), () => {}).frame({ columns, rows: 24 }));
      expect(text.split('\n').every((each) => each.trim().length <= 60)).toBe(true);
      if (scene.pause?.reason === 'real-world') expect(text).not.toContain('EXERCISE EXERCISE');
      else if (columns >= 45) expect(text).toContain('EXERCISE EXERCISE EXERCISE');
    }
  },
);

test('b blanks all but the time, and gives it back; a real-world stop shows through', () => {
  const exercise = followed(scenes['question'] ?? view);
  const room = createRoom(exercise, () => {});
  const size = { columns: 60, rows: 20 };
  room.key(typed('b'));
  expect(frameText(room.frame(size))).not.toContain('runway');
  expect(frameText(room.frame(size))).toContain('Sunday 07:27');
  exercise.show(scenes['real-world'] ?? view);
  expect(frameText(room.frame(size))).toContain('Play has stopped. This is real.');
  exercise.show(scenes['question'] ?? view);
  room.key(typed('b'));
  expect(frameText(room.frame(size))).toContain('Do you reopen the runway?');
});

test('what does not fit is said, and reached with down', () => {
  const room = createRoom(followed(scenes['question'] ?? view), () => {});
  const size = { columns: 40, rows: 12 };
  expect(frameText(room.frame(size))).toMatch(/more lines below/u);
  for (let pressed = 0; pressed < 20; pressed += 1) room.key(keyNamed('down'));
  expect(frameText(room.frame(size))).toContain('until 10:40');
});

const wallOf = (ideas: number, status: 'open' | 'closed' = 'open'): RoomView => ({
  ...view,
  subject: {
    shows: 'activity',
    board: {
      name: 'ideas',
      kind: 'brainstorm',
      title: 'What would help in the halls?',
      status,
      items: [],
      newest: ideas,
      groups: [
        {
          heading: null,
          votes: 0,
          cards: Array.from({ length: ideas }, (_, place) => ({
            number: place + 1,
            text: `Idea number ${place + 1}.`,
            votes: 0,
            mitigations: [],
          })),
        },
      ],
      axes: { across: null, up: null },
      futures: [],
      survey: null,
    },
    minutes: 10,
    until: wall + 600_000,
  },
});

test('a wall that grows is followed: what came last is in sight, with its title and its time, and how much stands above', () => {
  const exercise = followed(wallOf(3));
  const room = createRoom(exercise, () => {});
  const size = { columns: 60, rows: 20 };
  const shown = (): string => frameText(room.frame(size));
  expect(shown()).toContain('Idea number 1.');
  expect(shown()).not.toContain('above');
  for (const ideas of [12, 30, 31]) {
    exercise.show(wallOf(ideas));
    expect(shown()).toContain(`Idea number ${ideas}.`);
    expect(shown()).not.toContain('Idea number 1.');
    expect(shown()).toMatch(/\d+ more lines above/u);
    expect(shown()).toContain('What would help in the halls?');
    expect(shown()).toContain('until 10:40');
  }
  // whoever looks up sees what stands there; what comes after the wall begins at its top
  for (let pressed = 0; pressed < 40; pressed += 1) room.key(keyNamed('up'));
  expect(shown()).toContain('Idea number 1.');
  expect(shown()).toContain('more lines below');
  room.key(keyNamed('home'));
  expect(shown()).toContain('Idea number 31.');
  exercise.show(wallOf(31, 'closed'));
  expect(shown()).toContain('Idea number 1.');
});

test('one that came under an early heading is followed there, and what stands below is said', () => {
  const many = wallOf(30);
  if (many.subject.shows !== 'activity') throw new Error('no wall');
  const board = { ...many.subject.board, newest: 12 };
  const room = createRoom(followed({ ...many, subject: { ...many.subject, board } }), () => {});
  const shown = frameText(room.frame({ columns: 60, rows: 20 }));
  expect(shown).toContain('Idea number 12.');
  expect(shown).toMatch(/more lines above[^]*more lines below/u);
});

test('as lines: what changed, between its markings, until it is closed', async () => {
  const exercise = followed(scenes['question'] ?? view);
  const chunks: string[] = [];
  const output = { write: (chunk: string) => chunks.push(chunk) } as unknown as NodeJS.WritableStream;
  const printed = printRoom(exercise, output);
  exercise.show(scenes['question'] ?? view);
  expect(chunks).toHaveLength(1);
  exercise.show(scenes['inject'] ?? view);
  exercise.show(scenes['closed'] ?? view);
  await printed;
  expect(chunks).toHaveLength(3);
  for (const chunk of chunks) {
    expect(chunk.startsWith('EXERCISE EXERCISE EXERCISE')).toBe(true);
    expect(chunk.trimEnd().endsWith('EXERCISE EXERCISE EXERCISE')).toBe(true);
    expect(chunk).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/u);
  }
});
