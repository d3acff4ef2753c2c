/** What the times of a whole list mean together: which day, which hour is H, how long after StartEx each inject comes. */
import { isSpan, type CellPlace, type CellValue } from '../tables/sheet.ts';
import { readTime, type WrittenTime, type WrittenDay } from './notation.ts';

/** A cell that tells a time, with what was read from it. */
export interface TimeCell {
  readonly place: CellPlace;
  readonly text: string;
  readonly value: CellValue;
  /** Its heading, which may tell the unit. */
  readonly heading: string;
}

export interface TimedRow {
  readonly row: CellPlace;
  readonly date: TimeCell | null;
  readonly time: TimeCell | null;
  readonly elapsed: TimeCell | null;
  /** The day of a heading above the row. */
  readonly day: string | null;
  /** “After 2-03”, in a column of triggers. */
  readonly trigger: TimeCell | null;
}

/** What somebody has settled beforehand: by a mapping, or when asked. */
export interface TimeChoices {
  readonly dates: 'day-first' | 'month-first' | null;
  /** What `H+90` and `90` count. */
  readonly numbers: 'minutes' | 'hours' | 'clock' | null;
  /** Local date and time of H-hour, `2031-06-08T08:00`. */
  readonly hHour: string | null;
}

export type ListedTime =
  /** Seconds after StartEx. */
  | { readonly is: 'moment'; readonly seconds: number }
  /** `cell` says so. */
  | { readonly is: 'after'; readonly serial: string; readonly seconds: number; readonly cell: TimeCell }
  | { readonly is: 'reserve' }
  /** No cell tells it. */
  | { readonly is: 'none' }
  /** What stands there is no time. */
  | { readonly is: 'unread'; readonly cell: TimeCell };

export interface TimedInject {
  readonly when: ListedTime;
  /** Words beside a time that found no place. */
  readonly beside: readonly { readonly place: CellPlace; readonly text: string }[];
}

/** What was taken for granted, to be told and to be put right in the mapping. */
export type TakenForGranted =
  | { readonly is: 'numbers'; readonly as: 'minutes' | 'hours' | 'clock'; readonly example: string }
  | { readonly is: 'dates'; readonly as: 'day-first' | 'month-first'; readonly example: string }
  | { readonly is: 'next-day'; readonly place: CellPlace; readonly text: string; readonly before: string }
  | { readonly is: 'earlier'; readonly place: CellPlace; readonly text: string; readonly before: string }
  | { readonly is: 'no-date'; readonly date: string }
  | { readonly is: 'start'; readonly at: string };

export interface Timeline {
  readonly rows: readonly TimedInject[];
  /** Null when the list knows no clock. */
  readonly story: {
    readonly hHour: string;
    readonly zone: string | null;
    /** Seconds from H-hour to StartEx, 0 or negative. */
    readonly startex: number;
  } | null;
  readonly taken: readonly TakenForGranted[];
  /** Cells of one row that tell two different times. */
  readonly contradictions: readonly {
    readonly cells: readonly [TimeCell, TimeCell];
    /** By how much, in seconds. */
    readonly by: number;
  }[];
}

const dayLength = 86_400;
/** A story needs some day; this one is a Monday, and everybody can see that nobody chose it. */
const noDate = '2030-01-07';
/** Whoever goes back by less has put rows out of order; by more, the night lies between. */
const nightlyStep = 6 * 3600;

export function timelineOf(rows: readonly TimedRow[], choices: TimeChoices): Timeline {
  const taken: TakenForGranted[] = [];
  const read = readings(rows, choices, taken);
  const placed = placeDays(read, choices, taken);
  const { hour, contradictions } = hourZero(placed, choices);
  return { ...afterStart(placed, hour, choices, taken), contradictions };
}

/** A clock time or a span in one cell; `day` as it is written. */
interface Read {
  readonly row: TimedRow;
  readonly clock: { readonly seconds: number; readonly zone: string | null; readonly cell: TimeCell } | null;
  readonly days: readonly { readonly day: WrittenDay; readonly cell: TimeCell | null }[];
  readonly elapsed: { readonly seconds: number; readonly cell: TimeCell } | null;
  readonly other: Extract<ListedTime, { readonly is: 'after' | 'reserve' }> | null;
  /** Another cell that tells a span, too. */
  readonly second: { readonly seconds: number; readonly cell: TimeCell } | null;
  /** Cells that say what counts only where no cell tells a time: “as required”, “after 3”. */
  readonly otherCells: readonly TimeCell[];
  readonly unread: readonly TimeCell[];
  readonly beside: readonly { readonly place: CellPlace; readonly text: string }[];
}

interface CellReading {
  readonly cell: TimeCell;
  readonly written: WrittenTime | null;
  readonly beside: string | null;
}

/** What stands in the cells of each row, numbers without a unit and days with slashes settled by the whole list. */
function readings(
  rows: readonly TimedRow[],
  choices: TimeChoices,
  taken: TakenForGranted[],
): readonly Read[] {
  const whole = rows.map((row) => ({
    row,
    time: row.time === null ? null : readCell(row.time, 'clock'),
    elapsed: row.elapsed === null ? null : readCell(row.elapsed, 'span'),
    date: row.date === null ? null : readCell(row.date, 'clock'),
    trigger: row.trigger === null ? null : readCell(row.trigger, 'clock'),
  }));
  const all = whole.flatMap(({ time, elapsed, date }) => [time, elapsed, date].filter((one) => one !== null));
  const inTime = numberUnit(
    whole.flatMap(({ time }) => time ?? []),
    choices,
    'time',
    taken,
  );
  const inElapsed = numberUnit(
    whole.flatMap(({ elapsed }) => elapsed ?? []),
    choices,
    'elapsed',
    taken,
  );
  const order = dateOrder(all, choices, taken);
  return whole.map(({ row, time, elapsed, date, trigger }): Read => {
    const timeIs = settled(time, inTime);
    const elapsedIs = settled(elapsed, inElapsed);
    const dateIs = date === null ? null : dayNumber(date);
    const asSpan =
      elapsedIs?.is === 'clock' && elapsedIs.seconds !== null && elapsedIs.day === null
        ? elapsedIs.seconds
        : null;
    const both = [timeIs, dateIs].flatMap((written, at) => {
      const cell = at === 0 ? row.time : row.date;
      return written?.is === 'clock' && written.day !== null
        ? [{ day: inOrder(written.day, order), cell }]
        : [];
    });
    const heading = row.day === null ? null : (readTime(row.day)?.time ?? null);
    const above =
      both.length === 0 && heading?.is === 'clock' && heading.day !== null
        ? [{ day: inOrder(heading.day, order), cell: null }]
        : [];
    const clockOf = [timeIs, dateIs].findIndex(
      (written) => written?.is === 'clock' && written.seconds !== null,
    );
    const clock = clockOf === 0 ? timeIs : clockOf === 1 ? dateIs : null;
    const clockCell = clockOf === 0 ? row.time : row.date;
    const cells = [time, elapsed, date].filter((one) => one !== null);
    // `J+1` alone is the hour of H, a day later
    const asDays =
      timeIs?.is === 'clock' && timeIs.seconds === null && timeIs.day?.is === 'offset' && dateIs === null
        ? timeIs.day.days * dayLength
        : null;
    const span =
      elapsedIs?.is === 'elapsed'
        ? elapsedIs.seconds
        : (asSpan ?? (timeIs?.is === 'elapsed' ? timeIs.seconds : asDays));
    const spanCell = elapsedIs?.is === 'elapsed' || asSpan !== null ? row.elapsed : row.time;
    const others = [
      { written: timeIs, cell: row.time },
      { written: elapsedIs, cell: row.elapsed },
      { written: trigger?.written ?? null, cell: row.trigger },
    ].flatMap(({ written, cell }): readonly NonNullable<Read['other']>[] => {
      if (written?.is === 'reserve') return [written];
      return written?.is === 'after' && cell !== null ? [{ ...written, cell }] : [];
    });
    return {
      row,
      clock:
        clock?.is === 'clock' && clock.seconds !== null && clockCell !== null
          ? { seconds: clock.seconds, zone: clock.zone, cell: clockCell }
          : null,
      days: [...both, ...above],
      elapsed: span === null || spanCell === null ? null : { seconds: span, cell: spanCell },
      // what says after which inject it comes says more than that it waits
      other: others.find(({ is }) => is === 'after') ?? others[0] ?? null,
      second:
        timeIs?.is === 'elapsed' && spanCell !== row.time && row.time !== null
          ? { seconds: timeIs.seconds, cell: row.time }
          : null,
      otherCells: [time, elapsed].flatMap((one) =>
        one?.written?.is === 'after' || one?.written?.is === 'reserve' ? [one.cell] : [],
      ),
      // in a column of days only a day, or a day and an hour, can be read
      unread: cells.flatMap(({ written, cell }) =>
        written === null || (cell === row.date && dateIs?.is !== 'clock') ? [cell] : [],
      ),
      beside: cells.flatMap(({ cell, beside }) =>
        beside === null ? [] : [{ place: cell.place, text: cell.text }],
      ),
    };
  });
}

function readCell(cell: TimeCell, as: 'clock' | 'span'): CellReading {
  const { value } = cell;
  if (value.is === 'days') return { cell, written: ofDays(value.days, as), beside: null };
  if (value.is === 'number') {
    const { number } = value;
    // what a spreadsheet keeps of a date or a time whose format was lost
    if ((number > 0 && number < 1) || (number > 20_000 && number < 80_000))
      return { cell, written: ofDays(number, as), beside: null };
    if (Number.isInteger(number))
      return {
        cell,
        written: { is: 'bare', bare: { number: Math.abs(number), sign: number < 0 ? -1 : 1, after: null } },
        beside: null,
      };
    return { cell, written: null, beside: null };
  }
  const reading = readTime(cell.text);
  return { cell, written: reading?.time ?? longSpan(cell.text), beside: reading?.beside ?? null };
}

/** `36:00`: more hours than a day has, so it is a span. */
function longSpan(text: string): WrittenTime | null {
  const found = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/u.exec(text.trim());
  return found === null
    ? null
    : { is: 'elapsed', seconds: Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3] ?? 0) };
}

function ofDays(days: number, as: 'clock' | 'span'): WrittenTime {
  const seconds = Math.round(days * dayLength);
  if (isSpan(days) && (as === 'span' || seconds > dayLength)) return { is: 'elapsed', seconds };
  if (isSpan(days)) return { is: 'clock', seconds, day: null, zone: null };
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(seconds / dayLength) * 86_400_000);
  const ofDay = seconds % dayLength;
  return {
    is: 'clock',
    seconds: ofDay === 0 && Number.isInteger(days) ? null : ofDay,
    day: { is: 'date', year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    zone: null,
  };
}

type NumberUnit = 'minutes' | 'hours' | 'clock';

/** What numbers without a unit count: 0930 and 1415 are what clocks show; after `H+`, small ones are hours, and steps of five minutes. */
function numberUnit(
  cells: readonly CellReading[],
  choices: TimeChoices,
  of: 'time' | 'elapsed',
  taken: TakenForGranted[],
): NumberUnit {
  const bare = cells.flatMap(({ cell, written }) =>
    written?.is === 'bare' ? [{ cell, ...written.bare }] : [],
  );
  const [first] = bare;
  if (first === undefined) return 'minutes';
  if (choices.numbers !== null) return choices.numbers;
  const numbers = bare.map(({ number }) => number);
  const looksClock =
    of === 'time' &&
    bare.every(({ after }) => after === null) &&
    numbers.every((number) => number % 100 < 60 && number <= 2400) &&
    numbers.some((number) => number >= 100);
  const heading = first.cell.heading;
  const says = /\b(?:min|minutes?|minuten|minutos?|мин\w*)/iu.test(heading)
    ? 'minutes'
    : /\b(?:hours|heures|stunden|horas|часы|std)\b/iu.test(heading)
      ? 'hours'
      : null;
  const looksHours =
    bare.some(({ after }) => after === 'H') &&
    numbers.every((number) => number <= 24) &&
    numbers.some((number) => number % 5 !== 0);
  const as = looksClock ? 'clock' : (says ?? (looksHours ? 'hours' : 'minutes'));
  if (says !== as && numbers.some((number) => number > 0))
    taken.push({
      is: 'numbers',
      as,
      example: bare.find(({ number }) => number > 0)?.cell.text ?? first.cell.text,
    });
  return as;
}

function settled(reading: CellReading | null, unit: NumberUnit): WrittenTime | null {
  const written = reading?.written ?? null;
  if (written?.is !== 'bare') return written;
  const { number, sign } = written.bare;
  if (unit === 'clock')
    return {
      is: 'clock',
      seconds: Math.floor(number / 100) * 3600 + (number % 100) * 60,
      day: null,
      zone: null,
    };
  return { is: 'elapsed', seconds: sign * number * (unit === 'hours' ? 3600 : 60) };
}

/** In a column of days a number alone is the day of the exercise. */
function dayNumber({ written }: CellReading): WrittenTime | null {
  return written?.is === 'bare'
    ? { is: 'clock', seconds: null, day: { is: 'counted', day: written.bare.number }, zone: null }
    : written;
}

function dateOrder(
  cells: readonly CellReading[],
  choices: TimeChoices,
  taken: TakenForGranted[],
): 'day-first' | 'month-first' {
  const slashed = cells.flatMap(({ cell, written }) =>
    written?.is === 'clock' && written.day?.is === 'slashed' ? [{ cell, ...written.day }] : [],
  );
  const [first] = slashed;
  if (first === undefined) return 'day-first';
  if (choices.dates !== null) return choices.dates;
  if (slashed.some((day) => day.first > 12)) return 'day-first';
  if (slashed.some((day) => day.second > 12)) return 'month-first';
  // those who write a.m. and p.m. mostly write the month first
  const as = slashed.some(({ cell }) => /[ap]\.?m\b/iu.test(cell.text)) ? 'month-first' : 'day-first';
  taken.push({ is: 'dates', as, example: first.cell.text });
  return as;
}

function inOrder(day: WrittenDay, order: 'day-first' | 'month-first'): WrittenDay {
  if (day.is !== 'slashed') return day;
  const { first, second, year } = day;
  return order === 'day-first'
    ? { is: 'date', year, month: second, day: first }
    : { is: 'date', year, month: first, day: second };
}

/** A row with its clock time in seconds on a line through all days; null where it has none. */
interface Placed extends Read {
  readonly absolute: number | null;
}

/** Days from 1970 to a date. */
const dayOfDate = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / (dayLength * 1000);
const dayOfText = (date: string): number => Date.parse(`${date.slice(0, 10)}T00:00Z`) / (dayLength * 1000);

function placeDays(rows: readonly Read[], choices: TimeChoices, taken: TakenForGranted[]): readonly Placed[] {
  const zone = zoneOf(rows);
  const dates = rows.flatMap(({ days }) => days.flatMap(({ day }) => (day.is === 'date' ? [day] : [])));
  const [firstDate] = dates;
  const known = choices.hHour?.slice(0, 10) ?? null;
  const hasClock = rows.some(({ clock }) => clock !== null);
  const base =
    known !== null
      ? dayOfText(known)
      : firstDate === undefined
        ? dayOfText(noDate)
        : least(dates.map(({ year, month, day }) => dayOfDate(year, month, day)));
  if (hasClock && known === null && firstDate === undefined) taken.push({ is: 'no-date', date: noDate });
  const fromNought = rows.some(({ days }) => days.some(({ day }) => day.is === 'counted' && day.day === 0));
  const firstOfMonth = rows.flatMap(({ days }) =>
    days.flatMap(({ day }) => (day.is === 'day-of-month' ? [day] : [])),
  )[0];
  let last: { readonly day: number; readonly seconds: number; readonly text: string } | null = null;
  return rows.map((row): Placed => {
    const { clock, days } = row;
    const [named] = days;
    const own =
      named === undefined
        ? null
        : dayIn(named.day, { base, fromNought, before: last?.day ?? null, firstOfMonth });
    if (clock === null) {
      if (own !== null) last = { day: own, seconds: 0, text: '' };
      return { ...row, absolute: null };
    }
    let day = own ?? last?.day ?? base;
    const { seconds, cell } = clock;
    if (own === null && last !== null && row.elapsed === null && seconds < last.seconds) {
      const about = { place: cell.place, text: cell.text, before: last.text };
      if (last.seconds - seconds >= nightlyStep) {
        day += 1;
        taken.push({ is: 'next-day', ...about });
      } else taken.push({ is: 'earlier', ...about });
    }
    last = { day, seconds, text: cell.text };
    return { ...row, absolute: day * dayLength + seconds + zoneShift(clock.zone, zone) };
  });
}

function dayIn(
  day: WrittenDay,
  about: {
    readonly base: number;
    readonly fromNought: boolean;
    readonly before: number | null;
    readonly firstOfMonth: { readonly day: number; readonly month: number | null } | undefined;
  },
): number | null {
  const { base, fromNought, before, firstOfMonth } = about;
  switch (day.is) {
    case 'date':
      return dayOfDate(day.year, day.month, day.day);
    case 'slashed':
      return null;
    case 'offset':
      return base + day.days;
    case 'counted':
      return base + day.day - (fromNought ? 0 : 1);
    case 'day-of-month': {
      // the month of the day before, or the next one where the days begin anew
      const near = new Date((before ?? base) * dayLength * 1000);
      const month = day.month ?? near.getUTCMonth() + 1;
      const here = dayOfDate(near.getUTCFullYear(), month, day.day);
      if (before === null) return here;
      return here < before - 15 && firstOfMonth?.month === null
        ? dayOfDate(near.getUTCFullYear(), month + 1, day.day)
        : here;
    }
  }
}

/** The zone of the first time that names one. */
const zoneOf = (rows: readonly Read[]): string | null =>
  rows.map(({ clock }) => clock?.zone ?? null).find((zone) => zone !== null) ?? null;

/** Hours that a letter's zone is ahead of UTC; null for local time, which is J, and L to all but sailors. */
function zoneHours(letter: string | null): number | null {
  if (letter === null || letter === 'J' || letter === 'L') return null;
  if (letter === 'Z') return 0;
  const east = 'ABCDEFGHIKLM'.indexOf(letter);
  return east === -1 ? -1 - 'NOPQRSTUVWXY'.indexOf(letter) : east + 1;
}

function zoneShift(letter: string | null, base: string | null): number {
  const [own, of] = [zoneHours(letter), zoneHours(base)];
  return own === null || of === null ? 0 : (of - own) * 3600;
}

/** `+02:00` of a letter's zone. */
function offsetOf(letter: string | null): string | null {
  const hours = zoneHours(letter);
  if (hours === null) return null;
  return `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
}

/** ListedTime H-hour is on the line of days, by the rows that tell both; rows that disagree with most others contradict themselves. */
function hourZero(
  rows: readonly Placed[],
  choices: TimeChoices,
): { readonly hour: number | null; readonly contradictions: Timeline['contradictions'] } {
  const contradictions: Timeline['contradictions'][number][] = [];
  for (const { days, clock } of rows) {
    const [first, second] = days.flatMap(({ day, cell }) =>
      day.is === 'date' && cell !== null ? [{ day, cell }] : [],
    );
    if (first === undefined || second === undefined || clock === null) continue;
    const by =
      dayOfDate(first.day.year, first.day.month, first.day.day) -
      dayOfDate(second.day.year, second.day.month, second.day.day);
    if (by !== 0) contradictions.push({ cells: [first.cell, second.cell], by: Math.abs(by) * dayLength });
  }
  for (const { elapsed, second } of rows)
    if (elapsed !== null && second !== null && elapsed.seconds !== second.seconds)
      contradictions.push({
        cells: [elapsed.cell, second.cell],
        by: Math.abs(elapsed.seconds - second.seconds),
      });
  const both = rows.flatMap((row) =>
    row.absolute === null || row.elapsed === null || row.clock === null
      ? []
      : [{ row, zero: row.absolute - row.elapsed.seconds, elapsed: row.elapsed, clock: row.clock }],
  );
  const counts = new Map<number, number>();
  const modulo = (zero: number, row: Read): number =>
    row.days.length === 0 ? ((zero % dayLength) + dayLength) % dayLength : zero;
  for (const { zero, row } of both) counts.set(modulo(zero, row), (counts.get(modulo(zero, row)) ?? 0) + 1);
  const [most] = [...counts].toSorted((one, other) => other[1] - one[1]);
  if (choices.hHour !== null) {
    const told = choices.hHour;
    const [hours = 0, minutes = 0] = told.slice(11).split(':').map(Number);
    return { hour: dayOfText(told) * dayLength + hours * 3600 + minutes * 60, contradictions };
  }
  if (most === undefined) return { hour: null, contradictions };
  const [common] = most;
  const first = both.find(({ zero, row }) => modulo(zero, row) === common);
  for (const { zero, row, elapsed, clock } of both)
    if (modulo(zero, row) !== common)
      contradictions.push({ cells: [clock.cell, elapsed.cell], by: Math.abs(modulo(zero, row) - common) });
  return { hour: first?.zero ?? null, contradictions };
}

function afterStart(
  rows: readonly Placed[],
  hour: number | null,
  choices: TimeChoices,
  taken: TakenForGranted[],
): Omit<Timeline, 'contradictions'> {
  const clocks = rows.flatMap(({ absolute, elapsed }) =>
    absolute === null || elapsed !== null ? [] : [absolute],
  );
  const spans = rows.flatMap(({ elapsed }) => (elapsed === null ? [] : [elapsed.seconds]));
  // without a row that tells both, the first clock time is H
  const zero = hour ?? (clocks.length === 0 ? null : Math.floor(least(clocks) / 60) * 60);
  const fromZero = rows.map(({ absolute, elapsed, other }): number | null =>
    other !== null && absolute === null && elapsed === null
      ? null
      : elapsed !== null
        ? elapsed.seconds
        : absolute === null || zero === null
          ? null
          : absolute - zero,
  );
  const startex = Math.min(0, least(fromZero.flatMap((seconds) => seconds ?? [])));
  const isClock = zero !== null && (clocks.length > 0 || hour !== null || choices.hHour !== null);
  if (isClock && hour === null && spans.length === 0) taken.push({ is: 'start', at: localText(zero) });
  const letter = zoneOf(rows);
  return {
    rows: rows.map((row, at): TimedInject => {
      const { other, unread, days, elapsed, absolute } = row;
      const seconds = fromZero[at] ?? null;
      // a time that another cell of the row tells, and a day without an hour, are kept as words
      const spare = [
        ...unread,
        ...(seconds === null ? [] : row.otherCells),
        ...(absolute === null && elapsed === null ? days.map(({ cell }) => cell) : []),
      ].flatMap((cell) => (cell === null ? [] : [{ place: cell.place, text: cell.text }]));
      const beside = [...row.beside, ...spare];
      if (seconds !== null) return { when: { is: 'moment', seconds: seconds - startex }, beside };
      if (other !== null) return { when: other, beside };
      const [first] = unread;
      if (first === undefined) return { when: { is: 'none' }, beside };
      return {
        when: { is: 'unread', cell: first },
        beside: beside.filter(({ place }) => place !== first.place),
      };
    }),
    story: isClock ? { hHour: localText(zero), zone: offsetOf(letter), startex } : null,
    taken,
  };
}

const least = (numbers: readonly number[]): number =>
  numbers.reduce((one, other) => Math.min(one, other), Infinity);

/** `2031-06-08T13:45`, of seconds on the line of days. */
const localText = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 16);
