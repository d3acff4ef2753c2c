import { storyTimeOf, type Story } from '@sandtable/core/scenario';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/**
 * The date-time group, `080855BJUN31`: day, time, the letter of the zone, month, year. A zone of no whole hour is told in UTC (Z); without a
 * zone the time is local (J). Null when the scenario names no H-hour.
 */
export function dateTimeGroup(story: Story, seconds: number): string | null {
  const [, sign = '', hours = '0', minutes = '0'] = /^([+-])(\d{2}):(\d{2})$/u.exec(story.zone ?? '') ?? [];
  const ahead = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const isWhole = ahead % 60 === 0 && Math.abs(ahead) <= 720;
  const { local } = storyTimeOf(story, isWhole ? seconds : seconds - ahead * 60);
  if (local === null) return null;
  const zone = story.zone === null ? 'J' : isWhole ? zoneLetter(ahead / 60) : 'Z';
  const month = months[Number(local.slice(5, 7)) - 1] ?? '';
  return `${local.slice(8, 10)}${local.slice(11, 13)}${local.slice(14, 16)}${zone}${month}${local.slice(2, 4)}`;
}

/** A to M without J east of Greenwich, N to Y west of it. */
const zoneLetter = (hours: number): string =>
  hours === 0 ? 'Z' : hours > 0 ? ('ABCDEFGHIKLM'[hours - 1] ?? 'Z') : ('NOPQRSTUVWXY'[-hours - 1] ?? 'Z');
