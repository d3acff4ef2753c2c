/** The clock of a transcription: it shows the time of the last line typed, and does not run. */
import type { WallClock } from '@sandtable/host';
import { isDay, momentsOf, readClock, roomTimeAt, type RoomTime } from '@sandtable/words/room-time';

export interface PaperClock extends WallClock {
  /**
   * Reads the time that a line may begin with, `10:42`, `1042`, `10:42:30` or `2031-08-03 00:10`, and stands there; the rest of the line
   * comes back. A day holds for the lines after it, too.
   */
  read(line: string): { readonly rest: string } | { readonly wrong: PaperFault; readonly time: string };
}

/** `skipped`: the clocks were put forward over that time; `next-day`: earlier than the entry before, and the next day it would not be. */
export type PaperFault = 'earlier' | 'next-day' | 'future' | 'skipped' | 'no-day';

type Day = Pick<RoomTime, 'year' | 'month' | 'day'>;
const begun = /^\s*(?:(\d{4})-(\d{2})-(\d{2})[T\s]+)?(\d{1,2}[:.h]\d{2}(?::\d{2})?|\d{4})(?:\s+|$)/u;

/** `from`: the time of the last entry; `day`: the day in the room, null for that of the last entry; `now`: nothing that is entered is later. */
export function paperClock(from: number, day: Day | null, now: number, zone: string | null): PaperClock {
  let stands = from;
  let today: Day = day ?? roomTimeAt(from, zone);
  return {
    now: () => stands,
    every: () => () => {},
    read(line) {
      const found = begun.exec(line);
      const clock = found === null ? null : readClock(found[4] ?? '');
      if (found === null || clock === null) return { rest: line };
      const [whole, year, month, date, written = ''] = found;
      const time = whole.trim();
      const said =
        year === undefined ? today : { year: Number(year), month: Number(month), day: Number(date) };
      if (!isDay(said)) return { wrong: 'no-day', time };
      const at = (days: number) =>
        momentsOf(
          {
            ...said,
            day: said.day + days,
            hour: Math.floor(clock / 3600),
            minute: Math.floor(clock / 60) % 60,
            second: clock % 60,
          },
          zone,
        );
      // `10:42` means the whole minute, so it may follow an entry of 10:42:20
      const precise = /:\d{2}:/u.test(written);
      const walls = at(0).map((wall) =>
        !precise && wall <= stands && stands - wall < 60_000 ? stands : wall,
      );
      // what the clock shows twice, when it is put back, is the first that may follow
      const wall = walls.find((each) => each >= stands) ?? walls.at(-1);
      if (wall === undefined) return { wrong: 'skipped', time };
      if (wall < stands) {
        const next = at(1)[0];
        return { wrong: next !== undefined && next >= stands && next <= now ? 'next-day' : 'earlier', time };
      }
      if (wall > now) return { wrong: 'future', time };
      stands = wall;
      today = said;
      return { rest: line.slice(whole.length) };
    },
  };
}
