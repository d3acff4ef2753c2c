// Times as people type them.
import type { StoryTime } from '@sandtable/core/scenario';

const unit: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };
const longest = 366 * 86_400;

/** `90s`, `15m`, `1h30m`, `2d`, `1 h 30 min`; a bare number is minutes. Seconds, or null. */
export function readTypedDuration(typed: string): number | null {
  const plain = typed.trim().toLowerCase().replaceAll(/\s+/gu, '').replaceAll('min', 'm');
  if (/^\d+(\.\d+)?$/u.test(plain)) return within(Math.round(Number(plain) * 60));
  if (!/^(\d+(\.\d+)?[smhd])+$/u.test(plain)) return null;
  let seconds = 0;
  for (const [, amount = '', letter = ''] of plain.matchAll(/(\d+(?:\.\d+)?)([smhd])/gu))
    seconds += Number(amount) * (unit[letter] ?? 0);
  return within(Math.round(seconds));
}

/** `07:40` is the next time the story's clock shows that; `+20m` from now; `1h30m` since StartEx. Story seconds, or null. */
export function readMoment(typed: string, now: StoryTime): number | null {
  const words = typed.trim();
  if (words.startsWith('+')) {
    const ahead = readTypedDuration(words.slice(1));
    return ahead === null ? null : within(now.seconds + ahead);
  }
  const clock = readClock(words);
  if (clock === null) return readTypedDuration(words);
  if (now.local === null) return clock;
  const [hours = '0', minutes = '0', seconds = '0'] = now.local.slice(11).split(':');
  const since = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return within(now.seconds + ((clock - since + 86_400) % 86_400));
}

/** `10:40` by the clock in the room, the next one ahead or the last one back; or a duration from now. Milliseconds, or null. */
export function readWallTime(typed: string, now: number, towards: 'ahead' | 'back'): number | null {
  const clock = readClock(typed.trim());
  if (clock === null) {
    const seconds = readTypedDuration(typed.trim().replace(/^[+-]/u, ''));
    return seconds === null ? null : now + (towards === 'ahead' ? 1 : -1) * seconds * 1000;
  }
  const at = new Date(now);
  at.setHours(Math.floor(clock / 3600), Math.floor(clock / 60) % 60, 0, 0);
  if (towards === 'ahead' && at.getTime() < now) at.setDate(at.getDate() + 1);
  if (towards === 'back' && at.getTime() > now) at.setDate(at.getDate() - 1);
  return at.getTime();
}

/** `7:40` or `07:40`, in seconds since midnight. */
function readClock(typed: string): number | null {
  const parts = /^(\d{1,2})[:.h](\d{2})$/u.exec(typed);
  if (parts === null) return null;
  const hours = Number(parts[1]);
  const minutes = Number(parts[2]);
  return hours < 24 && minutes < 60 ? hours * 3600 + minutes * 60 : null;
}

function within(seconds: number): number | null {
  return seconds <= longest ? seconds : null;
}
