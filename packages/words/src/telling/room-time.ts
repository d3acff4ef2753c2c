/**
 * The clock in the room: what it shows at a moment, and at which moments it shows something. A record says in which time zone the room
 * is (an IANA name, `Europe/Berlin`); where none is said, the zone of this computer is the best there is.
 */
import type { RoomTongue } from './tongue.ts';

/** What the clock and the calendar in the room show; months count from 1. */
export interface RoomTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The zone of this computer; where its settings name none that there is, its clock shows UTC. */
export function ownZone(): string {
  // where TZ names no zone that there is, none stands there, whatever the type says
  const { timeZone }: { timeZone?: string } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone ?? 'UTC';
}

/** Whether there is such a time zone, as far as this computer knows. */
export function isZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

// making one costs more than all that is done with it, and the desk tells many times a frame
const made = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = made.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    made.set(timeZone, format);
  }
  return format;
}

/** What the clock in the room shows; milliseconds since 1970. */
export function roomTimeAt(milliseconds: number, zone: string | null): RoomTime {
  if (zone === null) {
    const at = new Date(milliseconds);
    return {
      year: at.getFullYear(),
      month: at.getMonth() + 1,
      day: at.getDate(),
      hour: at.getHours(),
      minute: at.getMinutes(),
      second: at.getSeconds(),
    };
  }
  const parts = formatOf(zone).formatToParts(milliseconds);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((each) => each.type === type)?.value ?? 0);
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  };
}

/** As if the clock in the room showed UTC: for reckoning with days and hours. */
function asUtc({ year, month, day, hour, minute, second }: RoomTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The moments at which the clock in the room shows this, oldest first: one as a rule, two in the hour that comes twice when clocks are put
 * back, none in the hour that is skipped when they are put forward. The day after the last of a month is the first of the next.
 */
export function momentsOf(shown: RoomTime, zone: string | null): readonly number[] {
  const wanted = asUtc(shown);
  const offset = (at: number): number => asUtc(roomTimeAt(at, zone)) - Math.floor(at / 1000) * 1000;
  const moments = [-1, 1].map((side) => wanted - offset(wanted + side * 86_400_000));
  return [...new Set(moments)]
    .filter((at) => asUtc(roomTimeAt(at, zone)) === wanted)
    .sort((one, other) => one - other);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Whether both are on the same day in the room. */
function sameRoomDay(one: number, other: number, zone: string | null): boolean {
  const [a, b] = [roomTimeAt(one, zone), roomTimeAt(other, zone)];
  return a.day === b.day && a.month === b.month && a.year === b.year;
}

/** The clock in the room, `10:40`; with the day, `25 November, 09:00`, where it is not that of `day`. */
export function wallTime(milliseconds: number, tongue: RoomTongue, day: number | null = null): string {
  const at = roomTimeAt(milliseconds, tongue.zone);
  const time = `${two(at.hour)}:${two(at.minute)}`;
  return day === null || sameRoomDay(milliseconds, day, tongue.zone)
    ? time
    : tongue.say('format.wall-day', { day: at.day, month: monthName(at.month, tongue.language), time });
}

/** The day in the room, `24 November 2026, 10:40`. */
export function wallDate(milliseconds: number, tongue: RoomTongue): string {
  const at = roomTimeAt(milliseconds, tongue.zone);
  return tongue.say('format.wall-date', {
    day: at.day,
    month: monthName(at.month, tongue.language),
    year: String(at.year),
    time: `${two(at.hour)}:${two(at.minute)}`,
  });
}

/** `10:40, entered 10:52` */
export function eventTimeWords(at: number, entered: number, tongue: RoomTongue, day: number | null): string {
  return tongue.say('format.happened', {
    at: wallTime(at, tongue, day),
    entered: wallTime(entered, tongue, day),
  });
}

/** What an entry tells, with when it happened beside it where it was entered later; `times` by the number of its cause. */
export function withEventTime(
  entry: { readonly n: number; readonly cause: number | null; readonly wall: number | null },
  text: string,
  times: ReadonlyMap<number, number>,
  tongue: RoomTongue,
): string {
  const at = times.get(entry.cause ?? entry.n);
  if (at === undefined || entry.wall === null) return text;
  return tongue.say('format.happened-aside', {
    text,
    times: eventTimeWords(at, entry.wall, tongue, entry.wall),
  });
}

const months = new Map<string, readonly string[]>();
/** `November`, counted from 1. */
export function monthName(month: number, language: string): string {
  let names = months.get(language);
  if (names === undefined) {
    const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
    names = Array.from({ length: 12 }, (_, at) => format.format(Date.UTC(2000, at, 1)));
    months.set(language, names);
  }
  return names[month - 1] ?? '';
}

/** The room's zone, as a paper names it beside its times; where the record does not say it, whose zone it is instead. */
export function zoneWords({ zone, say }: RoomTongue): string {
  return zone ?? say('format.zone-of-computer', { zone: ownZone() });
}
