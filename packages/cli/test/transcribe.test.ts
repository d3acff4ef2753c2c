/** A stretch that was played on paper goes onto the record with the times that it had. */
import { expect, test } from 'vitest';
import { paperClock } from '../src/exercise/paper-clock.ts';

const day = new Date(2031, 7, 2);
const at = (hours: number, minutes: number, seconds = 0) =>
  new Date(2031, 7, 2, hours, minutes, seconds).getTime();

test('the clock stands where the last line said', () => {
  const clock = paperClock(at(10, 40), day, at(12, 0));
  expect(clock.read('10:42 next')).toEqual({ rest: 'next' });
  expect(clock.now()).toBe(at(10, 42));
  expect(clock.read('note 11:30 was too late')).toEqual({ rest: 'note 11:30 was too late' });
  expect(clock.now()).toBe(at(10, 42));
  expect(clock.read('10:42:30')).toEqual({ rest: '' });
  expect(clock.now()).toBe(at(10, 42, 30));
  expect(clock.read('10:42 next')).toEqual({ rest: 'next' });
  expect(clock.now()).toBe(at(10, 42, 30));
});

test('what is earlier than the entry before, or has not come yet, is refused', () => {
  const clock = paperClock(at(10, 40), day, at(12, 0));
  expect(clock.read('10:39 next')).toEqual({ wrong: 'earlier', time: '10:39' });
  expect(clock.read('12:01 next')).toEqual({ wrong: 'future', time: '12:01' });
  expect(clock.now()).toBe(at(10, 40));
});
