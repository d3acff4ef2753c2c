// Times in words. Story time, minutes in the room and deadlines are never written alike.
import { storyTimeOf, type Story, type StoryTime } from '@sandtable/core/scenario';
import type { Tongue } from './tongue.ts';

const day = 86_400;

/** `Sunday 07:27`, or `1 h 07 min into the story` where the scenario shows elapsed time. */
export function storyTime(story: StoryTime, tongue: Tongue): string {
  if (story.shownAs === 'elapsed' || story.local === null) return elapsed(story.seconds, tongue);
  return localTime(story.local, tongue);
}

/** The same for any moment of the story, from what the scenario says of its clock. */
export function storyTimeAt(story: Story, seconds: number, tongue: Tongue): string {
  return storyTime(storyTimeOf(story, seconds), tongue);
}

/** Local date and time of a moment, `2031-08-02T07:27`; null where the scenario names no date. */
export const localAt = (story: Story, seconds: number): string | null =>
  storyTimeOf(story, seconds).local?.slice(0, 16) ?? null;

function localTime(local: string, { language, say }: Tongue): string {
  const date = new Date(`${local.slice(0, 16)}Z`);
  if (Number.isNaN(date.getTime())) return local;
  const weekday = weekdays(language).format(date);
  return say('format.clock', { weekday, time: local.slice(11, 16) });
}

// making one costs more than all that is done with it, and the desk tells many times a frame
const made = new Map<string, Intl.DateTimeFormat>();
function weekdays(language: string): Intl.DateTimeFormat {
  const known = made.get(language) ?? new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  made.set(language, known);
  return known;
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
  return say('format.days-hours', { days: Math.floor(whole / day), hours: hours % 24 });
}

/** Minutes and seconds in the room: `6:20`, `75:03`. */
export function roomClock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** `43 min left`, `none left`. */
export function leftWords(seconds: number, tongue: Tongue): string {
  return seconds <= 0
    ? tongue.say('format.none-left')
    : tongue.say('format.left', { duration: duration(seconds, tongue) });
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
