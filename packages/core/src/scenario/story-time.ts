/** Story seconds as the local date and time of the story, without a clock or a calendar library: pure arithmetic. */
import type { Story } from './scenario.ts';

/** Story time for words: seconds since StartEx, and local date and time where the scenario names them (`2031-08-02T07:27`). */
export interface StoryTime {
  readonly seconds: number;
  readonly local: string | null;
  readonly shownAs: Story['shownAs'];
}

const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;

/** `seconds` since StartEx; `local` is null when the scenario names no H-hour. */
export function storyTimeOf(story: Story, seconds: number): StoryTime {
  return { seconds, local: localTime(story, seconds), shownAs: story.shownAs };
}

function localTime(story: Story, seconds: number): string | null {
  const parts = story.hHour === null ? null : pattern.exec(story.hHour);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const total =
    dayNumber(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second + story.startex + seconds;
  const date = civilDate(Math.floor(total / 86_400));
  const clock = ((total % 86_400) + 86_400) % 86_400;
  return `${pad(date.year, 4)}-${pad(date.month)}-${pad(date.day)}T${pad(Math.floor(clock / 3600))}:${pad(Math.floor(clock / 60) % 60)}:${pad(clock % 60)}`;
}

const pad = (number: number, width = 2) => String(number).padStart(width, '0');

/** Days since 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms"). */
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}

function civilDate(days: number): { year: number; month: number; day: number } {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}
