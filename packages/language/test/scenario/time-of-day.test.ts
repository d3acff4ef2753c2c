/** A time of day is the one moment in the story at which clocks show it; where there is none, or more than one, that is told. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readScenario } from '../../src/index.ts';
import { completed } from './example.ts';

/** 12 March 2031 is a Wednesday. */
const read = (at: string, duration: string, startex = '0m') => {
  const { text } = completed(
    `story: { h-hour: 2031-03-12T14:00, startex: ${startex} }
duration: ${duration}
injects:
  call: { at: ${at}, from: mayor, to: [all], channel: phone, text: Hello }
`,
    false,
  );
  return readScenario(text, 'scenario.yaml');
};
const secondsOf = (...of: Parameters<typeof read>): number | null => {
  const at = read(...of).scenario?.injects[0]?.at;
  return at?.at === 'story' ? at.seconds : null;
};
const fixOf = (...of: Parameters<typeof read>): string | undefined => read(...of).diagnostics[0]?.fix;
const hour = 3600;

describe('a time of day', () => {
  test.each([
    ['today', '20:00', '8h', '0m', 6 * hour],
    ['at StartEx itself', '14:00', '8h', '0m', 0],
    ['counted from a StartEx before H-hour', '20:00', '8h', '-30m', 6.5 * hour],
    ['on the next day', '08:15', '20h', '0m', 18.25 * hour],
    ['on the next day, by its name', 'Thu 20:00', '3d', '0m', 30 * hour],
    ['on the day of StartEx, which is not that of H-hour', 'Tue 23:30', '2d', '-15h', 0.5 * hour],
  ])('%s', (_what, at, duration, startex, seconds) => {
    expect(secondsOf(at, duration, startex)).toBe(seconds);
  });

  test.each([
    ['the story does not reach', '08:15', '8h', 'Write a time between them, or a longer `duration`.'],
    ['is before StartEx', 'Wed 13:00', '3d', 'Write a time between them, or a longer `duration`.'],
    ['comes on two days', '20:00', '2d', 'Write `Wed 20:00` or `Thu 20:00`.'],
    ['comes in two weeks', 'Thu 20:00', '14d', 'Write `1d6h` or `8d6h`.'],
  ])('that %s is not guessed', (_what, at, duration, fix) => {
    expect(fixOf(at, duration)).toBe(fix);
  });

  test('without an H-hour is no moment', () => {
    const { text } = completed(
      'injects:\n  call: { at: 11:50, from: mayor, to: [all], channel: phone, text: Hello }\n',
      false,
    );
    const [told] = readScenario(text, 'scenario.yaml').diagnostics;
    expect([told?.code, told?.fix]).toEqual(['ST0232', expect.stringContaining('`11h50m`')]);
  });

  test('with its day, any in the first week is found again', () => {
    fc.assert(
      fc.property(fc.nat({ max: 7 * 24 * 60 - 1 }), (minutes) => {
        // StartEx is at 14:00 of a Wednesday
        const since = 14 * 60 + minutes;
        const day = ['Wed', 'Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'][Math.floor(since / 1440)] ?? '';
        const two = (of: number): string => String(of).padStart(2, '0');
        const written = `${day} ${two(Math.floor(since / 60) % 24)}:${two(since % 60)}`;
        expect(secondsOf(written, `${7 * 24 * 60 - 1}m`)).toBe(minutes * 60);
      }),
      { numRuns: 50 },
    );
  });
});
