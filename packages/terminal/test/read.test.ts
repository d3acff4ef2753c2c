// What people type into a field.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { words } from '@sandtable/words';
import {
  type Prompt,
  type ReadingContext,
  readTypedDuration,
  readMoment,
  readTyped,
  readWallTime,
} from '@sandtable/powers';
import { control, scenario } from './fixture-view.ts';

process.env['TZ'] = 'UTC';
const reading: ReadingContext = {
  say: words('en'),
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

describe('times', () => {
  test('durations as people write them', () => {
    expect(['90s', '15m', '1h30m', '2d', '15', '1 h 30 min', '1.5h'].map(readTypedDuration)).toEqual([
      90, 900, 5400, 172_800, 900, 5400, 5400,
    ]);
    expect(['', 'soon', '-5', '5x', '999d'].map(readTypedDuration)).toEqual([null, null, null, null, null]);
  });
  test('a story time is the next time its clock shows it', () => {
    // it is Sunday 07:27, 1920 s after StartEx
    expect(readMoment('07:40', control.story)).toBe(1920 + 13 * 60);
    expect(readMoment('7:20', control.story)).toBe(1920 - 7 * 60 + 86_400);
    expect(readMoment('+20m', control.story)).toBe(1920 + 1200);
    expect(readMoment('1h30m', control.story)).toBe(5400);
    expect(readMoment('25:00', control.story)).toBeNull();
  });
  test('the clock in the room, ahead or back', () => {
    expect(readWallTime('08:10', reading.wall, 'ahead')).toBe(reading.wall + 600_000);
    expect(readWallTime('07:50', reading.wall, 'back')).toBe(reading.wall - 600_000);
    expect(readWallTime('07:50', reading.wall, 'ahead')).toBe(reading.wall - 600_000 + 86_400_000);
    expect(readWallTime('15m', reading.wall, 'back')).toBe(reading.wall - 900_000);
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
