/** Durations as authors write them: `90s`, `15m`, `1h30m`, `2d`; and times of day: `11:50`, `Wed 11:50`. */
import { storyTimeOf } from '@sandtable/core/scenario';

const duration = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;
/** Ten years: longer story times are slips of the pen. */
const longest = 3650 * 86_400;

/** Seconds, or null when it is no duration. */
export function readDuration(text: string): number | null {
  const parts = text === '' ? null : duration.exec(text);
  if (parts === null) return null;
  const [days, hours, minutes, seconds] = parts.slice(1).map((digits) => Number(digits ?? 0));
  const total = (days ?? 0) * 86_400 + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
  return total <= longest ? total : null;
}

/** The shortest way to write so many seconds: 5400 -> `1h30m`. */
export function writeDuration(seconds: number): string {
  const sign = seconds < 0 ? '-' : '';
  let rest = Math.abs(seconds);
  let text = '';
  for (const [unit, size] of [
    ['d', 86_400],
    ['h', 3600],
    ['m', 60],
    ['s', 1],
  ] as const) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) text += `${amount}${unit}`;
  }
  return text === '' ? '0m' : sign + text;
}

/** Whether clocks stand so anywhere: from `-12:00` to `+14:00`. */
export function isOffset(text: string): boolean {
  const [hours = NaN, minutes = NaN] = text.slice(1).split(':').map(Number);
  const total = hours * 60 + minutes;
  return minutes < 60 && total <= (text.startsWith('-') ? 12 : 14) * 60;
}

/** What people call the units, in the languages of Europe that are written with Latin letters. */
const words: readonly (readonly [RegExp, number])[] = [
  [/^(\d+(?:[.,]\d+)?)\s*(?:d|days?|tage?n?|jours?|d[ií]as?)\.?$/iu, 86_400],
  [/^(\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?|std|stunden?|heures?|horas?)\.?$/iu, 3600],
  [/^(\d+(?:[.,]\d+)?)\s*(?:m|mn|mins?|minutes?|minuten?|minutos?|['′])\.?$/iu, 60],
  [/^(\d+(?:[.,]\d+)?)\s*(?:s|secs?|seconds?|sek(?:unden?)?|secondes?|segundos?)\.?$/iu, 1],
];
/** `0:05`, `00:05:00` as a spreadsheet shows it, `1:30h`, `1 h 30`. */
const clockTime = /^(\d{1,2})\s*(?::|h)\s*(\d{2})(?::(\d{2}))?\s*h?$/iu;

/** What was probably meant by a text that is no duration: `1.5h` -> `1h30m`, `15 min` -> `15m`, `15` and `T+15` -> `15m`. */
export function meantDuration(text: string): string | null {
  // `T+0:15`, as running orders on paper have it
  const trimmed = text.trim().replace(/^[tT]?\s*\+\s*/, '');
  if (/^\d+$/.test(trimmed)) return `${trimmed}m`;
  for (const [pattern, size] of words) {
    const amount = pattern.exec(trimmed)?.[1];
    if (amount !== undefined) return writeDuration(Math.round(Number(amount.replace(',', '.')) * size));
  }
  const clock = clockTime.exec(trimmed);
  if (clock !== null)
    return writeDuration(Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0));
  const joined = trimmed.replaceAll(/\s+/g, '').toLowerCase();
  return readDuration(joined) === null ? null : joined;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const timeOfDay = /^(?:(Sun|Mon|Tue|Wed|Thu|Fri|Sat) )?([01]\d|2[0-3]):([0-5]\d)$/;
const day = 86_400;

/** `11:50`, or `Wed 11:50`: seconds since midnight, and the weekday from Sunday, 0; null where none is named. */
export interface TimeOfDay {
  readonly weekday: number | null;
  readonly seconds: number;
}

/** Null when it is no time of day. With one digit, `1:30`, it may as well be a duration. */
export function readTimeOfDay(text: string): TimeOfDay | null {
  const [, named, hour, minute] = timeOfDay.exec(text) ?? [];
  if (hour === undefined) return null;
  const weekday = weekdays.findIndex((one) => one === named);
  return { weekday: weekday < 0 ? null : weekday, seconds: Number(hour) * 3600 + Number(minute) * 60 };
}

/** When StartEx is by the clocks of the story: seconds since midnight, and the weekday from Sunday, 0. */
interface StartEx {
  readonly weekday: number;
  readonly seconds: number;
}

/** `hHour` as it is written, `2031-08-02T06:40`; `startex`: how long after it StartEx is, in seconds. */
export function startExOf(hHour: string, startex: number): StartEx {
  const { local } = storyTimeOf({ hHour, zone: null, startex, shownAs: 'clock' }, 0);
  const [year = 0, month = 1, date = 1, hour = 0, minute = 0, second = 0] = (local ?? '')
    .split(/[-T:]/u)
    .map(Number);
  return { weekday: weekdayOf(year, month, date), seconds: hour * 3600 + minute * 60 + second };
}

/** T. Sakamoto's method, for the Gregorian calendar. */
function weekdayOf(year: number, month: number, date: number): number {
  const past = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  const y = month < 3 ? year - 1 : year;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + past + date) % 7;
}

/** All story seconds at which clocks show it, until the story ends. */
export function timesOfDay(of: TimeOfDay, startEx: StartEx, duration: number): readonly number[] {
  return Array.from({ length: Math.ceil(duration / day) + 2 }, (_none, days) => days)
    .filter((days) => of.weekday === null || of.weekday === (startEx.weekday + days) % 7)
    .map((days) => days * day + of.seconds - startEx.seconds)
    .filter((seconds) => seconds >= 0 && seconds <= duration);
}

/** `Wed 11:50`, so many seconds after StartEx. */
export function writeTimeOfDay(startEx: StartEx, seconds: number): string {
  const at = startEx.seconds + seconds;
  const [hour, minute] = [Math.floor((at % day) / 3600), Math.floor(at / 60) % 60];
  const weekday = weekdays[(startEx.weekday + Math.floor(at / day)) % 7] ?? '';
  return `${weekday} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
