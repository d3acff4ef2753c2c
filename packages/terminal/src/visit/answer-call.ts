// Everybody is called: nothing else stands on somebody's screen until they have answered, or nobody calls any more.
import type { Call } from '@sandtable/core/record';
import type { Visitor } from '@sandtable/host/ssh-door';
import { exerciseMarking, words, type Say } from '@sandtable/words';
import { type Frame, type Size, frameOf, ofHeight, stack } from '../screen/frame.ts';
import { emptyLine, line, span } from '../screen/line.ts';
import { type Showing, show } from '../screen/show.tsx';
import type { Streams } from '../screen/terminal.ts';
import { themeFor } from '../screen/theme.ts';
import { prose } from '../screen/wrap.ts';

/** Milliseconds in which a key is still meant for what stood there before: nobody has read of a stop by typing on. */
const unread = 1000;

export const calledFor = ({ why, number }: Call, say: Say): string =>
  say(`page.call.${why}`, { number, marking: exerciseMarking(say) });

function callFrame(call: Call, say: Say, size: Size): Frame {
  const width = Math.min(size.columns, 100);
  const stop = call.why === 'stop';
  const body = [
    // what is real has no marking of an exercise
    line(span(stop ? say('page.stopped') : exerciseMarking(say), stop ? 'bad' : 'marking')),
    emptyLine,
    ...prose(calledFor(call, say), width, 'strong'),
  ];
  const foot = [line(' ', span('Enter', 'key'), ` ${say(`page.call.${call.why}-answer`)}`)];
  return frameOf(
    stack(ofHeight({ lines: body }, Math.max(1, size.rows - foot.length)), { lines: foot }),
    size,
  );
}

/** Shows the call that stands until it is answered or over. */
export async function openCall(visitor: Visitor, call: Call, streams: Streams): Promise<void> {
  const say = words(visitor.language);
  const since = visitor.clock.now();
  let showing: Showing | null = null;
  const leave = (): void => queueMicrotask(() => showing?.leave());
  showing = show(
    {
      frame: (size) => callFrame(call, say, size),
      key({ id }) {
        if (id !== 'enter' || visitor.clock.now() - since < unread) return;
        visitor.answer(call);
        leave();
      },
      paste() {},
    },
    streams,
    themeFor({}, streams.far?.colours),
  );
  const stop = visitor.subscribe(() => {
    if (visitor.call()?.number !== call.number) leave();
  });
  try {
    await showing.done;
  } finally {
    stop();
  }
}
