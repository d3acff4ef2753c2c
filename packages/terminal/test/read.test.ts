// What people type into a field.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { words } from '@sandtable/words';
import { wallDate, wallTime } from '@sandtable/words/room-time';
import {
  type Prompt,
  type ReadingContext,
  readTypedDuration,
  readMoment,
  readTyped,
  readWallTime,
} from '@sandtable/powers';
import { control, scenario } from './fixture-view.ts';

const reading: ReadingContext = {
  say: words('en'),
  zone: 'UTC',
  wall: Date.UTC(2031, 5, 8, 8, 0),
  story: control.story,
  effects: { view: control, scenario },
};
const colours = {
  kind: 'pick',
  choices: [
    { value: 'reopen', label: 'Reopen now', short: 'a' },
    { value: 'one', label: 'One runway', short: 'b' },
    { value: 'wait', label: 'Wait', short: 'c' },
  ],
} satisfies Prompt;

const moment = (typed: string, story = control.story) => {
  const read = readMoment(typed, story, 'en');
  return 'at' in read ? read.at : read.wrong;
};
const inRoom = (
  typed: string,
  towards: 'ahead' | 'back',
  zone: string | null = 'UTC',
  now = reading.wall,
) => {
  const read = readWallTime(typed, now, towards, { zone, language: 'en' });
  return 'at' in read ? read.at - now : read.wrong;
};
const minute = 60_000;

describe('times', () => {
  test('durations as people write them', () => {
    expect(
      ['90s', '15m', '1h30m', '2d', '15', '1 h 30 min', '1.5h', '5 minutes', '2 hours', '90 sec'].map(
        readTypedDuration,
      ),
    ).toEqual([90, 900, 5400, 172_800, 900, 5400, 5400, 300, 7200, 90]);
    expect(['', 'soon', '-5', '5x', '999d'].map(readTypedDuration)).toEqual([null, null, null, null, null]);
  });
  test('a story time is the next time its clock shows it', () => {
    // it is Sunday 07:27, 1920 s after StartEx
    expect(moment('07:40')).toBe(1920 + 13 * 60);
    expect(moment('7:20')).toBe(1920 - 7 * 60 + 86_400);
    expect(moment('+20m')).toBe(1920 + 1200);
    expect(moment('1h30m')).toBe(5400);
    expect(moment('25:00')).toBe('no-time');
  });
  test('where a time is asked, what is shown as one and four digits are times of day: of the story', () => {
    expect(['0740', '7.40', '7h40', '07:40 h', '7:40 am'].map((typed) => moment(typed))).toEqual(
      Array.from({ length: 5 }, () => 1920 + 13 * 60),
    );
    expect(moment('Sunday 07:40')).toBe(1920 + 13 * 60);
    expect(moment('Mon, 07:20')).toBe(1920 - 7 * 60 + 86_400);
    expect(moment('Sunday 07:20')).toBe(1920 - 7 * 60 + 7 * 86_400);
    expect(['Someday 07:20', '2560', '1475', 'Sunday'].map((typed) => moment(typed))).toEqual(
      Array.from({ length: 4 }, () => 'no-time'),
    );
  });
  test('where a story names no date, what could be since StartEx or from now is asked', () => {
    const elapsed = { seconds: 1920, local: null, shownAs: 'elapsed' } as const;
    expect(moment('+1 h 07 min', elapsed)).toBe('doubtful');
    expect(moment('+1h07m', elapsed)).toBe(1920 + 4020);
    expect(moment('1h07m', elapsed)).toBe(4020);
    expect(moment('+12 min', elapsed)).toBe(1920 + 720);
    expect(readTyped({ kind: 'moment' }, '+1 h 07 min', { ...reading, story: elapsed })).toEqual({
      problem:
        '“+1 h 07 min” can be from now or since StartEx. Write +1h07min for from now, 1h07min for since StartEx.',
    });
  });
  test('where a time is asked, what is shown as one and four digits are times of day: of the room', () => {
    expect(inRoom('08:10', 'ahead')).toBe(10 * minute);
    expect(inRoom('07:50', 'back')).toBe(-10 * minute);
    expect(inRoom('07:50', 'ahead')).toBe(-10 * minute + 86_400_000);
    expect(inRoom('15m', 'back')).toBe(-15 * minute);
    expect(['0810', '8.10', '8h10', '08:10:00', '8:10 AM'].map((typed) => inRoom(typed, 'ahead'))).toEqual(
      Array.from({ length: 5 }, () => 10 * minute),
    );
    expect(inRoom('1430', 'ahead')).toBe(390 * minute);
    expect(inRoom('2:30 pm', 'ahead')).toBe(390 * minute);
    expect(['2500', '1475', '13:00 pm'].map((typed) => inRoom(typed, 'ahead'))).toEqual(
      Array.from({ length: 3 }, () => 'no-time'),
    );
    const day = 86_400_000;
    expect(inRoom('9 June, 09:00', 'ahead')).toBe(day + 60 * minute);
    expect(inRoom('7 June 2031, 09:00', 'back')).toBe(60 * minute - day);
    expect(inRoom('2031-06-09 0900', 'ahead')).toBe(day + 60 * minute);
  });
  test('what is shown of a time in the room is read as that time', () => {
    const tongue = { say: words('en'), language: 'en', zone: 'Europe/Berlin' };
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2032, 0) }), (at) => {
        const whole = Math.floor(at / minute) * minute;
        const read = readWallTime(wallDate(whole, tongue), whole, 'back', tongue);
        expect(read).toEqual({ at: whole });
        expect(readWallTime(wallTime(whole, tongue), whole, 'back', tongue)).toEqual({ at: whole });
        const day = readWallTime(wallTime(whole, tongue, whole - 86_400_000), whole, 'ahead', tongue);
        expect(day).toEqual({ at: whole });
      }),
      { numRuns: 300 },
    );
  });
  test('times and days that there never were are refused, with what to write', () => {
    // on 30 March 2031 clocks in Berlin go from 02:00 to 03:00, in Lord Howe half an hour on 5 October
    const morning = Date.UTC(2031, 2, 30, 6);
    expect(inRoom('02:30', 'back', 'Europe/Berlin', morning)).toBe('skipped');
    expect(inRoom('0259', 'back', 'Europe/Berlin', morning)).toBe('skipped');
    expect(inRoom('03:00', 'back', 'Europe/Berlin', morning)).toBe(-5 * 60 * minute);
    expect(inRoom('02:15', 'back', 'Australia/Lord_Howe', Date.UTC(2031, 9, 4, 20))).toBe('skipped');
    expect(inRoom('30 February, 10:40', 'back')).toBe('no-day');
    expect(inRoom('2031-02-29 10:40', 'back')).toBe('no-day');
    expect(inRoom('31 June 2031, 10:40', 'back')).toBe('no-day');
    expect(inRoom('29 February, 10:40', 'back', 'UTC', Date.UTC(2028, 2, 2))).toBe(
      Date.UTC(2028, 1, 29, 10, 40) - Date.UTC(2028, 2, 2),
    );
    const typed = readTyped({ kind: 'wall', towards: 'back' }, '02:30', {
      ...reading,
      zone: 'Europe/Berlin',
      wall: morning,
    });
    expect(typed).toEqual({ problem: expect.stringContaining('clocks were put forward') });
    const noDay = readTyped({ kind: 'wall', towards: 'back' }, '30 February, 10:40', reading);
    expect(noDay).toEqual({ problem: expect.stringContaining('No calendar has the day') });
  });
  test('of a time that comes twice, when clocks are put back, the one nearer to now is meant', () => {
    // on 26 October 2031 02:50 comes twice in Berlin: 00:50 and 01:50 UTC
    const first = Date.UTC(2031, 9, 26, 0, 50);
    expect(inRoom('02:50', 'back', 'Europe/Berlin', first + 20 * minute)).toBe(-20 * minute);
    expect(inRoom('02:50', 'back', 'Europe/Berlin', first + 80 * minute)).toBe(-20 * minute);
    expect(inRoom('02:50', 'ahead', 'Europe/Berlin', first - 20 * minute)).toBe(20 * minute);
  });
});

describe('lists', () => {
  test('by letter, number, name, label, and the beginning of a label', () => {
    for (const typed of ['b', 'B', '2', 'one', 'One runway', 'one r', 'runway'])
      expect(readTyped(colours, typed, reading)).toEqual({ value: 'one' });
  });
  test('what is not there is not guessed, but named', () => {
    expect(readTyped(colours, 'Wiat', reading)).toEqual({
      problem: '“Wiat” is not one of these. Did you mean Wait?',
    });
    expect(readTyped(colours, '7', reading)).toEqual({ problem: expect.stringContaining('“7”') });
  });
  test('several, all, and a ranking that forgets one', () => {
    const { choices } = colours;
    expect(readTyped({ kind: 'several', choices }, 'a, wait', reading)).toEqual({
      value: ['reopen', 'wait'],
    });
    expect(readTyped({ kind: 'several', choices }, 'all', reading)).toEqual({
      value: ['reopen', 'one', 'wait'],
    });
    expect(readTyped({ kind: 'ranking', choices }, 'c > a > b', reading)).toEqual({
      value: ['wait', 'reopen', 'one'],
    });
    expect(readTyped({ kind: 'ranking', choices }, 'c, a', reading)).toEqual({
      problem: 'All of them are put in an order: One runway is missing.',
    });
  });
  test('entries are meant by their own number, not by their place', () => {
    const entries: Prompt = {
      kind: 'pick',
      choices: [
        { value: '57', label: 'the last', short: '57' },
        { value: '3', label: 'an early one', short: '3' },
      ],
    };
    expect(readTyped(entries, '3', reading)).toEqual({ value: '3' });
    expect(readTyped(entries, '1', reading)).toEqual({ problem: expect.any(String) });
  });
});

describe('numbers and effects', () => {
  test('limits are kept, commas and per cents understood', () => {
    const percent: Prompt = { kind: 'number', min: 0, max: 100, unit: '%' };
    expect(['25', '2,5', '25 %', '1e9'].map((typed) => readTyped(percent, typed, reading))).toEqual([
      { value: 25 },
      { value: 2.5 },
      { value: 25 },
      { problem: '“1e9” is not a number. Write one, such as 25 or 2.5.' },
    ]);
    expect(readTyped(percent, '120', reading)).toEqual({ problem: '120 is not from 0 to 100.' });
  });
  test('read by another rule than shown: thousands in an effect, and a number that could be two', () => {
    const read = (typed: string) => readTyped({ kind: 'effects' }, typed, reading);
    expect(read('held +1,234.5, held = 40')).toEqual({
      value: [
        { verb: 'add', variable: 'held', value: 1234.5 },
        { verb: 'set', variable: 'held', value: 40 },
      ],
    });
    expect(read('held = 40, held +2,500')).toEqual({
      problem: '“2,500” can be read as 2.5 or as 2500: which? Write it as one of these.',
    });
  });
  test('what counts something is whole', () => {
    const votes: Prompt = { kind: 'number', min: 0, max: null, unit: null, whole: true };
    expect(['2,500', '2.5'].map((typed) => readTyped(votes, typed, reading))).toEqual([
      { value: 2500 },
      { problem: '“2.5” is not a whole number.' },
    ]);
  });
  test('effects in the short notation; one that cannot be read spoils all', () => {
    expect(readTyped({ kind: 'effects' }, 'held +5, held = 40', reading)).toEqual({
      value: [
        { verb: 'add', variable: 'held', value: 5 },
        { verb: 'set', variable: 'held', value: 40 },
      ],
    });
    expect(readTyped({ kind: 'effects' }, 'held +5, hold +5', reading)).toEqual({
      problem: expect.stringContaining('held +5, hold +5'),
    });
  });
});

test('nothing that is typed breaks a field', () => {
  expect.hasAssertions();
  const prompts: readonly Prompt[] = [
    colours,
    { kind: 'several', choices: colours.choices },
    { kind: 'ranking', choices: colours.choices },
    { kind: 'number', min: null, max: 5, unit: null },
    { kind: 'duration' },
    { kind: 'moment' },
    { kind: 'wall', towards: 'back' },
    { kind: 'yes-no' },
    { kind: 'effects' },
    { kind: 'text' },
  ];
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...prompts), (typed, prompt) => {
      const read = readTyped(prompt, typed, reading);
      expect('value' in read || read.problem !== '').toBe(true);
    }),
    { numRuns: 1000 },
  );
});
