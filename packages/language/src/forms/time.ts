/** Durations as authors write them: `90s`, `15m`, `1h30m`, `2d`. */

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

/** Whether a date, with a time of day or without, is in the calendar: `2031-08-02`, `2031-08-02T06:40`. */
export function isDate(text: string): boolean {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[-T:]/u).map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60;
}

/** Whether clocks stand so anywhere: from `-12:00` to `+14:00`. */
export function isOffset(text: string): boolean {
  const [hours = NaN, minutes = NaN] = text.slice(1).split(':').map(Number);
  const total = hours * 60 + minutes;
  return minutes < 60 && total <= (text.startsWith('-') ? 12 : 14) * 60;
}

const words: readonly (readonly [RegExp, number])[] = [
  [/^(\d+(?:[.,]\d+)?)\s*(?:d|days?)$/i, 86_400],
  [/^(\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?)$/i, 3600],
  [/^(\d+(?:[.,]\d+)?)\s*(?:m|mins?|minutes?)$/i, 60],
  [/^(\d+(?:[.,]\d+)?)\s*(?:s|secs?|seconds?)$/i, 1],
];
const clockTime = /^(\d{1,2}):(\d{2})$/;

/** What was probably meant by a text that is no duration: `1.5h` -> `1h30m`, `15 min` -> `15m`, `15` and `T+15` -> `15m`. */
export function meantDuration(text: string): string | null {
  // `T+0:15`, as running orders on paper have it
  const trimmed = text.trim().replace(/^[tT]\s*\+\s*/, '');
  if (/^\d+$/.test(trimmed)) return `${trimmed}m`;
  for (const [pattern, size] of words) {
    const amount = pattern.exec(trimmed)?.[1];
    if (amount !== undefined) return writeDuration(Math.round(Number(amount.replace(',', '.')) * size));
  }
  const clock = clockTime.exec(trimmed);
  if (clock !== null) return writeDuration(Number(clock[1]) * 3600 + Number(clock[2]) * 60);
  const joined = trimmed.replaceAll(/\s+/g, '').toLowerCase();
  return readDuration(joined) === null ? null : joined;
}

/** The time from StartEx to a time of day, as a duration: with StartEx at `14:00`, `20:00` is `6h`. */
export function sinceTimeOfDay(text: string, startEx: string, offset: number): string | null {
  const [wanted, start] = [clockTime.exec(text.trim()), /(\d{1,2}):(\d{2})/.exec(startEx)];
  if (wanted === null || start === null) return null;
  const [seconds, begin] = [wanted, start].map((one) => Number(one[1]) * 3600 + Number(one[2]) * 60);
  const day = 86_400;
  return writeDuration(((((seconds ?? 0) - (begin ?? 0) - offset) % day) + day) % day);
}
