// The facilitator's desk on Ink.
import type { Session } from '@sandtable/host';
import type { ScreenProgram } from '../screen/screen-program.ts';
import { type Showing, show } from '../screen/show.tsx';
import type { Streams } from '../screen/terminal.ts';
import { themeFor } from '../screen/theme.ts';
import type { DeskState } from './desk-state.ts';
import { type DeskOptions, createDesk } from './headless-desk.ts';

const writingTells = (): void => {};

/**
 * Shows the desk until the facilitator leaves, and answers with how it stood then; the terminal is given back whatever happens.
 * Rejects with what the session threw (a record that the disk does not take): then nothing acknowledged is lost.
 */
export async function openDesk(
  session: Session,
  options: DeskOptions & { readonly streams: Streams },
): Promise<DeskState> {
  const { own, far } = options.streams;
  let showing: Showing | null = null;
  const leave = (): void => showing?.leave();
  const desk = createDesk(session, options, leave);
  // a key press repaints once, at its end, and not for each entry that it adds to the record
  let pressing = false;
  const quiet: ScreenProgram = {
    ...desk,
    key(key) {
      pressing = true;
      try {
        desk.key(key);
      } finally {
        pressing = false;
      }
    },
  };
  showing = show(quiet, options.streams, themeFor(options.env ?? {}, far?.colours), options.sinceBoot);
  // what breaks outside of a key, in a timer say, must not leave the terminal behind as it is
  own?.on('uncaughtException', showing.fail);
  // a quota on the size of files is told as an error of writing; without a listener Ink would end the program at its signal
  if (own !== null && own.platform !== 'win32') own.on('SIGXFSZ', writingTells);
  const stopTicking = session.clock.every(1000, showing.refresh);
  const stopListening = session.subscribe(() => {
    if (!pressing) showing?.refresh();
  });
  try {
    await showing.done;
  } finally {
    own?.off('uncaughtException', showing.fail);
    own?.off('SIGXFSZ', writingTells);
    stopTicking();
    stopListening();
  }
  return desk.state();
}
