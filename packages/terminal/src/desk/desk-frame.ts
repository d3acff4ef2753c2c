/**
 * The whole desk for a window: one pane at a time with the header, the NOW line, the open decision and the keys (80x24), several
 * panes (from 110x30), and the matrix of facts and holders beside them (from 160x40).
 */
import {
  type Block,
  type Frame,
  type Size,
  beside,
  frameOf,
  isTooSmall,
  indented,
  ofHeight,
  rule,
  stack,
} from '../screen/frame.ts';
import { type Line, fit, flow, line, lineWidth, span } from '../screen/line.ts';
import { scrolled } from '../screen/scrolled.ts';
import { prose } from '../screen/wrap.ts';
import { catchUpLines } from '../panes/catch-up.ts';
import { roleFrame } from '../role/role-frame.ts';
import { cardInSight } from './card.ts';
import { answerRows, decisionsPane, readyWords } from './decisions.ts';
import { type DeskState, type PaneName, paneNames } from './desk-state.ts';
import { formBlock, formTitle } from '../panes/form-view.ts';
import { boxLine, headerRows, nearestDecision, nowRows } from './header.ts';
import { keyHelpLines, paletteBlock } from './commands.ts';
import { doorLines } from './door-card.ts';
import { factsPane } from './holders.ts';
import { keyRows, refusalWords, toldRows } from './key-line.ts';
import { logPane } from './log.ts';
import type { RoleDeskOf } from './press.ts';
import { runSheetBlock } from './run-sheet.ts';
import { orderAside, runningOrderBlock } from './running-order.ts';
import {
  type Leaving,
  askingFrame,
  blankFrame,
  guardFrame,
  leavingFrame,
  realWorldFrame,
  smallFrame,
  stopFrame,
  withRefusal,
} from './special-frames.ts';
import type { DeskSituation } from '../wording/situation.ts';
import { waitingForUs, waitingPane } from './waiting.ts';
import { worldPane } from './world.ts';

/** A facilitator cannot work on a screen smaller than this. */
export const leastDesk: Size = { columns: 60, rows: 16 };

export function deskFrame(
  state: DeskState,
  desk: DeskSituation,
  roleDesk: RoleDeskOf,
  leaving: Leaving | null,
  size: Size,
): Frame {
  const { layer } = state;
  if (isTooSmall(size, leastDesk) && layer.is !== 'stop')
    return smallFrame(desk, size, leastDesk, layer.is === 'leaving');
  const { told } = state;
  const refused = (frame: Frame): Frame =>
    withRefusal(frame, told?.how === 'refused' ? refusalWords(told, desk) : null, size);
  switch (layer.is) {
    case 'asking-who-sees':
      return refused(askingFrame(desk, size));
    case 'stop':
      return refused(stopFrame(desk, size));
    case 'blank':
      return blankFrame(desk, size);
    case 'leaving':
      return refused(leavingFrame(desk, leaving, size));
    case 'turn':
      return layer.step === 'seen'
        ? refused(roleFrame(layer.screen, roleDesk(layer.role), size))
        : refused(guardFrame(desk, layer.role, layer.step, size));
    case 'desk':
    case 'palette':
    case 'form':
    case 'sheet':
    case 'help':
    case 'catch-up':
    case 'door':
      if (desk.view.pause?.reason === 'real-world')
        return refused(
          realWorldFrame(desk, overlay(state, desk, Math.min(90, size.columns - 8), size.rows - 16), size),
        );
      return mainFrame(state, desk, size);
  }
}

function mainFrame(state: DeskState, desk: DeskSituation, size: Size): Frame {
  const wide = size.columns >= 110 && size.rows >= 30;
  const header = headerRows(desk, size.columns, size.columns >= 150 ? 2 : 3);
  const typing = state.layer.is === 'form' || state.layer.is === 'palette';
  const now = nowRows(desk, size.columns, size.rows >= 30 ? 3 : 2, typing);
  const foot = [
    ...toldRows(state, desk, size.columns),
    // a form needs its rows more than its one key does
    ...keyRows(desk, state, size.columns, size.rows >= (state.layer.is === 'desk' ? 24 : 30) ? 2 : 1),
  ];
  const rows = size.rows - header.length - now.length - foot.length;
  const body =
    state.layer.is === 'sheet'
      ? runSheetBlock(desk, state.layer.cursor, size.columns, rows)
      : wide
        ? wideBody(state, desk, size.columns, rows)
        : narrowBody(state, desk, size.columns, rows);
  return frameOf(stack({ lines: [...header, ...now] }, ofHeight(body, rows), { lines: foot }), size);
}

/** A form, the palette or the help where the card stands; null when nothing lies over the desk. */
function overlay(state: DeskState, desk: DeskSituation, width: number, rows: number): Block | null {
  const { layer } = state;
  const titled = (title: string, block: Block): Block =>
    stack({ lines: [rule(title, '', width, true)] }, ofHeight(indented(block, 1), rows - 1));
  switch (layer.is) {
    case 'form':
      return titled(formTitle(layer.form, desk), formBlock(layer.form, desk, width - 1, rows - 1));
    case 'palette':
      return titled(desk.say('desk.palette.title'), paletteBlock(desk, layer, width - 1, rows - 1));
    case 'help':
      return titled(desk.say('desk.help.title'), {
        lines: scrolled(keyHelpLines(desk, width - 1), layer.scroll, rows - 1, desk.say),
      });
    case 'door':
      return titled(desk.say('desk.door.title'), {
        lines: scrolled(doorLines(desk, width - 1), layer.scroll, rows - 1, desk.say),
      });
    case 'catch-up':
      return titled(
        desk.say('desk.catch-up.title', {
          role: desk.view.seats.find(({ role }) => role === layer.role)?.title ?? layer.role,
        }),
        {
          lines: desk.masked
            ? prose(desk.say('desk.masked.how'), width - 1, 'faint')
            : scrolled(
                catchUpLines(desk.role(layer.role), desk, width - 1),
                layer.scroll,
                rows - 1,
                desk.say,
              ),
        },
      );
    case 'asking-who-sees':
    case 'desk':
    case 'sheet':
    case 'stop':
    case 'blank':
    case 'leaving':
    case 'turn':
      return null;
  }
}

function narrowBody(state: DeskState, desk: DeskSituation, width: number, rows: number): Block {
  const decision = decisionStrip(desk, width);
  const room = rows - 1 - decision.length;
  const over = overlay(state, desk, width, room);
  const tabs = fit(tabLine(state.pane, desk), width);
  const inner = over ?? pane(state.pane, state, desk, width, room, false);
  return stack({ lines: [tabs] }, ofHeight(inner, room), { lines: decision });
}

function tabLine(shown: PaneName, desk: DeskSituation): Line {
  const waiting = waitingForUs(desk);
  const names = paneNames.map((each) => {
    const name = desk.say(`desk.tab.${each}`);
    const words = each === 'waiting' && waiting > 0 ? `${name} ${waiting}` : name;
    return each === shown
      ? span(`[${words}]`, 'strong')
      : span(` ${words} `, each === 'waiting' && waiting > 0 ? 'warn' : 'faint');
  });
  return line(' ', ...names, span(` ${desk.say('desk.tab.key')}`, 'faint'));
}

/** The open decision nearest its end, always in sight. */
function decisionStrip(desk: DeskSituation, width: number): readonly Line[] {
  const board = nearestDecision(desk);
  if (board === null) return [];
  const left = boxLine(board, desk, true);
  const inner = width - 1;
  const title = line(span(`${board.serial} `, 'strong'), span(board.question.trim(), 'strong'));
  const head = flow(
    [
      // it stands whole on the board; here the time that is left must be in sight
      lineWidth(title) > inner ? fit(title, inner) : title,
      board.ready ? line(span(readyWords(board, desk), 'good')) : left,
    ],
    inner,
  ).slice(0, 2);
  return [
    fit(line(span('─'.repeat(width), 'faint')), width),
    ...[...head, ...(desk.masked ? [] : firstOf(answerRows(board, desk, inner), inner))].map((each) =>
      line(' ', ...each),
    ),
  ];
}

/** The first of these, and a sign where it is not all. */
function firstOf(rows: readonly Line[], width: number): readonly Line[] {
  const [first] = rows;
  if (first === undefined) return [];
  return [
    rows.length === 1
      ? first
      : line(...(lineWidth(first) > width - 2 ? fit(first, width - 2) : first), span(' …', 'faint')),
  ];
}

function wideBody(state: DeskState, desk: DeskSituation, columns: number, rows: number): Block {
  return columns >= 160 && rows >= 32
    ? widestBody(state, desk, columns, rows)
    : threeBands(state, desk, columns, rows);
}

function threeBands(state: DeskState, desk: DeskSituation, columns: number, rows: number): Block {
  const strip = Math.max(6, Math.min(12, Math.round(rows * 0.24)));
  const decisions = decisionRows(state, desk, columns, rows);
  const top = rows - strip - decisions;
  const third = Math.floor((columns - 2) / 3);
  return stack(
    topBand(state, desk, columns, top),
    at(state, 'decisions', desk, columns, decisions),
    beside(
      strip,
      { width: third, block: at(state, 'world', desk, third, strip) },
      { width: third, block: at(state, 'waiting', desk, third, strip) },
      {
        width: columns - 2 - 2 * third,
        block: at(state, state.pane === 'log' ? 'log' : 'facts', desk, columns - 2 - 2 * third, strip),
      },
    ),
  );
}

/** What the open decisions need, but never so much that the card is pushed off. */
function decisionRows(state: DeskState, desk: DeskSituation, columns: number, rows: number): number {
  const open = desk.view.decisions.some((each) => each.status === 'open');
  if (!open) return Math.max(4, Math.round(rows * 0.14));
  // what is being written needs the room more
  const share = state.layer.is === 'desk' ? 0.45 : 0.25;
  const needed = decisionsPane(desk, columns - 1).findIndex((each) => each.length === 0) + 1;
  return Math.max(6, Math.min(needed > 0 ? needed + 1 : 8, Math.round(rows * share)));
}

function topBand(state: DeskState, desk: DeskSituation, columns: number, rows: number): Block {
  const left = Math.max(40, Math.min(56, Math.floor(columns * 0.4)));
  const right = columns - left - 1;
  const card = overlay(state, desk, right, rows) ?? at(state, 'card', desk, right, rows);
  return beside(
    rows,
    { width: left, block: at(state, 'order', desk, left, rows) },
    { width: right, block: card },
  );
}

function widestBody(state: DeskState, desk: DeskSituation, columns: number, rows: number): Block {
  const side = Math.max(58, Math.min(72, Math.floor(columns * 0.34)));
  const main = columns - side - 1;
  const decisions = decisionRows(state, desk, main, rows);
  const world = Math.max(8, Math.min(16, Math.round(rows * 0.22)));
  const facts = Math.round(rows * 0.45);
  const waiting = Math.round(rows * 0.25);
  const left = stack(
    topBand(state, desk, main, rows - decisions - world),
    at(state, 'decisions', desk, main, decisions),
    at(state, 'world', desk, main, world),
  );
  const right = stack(
    at(state, 'facts', desk, side, facts),
    at(state, 'waiting', desk, side, waiting),
    at(state, 'log', desk, side, rows - facts - waiting),
  );
  return beside(rows, { width: main, block: left }, { width: side, block: right });
}

function at(state: DeskState, name: PaneName, desk: DeskSituation, width: number, rows: number): Block {
  return ofHeight(pane(name, state, desk, width, rows, true), rows);
}

/** `others`: other panes are in sight too, and need not be repeated. */
function pane(
  name: PaneName,
  state: DeskState,
  desk: DeskSituation,
  width: number,
  rows: number,
  others: boolean,
): Block {
  const focused = state.pane === name && state.layer.is === 'desk';
  const scroll = focused ? state.scroll : 0;
  const room = rows - 1;
  const inner = width - 1;
  /** One more than is in sight tells that there are more. */
  const needed = scroll + room + 1;
  const titled = (title: string, aside: string, lines: readonly Line[], whole = true): Block => ({
    lines: [
      rule(title, aside, width, focused),
      ...scrolled(lines, scroll, room, desk.say, whole).map((each) => line(' ', ...each)),
    ],
  });
  const title = desk.say(`desk.pane.${name}`);
  switch (name) {
    case 'card': {
      const card = cardInSight(desk, state.cursor, inner, others);
      return titled(card.title, card.aside, card.lines);
    }
    case 'order':
      return stack(
        { lines: [rule(title, orderAside(desk), width, focused)] },
        runningOrderBlock(desk, state.cursor, width, room),
      );
    case 'decisions':
      return titled(title, '', decisionsPane(desk, inner));
    case 'waiting': {
      const count = waitingForUs(desk);
      // how many rows there are beyond those in sight is told as far as they are quickly set
      const most = needed + 20;
      const lines = waitingPane(desk, inner, most);
      const aside = count === 0 ? '' : desk.say('desk.waiting.count', { count });
      return titled(title, aside, lines, lines.length < most);
    }
    case 'world':
      return titled(title, '', worldPane(desk, inner));
    case 'facts':
      return titled(title, '', factsPane(desk, inner));
    case 'log': {
      const lines = logPane(desk, inner, needed);
      return titled(title, '', lines, lines.length < needed);
    }
  }
}
