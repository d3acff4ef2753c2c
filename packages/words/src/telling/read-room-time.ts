// The clock in the room as people type it, and as it is told.
import { fold } from '@sandtable/core/scenario';
import { withPlainDigits } from './read-number.ts';
import { momentsOf, monthName, roomTimeAt, type RoomTime } from './room-time.ts';
import type { RoomTongue } from './tongue.ts';

/** Seconds since midnight: `7:40`, `07.40`, `7 h 40`, `0740`, `07:40:30`, `4:30 pm`, `7.40 Uhr`, `０７：４０`; null when it is no time of day. */
export function readClock(typed: string): number | null {
  const plain = withPlainDigits(typed).replaceAll(/[：∶]/gu, ':').trim();
  const parts =
    /^(?:(\d{1,2})(?:[:.]|\s?h\s?)(\d{2})(?::(\d{2}))?|(\d{2})(\d{2}))\s*(?:h|uhr|([ap])\.?m\.?)?$/iu.exec(
      plain,
    );
  if (parts === null) return null;
  const [, apart, minutesApart, seconds = '0', joined, minutesJoined, half] = parts;
  const said = Number(apart ?? joined);
  const minutes = Number(minutesApart ?? minutesJoined);
  if (half !== undefined && (said < 1 || said > 12)) return null;
  const hours = half === undefined ? said : (said % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return hours < 24 && minutes < 60 && Number(seconds) < 60
    ? hours * 3600 + minutes * 60 + Number(seconds)
    : null;
}

/** `skipped`: the clocks were put forward over that time; `no-day`: no calendar has that day. */
export type RoomTimeRead = { readonly at: number } | { readonly wrong: 'no-time' | 'skipped' | 'no-day' };

/**
 * A time by the clock in the room, with a day or without: `10:40`, `1040`, `24 November 2026, 10:40`, `25 November, 09:00`,
 * `2026-11-24 10:40`. Without a day it is the next time ahead of `now` at which the clock shows that, or the last one back; without a year
 * the nearest. What comes twice, when clocks are put back, is that which is nearer to `now`.
 */
export function readRoomTime(
  typed: string,
  now: number,
  towards: 'ahead' | 'back',
  { zone, language }: Pick<RoomTongue, 'zone' | 'language'>,
): RoomTimeRead {
  const words = typed.trim();
  const split = /^(.*?)[\s,T]+(\S+(?:\s*[ap]\.?m\.?)?)$/iu.exec(words);
  const alone = readClock(words);
  const clock = alone ?? (split === null ? null : readClock(split[2] ?? ''));
  if (clock === null) return { wrong: 'no-time' };
  const shown = { hour: Math.floor(clock / 3600), minute: Math.floor(clock / 60) % 60, second: clock % 60 };
  const today = roomTimeAt(now, zone);
  if (alone !== null) {
    const near = (days: number) => momentsOf({ ...today, ...shown, day: today.day + days }, zone);
    const todays = near(0);
    // said of a day on which the clock never shows it, it is not taken for another day
    if (todays.length === 0) return { wrong: 'skipped' };
    const found =
      towards === 'ahead'
        ? [...todays, ...near(1)].find((at) => at >= now)
        : [...near(-1), ...todays].findLast((at) => at <= now);
    return found === undefined ? { wrong: 'skipped' } : { at: found };
  }
  const day = readDay(split?.[1] ?? '', language);
  if (day === null) return { wrong: 'no-time' };
  const years = day.year === null ? [today.year - 1, today.year, today.year + 1] : [day.year];
  const days = years.flatMap((year) => (isDay({ ...day, year }) ? [{ ...day, year }] : []));
  if (days.length === 0) return { wrong: 'no-day' };
  const moments = days
    .flatMap((each) => momentsOf({ ...each, ...shown }, zone))
    .sort((one, other) => Math.abs(one - now) - Math.abs(other - now));
  const [nearest] = moments;
  return nearest === undefined ? { wrong: 'skipped' } : { at: nearest };
}

type Day = Pick<RoomTime, 'year' | 'month' | 'day'>;

/** Whether a calendar has that day. */
export function isDay({ year, month, day }: Day): boolean {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

/** `24 November 2026`, `24 Nov`, `2026-11-24`; null when it is no day at all. */
function readDay(
  typed: string,
  language: string,
): (Omit<Day, 'year'> & { readonly year: number | null }) | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(typed);
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const named = /^(\d{1,2})\.?\s+(\p{L}{3,})\.?(?:\s+(\d{4}))?$/u.exec(typed);
  if (named === null) return null;
  const wanted = fold(named[2] ?? '');
  const month = Array.from({ length: 12 }, (_, at) => at + 1).find((at) =>
    fold(monthName(at, language)).startsWith(wanted),
  );
  return month === undefined
    ? null
    : { day: Number(named[1]), month, year: named[3] === undefined ? null : Number(named[3]) };
}
