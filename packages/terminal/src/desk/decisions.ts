// Decision boards: the question, the time, who answered what, and what each option would do in this scenario's model.
import { isInPlay } from '@sandtable/core';
import type { Answer } from '@sandtable/core/record';
import type { DecisionBoard, NowLine, Preview, StandingAnswer } from '@sandtable/core/view';
import { duration, number, shortRole, storyTimeInColumn, toldChange, value, widthOf } from '@sandtable/words';
import { answerWords, quorumOf } from '@sandtable/words/play';
import { wallTime } from '@sandtable/words/room-time';
import { type Line, emptyLine, flow, line, span, truncate } from '../screen/line.ts';
import { labelled, prose } from '../screen/wrap.ts';
import type { Manner } from '../screen/theme.ts';
import { boxLine, nearestDecision } from './header.ts';
import type { DeskSituation } from '../wording/situation.ts';

/** All boards that matter now: open ones first, that which ends first at the top; then what comes. */
export function decisionsPane(desk: DeskSituation, width: number): readonly Line[] {
  const { view, say } = desk;
  if (desk.masked) return maskedDecisions(desk, width);
  const nearest = nearestDecision(desk);
  const open = view.decisions.filter((each) => each.status === 'open' && each !== nearest);
  const boards = nearest === null ? open : [nearest, ...open];
  const pending = view.decisions.filter((each) => each.status === 'pending');
  const closed = view.decisions.filter((each) => each.status === 'closed').toReversed();
  const row = (board: DecisionBoard, words: string, manner: Manner): readonly Line[] =>
    labelled(span(`${board.serial} ${statusWords(board, desk)} `, manner), 12, words, width, manner);
  const lines: readonly Line[] = [
    ...boards.flatMap((each) => [...decisionLines(each, desk, width), emptyLine]),
    ...closed.flatMap((each) =>
      row(
        each,
        `${each.question.trim()}  ${each.result === null ? '' : boardAnswer(each.result, each, desk)}`,
        'plain',
      ),
    ),
    ...pending.flatMap((each) => {
      const label = `${each.serial} ${statusWords(each, desk)} `;
      const room = width - Math.max(12, widthOf(label));
      return row(each, truncate(each.question.trim(), room), 'faint').slice(0, 1);
    }),
  ];
  return lines.length > 0 ? lines : prose(say('desk.decision.none'), width, 'faint');
}

/**
 * Whether it is to come, open or decided; one that waits for nothing but to be confirmed is called so before it is asked, and one whose
 * item is over without it as the running order calls the item.
 */
export function statusWords({ name, status, ready }: DecisionBoard, { view, say }: DeskSituation): string {
  if (status !== 'pending') return say(`desk.decision.${status}`);
  if (ready) return say('desk.decision.early');
  const rows = view.order
    .filter((row) => row.of === 'decision' && row.name === name)
    .map((row) => row.status);
  const over = rows.every((row) => row === 'passed-over' || row === 'skipped') ? rows.at(-1) : undefined;
  return say(over === undefined ? 'desk.decision.pending' : `desk.row.${over}`);
}

/** First line: the question with its clocks; then who has answered; then the options. */
export function decisionLines(
  board: DecisionBoard,
  desk: DeskSituation,
  width: number,
  titled = true,
): readonly Line[] {
  const { say, view } = desk;
  const lead = board.deciders.find((each) => each.part === 'leads')?.role ?? null;
  const head = flow(
    [
      ...(titled ? [line(span(`${board.serial} `, 'strong'), span(board.question.trim(), 'strong'))] : []),
      line(
        span(
          lead === null
            ? say(`desk.rule.${board.rule}`, quorumOf(board))
            : say('desk.decision.lead', { role: shortRole(lead, desk) }),
        ),
      ),
      ...(board.status === 'open' ? [boxLine(board, desk)] : []),
      ...(board.ready && isInPlay(view) ? [line(span(readyWords(board, desk), 'good'))] : []),
    ],
    width,
  );
  return [
    ...head,
    ...answerRows(board, desk, width),
    ...groundRows(board, desk, width),
    ...optionRows(board, desk, width),
  ];
}

/** What closes a decision that is answered, and whether they agree: the key of the NOW line, where it stands for this one. */
export function readyWords({ name, agreed }: DecisionBoard, { say, view }: DeskSituation): string {
  const how = agreed ? 'ready' : 'deadlock';
  return say(isConfirmedNext(name, view.now) ? `desk.decision.${how}` : `desk.decision.${how}-by-name`);
}

export function isConfirmedNext(decision: string, now: NowLine): boolean {
  if (now.now === 'stop') return now.stop.why === 'decision-closes' && now.stop.decision === decision;
  return now.now === 'confirm' && now.decision === decision;
}

/** `police: hold (dissents)   airline: reopen, if one runway first   tower: --` */
export function answerRows(board: DecisionBoard, desk: DeskSituation, width: number): readonly Line[] {
  const { say } = desk;
  const pieces = board.deciders.map((each): Line => {
    const advises = each.part === 'consulted' || each.part === 'advises';
    const role = advises
      ? say('desk.decision.advises', { role: shortRole(each.role, desk) })
      : shortRole(each.role, desk);
    const name = span(`${role}: `, advises ? 'faint' : 'plain');
    if (!each.answered && each.playedBy !== each.role)
      return line(
        name,
        span(say('desk.decision.played-by', { role: shortRole(each.playedBy, desk) }), 'faint'),
      );
    if (!each.present) return line(name, span(say('desk.decision.absent'), 'faint'));
    if (!each.answered) return line(name, span('--', 'faint'));
    // a secret or sealed ballot stays hidden from people who walk past the desk
    if (each.answer === null)
      return line(
        name,
        span(say(`desk.decision.${board.ballot === 'secret' ? 'secret' : 'sealed'}`), 'strong'),
      );
    const dissent = each.dissents ? ` (${say('desk.decision.dissents')})` : '';
    return line(name, span(boardAnswer(each.answer, board, desk), 'strong'), span(dissent, 'warn'));
  });
  // where each decides for itself they stand side by side, to be compared
  return board.rule === 'each' ? pieces.flatMap((each) => flow([each], width)) : flow(pieces, width);
}

/** What was said with the answers: `tower, on whose authority: the manual`. */
function groundRows(board: DecisionBoard, desk: DeskSituation, width: number): readonly Line[] {
  const { say } = desk;
  return board.deciders.flatMap((each) => {
    const role = shortRole(each.role, desk);
    const late =
      each.saidAt === null
        ? []
        : labelled(
            span(`${role}: `, 'faint'),
            12,
            say('desk.decision.said-at', { time: wallTime(each.saidAt, desk, desk.wall) }),
            width,
          );
    return [
      ...late,
      ...each.grounds.flatMap(({ ask, text }) =>
        labelled(
          span(
            `${say('desk.decision.with', { role, what: say(`desk.ask.${ask}`) })}: `,
            ask === 'dissent' ? 'warn' : 'faint',
          ),
          12,
          text,
          width,
        ),
      ),
    ];
  });
}

/** With the letter under which an option stands on the board. */
function boardAnswer(answer: StandingAnswer, board: DecisionBoard, desk: DeskSituation): string {
  return answerWords(answer, board.amount, desk, (text) => {
    const letter = board.options.find((each) => each.text === text)?.letter ?? null;
    return letter === null ? text : `${letter} ${text}`;
  });
}

function optionRows(board: DecisionBoard, desk: DeskSituation, width: number): readonly Line[] {
  const { say } = desk;
  if (board.form === 'amount' && board.amount !== null) {
    const { min, max, unit } = board.amount;
    return prose(
      say('desk.decision.amount', { min: number(min, unit, desk), max: number(max, unit, desk) }),
      width,
    );
  }
  // beside the options where all of them are short, else under each
  const longest = Math.max(...board.options.map((each) => widthOf(each.text)), 4) + 8;
  const column = longest <= width * 0.4 ? longest : null;
  const lines = board.options.flatMap((option): readonly Line[] => {
    const sign = option.letter ?? '-';
    const manner = option.allowed ? 'plain' : 'faint';
    const words = optionWords(board, option, desk);
    const label = span(`   ${sign} ${option.text.trim()}  `, manner);
    if (column !== null && words !== '') return labelled(label, column, words, width, 'faint');
    const text = labelled(span(`   ${sign}`, manner), 5, option.text, width, manner);
    return words === '' ? text : [...text, ...labelled(span(''), 7, words, width, 'faint')];
  });
  return [...lines, ...labelled(span('   '), 3, say('desk.decision.other-forms'), width, 'faint')];
}

/** Whether it is the default or not open, how many are for it, and what it would do. */
function optionWords(
  board: DecisionBoard,
  option: DecisionBoard['options'][number],
  desk: DeskSituation,
): string {
  const { say } = desk;
  const answer: Answer =
    board.form === 'ranking'
      ? { form: 'ranking', ranking: [option.name] }
      : { form: 'options', options: [option.name] };
  const previewed = board.status === 'open' && option.allowed && board.form === 'choice';
  const preview = previewed ? desk.preview(board, answer) : null;
  return [
    option.isDefault ? say('desk.option.default') : '',
    option.count > 1 ? say('desk.option.count', { count: option.count }) : '',
    option.allowed ? '' : say('desk.option.closed', { why: option.whyNot ?? '' }),
    preview === null ? '' : previewWords(preview, desk),
  ]
    .filter((each) => each !== '')
    .join(' · ');
}

/** `At 07:30: Flights held 112 -> 72, 2-12 in 22 min, 30% chance: False lights` */
function previewWords(preview: Preview, desk: DeskSituation): string {
  const { say, view } = desk;
  const moved = preview.changes.map((each) =>
    say('desk.preview.change', {
      title: each.title,
      ...toldChange(value(each.from, null, desk), value(each.to, null, desk)),
    }),
  );
  // until it takes effect the world moves on, so that the first number need not be the one that stands there now
  const acts = storyTimeInColumn(desk.scenario.story, preview.at, view.story, desk);
  const changes =
    moved.length === 0 || preview.at <= view.story.seconds
      ? moved
      : [say('desk.preview.at', { time: acts, changes: moved.join(', ') })];
  const follows = preview.follows.map((each) => {
    const what = each.serial === null ? each.title : `${each.serial} ${each.title}`;
    const later = each.at - view.story.seconds;
    return later <= 0
      ? say('desk.preview.follows-now', { what })
      : say('desk.preview.follows', { what, time: duration(later, desk) });
  });
  const luck = preview.luck.map((each) =>
    say('desk.preview.luck', { title: each.title, chance: number(Math.round(each.chance * 100), '%', desk) }),
  );
  const all = [...changes, ...follows, ...luck];
  return all.length === 0 ? say('desk.preview.nothing') : all.join(', ');
}

/** What the room was asked anyway: the open question and its options, no answers and no previews. */
function maskedDecisions(desk: DeskSituation, width: number): readonly Line[] {
  const board = nearestDecision(desk);
  if (board === null) return prose(desk.say('desk.decision.none-open'), width, 'faint');
  return [
    ...flow([line(span(board.question.trim(), 'strong')), boxLine(board, desk)], width),
    ...board.options
      .filter((each) => each.allowed)
      .flatMap((each) => labelled(span(`   ${each.letter ?? '-'}`), 5, each.text, width)),
  ];
}
