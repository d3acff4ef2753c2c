// Times as people type them.
import type { StoryTime } from '@sandtable/core/scenario';
import { type RoomTongue } from '@sandtable/words';
import { readClock, readRoomTime } from '@sandtable/words/room-time';

const unit: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const longest = 366 * 86_400;
const fourDigits = /^\d{4}$/u;

/** `90s`, `15m`, `1h30m`, `2d`, `1 h 30 min`, `2 hours`; a bare number is minutes. Seconds, or null. */
export function readTypedDuration(typed: string): number | null {
  const plain = typed
    .trim()
    .toLowerCase()
    .replaceAll(/\s+/gu, '')
    .replaceAll(/(?<=\d)(?:(m)in(?:ute)?s?|(h)(?:ou)?rs?|(s)ec(?:ond)?s?|(d)ays?)(?=\d|$)/gu, '$1$2$3$4');
  if (/^\d+(\.\d+)?$/u.test(plain)) return within(Math.round(Number(plain) * 60));
  if (!/^(\d+(\.\d+)?[smhd])+$/u.test(plain)) return null;
  let seconds = 0;
  for (const [, amount = '', letter = ''] of plain.matchAll(/(\d+(?:\.\d+)?)([smhd])/gu))
    seconds += Number(amount) * (unit[letter] ?? 0);
  return within(Math.round(seconds));
}

/** `doubtful`: it is what the program prints for a time since StartEx, and what a person types for one from now. */
export type MomentRead = { readonly at: number } | { readonly wrong: 'no-time' | 'doubtful' };

/**
 * `07:40` and `0740` are the next time the story's clock shows that, `Sunday 07:40` on that day of the week; `+20m` from now; `1h30m`
 * since StartEx; `Thursday 14 April 2033, 09:00` and `14 April, 09:00` with the day. In story seconds.
 */
export function readMoment(typed: string, now: StoryTime, language: string): MomentRead {
  const words = typed.trim();
  if (words.startsWith('+')) {
    const ahead = readTypedDuration(words.slice(1));
    // where no date is named a time since StartEx is told as `+1 h 07 min`; one that is over by now cannot be meant
    if (
      now.local === null &&
      /^\+\d+ /u.test(words) &&
      ahead !== null &&
      ahead > now.seconds &&
      now.seconds > 0
    )
      return { wrong: 'doubtful' };
    return momentAt(ahead === null ? null : now.seconds + ahead);
  }
  const [, weekday, time = words] = /^(\p{L}{2,})\.?[,\s]+(.+)$/u.exec(words) ?? [];
  const clock = readClock(time);
  // four digits are a time of day: as minutes nobody would mean them
  if (clock === null) {
    const dated = now.local === null ? null : readDated(words, { ...now, local: now.local }, language);
    if (dated !== null) return { at: dated };
    return momentAt(weekday === undefined && !fourDigits.test(words) ? readTypedDuration(words) : null);
  }
  if (now.local === null) return momentAt(weekday === undefined ? clock : null);
  const [hours = '0', minutes = '0', seconds = '0'] = now.local.slice(11).split(':');
  const since = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const next = (clock - since + 86_400) % 86_400;
  if (weekday === undefined) return momentAt(now.seconds + next);
  const first = new Date(`${now.local.slice(0, 10)}T00:00:00Z`).getTime() + (since + next) * 1000;
  const named = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const wanted = weekday.toLocaleLowerCase(language);
  const later = [0, 1, 2, 3, 4, 5, 6].find((days) =>
    named
      .format(first + days * 86_400_000)
      .toLocaleLowerCase(language)
      .startsWith(wanted),
  );
  return momentAt(later === undefined ? null : now.seconds + next + later * 86_400);
}

/** With its date, and the day of the week before it or not, as a story shows times that are far from StartEx. */
function readDated(
  words: string,
  now: StoryTime & { readonly local: string },
  language: string,
): number | null {
  const since = Date.parse(`${now.local}Z`);
  const read = readRoomTime(words.replace(/^\p{L}+\.?,?\s+(?=\d)/u, ''), since, 'ahead', {
    zone: 'UTC',
    language,
  });
  return 'at' in read ? now.seconds + (read.at - since) / 1000 : null;
}

const momentAt = (seconds: number | null): MomentRead =>
  seconds === null || seconds > longest ? { wrong: 'no-time' } : { at: seconds };

/**
 * `10:40`, `1040`, `24 November 2026, 10:40` by the clock in the room, the next one ahead or the last one back; or a duration from now.
 * Milliseconds since 1970.
 */
export function readWallTime(
  typed: string,
  now: number,
  towards: 'ahead' | 'back',
  tongue: Pick<RoomTongue, 'zone' | 'language'>,
): ReturnType<typeof readRoomTime> {
  const words = typed.trim();
  const read = readRoomTime(words, now, towards, tongue);
  if ('at' in read || read.wrong !== 'no-time' || fourDigits.test(words)) return read;
  const seconds = readTypedDuration(words.replace(/^[+-]/u, ''));
  return seconds === null ? read : { at: now + (towards === 'ahead' ? 1 : -1) * seconds * 1000 };
}

function within(seconds: number): number | null {
  return seconds <= longest ? seconds : null;
}
