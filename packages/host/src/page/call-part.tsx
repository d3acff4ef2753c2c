/** @jsxImportSource hono/jsx */
/** What everybody at a screen is asked at once: whether they can read it, whether they are there, whether they have read of a stop. */
import type { Call } from '@sandtable/core/record';
import { exerciseMarking } from '@sandtable/words';
import { textPart, type PagePart } from './part.tsx';
import { isRealStop, Paused, type Pause } from './told.tsx';
import type { PageTongue } from './tongue.ts';

export function callPart({ number, why }: Call, { say }: PageTongue): PagePart {
  return textPart(
    'call',
    <div class="call">
      <h2>{say(`page.call.${why}`, { number, marking: exerciseMarking(say) })}</h2>
      <form method="post" action="/here">
        <input type="hidden" name="call" value={String(number)} />
        <button type="submit">{say(`page.call.${why}-answer`)}</button>
        <p class="told" role="status" />
      </form>
    </div>,
  );
}

/** On a page that is not of a seat, whose reader hears of nothing else: that everybody is called, and that play stands for the real world. */
export const besideParts = (pause: Pause, call: Call | null, tongue: PageTongue): readonly PagePart[] => [
  ...(call === null ? [] : [callPart(call, tongue)]),
  ...(isRealStop(pause) ? [textPart('stop', <Paused pause={pause} tongue={tongue} />)] : []),
];
