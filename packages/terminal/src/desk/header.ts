// The top of every desk: the marking, what time it is on each clock, and what is to be said or done now.
import { isAhead, isInPlay, isOver } from '@sandtable/core';
import type { DecisionBoard } from '@sandtable/core/view';
import { duration, exerciseMarking, roomClock, storyTime, storyTimeAt, widthOf } from '@sandtable/words';
import { stepName } from '@sandtable/words/play';
import { wallTime } from '@sandtable/words/room-time';
import { hotWashStepNow, timeOnStep } from '../wording/hot-wash.ts';
import { type Line, type Span, flow, line, span, spread, truncate } from '../screen/line.ts';
import { wrapText } from '../screen/wrap.ts';
import { controlPowers, hidesNow, maskedNowWords, nowWords, ownNowKeys, thenWords } from '@sandtable/powers';
import { keyWord, revealKey } from './commands.ts';
import { tlpManner } from '../screen/theme.ts';
import type { DeskSituation } from '../wording/situation.ts';
import { boxSeconds, planLag } from '../wording/time-box.ts';

export function markingRow({ view, say }: DeskSituation, width: number): Line {
  const { title, marking, seed, rehearsal } = view.exercise;
  const practice = rehearsal ? [span(` ${say('common.rehearsal')} `, 'warn'), '  '] : [];
  const aside =
    width >= 100
      ? [span(`   ${say('desk.header.seed', { seed })}   ${say('desk.header.saved')}`, 'faint')]
      : [];
  const left = line(span(exerciseMarking(say), 'marking'), '   ', ...practice, span(title));
  return spread(left, line('  ', span(marking, tlpManner(marking)), ...aside, ' '), width);
}

/** Story time, phase, the minutes in the room and the nearest legal clock; each says which clock it is. */
function clockPieces(desk: DeskSituation, brief: boolean, withLegal: boolean): readonly Line[] {
  const { view, say, clock, scenario } = desk;
  const pieces: Line[] = [line(span(storyTime(view.story, desk), 'strong'))];
  if (view.phase !== null) {
    const { title, number, of } = view.phase;
    pieces.push(line(span(say('desk.header.phase', { title, number, of }))));
  }
  pieces.push(stateOfPlay(desk));
  const board = nearestDecision(desk);
  if (board !== null) pieces.push(line(span(`${board.serial} `, 'strong'), ...boxLine(board, desk, brief)));
  const step = hotWashStepNow(view);
  if (step !== null && step.at !== 'opening')
    pieces.push(line(span(`${stepName(step, say)}, ${roomClock(timeOnStep(desk))}`)));
  if (board === null && view.stage === 'conduct' && clock.plannedItem !== null)
    pieces.push(itemClock(clock.item, clock.plannedItem, desk));
  if (view.stage === 'conduct' && clock.behind !== null) pieces.push(lagLine(clock.behind, desk));
  const legal = (desk.masked || !withLegal ? [] : view.clocks)
    .filter((each) => each.secondsLeft !== null)
    .sort((one, other) => (one.secondsLeft ?? 0) - (other.secondsLeft ?? 0))[0];
  if (legal !== undefined && legal.secondsLeft !== null && legal.until !== null) {
    const left = legal.secondsLeft;
    const at = storyTimeAt(scenario.story, legal.until, desk);
    pieces.push(
      line(
        span(
          brief
            ? say('desk.header.legal-brief', { title: truncate(legal.title, 22), left: duration(left, desk) })
            : say('desk.header.legal', { title: legal.title, left: duration(left, desk), at }),
          left <= 900 ? 'warn' : 'plain',
        ),
      ),
    );
  }
  const time = wallTime(desk.wall, desk);
  const played = isInPlay(view);
  const room =
    brief || !played
      ? say('desk.header.room-brief', { time })
      : say('desk.header.room', { time, played: duration(clock.elapsed / 1000, desk) });
  pieces.push(line(span(room, 'faint')));
  return pieces;
}

function stateOfPlay(desk: DeskSituation): Line {
  const { view, say, wall } = desk;
  if (view.pause !== null) {
    const until = view.pause.until;
    const reason = say(`desk.pause.${view.pause.reason}`);
    const words =
      until === null ? reason : say('desk.header.pause-until', { reason, time: wallTime(until, desk, wall) });
    return line(span(words, until !== null && wall > until ? 'bad' : 'warn'));
  }
  if (view.stage !== 'conduct') return line(span(say(`desk.stage.${view.stage}`), 'strong'));
  if (view.phase?.clock === 'runs') return line(span(say('desk.header.runs', { pace: view.phase.pace })));
  return line(span(say('desk.header.stands'), 'faint'));
}

function itemClock(spent: number, planned: number, { say }: DeskSituation): Line {
  const over = spent > planned;
  const words = say('desk.header.item', { spent: roomClock(spent), planned: roomClock(planned) });
  return line(span(over ? say('desk.header.over', { words }) : words, over ? 'warn' : 'plain'));
}

function lagLine(behind: number, desk: DeskSituation): Line {
  const { is, minutes } = planLag(behind);
  const time = duration(minutes * 60, desk);
  switch (is) {
    case 'in-time':
      return line(span(desk.say('desk.header.in-time'), 'faint'));
    case 'ahead':
      return line(span(desk.say('desk.header.ahead', { time }), 'faint'));
    case 'behind':
      return line(span(desk.say('desk.header.behind', { time }), minutes >= 10 ? 'warn' : 'plain'));
  }
}

/** Of the open decisions, the one that the room is at; else the one that ends first. None after EndEx: nobody can close it then. */
export function nearestDecision(desk: DeskSituation): DecisionBoard | null {
  if (isOver(desk.view)) return null;
  // what only some were asked is no business of the room that looks on
  const open = desk.view.decisions.filter(
    (each) => each.status === 'open' && (!desk.masked || each.heardByAll),
  );
  const { now } = desk.view;
  const atTable =
    now.now === 'deciding' || now.now === 'confirm' || now.now === 'put'
      ? open.find((each) => each.name === now.decision)
      : undefined;
  if (atTable !== undefined) return atTable;
  return open.sort((one, other) => secondsOf(one, desk) - secondsOf(other, desk))[0] ?? null;
}
function secondsOf(board: DecisionBoard, desk: DeskSituation): number {
  const box = boxSeconds(board, desk);
  const window =
    board.secondsLeft === null ? null : board.secondsLeft / Math.max(1, desk.view.phase?.pace ?? 1);
  return Math.min(box ?? Number.MAX_SAFE_INTEGER, window ?? Number.MAX_SAFE_INTEGER);
}
/** The time box in minutes of the room, and the window in story time, each with its own words. */
export function boxLine(board: DecisionBoard, desk: DeskSituation, brief = false): Line {
  const { say } = desk;
  const spans: Span[] = [];
  const box = boxSeconds(board, desk);
  if (box !== null && box >= 0)
    spans.push(
      span(
        say(brief ? 'desk.box.left-brief' : 'desk.box.left', { time: roomClock(box * 1000) }),
        box <= 60 ? 'warn' : 'plain',
      ),
    );
  if (box !== null && box < 0)
    spans.push(
      span(say(brief ? 'desk.box.over-brief' : 'desk.box.over', { time: roomClock(-box * 1000) }), 'bad'),
    );
  if (board.secondsLeft !== null) {
    if (spans.length > 0) spans.push(span('  '));
    spans.push(
      span(
        say('desk.box.window', { time: duration(board.secondsLeft, desk) }),
        board.secondsLeft <= 300 ? 'warn' : 'plain',
      ),
    );
  }
  return spans.length > 0 ? spans : line(span(say('desk.box.none'), 'faint'));
}

/**
 * The NOW line: what to say or do, what follows, and what each key does, unless keys go elsewhere now (`typing`). It takes `rows` rows, one
 * more if its words need it, or as many as there are keys.
 */
export function nowRows(desk: DeskSituation, width: number, rows: number, typing = false): readonly Line[] {
  const { say } = desk;
  const label = ` ${say('desk.now.label')}  `;
  const keys = typing ? [] : keyWords(desk);
  const words = desk.masked ? maskedNowWords(desk) : nowWords(desk.view.now, desk);
  const then = desk.masked ? '' : thenWords(desk);
  const keyWidth = Math.max(0, ...keys.map((each) => widthOf(each) + 1));
  const room = Math.max(10, width - widthOf(label) - keyWidth);
  const height = Math.max(keys.length, wrapText(words, room).length > rows ? rows + 1 : rows);
  const wrapped = wrapText(`${words} ${then}`.trim(), room);
  const opener = ` ${then.split(' ')[0] ?? ''}`;
  const shown = wrapped.slice(0, height).map((each, place) => {
    if (place < height - 1 || wrapped.length <= height) return each;
    // where no word of what follows has room, it is not begun
    return then !== '' && each.endsWith(opener) ? each.slice(0, -opener.length) : `${each} …`;
  });
  return Array.from({ length: height }, (_, place) => {
    const left = line(
      span(place === 0 ? label : ' '.repeat(widthOf(label)), 'now'),
      span(shown[place] ?? '', place === 0 || shown[place] !== undefined ? 'now' : 'plain'),
    );
    const key = keys[place];
    return key === undefined ? left : spread(left, line(span(key, 'key')), width);
  });
}

/** ` space = given `: what each key does about what is now, the first being what the line asks for; one a row. */
function keyWords(desk: DeskSituation): readonly string[] {
  const { say } = desk;
  const words = (key: string, does: string): string => ` ${say('desk.now.key', { key, does })} `;
  const own = ownNowKeys(desk).flatMap(({ power, does }) => {
    const key = keyWord(controlPowers.find(({ id }) => id === power)?.key ?? null, say);
    return key === null ? [] : [words(key, say(`now.key.${does}`))];
  });
  // before StartEx the line may be seen by all; who is here and the rules of play stand hidden on the card
  return desk.masked && (hidesNow(desk.view) || isAhead(desk.view))
    ? [words(revealKey, say('now.key.show')), ...own]
    : own;
}

export function headerRows(desk: DeskSituation, width: number, rows: number): readonly Line[] {
  // where all of it does not fit it is said in fewer words; the legal clock, which stands among the clocks too, goes before the room's
  const manners = [
    [width < 100, true],
    [true, true],
    [true, false],
  ] as const;
  const tried = manners.map(([brief, legal]) => flow(clockPieces(desk, brief, legal), width - 2));
  const fitting = tried.find((each) => each.length < rows) ?? tried.at(-1) ?? [];
  const clocks = fitting.map((each) => line(' ', ...each));
  return [markingRow(desk, width), ...Array.from({ length: rows - 1 }, (_, place) => clocks[place] ?? [])];
}
