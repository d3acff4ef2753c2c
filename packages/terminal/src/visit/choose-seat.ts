// Somebody's seats on Ink: the lobby while they have none, and a list to choose from.
import type { OwnSeat, Visitor } from '@sandtable/host/ssh-door';
import { exerciseMarking, words, type Say } from '@sandtable/words';
import { type Frame, type Size, frameOf, ofHeight, stack } from '../screen/frame.ts';
import type { Key } from '../screen/key.ts';
import { type Line, emptyLine, flow, line, span, spread } from '../screen/line.ts';
import type { ScreenProgram } from '../screen/screen-program.ts';
import { type Showing, show } from '../screen/show.tsx';
import type { Streams } from '../screen/terminal.ts';
import { themeFor, tlpManner } from '../screen/theme.ts';
import { prose } from '../screen/wrap.ts';
import { noticeWords, ownSeatWords, visitorWords } from './own-seat-words.ts';

export type SeatChoice =
  | { readonly is: 'seat'; readonly seat: OwnSeat }
  /** Everybody is called: that comes first. */
  | { readonly is: 'called' }
  | { readonly is: 'leave' };

/** Without a terminal: keys in, frames out. Whoever waited is shown their first seat as soon as they have one. */
function createSeats(visitor: Visitor, choose: (choice: SeatChoice) => void): ScreenProgram {
  const say = words(visitor.language);
  const waited = visitor.seats()?.length === 0;
  let cursor = 0;
  let code: string | null = null;
  const seatsNow = (): readonly OwnSeat[] => {
    const seats = visitor.seats();
    if (seats === null) choose({ is: 'leave' });
    if (visitor.call() !== null) choose({ is: 'called' });
    const [first] = seats ?? [];
    if (waited && first !== undefined) choose({ is: 'seat', seat: first });
    return seats ?? [];
  };
  return {
    frame: (size) => seatsFrame(visitor, { seats: seatsNow(), cursor, code }, say, size),
    key({ id }: Key) {
      const seats = seatsNow();
      const last = Math.max(0, seats.length - 1);
      cursor = Math.min(cursor, last);
      if (id === 'q' || id === 'ctrl+c' || id === 'ctrl+d') return choose({ is: 'leave' });
      if (id === 'up') cursor = Math.max(0, cursor - 1);
      if (id === 'down') cursor = Math.min(last, cursor + 1);
      if (id === 'r') code ??= visitor.returnCode();
      const seat = id === 'enter' ? seats[cursor] : /^[1-9]$/u.test(id) ? seats[Number(id) - 1] : undefined;
      if (seat !== undefined) choose({ is: 'seat', seat });
    },
    paste() {},
  };
}

function seatsFrame(
  visitor: Visitor,
  {
    seats,
    cursor,
    code,
  }: { readonly seats: readonly OwnSeat[]; readonly cursor: number; readonly code: string | null },
  say: Say,
  size: Size,
): Frame {
  const width = Math.min(size.columns, 100);
  const { exercise } = visitor.exercise();
  const head = spread(
    line(span(exerciseMarking(say), 'marking'), '   ', exercise.title),
    line(' ', span(exercise.marking, tlpManner(exercise.marking)), ' '),
    width,
  );
  const waiting = seats.length === 0;
  const body: readonly Line[] = [
    head,
    emptyLine,
    ...prose(visitorWords(visitor, say), width),
    emptyLine,
    ...(waiting
      ? [...prose(say('page.waiting'), width, 'strong'), ...prose(say('seat.visit.waiting'), width)]
      : [
          ...prose(say('seat.visit.seats'), width, 'strong'),
          ...seats.map((seat, place) =>
            line(
              span(` ${place + 1} `, 'key'),
              span(` ${ownSeatWords(seat, say)} `, place === cursor ? 'chosen' : 'plain'),
            ),
          ),
        ]),
    ...(code === null
      ? []
      : [
          emptyLine,
          ...prose(say('page.seat.return-code'), width),
          line(span(`   ${code}`, 'strong')),
          ...prose(say('seat.visit.code-how'), width),
        ]),
    emptyLine,
    ...noticeWords(visitor, say).flatMap((each) => prose(each, width, 'faint')),
  ];
  const keys = [
    ...(waiting ? [] : [line(span('Enter', 'key'), ` ${say('seat.visit.open')}`)]),
    line(span('r', 'key'), ` ${say('seat.visit.code')}`),
    line(span('q', 'key'), ` ${say('seat.visit.leave')}`),
  ];
  const foot = flow(keys, width - 1).map((each) => line(' ', ...each));
  const rows = Math.max(1, size.rows - foot.length);
  return frameOf(stack(ofHeight({ lines: body }, rows), { lines: foot }), size);
}

/** Shows somebody's seats until they have chosen one or leave. */
export async function openSeatChoice(visitor: Visitor, streams: Streams): Promise<SeatChoice> {
  let showing: Showing | null = null;
  let made: SeatChoice | null = null;
  const seats = createSeats(visitor, (choice) => {
    made ??= choice;
    queueMicrotask(() => showing?.leave());
  });
  showing = show(seats, streams, themeFor({}, streams.far?.colours));
  const stop = visitor.subscribe(showing.refresh);
  try {
    await showing.done;
  } finally {
    stop();
  }
  return made ?? { is: 'leave' };
}
