// What an evaluator and an interpreter see: what all may see, and below it what they write of it; an evaluator the forms of their powers, an interpreter what reaches whom they interpret for, too.
import type { LookingSeat } from '@sandtable/host';
import { words } from '@sandtable/words';
import { holdingInForm } from '../panes/form.ts';
import { createRoom } from '../room/open-room.ts';
import { type Editor, editorWith, insert } from '../screen/editor.ts';
import { pressInEditor } from '../screen/editor-keys.ts';
import { editorBlock } from '../screen/editor-view.ts';
import { type Block, frameOf, type Size, stack } from '../screen/frame.ts';
import { type Line, flow, line, span } from '../screen/line.ts';
import { isHeld, noKeyYet, type SeenKey } from '../screen/held-key.ts';
import type { ScreenProgram } from '../screen/screen-program.ts';
import { type Showing, show } from '../screen/show.tsx';
import type { Streams } from '../screen/terminal.ts';
import { themeFor } from '../screen/theme.ts';
import { prose } from '../screen/wrap.ts';
import {
  type AtHand,
  evaluatingBlock,
  evaluatingKeys,
  nothingAtHand,
  pasteEvaluating,
  pressEvaluating,
  type Said,
} from './evaluating.ts';
import { entering, watchedFrom } from './looking-on.ts';

/** What was written and not entered; open: it is being written. */
export interface Observation {
  readonly editor: Editor;
  readonly isOpen: boolean;
  readonly atHand: AtHand;
}
const nothingYet: Observation = { editor: editorWith(), isOpen: false, atHand: nothingAtHand };
const rowsOfWords = 3;

interface Observing extends ScreenProgram {
  readonly state: () => Observation;
}

/** Without a terminal: keys in, frames out; null: the seat is held no longer. */
function createObserving(seat: LookingSeat, before: Observation, leave: () => void): Observing | null {
  const watched = watchedFrom(seat);
  const writes = entering(seat);
  if (watched === null || writes === null) return null;
  const say = words(seat.language);
  const room = createRoom(watched, leave);
  let own = before;
  const { evaluates } = seat;
  let told: Said | null = null;
  let seen: SeenKey = noKeyYet;
  const foot = ({ columns, rows }: Size): Block => {
    const width = Math.min(columns, 100);
    const said = told === null ? [] : prose(told.text, width, told.how);
    const heard = (seat.interprets?.heard() ?? [])
      .flatMap((each) => prose(each, width))
      .slice(-Math.floor(rows / 2));
    return own.isOpen
      ? stack(
          { lines: [...heard, ...said, ...prose(say(`seat.visit.${writes.power}.how`), width, 'faint')] },
          editorBlock(own.editor, ' > ', width, rowsOfWords),
        )
      : { lines: [...heard, ...said, ...(own.atHand.form === null ? keys(width) : [])] };
  };
  const keys = (width: number): readonly Line[] =>
    flow(
      [
        line(span('w', 'key'), ` ${say(`seat.visit.${writes.power}`)}`),
        ...(evaluates === null ? [] : evaluatingKeys(evaluates, say)),
      ],
      width - 1,
    ).map((each) => line(' ', ...each));
  return {
    state: () => own,
    frame(size) {
      const below = foot(size);
      const rows = Math.max(1, size.rows - below.lines.length);
      const width = Math.min(size.columns, 100);
      const at = { width, rows };
      const instead = evaluates === null ? null : evaluatingBlock(own.atHand, evaluates, say, at);
      if (instead !== null) return frameOf(stack(instead, below), size);
      return frameOf(stack({ lines: room.frame({ ...size, rows }).lines }, below), size);
    },
    key(key) {
      const last = seen;
      const { form } = own.atHand;
      const holding = form === null ? 'repeats' : holdingInForm(form, key);
      seen = { id: key.id, at: performance.now(), holding };
      if (isHeld(last, seen)) return;
      told = null;
      if (!own.isOpen) {
        const pressed = evaluates === null ? null : pressEvaluating(own.atHand, key, evaluates, say);
        if (pressed !== null) {
          own = { ...own, atHand: pressed.at };
          told = pressed.said;
        } else if (key.id === 'w') own = { ...own, isOpen: true };
        else room.key(key);
        return;
      }
      const { text } = own.editor;
      if (key.id === 'esc' || (key.id === 'enter' && text.trim() === '')) own = { ...own, isOpen: false };
      else if (key.id === 'enter') {
        const why = writes.enter(text);
        if (why === null) own = { ...own, editor: editorWith(), isOpen: false };
        told = why === null ? { text: say('page.sent'), how: 'good' } : { text: why, how: 'bad' };
      } else own = { ...own, editor: pressInEditor(own.editor, key) ?? own.editor };
    },
    paste(text) {
      if (own.isOpen) own = { ...own, editor: insert(own.editor, text) };
      else if (evaluates !== null) own = { ...own, atHand: pasteEvaluating(own.atHand, text, evaluates) };
    },
  };
}

/** Shows it until it is left or the seat is held no longer, and answers with what was written and not entered. */
export async function openObserving(
  seat: LookingSeat,
  { streams, before }: { readonly streams: Streams; readonly before: Observation | null },
): Promise<Observation> {
  let showing: Showing | null = null;
  const observing = createObserving(seat, before ?? nothingYet, () => showing?.leave());
  if (observing === null) return before ?? nothingYet;
  showing = show(observing, streams, themeFor({}, streams.far?.colours));
  const stopTicking = seat.clock.every(1000, showing.refresh);
  const stopListening = seat.subscribe(showing.refresh);
  try {
    await showing.done;
  } finally {
    stopTicking();
    stopListening();
  }
  return observing.state();
}
