// The evaluation as every skin shows it: to the controllers’ debrief, to an evaluator, and to an organisation that checks what is said of it.
import { evaluationWords, ratingLetter, ratingWords } from '@sandtable/words/play';
import { eventLine, type Say } from '@sandtable/words';
import type { Entry } from '@sandtable/core/record';
import { ratings } from '@sandtable/core/evaluation';
import type { EvaluationBoard, EvaluatorBoard, RatedBoard } from '@sandtable/core/view';
import type { ControlSituation, RoleSituation } from '../form/power.ts';
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
  return [stepSection(board, situation), ...sections.filter(({ lines }) => lines.length > 0)];
}

/** What an organisation reads at the seats of its roles: what the draft says of it, from the after-action meeting on everything. None before the first draft. */
export function organisationSections({
  view: { evaluation: board },
  say,
}: Pick<RoleSituation, 'view' | 'say'>): readonly DebriefSection[] {
  if (board === null) return [];
  const sections: readonly DebriefSection[] = [
    { title: say('evaluation.debrief.rated'), lines: board.rated.map((each) => standsLine(each, say)) },
    { title: say('evaluation.debrief.findings'), lines: findingLines(board, { say }) },
    { title: say('evaluation.debrief.actions'), lines: actionLines(board, { say }) },
  ];
  return [stepSection(board, { say }), ...sections.filter(({ lines }) => lines.length > 0)];
}

/** What each rating means, and what an evaluator and, once that may be seen, others made of it. */
export const evaluatorSection = ({ rated, scale }: EvaluatorBoard, say: Say): DebriefSection => ({
  title: say('evaluation.debrief.rated'),
  lines: [
    ...ratings
      .filter((each) => scale === 'psmu' || each === 'not-observed')
      .map(
        (each) =>
          `${ratingLetter(each, say)}: ${ratingWords(each, say).name}. ${ratingWords(each, say).means}`,
      ),
    ...rated
      .filter(({ count }) => count > 0)
      .map((each) => {
        const given = each.judgements.map(({ rating, said }) =>
          `${ratingLetter(rating, say)} ${said ?? ''}`.trim(),
        );
        return `${nameOf(each, say)}: ${[...given, ...reconciledWords(each, say)].join('; ')}`;
      }),
  ],
});

const stepSection = (
  { step, drafts }: Pick<EvaluationBoard, 'step' | 'drafts'>,
  { say }: Told,
): DebriefSection => ({
  title: say('evaluation.debrief.step'),
  lines: [say(`evaluation.step.${step}`, { drafts })],
});

const nameOf = ({ title, organisation }: RatedBoard, say: Say): string =>
  organisation === null ? title : say('evaluation.of', { name: title, organisation });
const reconciledWords = ({ reconciled }: RatedBoard, say: Say): readonly string[] =>
  reconciled === null
    ? []
    : [
        say('evaluation.debrief.reconciled', {
          rating: ratingLetter(reconciled.rating, say),
          said: reconciled.said ?? '',
        }),
      ];
/** What counts, and not who rated it so. */
const standsLine = (each: RatedBoard, say: Say): string =>
  `${nameOf(each, say)}: ${[ratingLetter(each.stands ?? null, say), ...reconciledWords(each, say)].join('. ')}`;

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
  const given = each.judgements.map((judgement) => {
    const rating = ratingLetter(judgement.rating, say);
    const who = evaluator(judgement);
    return judgement.said === null
      ? say('evaluation.debrief.by', { who, rating })
      : say('evaluation.debrief.by-said', { who, rating, said: judgement.said });
  });
  const disputed = each.isDisputed && each.reconciled === null ? [say('evaluation.debrief.disputed')] : [];
  return [`${nameOf(each, say)}:`, `${given.join('; ')}.`, ...reconciledWords(each, say), ...disputed].join(
    ' ',
  );
}

type Told = Pick<RoleSituation, 'say'>;

function findingLines(
  { findings, comments }: Pick<EvaluationBoard, 'findings' | 'comments'>,
  { say }: Told,
): readonly string[] {
  const words = evaluationWords(say);
  return findings.flatMap((finding) => [
    say('evaluation.debrief.finding', {
      number: finding.number,
      kind: words.finding(finding.of),
      organisation: finding.organisationTitle ?? say('evaluation.several'),
      said: finding.observation,
    }),
    ...comments
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

const actionLines = (board: Pick<EvaluationBoard, 'actions'>, { say }: Told): readonly string[] =>
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
