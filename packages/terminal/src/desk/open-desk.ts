// The facilitator's desk on Ink.
import type { Session } from '@sandtable/host';
import type { ScreenProgram } from '../screen/screen-program.ts';
import { type Showing, type Streams, show } from '../screen/show.tsx';
import { themeFor } from '../screen/theme.ts';
import { type DeskOptions, createDesk } from './headless-desk.ts';

const writingTells = (): void => {};

/**
 * Shows the desk until the facilitator leaves; the terminal is given back whatever happens.
 * Rejects with what the session threw (a record that the disk does not take): then nothing acknowledged is lost.
 */
export async function openDesk(
  session: Session,
  options: DeskOptions & { readonly streams: Streams },
): Promise<void> {
  let showing: Showing | null = null;
  let broken: { readonly error: unknown } | null = null;
  const leave = (): void => showing?.leave();
  const desk = createDesk(session, options, leave);
  // a key press repaints once, at its end, and not for each entry that it adds to the record
  let pressing = false;
  // an error is thrown to the caller that opened the desk, after the terminal was restored
  const guard = <T>(doing: () => T, instead: T): T => {
    try {
      return doing();
    } catch (error) {
      broken ??= { error };
      queueMicrotask(leave);
      return instead;
    }
  };
  const guarded: ScreenProgram = {
    frame: (size) => guard(() => desk.frame(size), { lines: [], cursor: null }),
    key(key) {
      pressing = true;
      guard(() => desk.key(key), undefined);
      pressing = false;
    },
    paste: (text) => guard(() => desk.paste(text), undefined),
  };
  showing = show(guarded, options.streams, themeFor(options.env ?? {}), options.sinceBoot);
  // what breaks outside of a key, in a timer say, must not leave the terminal behind as it is
  const crashed = (error: unknown): void => {
    broken ??= { error };
    leave();
  };
  process.on('uncaughtException', crashed);
  // a quota on the size of files is told as an error of writing; without a listener Ink would end the program at its signal
  if (process.platform !== 'win32') process.on('SIGXFSZ', writingTells);
  const stopTicking = session.clock.every(1000, showing.refresh);
  const stopListening = session.subscribe(() => {
    if (!pressing) showing?.refresh();
  });
  try {
    await showing.done;
  } finally {
    process.off('uncaughtException', crashed);
    process.off('SIGXFSZ', writingTells);
    stopTicking();
    stopListening();
  }
  const lost = broken as { readonly error: unknown } | null;
  if (lost !== null) throw lost.error;
}
