/** A stretch that was played on paper goes onto the record with the times that it had. */
import { expect, test } from 'vitest';
import { paperClock } from '../src/exercise/paper-clock.ts';

const zone = 'Europe/Berlin';
const day = { year: 2031, month: 8, day: 2 };
const at = (hours: number, minutes: number, seconds = 0) => Date.UTC(2031, 7, 2, hours - 2, minutes, seconds);

test('the clock stands where the last line said', () => {
  const clock = paperClock(at(10, 40), day, at(12, 0), zone);
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
  const clock = paperClock(at(10, 40), day, at(12, 0), zone);
  expect(clock.read('10:39 next')).toEqual({ wrong: 'earlier', time: '10:39' });
  expect(clock.read('12:01 next')).toEqual({ wrong: 'future', time: '12:01' });
  expect(clock.now()).toBe(at(10, 40));
});

test('a day and a zone are those of the room, on whatever computer it is entered', () => {
  const evening = paperClock(at(23, 50), null, at(48, 0), zone);
  expect(evening.read('00:10 next')).toEqual({ wrong: 'next-day', time: '00:10' });
  expect(evening.read('22:10 next')).toEqual({ wrong: 'next-day', time: '22:10' });
  expect(evening.read('2031-08-03 00:10 next')).toEqual({ rest: 'next' });
  expect(evening.now()).toBe(at(24, 10));
  expect(evening.read('0020 next')).toEqual({ rest: 'next' });
  expect(evening.now()).toBe(at(24, 20));
  expect(evening.read('2031-08-32 00:30 next')).toEqual({ wrong: 'no-day', time: '2031-08-32 00:30' });
  const elsewhere = paperClock(at(10, 40), null, at(24, 0), 'America/New_York');
  expect(elsewhere.read('09:05 next')).toEqual({ rest: 'next' });
  expect(elsewhere.now()).toBe(Date.UTC(2031, 7, 2, 13, 5));
});

test('a time that a change of the clock skips is refused, one that it repeats follows what was before', () => {
  const spring = paperClock(Date.UTC(2031, 2, 30, 0, 50), null, Date.UTC(2031, 2, 31), zone);
  expect(spring.read('02:30 next')).toEqual({ wrong: 'skipped', time: '02:30' });
  const autumn = paperClock(Date.UTC(2031, 9, 26, 0, 40), null, Date.UTC(2031, 9, 27), zone);
  expect(autumn.read('02:50 next')).toEqual({ rest: 'next' });
  expect(autumn.now()).toBe(Date.UTC(2031, 9, 26, 0, 50));
  expect(autumn.read('02:45 next')).toEqual({ rest: 'next' });
  expect(autumn.now()).toBe(Date.UTC(2031, 9, 26, 1, 45));
});
