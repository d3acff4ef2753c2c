/** What was agreed after the exercise: corrective actions, comments of the fact check, approval and distribution. */
import type { TextReference, WallTime } from '@sandtable/core/record';
import { spoken } from '@sandtable/words';
import { evaluationWords, organisationName } from '@sandtable/words/play';
import { wallDate } from '@sandtable/words/room-time';
import { evidence, heading, paragraph, table, type Block, type Cell } from '../../page/markdown.ts';
import type { Paper } from '../paper.ts';
import { isOwn } from './own.ts';

export const saidIn = ({ telling }: Paper, of: TextReference | null): string =>
  of === null ? '' : spoken(of, telling).trim();

/** The actions that this paper tells, each with its finding. */
export const ownActions = (paper: Paper) =>
  paper.evaluation.actions.flatMap((action) => {
    const finding = paper.evaluation.findings.find(({ entry }) => entry === action.finding);
    return isOwn(paper, finding?.organisation ?? null) ? [{ action, finding }] : [];
  });

export function correctiveActions(paper: Paper): Block[] {
  const { telling } = paper;
  const { say } = telling;
  const words = evaluationWords(say);
  const own = ownActions(paper);
  if (own.length === 0) return [];
  const head = [
    'number',
    'capability',
    'issue',
    'action',
    'element',
    'organisation',
    'contact',
    'starts',
    'ends',
    'priority',
    'retest',
    'status',
  ] as const;
  return [
    heading(2, say('evaluated.actions')),
    table(
      head.map((name) => say(`evaluated.${name}`)),
      own.map(({ action: each, finding }): Cell[] => [
        String(each.number),
        each.capability,
        saidIn(paper, finding?.observation ?? null),
        [saidIn(paper, each.action), ' ', evidence(each.wordedIn)],
        words.element(each.element),
        organisationName(each.organisation, telling),
        saidIn(paper, each.contact),
        each.starts ?? '',
        each.ends,
        words.priority(each.priority),
        saidIn(paper, each.retest),
        say(each.accepted === null ? 'evaluated.proposed' : 'evaluated.accepted'),
      ]),
    ),
  ];
}

/** Who approved it, what each organisation said of its draft and what came of that, and who gets it; nothing before the first draft. */
export function approvalAndComments(paper: Paper): Block[] {
  const { telling } = paper;
  const { say, scenario } = telling;
  const { drafts, final, met } = paper.evaluation;
  if (drafts.length === 0) return [];
  const approval: Cell[][] = [
    [say('evaluated.approved-by'), saidIn(paper, final?.by ?? null)],
    [say('evaluated.office'), saidIn(paper, final?.office ?? null)],
    [say('evaluated.date'), dayOf(paper, final?.wall ?? drafts.at(-1)?.wall ?? null)],
    [
      say('evaluated.version'),
      final === null
        ? say('evaluated.version-draft', { number: drafts.length })
        : say('evaluated.version-final', { count: drafts.length }),
    ],
    [say('evaluated.hash'), final?.hash ?? ''],
  ];
  const organisations = [...new Set(scenario.roles.map(({ organisation }) => organisation))];
  const date = dayOf(paper, met?.wall ?? null);
  return [
    ...comments(paper),
    heading(2, say('evaluated.approval')),
    ...(met === null
      ? []
      : [
          paragraph(
            say('evaluated.met', { dated: date === '' ? 'no' : 'yes', date }),
            ' ',
            evidence(met.entry),
          ),
        ]),
    table([say('aar.what'), say('aar.value')], approval),
    ...(paper.partOf === null
      ? [
          heading(2, say('evaluated.distribution')),
          table(
            [say('evaluated.organisation'), say('evaluated.receives')],
            [...new Set(organisations.map((name) => organisationName(name, telling)))].map((name) => [
              name,
              say('evaluated.receives-joint'),
            ]),
          ),
        ]
      : []),
  ];
}

/** The comments that this paper tells, each with its finding. */
export const ownComments = (paper: Paper) =>
  paper.evaluation.comments.flatMap((comment) => {
    const finding = paper.evaluation.findings.find(({ entry }) => entry === comment.finding);
    return finding !== undefined && isOwn(paper, finding.organisation) ? [{ comment, finding }] : [];
  });

function comments(paper: Paper): Block[] {
  const { telling } = paper;
  const { say } = telling;
  const own = ownComments(paper);
  if (own.length === 0) return [];
  const head = ['draft', 'finding-number', 'organisation', 'comment', 'status', 'disposition'] as const;
  return [
    heading(2, say('evaluated.comments')),
    table(
      head.map((name) => (name === 'finding-number' ? say('evaluated.number') : say(`evaluated.${name}`))),
      own.map(({ comment, finding }): Cell[] => [
        String(comment.draft),
        String(finding.number),
        organisationName(comment.organisation, telling),
        [saidIn(paper, comment.said), ' ', evidence(comment.entry)],
        say(comment.disputes ? 'evaluated.disputed' : 'evaluated.agreed'),
        comment.disposed === null
          ? say('evaluated.open')
          : [
              `${evaluationWords(say).disposition(comment.disposed.disposition)}: ${saidIn(paper, comment.disposed.said)} `,
              evidence(comment.disposed.entry),
            ],
      ]),
    ),
  ];
}

/** Empty where no clock was kept. */
const dayOf = ({ telling }: Paper, wall: WallTime | null): string =>
  wall === null ? '' : wallDate(wall, telling);
