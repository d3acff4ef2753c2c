/** The clock of a transcription: it shows the time of the last line typed, and does not run. */
import type { WallClock } from '@sandtable/host';

export interface PaperClock extends WallClock {
  /** Reads the time that a line may begin with, `10:42` or `10:42:30`, and stands there; the rest of the line comes back. */
  read(
    line: string,
  ): { readonly rest: string } | { readonly wrong: 'earlier' | 'future'; readonly time: string };
}

/** `from`: the time of the last entry; `day`: midnight of the day in the room; `now`: nothing that is entered is later. */
export function paperClock(from: number, day: Date, now: number): PaperClock {
  let stands = from;
  return {
    now: () => stands,
    every: () => () => {},
    read(line) {
      const found = /^\s*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s+|$)/.exec(line);
      if (found === null) return { rest: line };
      const [whole, hours, minutes, seconds] = found;
      const time = whole.trim();
      const at = new Date(day);
      at.setHours(Number(hours), Number(minutes), Number(seconds ?? 0), 0);
      // `10:42` means the whole minute, so it may follow an entry of 10:42:20
      const wall =
        seconds === undefined && at.getTime() <= stands && stands - at.getTime() < 60_000
          ? stands
          : at.getTime();
      if (wall < stands) return { wrong: 'earlier', time };
      if (wall > now) return { wrong: 'future', time };
      stands = wall;
      return { rest: line.slice(whole.length) };
    },
  };
}
