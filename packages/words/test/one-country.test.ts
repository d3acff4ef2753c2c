/** One country's habit is not taken for everybody's: times of twenty-four hours, and months by their names, wherever the reader is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storyTimeAt, words } from '@sandtable/words';
import { readClock, readRoomTime, wallDate, wallTime } from '@sandtable/words/room-time';
import type { Story } from '@sandtable/core/scenario';

const story: Story = { hHour: '2031-06-08T10:00', zone: '+02:00', startex: 0, shownAs: 'clock' };
const languages = ['en', 'en-US', 'en-GB', 'en-AU', 'de', 'fr', 'es-MX', 'ja', 'ko', 'ar', 'hi'];

test('no time is told with am or pm, and no date in numbers alone, in the language of any country', () => {
  const say = words('en');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000_000 }),
      fc.constantFrom(...languages),
      fc.constantFrom('America/New_York', 'Asia/Kolkata', 'Europe/Berlin'),
      (minutes, language, zone) => {
        const at = Date.UTC(2026, 0, 1) + minutes * 60_000;
        const told = [
          wallTime(at, { say, language, zone }),
          wallTime(at, { say, language, zone }, at + 86_400_000 * 3),
          wallDate(at, { say, language, zone }),
          storyTimeAt(story, minutes * 60, { say, language }),
        ];
        for (const each of told) {
          expect(each).toMatch(/(?<!\d)(?:[01]\d|2[0-3]):[0-5]\d(?!\d)/u);
          expect(each).not.toMatch(/\b[ap]\.?m\b|午|오[전후]|[صم]$|\d+[/.]\d+/iu);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  '8:30',
  '08.30',
  '8h30',
  '8 h 30',
  '0830',
  '8:30 am',
  '8.30 Uhr',
  '8:30 h',
  '０８：３０',
  '٠٨:٣٠',
  '8∶30',
  ' 8:30\u00a0',
])('a time is read as it is written elsewhere: %s', (typed) => {
  expect(readClock(typed)).toBe(8 * 3600 + 30 * 60);
  const now = Date.UTC(2031, 4, 12, 6);
  expect(readRoomTime(typed, now, 'ahead', { zone: 'UTC', language: 'en' })).toEqual({
    at: Date.UTC(2031, 4, 12, 8, 30),
  });
});

test.each(['8', '830', '8:3', '8:60', '24:00', '25:00', '13:00 pm', '8h', '8 30', 'noon', '8:30 people'])(
  'what may be another thing is no time: %s',
  (typed) => expect(readClock(typed)).toBeNull(),
);
