// The card: what the row in sight is, in full, with what only exercise control may know.
import { textIn, titleOf, titleOfTask, type Text } from '@sandtable/core/scenario';
import type { ExpectedBoard, InjectCard, NowLine, OrderRow } from '@sandtable/core/view';
import {
  duration,
  marked,
  widthOf,
  proposalReason,
  rowTitle,
  senderWords,
  shortRole,
} from '@sandtable/words';
import { quorumOf } from '@sandtable/words/play';
import { attachmentLines } from '../panes/attachments.ts';
import type { Card } from '../screen/frame.ts';
import { type Line, emptyLine, fit, line, span } from '../screen/line.ts';
import { labelled, prose } from '../screen/wrap.ts';
import { tlpManner } from '../screen/theme.ts';
import { briefBackLines } from './brief-back-card.ts';
import { decisionLines, statusWords } from './decisions.ts';
import { hotWashCard } from './hot-wash-card.ts';
import { momentLines } from './moments.ts';
import { deliverWords, leftBehind, roleTitles, toldWords, readOut, nowWords } from '@sandtable/powers';
import { rowInSight } from './running-order.ts';
import { reachedRows } from '../wording/door.ts';
import type { DeskSituation } from '../wording/situation.ts';
import { activityLines } from '../panes/activity.ts';

/** The card of the row that was chosen, else of what is now. `others`: an open decision stands in its own pane too. */
export function cardInSight(
  desk: DeskSituation,
  cursor: number | null,
  width: number,
  others: boolean,
): Card {
  const card = ownCard(desk, cursor, width, others);
  const opening = cursor === null && !desk.masked ? readOut(desk) : null;
  if (opening === null || desk.view.phase === null) return card;
  return {
    title: desk.view.phase.title,
    aside: desk.say('desk.rules.aside'),
    lines: [
      ...prose(opening, width, 'strong'),
      emptyLine,
      ...labelled(span(desk.say('desk.card.after'), 'faint'), 10, card.title, width),
      ...card.lines,
    ],
  };
}

function ownCard(desk: DeskSituation, cursor: number | null, width: number, others: boolean): Card {
  const { view, say } = desk;
  // what the room's screen shows is hidden from nobody
  if (desk.masked && view.stage === 'hot-wash' && cursor === null) return hotWashCard(desk, width);
  if (desk.masked)
    return {
      title: say('desk.masked.name'),
      aside: '',
      lines: prose(say('desk.masked.how'), width, 'faint'),
    };
  if (cursor === null) {
    const moment = momentLines(desk, width);
    if (moment !== null) return moment;
    const own = nowCard(desk, width, others);
    if (own !== null) return own;
  }
  const row = view.order[rowInSight(view, cursor)];
  return row === undefined
    ? { title: say('desk.card.nothing'), aside: '', lines: [] }
    : rowCard(row, desk, width, others);
}

/** Null where the row of the running order says as much. */
function nowCard(desk: DeskSituation, width: number, others: boolean): Card | null {
  const { view, say } = desk;
  const { now } = view;
  switch (now.now) {
    case 'deliver':
    case 'give':
      return injectCard(now.card, desk, width);
    case 'tell':
      return {
        title: say('desk.kind.tell'),
        aside: '',
        lines: prose(now.text, width, 'strong'),
      };
    case 'proposal':
      return injectCard(now.card, desk, width, proposalReason(now.card.name, desk) ?? now.why);
    case 'put':
    case 'confirm':
    case 'decide':
    case 'deciding':
      return decisionCard(now.decision, desk, width, others);
    case 'discuss':
    case 'discussing':
      return discussionCard(now.discussion, desk, width);
    case 'activity':
    case 'working':
      return activityCard(now.activity, desk, width);
    case 'question':
      return questionCard(now.question, desk, width);
    case 'say':
      return { title: say('desk.card.say'), aside: '', lines: prose(now.text, width, 'strong') };
    case 'break':
      return {
        title: say('desk.card.break'),
        aside: '',
        lines: prose(say('desk.card.break-text', { time: duration(now.seconds, desk) }), width),
      };
    case 'brief-back':
      return view.briefBack === null
        ? null
        : {
            title: say('desk.card.brief-back'),
            aside: '',
            lines: briefBackLines(view.briefBack, desk, width),
          };
    case 'leave':
      return leavingCard(desk, width);
    case 'stop':
      return stopCard(now, desk, width);
    // what stands in the running order comes only after it
    case 'advance':
    case 'advancing':
    case 'busy':
    case 'finish':
    case 'wait':
      return { title: say(`desk.kind.${now.now}`), aside: '', lines: prose(nowWords(now, desk), width) };
    case 'open-briefing':
    case 'start':
    case 'resume':
    case 'hot-wash':
    case 'after':
      return null;
  }
}

/** The question in full, and what was told before about the same. */
function questionCard(entry: number, desk: DeskSituation, width: number): Card | null {
  const question = desk.view.questions.find((each) => each.entry === entry);
  if (question === undefined) return null;
  return {
    title: desk.say('desk.card.question', { title: question.title }),
    aside: '',
    lines: [
      ...prose(question.text ?? '', width, 'strong'),
      emptyLine,
      ...question.told.map((told) => fit(line(span(toldWords(told, desk), 'faint')), width)),
    ],
  };
}

/** The duty whose time is up: what it asks for, where that is written, and what would do it. Null where the line says all. */
function stopCard(
  { stop }: Extract<NowLine, { now: 'stop' }>,
  desk: DeskSituation,
  width: number,
): Card | null {
  const { view, say } = desk;
  const title = say('desk.kind.stop');
  if (stop.why === 'decision-closes') return decisionCard(stop.decision, desk, width, false);
  if (stop.why === 'expected-ends') {
    const expected = view.expected.find(({ name }) => name === stop.expected);
    return expected === undefined
      ? null
      : { title, aside: '', lines: prose(`${expected.title}: ${expected.text.trim()}`, width, 'strong') };
  }
  const clock = stop.why === 'clock-ends' ? view.clocks.find(({ name }) => name === stop.clock) : undefined;
  return clock === undefined
    ? null
    : {
        title,
        aside: say('desk.world.legal'),
        lines: [
          ...prose(clock.title.trim(), width, 'strong'),
          ...(clock.law === null ? [] : prose(clock.law, width, 'faint')),
          ...clock.metBy.flatMap(({ text }) =>
            labelled(span(say('desk.card.done-by')), 10, text.trim(), width),
          ),
        ],
      };
}

/** Before a module ends: what was never given, asked or answered. */
function leavingCard(desk: DeskSituation, width: number): Card {
  const { say } = desk;
  const left = leftBehind(desk);
  return left.length === 0
    ? {
        title: say('desk.card.agenda-done'),
        aside: '',
        lines: prose(say('desk.card.agenda-done-text'), width),
      }
    : {
        title: say('desk.card.left-behind'),
        aside: '',
        lines: left.flatMap((each) => prose(each, width, 'warn')),
      };
}

function rowCard(row: OrderRow, desk: DeskSituation, width: number, others: boolean): Card {
  switch (row.of) {
    case 'inject':
      return injectCard(desk.card(row.name), desk, width, row.why);
    case 'decision':
      return decisionCard(row.name, desk, width, others);
    case 'discussion':
      return discussionCard(row.name, desk, width);
    case 'activity':
      return activityCard(row.name, desk, width);
    case 'say':
    case 'advance':
    case 'brief-back':
    case 'break':
      return { title: desk.say(`desk.card.${row.of}`), aside: '', lines: prose(rowTitle(row, desk), width) };
  }
}

function injectCard(card: InjectCard, desk: DeskSituation, width: number, why: string | null = null): Card {
  const { say } = desk;
  const lines: Line[] = [];
  const titles = (roles: InjectCard['to']): string =>
    roleTitles(
      desk.view,
      roles.map((each) => each.role),
      say,
    );
  const to = titles(card.to);
  const sender = senderWords(card.from, card.shownAs, say);
  const from = `<- ${sender}, ${card.channel}${card.tlp === null ? '' : `, ${card.tlp}`}`;
  const manner = card.tlp === null ? 'plain' : tlpManner(card.tlp);
  // beside a long list of roles the sender would stand in a narrow column
  lines.push(
    ...(widthOf(to) > width / 2
      ? [...prose(to, width, 'strong'), ...prose(from, width, manner)]
      : labelled(span(to, 'strong'), 0, from, width, manner)),
  );
  if (card.cc.length > 0)
    lines.push(...prose(say('desk.card.cc', { roles: titles(card.cc) }), width, 'faint'));
  lines.push(emptyLine);
  if (card.contentNote !== null)
    lines.push(
      ...labelled(span(say('desk.card.content-note'), 'warn'), 10, card.contentNote, width, 'warn'),
      emptyLine,
    );
  lines.push(...prose(marked(card.text.trim(), say), width, 'strong'), emptyLine);
  for (const each of card.textFor)
    lines.push(...labelled(span(say('desk.card.for', { role: each.title })), 10, each.text, width));
  if (card.attachments.length > 0) {
    const titles = card.attachments.map(({ title }) => title.trim()).join('; ');
    lines.push(...labelled(span(say('desk.card.attached')), 10, titles, width));
  }
  if (card.sensitivity !== null)
    lines.push(...labelled(span(say('desk.card.care'), 'warn'), 10, card.sensitivity, width, 'warn'));
  for (const each of card.expected) lines.push(...expectedLine(each, desk, width));
  if (card.notes !== null) lines.push(...labelled(span(say('desk.card.note')), 10, card.notes, width));
  for (const each of card.reveals)
    lines.push(...labelled(span(say('desk.card.reveals')), 10, `${each.text.trim()} (${each.tlp})`, width));
  if (card.evaluatorNotes !== null)
    lines.push(...labelled(span(say('desk.card.evaluators')), 10, card.evaluatorNotes, width));
  if (why !== null) lines.push(...labelled(span(say('desk.card.why')), 10, why, width));
  lines.push(...labelled(span(say('desk.card.how')), 10, deliverWords(card, desk), width, 'faint'));
  for (const { title, words } of reachedRows(card.name, desk))
    lines.push(...labelled(span(title), 10, words, width));
  // last, since it may be long: what the controller must take care of stands before
  if (card.attachments.length > 0) lines.push(emptyLine, ...attachmentLines(card.attachments, say, width));
  return { title: `${card.serial} ${card.title}`, aside: say(`desk.row.${card.status}`), lines };
}

/** `[ ]` until it was seen: ticked with `x`. */
export function expectedLine(
  each: ExpectedBoard,
  desk: DeskSituation,
  width: number,
  label = desk.say('desk.card.expected'),
  indent = 10,
): readonly Line[] {
  const { say } = desk;
  const ticks = {
    met: '[x]',
    seen: '[x]',
    late: '[~]',
    missed: '[-]',
    'not-seen': '[-]',
    overtaken: '[-]',
    waiting: '[ ]',
    running: '[ ]',
  } as const;
  const left =
    each.secondsLeft === null
      ? ''
      : `, ${say('desk.expected.left', { time: duration(each.secondsLeft, desk) })}`;
  const state =
    each.status === 'waiting' || each.status === 'running' ? '' : ` (${say(`desk.expected.${each.status}`)})`;
  return labelled(
    span(label),
    indent,
    `${ticks[each.status]} ${shortRole(each.by, desk)}: ${each.text.trim()}${left}${state}`,
    width,
    each.status === 'missed' || each.status === 'not-seen' ? 'warn' : 'plain',
  );
}

function decisionCard(name: string, desk: DeskSituation, width: number, others: boolean): Card {
  const board = desk.view.decisions.find((each) => each.name === name);
  if (board === undefined) return { title: desk.say('desk.card.nothing'), aside: '', lines: [] };
  const { say } = desk;
  const lines: Line[] = [...prose(board.question, width, 'strong')];
  if (board.whyNow !== null) lines.push(...labelled(span(say('desk.card.why-now')), 10, board.whyNow, width));
  if (board.law.length > 0)
    lines.push(...prose(say('role.turns-on', { law: board.law.join('; ') }), width, 'faint'));
  if (!others || board.status !== 'open') lines.push(emptyLine, ...decisionLines(board, desk, width, false));
  for (const each of board.ifThey) {
    const treated =
      each.treatAs === null
        ? ''
        : say('desk.decision.treat-as', {
            option: board.options.find((one) => one.name === each.treatAs)?.text ?? each.treatAs,
          });
    lines.push(
      ...labelled(
        span(say('desk.card.if-they')),
        10,
        [each.do, treated, each.say === null ? '' : `“${each.say.trim()}”`]
          .filter((part) => part !== '')
          .join(' · '),
        width,
      ),
    );
  }
  if (board.ask.length > 0)
    lines.push(
      ...labelled(
        span(say('desk.card.ask')),
        10,
        board.ask.map((each) => say(`desk.ask.${each}`)).join(', '),
        width,
      ),
    );
  if (board.notes !== null) lines.push(...labelled(span(say('desk.card.note')), 10, board.notes, width));
  return {
    title: `${board.serial} ${say(`desk.rule.${board.rule}`, quorumOf(board))}`,
    aside: statusWords(board, desk),
    lines,
  };
}

function discussionCard(name: string, desk: DeskSituation, width: number): Card {
  const { say, scenario } = desk;
  const active = desk.view.discussion?.name === name ? desk.view.discussion : null;
  const written = scenario.discussions.find((each) => each.name === name);
  const text = (of: Text): string => textIn(of, desk);
  const ask = active?.ask ?? (written === undefined ? '' : text(written.ask));
  const probes = active?.probes ?? written?.probes.map(text) ?? [];
  const ifSilent = active?.ifSilent ?? (written?.ifSilent ? text(written.ifSilent) : null);
  const notes = active?.notes ?? (written?.notes ? text(written.notes) : null);
  const listenFor =
    active?.listenFor ??
    written?.listenFor.map((task) => ({ text: titleOfTask(task, desk), heard: false })) ??
    [];
  const lines: Line[] = [...prose(ask, width, 'strong'), emptyLine];
  for (const probe of probes) lines.push(...labelled(span(say('desk.card.probe')), 10, probe, width));
  if (ifSilent !== null)
    lines.push(...labelled(span(say('desk.card.if-silent'), 'key'), 10, ifSilent, width));
  for (const [place, { text: task, heard }] of listenFor.entries())
    lines.push(
      ...labelled(
        span(place === 0 ? say('desk.card.listen-for') : ''),
        10,
        // before the question is asked there is nothing to tick
        active === null ? `- ${task.trim()}` : `[${heard ? 'x' : ' '}] ${task.trim()}`,
        width,
        heard ? 'faint' : 'plain',
      ),
    );
  if (notes !== null) lines.push(...labelled(span(say('desk.card.note')), 10, notes, width));
  return { title: say('desk.card.discussion'), aside: '', lines };
}

/** What stands on the wall of an activity, and the keys that write on it; before it begins what it will ask, and what works only then. */
function activityCard(name: string, desk: DeskSituation, width: number): Card {
  const { say, scenario, view } = desk;
  const title = say('desk.card.activity');
  const head = prose(titleOf('activities', name, desk), width, 'strong');
  const isDone = view.order.some(
    (each) => each.of === 'activity' && each.name === name && each.status === 'done',
  );
  const board = view.activity?.name === name ? view.activity : null;
  if (board !== null)
    return {
      title,
      aside: say(`wall.kind.${board.kind}`),
      lines: [
        ...head,
        ...(isDone ? [] : prose(say(`desk.activity.how.${board.kind}`), width, 'faint')),
        emptyLine,
        ...activityLines(board, desk, width),
      ],
    };
  const written = scenario.activities.find((each) => each.name === name);
  if (written === undefined || isDone) return { title, aside: '', lines: head };
  const begins = view.now.now === 'activity' && view.now.activity === name;
  const how = say(`desk.activity.how.${written.kind}`);
  return {
    title,
    aside: '',
    lines: [
      ...head,
      ...prose(say(begins ? 'desk.activity.begins' : 'desk.activity.later', { how }), width, 'faint'),
      ...(written.items.length === 0 ? [] : [emptyLine]),
      ...written.items.flatMap((each) => labelled(span(' -', 'faint'), 3, textIn(each, desk), width)),
    ],
  };
}
