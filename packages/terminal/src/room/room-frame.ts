// The room's screen: what everybody may know, large and little of it. At most sixty columns, so that the letters can be large.
import { isInPlay } from '@sandtable/core';
import type { ActivityBoard, HotWashStep, RoomSubject, RoomView } from '@sandtable/core/view';
import { exerciseMarking, type RoomTongue, type Say, storyTime, unitFor } from '@sandtable/words';
import {
  answerWords,
  becameWords,
  contactNotice,
  offeredOption,
  peopleNoticeWords,
  stepName,
} from '@sandtable/words/play';
import { wallTime } from '@sandtable/words/room-time';
import { type Frame, type Size, frameOf, ofHeight, stack } from '../screen/frame.ts';
import { type Line, cell, emptyLine, line, span, spread } from '../screen/line.ts';
import { labelled, prose } from '../screen/wrap.ts';
import { attachmentLines } from '../panes/attachments.ts';
import { activityBlock, activityLines } from '../panes/activity.ts';
import { tlpManner } from '../screen/theme.ts';

export interface RoomSituation extends RoomTongue {
  readonly view: RoomView;
  /** Wall time. */
  readonly now: number;
  /** The record cannot be read now. */
  readonly troubled: boolean;
}

/** How the second display itself stands. */
export interface RoomState {
  readonly blank: boolean;
  /** How many rows a person has scrolled away from the default position; negative is upwards. */
  readonly scroll: number;
}

const widest = 60;
const least: Size = { columns: 20, rows: 8 };

export function roomFrame(room: RoomSituation, { blank, scroll }: RoomState, size: Size): Frame {
  const { say, view } = room;
  const width = Math.min(widest, size.columns - 2);
  if (view.stage === 'paused' && view.pause?.reason === 'real-world') return stopFrame(room, size);
  if (size.columns < least.columns || size.rows < least.rows)
    return frameOf(
      { lines: prose(say('room.small', { ...least }), Math.max(1, size.columns), 'warn') },
      size,
    );
  const head = headLines(room, width);
  const foot = [
    ...(room.troubled ? prose(say('room.trouble'), width, 'warn') : []),
    spread(marking(say), line(span(say('room.keys'), 'faint')), width),
  ];
  const rows = size.rows - head.length - foot.length;
  const body = blank ? [] : inSight(bodyOf(room, width, rows), scroll, rows, say);
  const margin = ' '.repeat(Math.max(1, Math.floor((size.columns - width) / 2)));
  const block = stack({ lines: head }, ofHeight({ lines: body }, rows), { lines: foot });
  return frameOf({ lines: block.lines.map((each) => line(margin, ...each)) }, size);
}

const marking = (say: Say): Line => line(span(exerciseMarking(say), 'marking'));

function headLines(room: RoomSituation, width: number): readonly Line[] {
  const { view, say } = room;
  const { marking: tlp } = view.exercise;
  const time = span(storyTime(view.story, room), 'strong');
  const phase = view.phase === null ? view.exercise.title : view.phase.title;
  return [
    emptyLine,
    spread(marking(say), line(span(tlp, tlpManner(tlp))), width),
    ...(isInPlay(view) ? [line(time)] : []),
    ...prose(view.rehearsal ? `${say('common.rehearsal')}  ${phase}` : phase, width),
    emptyLine,
  ];
}

interface Body {
  /** Always in sight, above and below what may be longer than the screen. */
  readonly top: readonly Line[];
  readonly lines: readonly Line[];
  readonly bottom: readonly Line[];
  /** The line that is to be in sight, whatever came before it. */
  readonly follow: number | null;
}

/** While a wall grows, what it is for and until when stay in sight, and so does what came last. */
function bodyOf(room: RoomSituation, width: number, rows: number): Body {
  const { subject, stage } = room.view;
  const whole = (): Body => ({ top: [], lines: bodyLines(room, width, rows), bottom: [], follow: null });
  if (stage !== 'conduct' || subject.shows !== 'activity' || subject.board.status !== 'open') return whole();
  const box = boxLines(subject, room, width);
  const top = wallTitle(subject.board, room, width);
  const bottom = box.length === 0 ? [] : [emptyLine, ...box];
  const left = rows - top.length - bottom.length;
  if (left < leastOfWall) return whole();
  const { lines, newest } = activityBlock(subject.board, room, width, left);
  return { top, lines, bottom, follow: newest };
}
/** Where less of a wall would be in sight, its title and its time go by with it. */
const leastOfWall = 6;

/** The lines of what the room is at, for the screen and, one after the other, for plain mode. */
export function bodyLines(room: RoomSituation, width: number, rows = Infinity): readonly Line[] {
  const { view, say } = room;
  switch (view.stage) {
    case 'set-up':
      return [
        ...prose(say('room.opening'), width, 'now'),
        emptyLine,
        ...prose(view.exercise.fictional, width),
      ];
    case 'briefing':
      return [
        ...prose(say('room.briefing'), width, 'now'),
        emptyLine,
        ...prose(view.exercise.fictional, width),
        ...prose(say('room.briefing.stop'), width, 'strong'),
        emptyLine,
        ...prose(peopleNoticeWords(view.people, say), width),
      ];
    case 'paused': {
      const pause = pauseLines(room, width);
      return [...pause, ...subjectLines(room, width, rows - pause.length)];
    }
    case 'conduct':
      return subjectLines(room, width, rows);
    case 'end-ex':
    case 'debrief':
      return [
        ...prose(say('room.end-ex'), width, 'now'),
        emptyLine,
        ...prose(say('room.end-ex.after'), width),
        emptyLine,
        ...prose(contactNotice(view.people, say), width),
      ];
    case 'hot-wash':
      return [...prose(say('room.hot-wash'), width, 'now'), emptyLine, ...subjectLines(room, width)];
    case 'closed':
      return [
        ...prose(say('room.closed'), width, 'now'),
        emptyLine,
        ...prose(contactNotice(view.people, say), width),
      ];
  }
}

function pauseLines(room: RoomSituation, width: number): readonly Line[] {
  const { view, say, now } = room;
  const reason = view.pause?.reason ?? 'break';
  const until = view.pause?.until ?? null;
  return [
    ...prose(say(reason === 'break' ? 'room.pause.break' : 'room.pause.other'), width, 'now'),
    ...(until === null
      ? []
      : prose(say('room.pause.until', { time: wallTime(until, room, now) }), width, 'strong')),
    emptyLine,
  ];
}

function subjectLines(room: RoomSituation, width: number, rows = Infinity): readonly Line[] {
  const { say } = room;
  const { subject } = room.view;
  switch (subject.shows) {
    case 'question':
      return questionLines(subject, room, width);
    case 'discussion':
      return [
        ...prose(say('room.discussion'), width, 'faint'),
        emptyLine,
        ...prose(subject.ask, width, 'now'),
        emptyLine,
        ...boxLines(subject, room, width),
      ];
    case 'activity': {
      const title = wallTitle(subject.board, room, width);
      const box = boxLines(subject, room, width);
      const left = rows - title.length - box.length - 1;
      return [...title, ...activityLines(subject.board, room, width, left), emptyLine, ...box];
    }
    case 'brief-back':
      return briefBackLines(subject, room, width);
    case 'inject':
      return [
        ...prose(fromWords(subject, say), width, 'faint'),
        ...(subject.tlp === null ? [] : [line(span(subject.tlp, tlpManner(subject.tlp)))]),
        ...(subject.contentNote === null
          ? []
          : [
              ...prose(say('common.content-note', { text: subject.contentNote.trim() }), width, 'warn'),
              emptyLine,
            ]),
        marking(say),
        ...prose(subject.text, width, 'strong'),
        marking(say),
        ...(subject.attachments.length === 0
          ? []
          : [emptyLine, ...attachmentLines(subject.attachments, say, width)]),
      ];
    case 'decided':
      return [
        ...prose(say('room.decided', { serial: subject.serial }), width, 'faint'),
        emptyLine,
        ...prose(subject.question, width),
        emptyLine,
        ...prose(
          subject.result === null
            ? say('room.decided.each')
            : answerWords(subject.result, subject.amount, room).trim(),
          width,
          'now',
        ),
        ...(subject.conditional ? [emptyLine, ...prose(say('room.decided.conditional'), width)] : []),
      ];
    case 'hot-wash':
      return hotWashLines(subject.step, say, width);
    case 'nothing':
      return [];
  }
}

/** Who speaks, and by which channel where it is not by word of mouth. */
function fromWords({ from, channel }: Extract<RoomSubject, { readonly shows: 'inject' }>, say: Say): string {
  return channel === null ? say('room.inject.says', { from }) : say('room.inject.from', { from, channel });
}

function hotWashLines(step: HotWashStep, say: Say, width: number): readonly Line[] {
  switch (step.at) {
    case 'opening':
      return step.questions.flatMap((question) => [...prose(question, width, 'strong'), emptyLine]);
    case 'question':
      return [...prose(stepName(step, say), width, 'faint'), emptyLine, ...prose(step.ask, width, 'now')];
    case 'parked':
      return [
        ...prose(stepName(step, say), width, 'faint'),
        emptyLine,
        ...prose(step.text, width, 'now'),
        ...(step.becomes === null
          ? []
          : [emptyLine, ...prose(becameWords(step.becomes, say), width, 'strong')]),
      ];
  }
}

const wallTitle = (
  { kind, title }: ActivityBoard,
  { say }: RoomSituation,
  width: number,
): readonly Line[] => [
  ...prose(say(`wall.kind.${kind}`), width, 'faint'),
  ...prose(title, width, 'now'),
  emptyLine,
];

type Question = Extract<RoomSubject, { readonly shows: 'question' }>;

function questionLines(subject: Question, room: RoomSituation, width: number): readonly Line[] {
  const { say } = room;
  return [
    ...prose(subject.question, width, 'now'),
    emptyLine,
    ...subject.options.flatMap((option) =>
      labelled(
        span(`   ${option.letter ?? '-'}`, option.allowed ? 'key' : 'faint'),
        6,
        offeredOption(option, room),
        width,
        option.allowed ? 'strong' : 'faint',
      ),
    ),
    ...formLines(subject, say, width),
    emptyLine,
    ...prose(whoDecides(subject, room), width),
    emptyLine,
    ...boxLines(subject, room, width),
  ];
}

function formLines({ form, amount }: Question, say: Say, width: number): readonly Line[] {
  if (form === 'choice') return [];
  if (form !== 'amount' || amount === null)
    return form === 'amount' ? [] : prose(say(`room.question.${form}`), width, 'faint');
  const { min, max, unit } = amount;
  const words =
    unit === null
      ? say('room.question.amount', { min, max })
      : say('room.question.amount-unit', { min, max, unit: unitFor(max, unit, say.language) });
  return prose(words, width, 'faint');
}

function whoDecides(
  { rule, quorum, lead, deciders, consulted }: Question,
  { say, language }: RoomSituation,
): string {
  const names = (roles: readonly string[]) => new Intl.ListFormat(language).format(roles);
  const how =
    rule === 'single'
      ? say('room.question.rule.single', { deciders: names(deciders) })
      : rule === 'lead'
        ? say('room.question.rule.lead', { lead: lead ?? names(deciders) })
        : say(`room.question.rule.${rule}`, { quorum: quorum ?? deciders.length, count: deciders.length });
  const advisers = [...(rule === 'lead' ? deciders.filter((role) => role !== lead) : []), ...consulted];
  return advisers.length === 0
    ? how
    : `${how} ${say('room.question.advise', { roles: names(advisers), count: advisers.length })}`;
}

interface Box {
  readonly minutes: number | null;
  readonly until: number | null;
}

function boxLines({ minutes, until }: Box, room: RoomSituation, width: number): readonly Line[] {
  if (minutes === null || until === null) return [];
  const { say, now } = room;
  const values = { minutes, time: wallTime(until, room, now) };
  return now < until
    ? prose(say('room.question.box', values), width, 'strong')
    : prose(say('room.question.box-over', values), width, 'warn');
}

function briefBackLines(
  subject: Extract<RoomSubject, { readonly shows: 'brief-back' }>,
  room: RoomSituation,
  width: number,
): readonly Line[] {
  const { say } = room;
  const { order, form, minutes } = subject;
  return [
    ...prose(say('room.brief-back.title'), width, 'now'),
    ...form.flatMap((each) => labelled(span('   -'), 5, each, width, 'strong')),
    emptyLine,
    ...(order.length === 0 ? [] : prose(say('room.brief-back.order'), width, 'faint')),
    ...order.flatMap((each, place) => {
      const speaks = place === subject.turn;
      return labelled(
        span(`${speaks ? '>' : ' '} ${place + 1}`, 'key'),
        5,
        each,
        width,
        speaks ? 'now' : 'plain',
      );
    }),
    emptyLine,
    ...(minutes !== null && subject.until === null
      ? prose(say('room.brief-back.minutes', { minutes }), width, 'faint')
      : boxLines(subject, room, width)),
  ];
}

/** The part in sight; what is above and below is said. `scroll` is how far from where it stands by itself. */
function inSight(
  { top, lines, bottom, follow }: Body,
  scroll: number,
  all: number,
  say: Say,
): readonly Line[] {
  const rows = all - top.length - bottom.length;
  if (lines.length <= rows) return [...top, ...lines, ...bottom];
  const own = follow === null ? 0 : Math.max(0, follow + 3 - rows);
  const from = Math.max(0, Math.min(own + scroll, lines.length - rows + 1));
  const above = from === 0 ? [] : [line(span(say('room.more-above', { lines: from }), 'warn'))];
  const rest = lines.slice(from);
  const room = rows - above.length;
  const shown =
    rest.length <= room
      ? rest
      : [...rest.slice(0, room - 1), line(span(say('room.more', { lines: rest.length - room + 1 }), 'warn'))];
  return [...top, ...above, ...shown, ...bottom];
}

/** Full-width bars and capitals, with no exercise marking: this is not the exercise. */
function stopFrame(room: RoomSituation, size: Size): Frame {
  const { say, view } = room;
  const bar = line(span(cell('', size.columns), 'real-world'));
  const width = Math.max(1, Math.min(widest, size.columns - 2));
  const since = view.pause?.since ?? null;
  const lines = [
    bar,
    ...prose(say('room.real-world.title'), size.columns, 'real-world'),
    bar,
    emptyLine,
    ...prose(say('room.real-world.stopped'), width, 'strong'),
    ...prose(say('room.real-world.follow'), width, 'strong'),
    ...(since === null ? [] : [emptyLine, line(span(wallTime(since, room, room.now)))]),
  ];
  return frameOf({ lines: [...lines.slice(0, Math.max(0, size.rows - 1)), bar] }, size);
}
