// Who waits for whom: they for us (questions, proposals, what is held) and we for them (answers, expected actions).
import { isInPlay } from '@sandtable/core';
import type { ControlView, DecisionBoard } from '@sandtable/core/view';
import { cleanLine, duration, proposalReason, rowName, shortRole } from '@sandtable/words';
import { toldWords } from '@sandtable/powers';
import { floorAt, type Floor } from '@sandtable/powers/joint';
import { type Line, span } from '../screen/line.ts';
import { labelled, prose } from '../screen/wrap.ts';
import { expectedLine } from './card.ts';
import { isConfirmedNext } from './decisions.ts';
import { giveWords } from '../wording/handed.ts';
import { waitingAtTheDoor } from '../wording/door.ts';
import type { DeskSituation } from '../wording/situation.ts';

/** Not more than so many rows: what is beyond them is not set. */
export function waitingPane(desk: DeskSituation, width: number, most: number): readonly Line[] {
  const { masked, say } = desk;
  if (masked) return prose(say('desk.masked.how'), width, 'faint');
  const lines: Line[] = [];
  for (const each of waitingRows(desk, width)) if (lines.push(each) >= most) return lines;
  return lines.length > 0 ? lines : prose(say('desk.waiting.nobody'), width, 'faint');
}

function* waitingRows(desk: DeskSituation, width: number): Generator<Line> {
  const { view, say, wall } = desk;
  const we = span(say('desk.waiting.we'), 'warn');
  const they = span(say('desk.waiting.they'), 'faint');
  for (const words of waitingAtTheDoor(desk)) yield* labelled(we, 6, words, width);
  const floor = floorOf(desk);
  if (floor?.mine === false) yield* labelled(they, 6, say('page.floor', { person: floor.holder }), width);
  for (const person of floor?.asked ?? [])
    yield* labelled(we, 6, say('desk.waiting.floor', { person }), width);
  for (const each of view.questions.filter((question) => !question.answered)) {
    const since = each.wall === null ? '' : `, ${duration((wall - each.wall) / 1000, desk)}`;
    yield* labelled(
      each.deferred ? span(say('desk.waiting.later'), 'faint') : each.waitsFor === 'us' ? we : they,
      6,
      say(each.waitsFor === 'us' ? 'desk.waiting.question' : 'desk.waiting.asked-back', {
        title: each.title,
        text: each.text?.trim() ?? '',
        since,
      }),
      width,
    );
    // in a narrow pane the next who waits is worth more
    for (const told of width < 60 ? [] : each.told.slice(0, 1))
      yield* labelled(span('', 'faint'), 8, toldWords(told, desk), width, 'faint').slice(0, 2);
  }
  for (const each of proposalsInPlay(view)) {
    const reason = proposalReason(each.inject, desk) ?? each.why;
    const why = reason === null ? '' : ` (${reason})`;
    yield* labelled(
      we,
      6,
      say(`desk.waiting.${each.because}`, { serial: each.serial, title: each.title, why }),
      width,
    );
  }
  for (const each of view.toGive) {
    const since = each.due === null ? '' : `, ${duration(Math.max(0, wall - each.due) / 1000, desk)}`;
    yield* labelled(we, 6, `${giveWords(each, since, desk)} ${say('desk.waiting.give-key')}`, width);
    // what is to be said, as far as two rows go: the whole stands on its card, and what cannot come into them is not set
    const text = cleanLine(each.text.slice(0, 4 * width));
    yield* labelled(span(''), 6, say('desk.waiting.text', { text }), width, 'faint').slice(0, 2);
  }
  const how = ({ agreed }: DecisionBoard) => (agreed ? 'confirm' : 'deadlock');
  for (const board of openInPlay(view)) {
    const missing = board.waitsFor.map(({ role }) => shortRole(role, desk));
    if (board.ready)
      yield* labelled(
        we,
        6,
        say(`desk.waiting.${how(board)}${isConfirmedNext(board.name, view.now) ? '' : '-by-name'}`, {
          serial: board.serial,
        }),
        width,
      );
    else if (missing.length > 0)
      yield* labelled(
        they,
        6,
        say('desk.waiting.answer', { roles: missing.join(', '), serial: board.serial }),
        width,
      );
  }
  yield* mayDrop(desk, width);
  for (const each of view.expected.filter((one) => one.secondsLeft !== null))
    yield* expectedLine(each, desk, width, say('desk.waiting.they'), 6);
}

/** Null: nobody but this desk leads. */
const floorOf = (desk: DeskSituation): Floor | null =>
  desk.door === null && desk.self.participant === 0 ? null : floorAt(desk);

/** Behind by ten minutes and more: what may be left out, and how much that saves. */
function mayDrop(desk: DeskSituation, width: number): readonly Line[] {
  const { view, say, clock } = desk;
  if (view.stage !== 'conduct' || clock.behind === null || clock.behind < 600_000) return [];
  const rows = view.order.filter(
    (each) => each.mayDrop && (each.status === 'agenda' || each.status === 'now'),
  );
  if (rows.length === 0)
    return labelled(span(say('desk.waiting.late'), 'warn'), 6, say('desk.waiting.no-drop'), width);
  const what = rows
    .map((each) =>
      each.minutes === null
        ? rowName(each, desk)
        : say('desk.waiting.drop', { what: rowName(each, desk), minutes: each.minutes }),
    )
    .join(', ');
  return labelled(span(say('desk.waiting.late'), 'warn'), 6, say('desk.waiting.may-drop', { what }), width);
}

function proposalsInPlay(view: ControlView): ControlView['proposals'] {
  return isInPlay(view) ? view.proposals : [];
}
function openInPlay(view: ControlView): ControlView['decisions'] {
  return isInPlay(view) ? view.decisions.filter((each) => each.status === 'open') : [];
}

/** How many wait for us: told in the title of the pane, so that it is seen when the pane is not. */
export function waitingForUs(desk: DeskSituation): number {
  const { view, masked } = desk;
  // a count tells that something waits of which the room knows nothing
  if (masked) return 0;
  return (
    waitingAtTheDoor(desk).length +
    (floorOf(desk)?.asked.length ?? 0) +
    view.questions.filter((each) => !each.answered && each.waitsFor === 'us').length +
    proposalsInPlay(view).length +
    view.toGive.length +
    openInPlay(view).filter((each) => each.ready).length
  );
}
