/**
 * Times as people write them in lists of injects: clock times, date-time groups, `H+01:30`, `J+1 H+2`, `T-60`, days and dates in several
 * languages, words such as “as required”. What one cell says is read here; what that means beside the others, in the timeline.
 */
import { fold } from '@sandtable/core/scenario';

/** Which day is meant. */
export type WrittenDay =
  | { readonly is: 'date'; readonly year: number; readonly month: number; readonly day: number }
  /** `08/06/2031`: which is the day and which the month, the whole column tells. */
  | { readonly is: 'slashed'; readonly first: number; readonly second: number; readonly year: number }
  /** Of the year that others name; of their month, too, where it is null: `8 June`, `081345Z`. */
  | { readonly is: 'day-of-month'; readonly day: number; readonly month: number | null }
  /** `D+1`, `J+1`: days after that of H-hour. */
  | { readonly is: 'offset'; readonly days: number }
  /** `Day 2`: counted from the first day, 1. */
  | { readonly is: 'counted'; readonly day: number };

/** What a number without a unit says: only its neighbours tell whether `H+90` is minutes. */
export interface BareNumber {
  readonly number: number;
  readonly sign: 1 | -1;
  /** After `H+` and the like, not alone. */
  readonly after: 'H' | null;
}

export type WrittenTime =
  /** `seconds` of the day; null where only a day is named. */
  | {
      readonly is: 'clock';
      readonly seconds: number | null;
      readonly day: WrittenDay | null;
      /** The letter of a date-time group's zone, or null. */
      readonly zone: string | null;
    }
  /** Seconds from H-hour (StartEx), negative before it. */
  | { readonly is: 'elapsed'; readonly seconds: number }
  | { readonly is: 'bare'; readonly bare: BareNumber }
  /** So long after another inject. */
  | { readonly is: 'after'; readonly serial: string; readonly seconds: number }
  /** It has no time: somebody sends it when it is wanted. */
  | { readonly is: 'reserve' };

export interface Reading {
  readonly time: WrittenTime;
  /** What stands in the cell besides, and found no place: the end of a range, “approx.”. */
  readonly beside: string | null;
}

const monthWords: readonly (readonly string[])[] = [
  ['jan', 'january', 'janvier', 'janv', 'januar', 'janner', 'enero', 'ene', 'января', 'январь', 'янв'],
  ['feb', 'february', 'fevrier', 'fevr', 'fev', 'februar', 'febrero', 'февраля', 'февраль', 'фев'],
  ['mar', 'march', 'mars', 'marz', 'maerz', 'mrz', 'marzo', 'марта', 'март', 'мар'],
  ['apr', 'april', 'avril', 'avr', 'abril', 'abr', 'апреля', 'апрель', 'апр'],
  ['may', 'mai', 'mayo', 'мая', 'маи'],
  ['jun', 'june', 'juin', 'juni', 'junio', 'июня', 'июнь', 'июн'],
  ['jul', 'july', 'juillet', 'juil', 'juli', 'julio', 'июля', 'июль', 'июл'],
  ['aug', 'august', 'aout', 'aou', 'agosto', 'ago', 'августа', 'август', 'авг'],
  ['sep', 'sept', 'september', 'septembre', 'septiembre', 'сентября', 'сентябрь', 'сен'],
  ['oct', 'october', 'octobre', 'oktober', 'okt', 'octubre', 'октября', 'октябрь', 'окт'],
  ['nov', 'november', 'novembre', 'noviembre', 'ноября', 'ноябрь', 'ноя'],
  ['dec', 'december', 'decembre', 'dezember', 'dez', 'diciembre', 'dic', 'декабря', 'декабрь', 'дек'],
];
const months = new Map(monthWords.flatMap((words, at) => words.map((word) => [word, at + 1] as const)));

const weekday =
  /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|mo|di|mi|do|fr|sa|so|mie|jue|vie|sab|dom|пн|вт|ср|чт|пт|сб|вс|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lunes|martes|miercoles|jueves|viernes|sabado|domingo|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье)(?!\p{L})\.?,?\s*/u;

/** Whoever writes one of these sends it by hand. */
const reserveWords =
  /^(?:tbd|tbc|tba|n\/?a|reserve|in reserve|as (?:required|needed|necessary|appropriate)|on (?:request|call|demand|order|cue)|if (?:required|needed)|when (?:required|needed|asked)|as req'?d\.?|ad hoc|contingency|excon|a la demande|sur (?:demande|ordre)|si (?:besoin|necessaire)|selon besoin|en reserve|bei bedarf|auf (?:abruf|anforderung)|nach bedarf|a demanda|segun (?:necesidad|proceda)|si procede|por determinar|по (?:запросу|необходимости|команде|обстановке)|резерв|в резерве)(?!\p{L})/u;

/** Reads what stands in a cell as a time; null when it is none. Patterns are of folded words: an й has lost its breve. */
export function readTime(found: string): Reading | null {
  const told = fold(found.normalize('NFKC'))
    .replaceAll(/[‐-―−]/gu, '-')
    .replaceAll(/[’‘`´]/gu, "'")
    .replaceAll(/\s+/gu, ' ')
    // folding takes the breve from й
    .replaceAll('й', 'й');
  if (told === '') return null;
  if (/^-+$/u.test(told) || reserveWords.test(told))
    return { time: { is: 'reserve' }, beside: besideOf(told, /^-+$/u.test(told)) };
  for (const { text, beside } of partsOf(told)) {
    const time = readWhole(text);
    if (time !== null) return { time, beside };
  }
  return null;
}

/** A reserve that says no more than one word is wholly understood. */
const besideOf = (told: string, isDash: boolean): string | null =>
  isDash || /^\S+( \S+)?$/u.test(told) ? null : told;

/** The cell as a whole; without what is round or before it; the beginning of a range. */
function* partsOf(told: string): Generator<{ readonly text: string; readonly beside: string | null }> {
  yield { text: told, beside: null };
  const bare =
    /^(?:~|ca\.?|approx\.?|about|around|env(?:iron|\.)?|vers|etwa|gegen|um|a las|hacia|около|в|at|a|by|from|ab|des|t\s*=)\s*(?=[\d+])/u.exec(
      told,
    );
  const rest = bare === null ? told : told.slice(bare[0].length);
  const isExact = /^(?:at|a|um|a las|в|t\s*=)\s*$/u.test(bare?.[0] ?? 'at');
  if (bare !== null) yield { text: rest, beside: isExact ? null : told };
  const trailing =
    /^(?<text>.+?)\s*(?:\((?<round>[^()]*)\)|(?<!\p{L})(?<word>approx\.?|ca\.?|local(?: time)?|lt|heure locale|ortszeit|hora local|мск|est\.?))$/u.exec(
      rest,
    );
  if (trailing?.groups?.['text'] !== undefined) yield { text: trailing.groups['text'], beside: told };
  const range =
    /^(?<from>.*?\d[^-]*?)\s*(?:-|to|until|bis|jusqu'a|hasta|до|à|>|→)\s*(?<to>[a-z+]?\s*\d.*)$/u.exec(rest);
  if (range?.groups?.['from'] !== undefined) yield { text: range.groups['from'].trim(), beside: told };
}

function readWhole(text: string): WrittenTime | null {
  return (
    dateTimeGroup(text) ??
    offsets(text) ??
    afterAnother(text) ??
    span(text) ??
    dayAndClock(text) ??
    dateAndClock(text) ??
    clockAlone(text) ??
    bareNumber(text)
  );
}

/** `081345ZJUN31`, `08 1345Z JUN 2031`, `081345Z`. */
function dateTimeGroup(text: string): WrittenTime | null {
  const found =
    /^(?<day>\d{2})\s?(?<hour>\d{2})(?<minute>\d{2})\s?(?<zone>[a-z])(?:\s?(?<month>[a-z]{3,9}|[а-я]{3,8})\.?\s?(?<year>\d{4}|\d{2})?)?$/u.exec(
      text,
    )?.groups;
  if (found === undefined) return null;
  const seconds = secondsOf(Number(found['hour']), Number(found['minute']));
  const day = Number(found['day']);
  const month = found['month'] === undefined ? null : (months.get(found['month']) ?? null);
  if (seconds === null || day < 1 || day > 31 || (found['month'] !== undefined && month === null))
    return null;
  const year = found['year'];
  return {
    is: 'clock',
    seconds,
    day:
      month === null || year === undefined
        ? { is: 'day-of-month', day, month }
        : dateIn(fullYear(Number(year)), month, day),
    zone: (found['zone'] ?? '').toUpperCase(),
  };
}

const fullYear = (year: number): number => (year < 100 ? 2000 + year : year);

function dateIn(year: number, month: number, day: number): WrittenDay | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? { is: 'date', year, month, day }
    : null;
}

/** Seconds of the day; `24:00` is its end. Null when no clock shows it. */
function secondsOf(hour: number, minute: number, second = 0): number | null {
  if (minute > 59 || second > 59 || hour > 24 || (hour === 24 && minute + second > 0)) return null;
  return hour * 3600 + minute * 60 + second;
}

/** Letters of H-hour, of the exercise's start, of a trigger; of D-day. `ч` and `д` are the Russian ones. */
const zero = String.raw`(?:startex|start of exercise|exercise start|start|beginn|debut|inicio|старт|h|t|e|x|s|ч)`;
const dayZero = String.raw`(?:d|j|д|day|jour|tag|g|r)`;
const amount = String.raw`(?<sign>[+-])\s?(?<amount>\d+(?:[.,]\d+)?(?::\d{2}(?::\d{2})?|\s?h\s?\d{2})?)\s?(?<unit>d|days?|jours?|tage?|dias?|дн?|днеи|h|hrs?|hours?|heures?|std\.?|stunden|horas?|ч|час(?:а|ов)?|m|mn|mins?|min\.|minutes?|minuten|minutos?|мин\.?|'|s|secs?|sec\.?)?`;
const fromZero = new RegExp(`^${zero}(?:-hour|-stunde)?\\s?${amount}$`, 'u');
const fromDayZero = new RegExp(
  `^${dayZero}(?:-day)?\\s?(?<daySign>[+-])\\s?(?<days>\\d{1,3})(?:[\\s,;/:@-]+(?<rest>.+))?$`,
  'u',
);

/** `H+01:30`, `H+90`, `T-24h`, `J+1`, `J+1 H+2`, `D+1 0930`, `H`, `StartEx`. */
function offsets(text: string): WrittenTime | null {
  if (
    /^(?:h|h-hour|h-stunde|startex|start ex|start of exercise|heure h|hora h|ч|t0|t=0|debex|beginn|inicio|старт)$/u.test(
      text,
    )
  )
    return { is: 'elapsed', seconds: 0 };
  // of day J itself: `J H+0:20`
  const onDay = /^(?:[djд]|day|jour)\s+(?<rest>[hч](?:\s?[+-].*)?)$/u.exec(text)?.groups?.['rest'];
  if (onDay !== undefined) return offsets(onDay);
  const days = fromDayZero.exec(text)?.groups;
  if (days !== undefined) {
    const offset = Number(days['days']) * (days['daySign'] === '-' ? -1 : 1);
    const rest = days['rest'];
    if (rest === undefined)
      return { is: 'clock', seconds: null, day: { is: 'offset', days: offset }, zone: null };
    // `J+1 H+2 M-5` counts minutes besides
    const minutes = /^(?<hours>.+?)\s+m\s?(?<sign>[+-])\s?(?<amount>\d{1,4})$/u.exec(rest)?.groups;
    const hours = fromZero.exec(minutes?.['hours'] ?? rest)?.groups;
    if (hours !== undefined) {
      const seconds = amountIn(hours, 'h');
      const more = minutes === undefined ? 0 : (amountIn(minutes, 'm') ?? 0);
      return seconds === null ? null : { is: 'elapsed', seconds: offset * 86_400 + seconds + more };
    }
    if (/^[hч]$/u.test(rest)) return { is: 'elapsed', seconds: offset * 86_400 };
    const clock = clockAlone(rest);
    return clock?.is === 'clock' ? { ...clock, day: { is: 'offset', days: offset } } : null;
  }
  const found = fromZero.exec(text)?.groups ?? new RegExp(`^${amount}$`, 'u').exec(text)?.groups;
  if (found === undefined) return null;
  const isBare = found['unit'] === undefined && /^\d+$/u.test(found['amount'] ?? '');
  if (isBare)
    return {
      is: 'bare',
      bare: { number: Number(found['amount']), sign: found['sign'] === '-' ? -1 : 1, after: 'H' },
    };
  const seconds = amountIn(found, 'h');
  return seconds === null ? null : { is: 'elapsed', seconds };
}

type Groups = Readonly<Record<string, string | undefined>>;

/** Seconds of `01:30`, `1h30`, `2,5` with or without a unit after it; `otherwise` is the unit of a number alone. */
function amountIn(found: Groups, otherwise: 'h' | 'm'): number | null {
  const told = (found['amount'] ?? '').replaceAll(/\s/gu, '');
  const sign = found['sign'] === '-' ? -1 : 1;
  const clock = /^(?<hours>\d+)[:h](?<minutes>\d{2})(?::(?<seconds>\d{2}))?$/u.exec(told)?.groups;
  if (clock !== undefined) {
    const minutes = Number(clock['minutes']);
    return minutes > 59
      ? null
      : sign * (Number(clock['hours']) * 3600 + minutes * 60 + Number(clock['seconds'] ?? 0));
  }
  const number = Number(told.replace(',', '.'));
  const size = unitSize(found['unit'] ?? otherwise);
  return Number.isNaN(number) || size === null ? null : sign * Math.round(number * size);
}

function unitSize(unit: string): number | null {
  if (/^(?:d|days?|jours?|tage?|dias?|дн?|днеи)$/u.test(unit)) return 86_400;
  if (/^(?:h|hrs?|hours?|heures?|std\.?|stunden|horas?|ч|час)/u.test(unit)) return 3600;
  if (/^(?:m|mn|mins?|min\.|minutes?|minuten|minutos?|мин\.?|')$/u.test(unit)) return 60;
  return /^(?:s|secs?|sec\.?)$/u.test(unit) ? 1 : null;
}

/** `15 min after 2-03`, `nach Nr. 7`, `30 min après 12`. */
function afterAnother(text: string): WrittenTime | null {
  const found =
    /^(?:\+?(?<amount>\d+(?:[.,]\d+)?)\s?(?<unit>[a-zа-я']+\.?)\s)?(?:after|following|apres|nach|despues de|tras|после)\s(?:inject|no\.?|nr\.?|n°|#|event|einlage|№)?\s?#?(?<serial>[\w.-]*\d[\w.-]*)$/u.exec(
      text,
    )?.groups;
  if (found?.['serial'] === undefined) return null;
  const seconds = found['amount'] === undefined ? 0 : amountIn(found, 'm');
  return seconds === null ? null : { is: 'after', serial: found['serial'], seconds };
}

/** `90 min`, `1h30min`, `1 h 30 min`, `2 hours`. A clock's `14h30` is none. */
function span(text: string): WrittenTime | null {
  const found =
    /^(?:(?<hours>\d+(?:[.,]\d+)?)\s?(?:hrs?|hours?|heures?|std\.?|stunden|horas?|час(?:а|ов)?|h(?=\s?\d+\s?m))\s?)?(?:(?<minutes>\d+(?:[.,]\d+)?)\s?(?:m|mn|mins?|min\.|minutes?|minuten|minutos?|мин\.?|'))?$/u.exec(
      text,
    )?.groups;
  if (found === undefined || text === '') return null;
  const { hours = null, minutes = null } = found as { hours?: string; minutes?: string };
  if (hours === null && minutes === null) return null;
  // `0930 hrs` and `14 hrs` are what clocks show
  if (minutes === null && (/^\d{3,4}$/u.test(hours ?? '') || /hrs?$/u.test(text))) return null;
  const number = (told: string | null): number => Number((told ?? '0').replace(',', '.'));
  return { is: 'elapsed', seconds: Math.round(number(hours) * 3600 + number(minutes) * 60) };
}

/** `Day 2, 14:30`, `Jour 2 14h30`, `2. Tag`, `D2 0930`. */
function dayAndClock(text: string): WrittenTime | null {
  const found =
    /^(?:(?:day|jour|tag|dia|день|giorno|d|j|exercise day|ubungstag)[ -]?(?<day>\d{1,2})|(?<before>\d{1,2})(?:st|nd|rd|th|\.|e|er|eme|-и)?\s?(?:day|jour|tag|dia|день))(?:[\s,;:/@-]+(?<rest>.*))?$/u.exec(
      text,
    )?.groups;
  const number = found?.['day'] ?? found?.['before'];
  if (found === undefined || number === undefined) return null;
  const day: WrittenDay = { is: 'counted', day: Number(number) };
  const rest = found['rest'] ?? '';
  if (rest === '') return { is: 'clock', seconds: null, day, zone: null };
  const clock = clockAlone(rest);
  return clock?.is === 'clock' ? { ...clock, day } : null;
}

/** `2031-06-08 13:45`, `08/06/2031 1:45 PM`, `Tue 8 June 2031, 13:45`, `8. Juni 2031`, `8 juin 2031 à 13h45`. */
function dateAndClock(told: string): WrittenTime | null {
  const text = told.replace(weekday, '');
  const [day, rest] = dateAt(text);
  if (day === null) {
    // a weekday alone says no more than the clock beside it does
    if (text === told) return null;
    return text === '' ? null : clockAlone(text);
  }
  const clockText = rest.replace(/^[\s,;@t-]*(?:at|a las|a|um|в|,)?\s*/u, '');
  if (clockText === '') return { is: 'clock', seconds: null, day, zone: null };
  const clock = clockAlone(clockText);
  return clock?.is === 'clock' ? { ...clock, day } : null;
}

function dateAt(text: string): readonly [WrittenDay | null, string] {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|\D)/u.exec(text);
  if (iso !== null)
    return [dateIn(Number(iso[1]), Number(iso[2]), Number(iso[3])), text.slice(iso[0].length)];
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?=$|\D)/u.exec(text);
  // with points nobody puts the month first
  if (dotted !== null)
    return [
      dateIn(fullYear(Number(dotted[3])), Number(dotted[2]), Number(dotted[1])),
      text.slice(dotted[0].length),
    ];
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?=$|\D)/u.exec(text);
  if (slashed !== null) {
    const [first, second] = [Number(slashed[1]), Number(slashed[2])];
    const can = (day: number, month: number): boolean => day >= 1 && day <= 31 && month >= 1 && month <= 12;
    if (!can(first, second) && !can(second, first)) return [null, text];
    return [
      { is: 'slashed', first, second, year: fullYear(Number(slashed[3])) },
      text.slice(slashed[0].length),
    ];
  }
  const found = dayFirst.exec(text) ?? monthFirst.exec(text);
  const { day: told, month: word = '', year } = found?.groups ?? {};
  const month = months.get(word);
  if (found === null || month === undefined) return [null, text];
  const day = Number(told);
  const rest = text.slice(found[0].length);
  if (year !== undefined) return [dateIn(fullYear(Number(year.replace("'", ''))), month, day), rest];
  return [day >= 1 && day <= 31 ? { is: 'day-of-month', day, month } : null, rest];
}

/** `8 June 2031`, `8. Juni`, `8-Jun-31`, `8 de junio de 2031`, `8 июня 2031 г.`. */
const dayFirst =
  /^(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]*(?:de\s)?(?<month>[a-zа-я]{3,10})\.?(?:[\s,-]+(?:de\s)?(?<year>\d{4}|'?\d{2}(?=$|,|\s\d{1,2}[:h])))?(?:\s?г\.)?/u;
/** `June 8, 2031`. */
const monthFirst = /^(?<month>[a-z]{3,10})\.?\s(?<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s(?<year>\d{4}))?/u;

/** What a clock shows: `09:30`, `9.30 Uhr`, `14h30`, `14 h`, `0930`, `1430Z`, `2:30 pm`, `noon`. */
function clockAlone(text: string): WrittenTime | null {
  const at = (seconds: number | null, zone: string | null = null): WrittenTime | null =>
    seconds === null ? null : { is: 'clock', seconds, day: null, zone };
  if (/^(?:noon|midday|midi|mittag|mittags|mediodia|полдень)$/u.test(text)) return at(12 * 3600);
  if (/^(?:midnight|minuit|mitternacht|medianoche|полночь)$/u.test(text)) return at(24 * 3600);
  const found =
    /^(?<hour>\d{1,2})(?:\s?[:.h]\s?(?<minute>\d{2})(?:[:.](?<second>\d{2})(?:\.0+)?)?|\s?(?=[ap]\.?m)|\s?(?:h|uhr|hrs|heures|horas)$)\s?(?<half>[ap]\.?m\.?)?\s?(?:uhr|hrs?|h|heures|horas|ч\.?)?\s?(?<zone>z|utc|gmt|[a-ik-z])?$/u.exec(
      text,
    )?.groups;
  if (found !== undefined) {
    const hour = Number(found['hour']);
    const half = found['half']?.[0];
    if (half !== undefined && (hour < 1 || hour > 12)) return null;
    const ofDay = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
    return at(
      secondsOf(ofDay, Number(found['minute'] ?? 0), Number(found['second'] ?? 0)),
      zoneLetter(found['zone']),
    );
  }
  const joined =
    /^(?<hour>\d{1,2})(?<minute>\d{2})(?:\s?(?:hrs?|h|uhr)\.?|\s?(?<zone>z|utc|gmt|[a-ik-z]))(?:\s?(?:local|lt))?$/u.exec(
      text,
    )?.groups;
  if (joined !== undefined)
    return at(secondsOf(Number(joined['hour']), Number(joined['minute'])), zoneLetter(joined['zone']));
  // four digits that begin with 0 are what clocks show, whatever stands around them
  const four = /^(?<hour>0\d)(?<minute>\d{2})$/u.exec(text)?.groups;
  return four === undefined ? null : at(secondsOf(Number(four['hour']), Number(four['minute'])));
}

const zoneLetter = (zone: string | undefined): string | null =>
  zone === undefined ? null : zone.length > 1 ? 'Z' : zone.toUpperCase();

function bareNumber(text: string): WrittenTime | null {
  return /^\d{1,5}$/u.test(text)
    ? { is: 'bare', bare: { number: Number(text), sign: 1, after: null } }
    : null;
}
