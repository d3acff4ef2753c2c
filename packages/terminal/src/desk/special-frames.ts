// Screens that lie over everything: the first question, a real-world stop, blank, the guards, leaving, a window too small.
import { widthOf, exerciseMarking, storyTime } from '@sandtable/words';
import { wallTime } from '@sandtable/words/room-time';
import { type Block, type Frame, type Size, frameOf, indented, ofHeight, stack } from '../screen/frame.ts';
import { type Line, cell, emptyLine, line, span } from '../screen/line.ts';
import { prose, wrapText } from '../screen/wrap.ts';
import type { Manner } from '../screen/theme.ts';
import { markingRow } from './header.ts';
import { callWords } from '../wording/door.ts';
import { offersStop, stoppedBy } from '../wording/stop.ts';
import type { DeskSituation } from '../wording/situation.ts';

/** Lines in the middle of the window, the marking above. */
function middle(desk: DeskSituation, lines: readonly Line[], size: Size): Frame {
  const width = Math.min(70, size.columns - 4);
  const above = Math.max(1, Math.floor((size.rows - lines.length) / 3));
  const indent = span(' '.repeat(Math.max(2, Math.floor((size.columns - width) / 2))));
  const block: Block = {
    lines: [
      markingRow(desk, size.columns),
      ...Array.from({ length: above }, () => emptyLine),
      ...lines.map((each) => line(indent, ...each)),
    ],
  };
  return frameOf(block, size);
}
const textWidth = (size: Size): number => Math.min(70, size.columns - 4);

export function askingFrame(desk: DeskSituation, size: Size): Frame {
  const { say, view } = desk;
  const width = textWidth(size);
  return middle(
    desk,
    [
      line(span(view.exercise.title, 'strong')),
      emptyLine,
      ...prose(say('desk.who-sees.question'), width, 'now'),
      emptyLine,
      line(span(' y ', 'key'), ` ${say('desk.who-sees.yes')}`),
      ...prose(say('desk.who-sees.yes-means'), width - 4, 'faint').map((each) => line('    ', ...each)),
      line(span(' n ', 'key'), ` ${say('desk.who-sees.no')}`),
      ...prose(say('desk.who-sees.no-means'), width - 4, 'faint').map((each) => line('    ', ...each)),
      emptyLine,
      ...prose(say('desk.who-sees.later'), width, 'faint'),
    ],
    size,
  );
}

/** With what was refused in its last row; these screens have no other row for it. */
export function withRefusal(frame: Frame, refusal: string | null, size: Size): Frame {
  if (refusal === null) return frame;
  const words = prose(refusal, Math.max(1, size.columns - 2), 'bad').map((each) => line(' ', ...each));
  const kept = frame.lines.slice(0, Math.max(0, size.rows - words.length));
  return frameOf({ lines: [...kept, ...words], cursor: frame.cursor }, size);
}

export function blankFrame(desk: DeskSituation, size: Size): Frame {
  const { view, say } = desk;
  const lines: Line[] = [line(span(storyTime(view.story, desk), 'strong'))];
  if (view.phase !== null) lines.push(line(span(view.phase.title)));
  const until = view.pause?.until ?? null;
  if (until !== null)
    lines.push(
      emptyLine,
      line(span(say('desk.paused.until', { time: wallTime(until, desk, desk.wall) }), 'strong')),
    );
  const frame = middle(desk, lines, size);
  return frameOf(
    { lines: [...frame.lines.slice(0, size.rows - 1), line(span(` ${say('desk.blank.key')}`, 'faint'))] },
    size,
  );
}

export function guardFrame(desk: DeskSituation, role: string, step: 'there' | 'back', size: Size): Frame {
  const { say, view } = desk;
  const title = view.seats.find((each) => each.role === role)?.title ?? role;
  const width = textWidth(size);
  return middle(
    desk,
    [
      ...prose(
        say(step === 'there' ? 'desk.guard.there' : 'desk.guard.back', { role: title }),
        width,
        'strong',
      ),
      emptyLine,
      ...prose(
        say(step === 'there' ? 'desk.guard.there-how' : 'desk.guard.back-how', { role: title }),
        width,
      ),
      emptyLine,
      line(
        span(say('desk.key.enter'), 'key'),
        ` ${say('desk.guard.go-on')}`,
        ...(step === 'there' ? [span('   esc', 'key'), span(` ${say('desk.guard.not')}`)] : []),
      ),
    ],
    size,
  );
}

/** Where the record is and how one goes on with it, as whoever opened the desk tells it. */
export interface Leaving {
  readonly file: string;
  readonly resume: string;
}

/** Null: at a desk away from the record nothing is said of it. */
export function leavingFrame(desk: DeskSituation, leaving: Leaving | null, size: Size): Frame {
  const { say } = desk;
  const width = textWidth(size);
  const record =
    leaving === null
      ? []
      : [
          ...prose(say('desk.leaving.record'), width),
          ...prose(leaving.file, width, 'strong').map((each) => line('  ', ...each)),
          emptyLine,
          ...prose(say('desk.leaving.resume'), width),
          ...prose(leaving.resume, width, 'strong').map((each) => line('  ', ...each)),
          emptyLine,
        ];
  return middle(
    desk,
    [
      ...prose(say('desk.leaving.question'), width, 'now'),
      emptyLine,
      ...record,
      line(
        span(say('desk.key.enter'), 'key'),
        ` ${say('desk.leaving.leave')}   `,
        span(say('desk.key.esc'), 'key'),
        ` ${say('desk.leaving.stay')}`,
      ),
    ],
    size,
  );
}

/** Full-width bars above and below, in capitals, with no exercise marking: this is not the exercise. */
function alarm(lines: readonly Line[], size: Size, words: string): Block {
  const bar = (text: string): Line => line(span(cell(text, size.columns), 'real-world'));
  const head = `  !!  ${words}  !!`;
  const times = Math.max(1, Math.floor(size.columns / (widthOf(head) + 2)));
  const banner = Array.from({ length: times }, () => head).join('  ');
  const room = size.rows - 6;
  return stack({ lines: [bar(''), bar(banner), bar('')] }, ofHeight({ lines: [emptyLine, ...lines] }, room), {
    lines: [bar(''), bar(banner), bar('')],
  });
}

function big(text: string, width: number, manner: Manner): readonly Line[] {
  return wrapText(text, width).map((each) => line('    ', span(each, manner)));
}

export function stopFrame(desk: DeskSituation, size: Size): Frame {
  const { say } = desk;
  const width = size.columns - 8;
  return frameOf(
    alarm(
      [
        ...big(say('desk.real-world.ask'), width, 'strong'),
        emptyLine,
        ...big(say('desk.real-world.means'), width, 'plain'),
        emptyLine,
        line('    ', span(say('desk.real-world.keys'), 'strong')),
      ],
      size,
      say('desk.real-world.bar'),
    ),
    size,
  );
}

export function realWorldFrame(desk: DeskSituation, over: Block | null, size: Size): Frame {
  const { say, view } = desk;
  const width = size.columns - 8;
  const since = view.pause?.since ?? null;
  const head: readonly Line[] = [
    ...big(say('desk.real-world.stopped'), width, 'strong'),
    ...(since === null
      ? []
      : big(say('desk.real-world.since', { time: wallTime(since, desk, desk.wall) }), width, 'plain')),
    ...stoppedBy(desk).flatMap((each) => big(each, width, 'plain')),
    emptyLine,
  ];
  const rest: Block =
    over === null
      ? {
          lines: [
            ...big(say('desk.real-world.clocks'), width, 'plain'),
            emptyLine,
            ...big(say('desk.real-world.resume'), width, 'plain'),
            ...callWords(desk).flatMap((each) => [emptyLine, ...big(each, width, 'strong')]),
          ],
        }
      : indented(over, 4);
  const block = stack({ lines: head }, rest);
  const whole = alarm(block.lines, size, say('desk.real-world.bar'));
  // three bars and one empty line stand above
  return frameOf(
    { lines: whole.lines, cursor: block.cursor ? { x: block.cursor.x, y: block.cursor.y + 4 } : null },
    size,
  );
}

/** Too small to lead by: says how large it must be and what else there is; asks before it is left, as everywhere. */
export function smallFrame(desk: DeskSituation, size: Size, least: Size, leaving: boolean): Frame {
  const { say } = desk;
  const width = Math.max(1, size.columns);
  if (leaving) {
    const keys = [
      ['enter', say('desk.leaving.leave')],
      ['esc', say('desk.leaving.stay')],
    ] as const;
    const asked = prose(say('desk.leaving.question'), width, 'now');
    return frameOf(
      { lines: [...asked, emptyLine, ...keys.map(([key, word]) => line(span(key, 'key'), ` ${word}`))] },
      size,
    );
  }
  const words = say('desk.small.how', {
    columns: least.columns,
    rows: least.rows,
    has: size.columns,
    have: size.rows,
  });
  return frameOf(
    {
      lines: [
        ...(desk.view.pause?.reason === 'real-world'
          ? prose(say('desk.real-world.stopped'), width, 'real-world')
          : prose(exerciseMarking(say), width, 'marking')),
        ...prose(say('desk.small.title'), width, 'strong'),
        ...prose(words, width),
        ...prose(say(offersStop(desk) ? 'desk.small.plain' : 'desk.small.plain-no-stop'), width),
      ],
    },
    size,
  );
}
