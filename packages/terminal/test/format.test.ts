// Times, numbers and texts as they are said.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clean,
  cleanLine,
  duration,
  gauge,
  number,
  roomClock,
  storyTime,
  storyTimeAt,
  words,
} from '@sandtable/words';
import { wallDate, wallTime } from '@sandtable/words/room-time';
import { bar, sparkline } from '../src/screen/chart.ts';

const tongue = { language: 'en', say: words('en') };
const forbidden = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/u;

describe('times', () => {
  test('story time is a weekday and a clock, or what has passed since StartEx', () => {
    expect(storyTime({ seconds: 1920, local: '2031-06-08T07:27:00', shownAs: 'clock' }, tongue)).toBe(
      'Sunday 07:27',
    );
    expect(storyTime({ seconds: 4020, local: null, shownAs: 'clock' }, tongue)).toBe('+1 h 07 min');
    expect(storyTime({ seconds: 4020, local: '2031-06-08T07:27', shownAs: 'elapsed' }, tongue)).toBe(
      '+1 h 07 min',
    );
  });
  test('H-hour and the time of StartEx before it make the local time, past midnight too', () => {
    const story = { hHour: '2031-08-02T06:40', zone: '+02:00', startex: -600, shownAs: 'clock' } as const;
    expect(storyTimeAt(story, 0, tongue)).toBe('Saturday 06:30');
    expect(storyTimeAt(story, 18 * 3600, tongue)).toBe('Sunday 00:30');
  });
  test('durations have two parts at most', () => {
    expect([0, 45, 720, 4020, 183_600].map((each) => duration(each, tongue))).toEqual([
      '0 s',
      '45 s',
      '12 min',
      '1 h 07 min',
      '2 d 3 h',
    ]);
  });
  test('a time of the room has its day where it is another day there, wherever it is told', () => {
    const night = Date.UTC(2031, 5, 8, 21, 30);
    const morning = Date.UTC(2031, 5, 8, 22, 30);
    const inRoom = (zone: string) => wallTime(night, { ...tongue, zone }, morning);
    expect(['UTC', 'Europe/Berlin', 'Pacific/Auckland'].map(inRoom)).toEqual([
      '21:30',
      '8 June, 23:30',
      '09:30',
    ]);
    expect(wallDate(night, { ...tongue, zone: 'Pacific/Auckland' })).toBe('9 June 2031, 09:30');
  });
  test('the minutes of the room', () => {
    expect(roomClock(380_000)).toBe('6:20');
  });
});

describe('numbers', () => {
  test('a per cent sticks to its number, a unit does not', () => {
    expect(number(63, '%', tongue)).toBe('63%');
    expect(number(1120.55, 'flights', tongue)).toBe('1,120.6 flights');
    expect(number(-0, null, tongue)).toBe('0');
  });
  test('a unit has the form that goes with the number as it is told, by the rule of the reader’s language', () => {
    const told = (language: string, ...numbers: readonly number[]) =>
      numbers.map((each) => number(each, 'lorry | lorries', { language, say: words(language) }));
    expect(told('en', 0, 1, 1.04, 1.5, 2)).toEqual([
      '0 lorries',
      '1 lorry',
      '1 lorry',
      '1.5 lorries',
      '2 lorries',
    ]);
    expect(told('fr', 0, 1, 2)).toEqual(['0 lorry', '1 lorry', '2 lorries']);
    expect(number(1, 'people', tongue)).toBe('1 people');
  });
  test('a reader of another language gets its own signs', () => {
    expect(number(1120.5, null, { language: 'de', say: words('de') })).toBe('1.120,5');
  });
  test('the number that is shown is the number that is: never further off than half of its last digit, and no sign at nought', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const told = number(value, null, tongue);
        const read = Number(told.replaceAll(',', ''));
        const digits = told.split('.')[1]?.length ?? 0;
        const coarse = Math.abs(value) >= 1 || Math.abs(value) < 1e-6 ? 1 : digits;
        expect(Math.abs(read - value)).toBeLessThanOrEqual(0.5 * 10 ** -Math.max(digits, coarse) + 1e-9);
        expect(told).not.toMatch(/^-0(?:\.0+)?$/u);
      }),
    );
    expect([0.033, 0.25, 0.004, -0.04, 0.1 + 0.2 - 0.3].map((each) => number(each, null, tongue))).toEqual([
      '0.03',
      '0.25',
      '0.004',
      '-0.04',
      '0',
    ]);
  });
  test('what could not be computed is shown as that, in every manner of showing, and never as nought', () => {
    for (const shownAs of ['number', 'gauge', 'words'] as const)
      expect(
        gauge({ name: 'rate', title: 'Rate', value: null, min: 0, max: 9, unit: '%', shownAs }, tongue),
      ).toBe('(no value)');
  });
  test('a gauge shown in words gives no number away', () => {
    const trust = {
      name: 'trust',
      title: 'Trust',
      value: 63,
      min: 0,
      max: 100,
      unit: '%',
      shownAs: 'words',
    } as const;
    expect(gauge(trust, tongue)).toBe('high');
    expect(gauge({ ...trust, value: 100 }, tongue)).toBe('very high');
    expect(gauge({ ...trust, value: true, min: null, max: null, unit: null }, tongue)).toBe('yes');
  });
});

describe('texts from outside', () => {
  test('escape sequences and direction overrides are gone, words stay', () => {
    expect(clean('\u001b[31mred\u001b[0m \u202eevil\u202c \u001b]0;title\u0007end')).toBe('red evil end');
    expect(cleanLine('one\r\n  two\u2028three\ttab')).toBe('one two three tab');
    expect(clean('שלום — 你好 — é')).toBe('שלום — 你好 — é');
  });
  test('nothing that could move a cursor is left, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(clean(text)).not.toMatch(forbidden);
        expect(cleanLine(text)).not.toMatch(/[\n\r]/u);
        expect(clean(text).isWellFormed()).toBe(true);
        expect(clean(clean(text))).toBe(clean(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('charts', () => {
  test('a sparkline shows the last values on one scale', () => {
    expect(sparkline([0, 25, 50, 75, 100], 5, { unicode: false })).toBe('_.-=#');
    expect(sparkline([1, 2, 3, 4, 5, 6], 3, { unicode: false, min: 0, max: 10 })).toBe('--=');
    expect(sparkline([7, 7], 5, { unicode: true })).toBe('▅▅');
  });
  test('a bar is always as wide as it is told', () => {
    expect(bar(0.25, 8, { unicode: false })).toBe('##......');
    fc.assert(
      fc.property(fc.double(), fc.nat(50), (share, width) => {
        expect(bar(share, width, { unicode: false })).toHaveLength(width);
      }),
    );
  });
});
