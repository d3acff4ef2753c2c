// The controllers’ debrief, as every skin shows it: the timeline, ratings and where they disagree, artefacts, findings and what waits.
import { evaluationWords, organisationName, ratingLetter } from '@sandtable/words/play';
import { eventLine } from '@sandtable/words';
import type { Entry } from '@sandtable/core/record';
import type { EvaluationBoard, RatedBoard } from '@sandtable/core/view';
import type { ControlSituation } from '../form/power.ts';
import { guestName } from '../people/door.ts';
import { boardOf, isAfter } from './evaluation.ts';

interface DebriefSection {
  readonly title: string;
  readonly lines: readonly string[];
}

/** None before the debrief; a section that has nothing is left out. */
export function debriefSections(situation: ControlSituation): readonly DebriefSection[] {
  const board = boardOf(situation);
  if (board === null || !isAfter(situation)) return [];
  const { say } = situation;
  const sections: readonly DebriefSection[] = [
    { title: say('evaluation.debrief.rated'), lines: board.rated.map((each) => ratedLine(each, situation)) },
    { title: say('evaluation.debrief.breaches'), lines: board.breaches },
    { title: say('evaluation.debrief.artefacts'), lines: board.artefacts.map(({ text }) => text) },
    { title: say('evaluation.debrief.findings'), lines: findingLines(board, situation) },
    { title: say('evaluation.debrief.actions'), lines: actionLines(board, situation) },
    { title: say('evaluation.debrief.timeline'), lines: timeline(situation) },
  ];
  return [
    {
      title: say('evaluation.debrief.step'),
      lines: [say(`evaluation.step.${board.step}`, { drafts: board.drafts })],
    },
    ...sections.filter(({ lines }) => lines.length > 0),
  ];
}

function ratedLine(each: RatedBoard, situation: ControlSituation): string {
  const { say, doorBook } = situation;
  const evaluator = ({ by, name }: RatedBoard['judgements'][number]): string => {
    const guest = doorBook().guest(by);
    return (
      name ??
      (by === 0
        ? say('cast.control')
        : guest
          ? guestName(guest, situation)
          : say('power.participant', { number: by }))
    );
  };
  const name =
    each.organisation === null
      ? each.title
      : say('evaluation.of', { name: each.title, organisation: each.organisation });
  const given = each.judgements.map((judgement) => {
    const rating = ratingLetter(judgement.rating, say);
    const who = evaluator(judgement);
    return judgement.said === null
      ? say('evaluation.debrief.by', { who, rating })
      : say('evaluation.debrief.by-said', { who, rating, said: judgement.said });
  });
  const stands =
    each.reconciled !== null
      ? say('evaluation.debrief.reconciled', {
          rating: ratingLetter(each.reconciled.rating, say),
          said: each.reconciled.said ?? '',
        })
      : each.isDisputed
        ? say('evaluation.debrief.disputed')
        : '';
  return [`${name}:`, `${given.join('; ')}.`, stands].filter((part) => part !== '').join(' ');
}

function findingLines(board: EvaluationBoard, situation: ControlSituation): readonly string[] {
  const { say } = situation;
  const words = evaluationWords(say);
  return board.findings.flatMap((finding) => [
    say('evaluation.debrief.finding', {
      number: finding.number,
      kind: words.finding(finding.of),
      organisation: organisationName(finding.organisation, situation),
      said: finding.observation,
    }),
    ...board.comments
      .filter((comment) => comment.finding === finding.finding)
      .map((comment) =>
        say('evaluation.debrief.comment', {
          organisation: comment.organisationTitle,
          disputes: comment.disputes ? 'yes' : 'no',
          said: comment.said,
          disposed:
            comment.disposed === null
              ? say('evaluation.debrief.waits')
              : `${words.disposition(comment.disposed.disposition)}: ${comment.disposed.said}`,
        }),
      ),
  ]);
}

const actionLines = (board: EvaluationBoard, { say }: ControlSituation): readonly string[] =>
  board.actions.map((action) =>
    say('evaluation.debrief.action', {
      number: action.number,
      said: action.text,
      organisation: action.organisationTitle,
      ends: action.ends,
      accepted: action.isAccepted ? 'yes' : 'no',
    }),
  );

/** What controllers and evaluators go through together: when what was decided, missed, breached and observed. */
const onTimeline: ReadonlySet<Entry['kind']> = new Set([
  'phase.entered',
  'decision.closed',
  'decision.reversed',
  'clock.missed',
  'fact.breached',
  'expected.missed',
  'note',
] as const);
const timeline = (situation: ControlSituation): readonly string[] =>
  situation.entries
    .filter(({ kind }) => onTimeline.has(kind))
    .flatMap((entry) => eventLine(entry, situation) ?? []);
