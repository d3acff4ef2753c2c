/** @jsxImportSource hono/jsx */
/** What everybody at a screen is asked at once: whether they can read it, whether they are there, whether they have read of a stop. */
import type { Call } from '@sandtable/core/record';
import { exerciseMarking } from '@sandtable/words';
import { textPart, type PagePart } from './part.tsx';
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
