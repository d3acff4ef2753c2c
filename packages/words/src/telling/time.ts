// Times in words. Story time, minutes in the room and deadlines are never written alike.
import { storyTimeOf, type Story, type StoryTime } from '@sandtable/core/scenario';
import { monthName } from './room-time.ts';
import type { Tongue } from './tongue.ts';

const day = 86_400;

/**
 * `Sunday 07:27`; further than a week from StartEx, where a weekday would not say which, `Thursday 14 April 2033, 09:00`. `+1 h 07 min`
 * where the scenario shows elapsed time.
 */
export function storyTime(story: StoryTime, tongue: Tongue): string {
  if (story.shownAs === 'elapsed' || story.local === null) return elapsed(story.seconds, tongue);
  return localTime(story.local, Math.abs(story.seconds) < 6 * day, tongue);
}

/** The same for any moment of the story, from what the scenario says of its clock. */
export function storyTimeAt(story: Story, seconds: number, tongue: Tongue): string {
  return storyTime(storyTimeOf(story, seconds), tongue);
}

/**
 * For a column: `10:50` on the day that the story has `now`, `Mon 10:50` on another of the same week; of a day that is further away the
 * day or, in another year, the month.
 */
export function storyTimeInColumn(story: Story, seconds: number, now: StoryTime, tongue: Tongue): string {
  const at = storyTimeOf(story, seconds);
  if (at.shownAs === 'elapsed' || at.local === null || now.local === null) return elapsed(seconds, tongue);
  const time = at.local.slice(11, 16);
  if (at.local.slice(0, 10) === now.local.slice(0, 10)) return time;
  const { say, language } = tongue;
  if (Math.abs(at.seconds - now.seconds) < 6 * day)
    return say('format.clock', { weekday: weekdayOf(at.local, 'short', language), time });
  const [year = '', month = '', date = ''] = at.local.slice(0, 10).split('-');
  const named = monthName(Number(month), language).slice(0, 3);
  return year === now.local.slice(0, 4)
    ? say('format.day-month', { day: Number(date), month: named })
    : say('format.month-year', { month: named, year });
}

function localTime(local: string, near: boolean, { language, say }: Tongue): string {
  const [year = '', month = '', date = ''] = local.slice(0, 10).split('-');
  const weekday = weekdayOf(local, 'long', language);
  const time = local.slice(11, 16);
  return near
    ? say('format.clock', { weekday, time })
    : say('format.clock-date', {
        weekday,
        day: Number(date),
        month: monthName(Number(month), language),
        year,
        time,
      });
}

// making one costs more than all that is done with it, and the desk tells many times a frame
const made = new Map<string, Intl.DateTimeFormat>();
function weekdayOf(local: string, form: 'long' | 'short', language: string): string {
  const name = `${language} ${form}`;
  const known = made.get(name) ?? new Intl.DateTimeFormat(language, { weekday: form, timeZone: 'UTC' });
  made.set(name, known);
  return known.format(new Date(`${local.slice(0, 16)}Z`));
}

/** Since StartEx: `+1 h 07 min`. */
export function elapsed(seconds: number, tongue: Tongue): string {
  return tongue.say('format.elapsed', { duration: duration(seconds, tongue) });
}

/** `45 s`, `12 min`, `1 h 07 min`, `2 d 3 h`: the two largest parts, whole. */
export function duration(seconds: number, { say }: Tongue): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return say('format.seconds', { seconds: whole });
  const minutes = Math.floor(whole / 60);
  if (whole < 3600) return say('format.minutes', { minutes });
  const hours = Math.floor(whole / 3600);
  if (whole < day) return say('format.hours-minutes', { hours, minutes: two(minutes % 60) });
  const days = Math.floor(whole / day);
  return hours % 24 === 0
    ? say('format.days', { days })
    : say('format.days-hours', { days, hours: hours % 24 });
}

/** Minutes and seconds in the room: `6:20`, `75:03`. */
export function roomClock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
