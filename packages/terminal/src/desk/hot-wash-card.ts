// The card after EndEx: what the hot wash is at, what was noted on it, and how far it has come.
import { isInPlay } from '@sandtable/core';
import { roomClock, widthOf } from '@sandtable/words';
import { becameWords, stepName } from '@sandtable/words/play';
import { hotWashStepNow, timeOnStep } from '../wording/hot-wash.ts';
import { type Line, emptyLine, line, span, truncate } from '../screen/line.ts';
import { labelled, prose } from '../screen/wrap.ts';
import { tagMarks } from '@sandtable/powers';
import type { Manner } from '../screen/theme.ts';
import type { Card } from '../screen/frame.ts';
import type { DeskSituation } from '../wording/situation.ts';

/** In the words of the room's screen where players see this one too. */
export function hotWashCard(desk: DeskSituation, width: number): Card {
  const { view, say } = desk;
  const step = hotWashStepNow(view);
  if (isInPlay(view) || step === null || step.at === 'opening') return openingCard(desk, width);
  const own =
    step.at === 'question'
      ? [
          ...prose(step.ask.trim(), width, 'strong'),
          ...(desk.masked ? [] : [emptyLine, ...prose(say('desk.hot-wash.how'), width, 'faint')]),
        ]
      : [
          ...prose(step.text.trim(), width, 'strong'),
          emptyLine,
          ...(step.becomes === null
            ? prose(say('desk.hot-wash.read-out'), width, 'faint')
            : prose(becameWords(step.becomes, say), width, 'good')),
        ];
  return {
    title: say('desk.hot-wash.at', { step: stepName(step, say) }),
    aside: roomClock(timeOnStep(desk)),
    lines: desk.masked ? own : [...own, ...notedLines(desk, width), emptyLine, ...courseLines(desk, width)],
  };
}

function openingCard(desk: DeskSituation, width: number): Card {
  const { view, say } = desk;
  const how = view.stage === 'end-ex' ? 'desk.hot-wash.before' : 'desk.hot-wash.begin';
  return {
    title: say('desk.hot-wash.title'),
    aside: '',
    lines: [...outcomeLines(desk, width), ...prose(say(how), width), emptyLine, ...courseLines(desk, width)],
  };
}

/** How the story came out, to be read aloud at EndEx: what the model made of it, and so called. */
function outcomeLines({ view, say }: DeskSituation, width: number): readonly Line[] {
  if (view.stage !== 'end-ex' || view.outcome === null) return [];
  return [
    ...prose(say('desk.hot-wash.outcome'), width, 'faint'),
    ...prose(view.outcome.text.trim(), width, 'strong'),
    emptyLine,
  ];
}

/** What was noted on the question that stands. */
function notedLines({ view, say }: DeskSituation, width: number): readonly Line[] {
  const at = view.hotWash?.at ?? null;
  if (at?.of !== 'question') return [];
  const own = view.hotWash?.questions.find(({ number }) => number === at.number)?.notes ?? [];
  const notes = view.notes.filter(({ entry }) => own.includes(entry));
  return notes.length === 0
    ? []
    : [
        emptyLine,
        line(span(say('desk.hot-wash.noted'), 'strong')),
        ...notes.flatMap(({ tag, text }) =>
          labelled(
            span(` ${tag === null ? ' ' : tagMarks[tag]}`, 'key'),
            3,
            text ?? say('format.erased-text'),
            width,
          ),
        ),
      ];
}

/** Every question and every parked note: what is done, with the time that it took, and what is to come. */
function courseLines({ view, say, masked }: DeskSituation, width: number): readonly Line[] {
  if (view.hotWash === null) return [];
  const { at, questions, parked } = view.hotWash;
  // before the first question show each in full, to look ahead; later one row each, as the current one is in full above
  const courseLine = at === null ? wholeLine : shortLine;
  const before = at === null ? 0 : at.of === 'question' ? at.number : Infinity;
  const asked = questions.flatMap(({ number, text, spent, notes }) => {
    const here = at?.of === 'question' && at.number === number;
    const facts = [
      spent > 0 && !here ? roomClock(spent) : '',
      notes.length > 0 ? say('desk.hot-wash.notes', { count: notes.length }) : '',
    ].filter((each) => each !== '');
    return courseLine(
      `${here ? '>' : ' '}${String(number).padStart(2)}.`,
      text.trim(),
      facts.join('   '),
      width,
      here ? 'strong' : number < before ? 'faint' : 'plain',
    );
  });
  if (parked.length === 0 || masked) return asked;
  return [
    ...asked,
    emptyLine,
    line(span(say('desk.hot-wash.parked'), 'strong')),
    ...parked.flatMap(({ note, text, becomes }) => {
      const here = at?.of === 'parked' && at.note === note;
      return courseLine(
        `${here ? '>' : ' '} ?`,
        text.trim(),
        becomes === null ? '' : becameWords(becomes, say),
        width,
        here ? 'strong' : becomes === null ? 'plain' : 'faint',
      );
    }),
  ];
}

type CourseLine = (
  label: string,
  text: string,
  facts: string,
  width: number,
  manner: Manner,
) => readonly Line[];

const wholeLine: CourseLine = (label, text, facts, width, manner) =>
  labelled(span(label, 'key'), 5, facts === '' ? text : `${text}   ${facts}`, width, manner);

const shortLine: CourseLine = (label, text, facts, width, manner) => {
  const aside = facts === '' ? '' : `   ${truncate(facts, Math.floor(width / 2))}`;
  return [
    line(
      span(`${label} `.padEnd(5), 'key'),
      span(truncate(text, width - 5 - widthOf(aside)), manner),
      span(aside, 'faint'),
    ),
  ];
};
