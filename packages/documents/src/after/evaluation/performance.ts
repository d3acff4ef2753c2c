/** The table of capability performance (HSEEP 2020, AAR): the rating of each target, then of its capability, and what it rests on. */
import type { RatedThing } from '@sandtable/core/evaluation';
import { ratings } from '@sandtable/core/evaluation';
import { spoken } from '@sandtable/words';
import { evaluationWords, ratedName, ratingLetter, ratingWords, scaleWords } from '@sandtable/words/play';
import {
  bulletList,
  evidenceList,
  heading,
  paragraph,
  strong,
  table,
  type Block,
  type Cell,
  type Inline,
} from '../../page/markdown.ts';
import { isUntraced } from '../attribution.ts';
import type { Paper } from '../paper.ts';
import { isOwn } from './own.ts';

export function capabilityPerformance(paper: Paper): Block[] {
  const { evaluation, telling } = paper;
  const { say } = telling;
  const rows = ratedHere(paper).map(({ capability, thing }) => rowOf(paper, capability, thing));
  if (rows.length === 0) return [];
  const head = ['capability', 'target', 'rating', 'why', 'rests'] as const;
  return [
    heading(2, say('evaluated.performance')),
    paragraph(say('evaluated.performance-note', { scale: scaleWords(evaluation.scale, say) })),
    table(
      head.map((name) => say(`evaluated.${name}`)),
      rows,
    ),
    ...(evaluation.scale === 'psmu' ? legend(paper) : []),
  ];
}

/** What was rated and is told in this paper: targets, then their capability as a whole. */
export const ratedHere = (
  paper: Paper,
): readonly { readonly capability: string; readonly thing: RatedThing }[] =>
  paper.evaluation.objectives.flatMap(({ capability, targets, rated }) =>
    [...targets.flatMap((target) => target.rated), ...rated]
      .filter((thing) => isOwn(paper, thing.rated.organisation ?? null) && wasRated(thing))
      .map((thing) => ({ capability, thing })),
  );

const wasRated = ({ judgements, reconciled }: RatedThing): boolean =>
  judgements.length > 0 || reconciled !== null;

function rowOf(paper: Paper, capability: string, thing: RatedThing): Cell[] {
  const { telling } = paper;
  const { say } = telling;
  const { rated, judgements, stands } = thing;
  const letters = [...new Set(judgements.map(({ rating }) => ratingLetter(rating, say)))].join(', ');
  return [
    capability,
    rated.of === 'objective' ? strong(ratedName(rated, telling)) : ratedName(rated, telling),
    stands === null
      ? say('evaluated.not-agreed', { ratings: letters })
      : strong(ratingLetter(stands.rating, say)),
    reasons(paper, thing),
    evidenceList(ratingRests(thing)),
  ];
}

/** Entries that a rating rests on. */
export const ratingRests = ({ judgements, reconciled }: RatedThing): readonly number[] => [
  ...new Set([...judgements.flatMap(({ rests }) => rests), ...(reconciled ? [reconciled.entry] : [])]),
];

/** Why it was rated so, in the words of the debrief, or of evaluators where they may be told: who evaluated what is known to whoever was there. */
export function ratingWhy(paper: Paper, { judgements, reconciled }: RatedThing): readonly string[] {
  const said = reconciled ? [reconciled.said] : judgements.flatMap((each) => each.said ?? []);
  return isUntraced(paper) && reconciled === null
    ? []
    : said.map((each) => spoken(each, paper.telling).trim());
}

/** The condition of an M, whether law was breached, and in whose words: those of the debrief go before those of one evaluator. */
function reasons(paper: Paper, thing: RatedThing): readonly Inline[] {
  const { stands } = thing;
  const { say } = paper.telling;
  const condition = stands?.condition ?? null;
  const told = ratingWhy(paper, thing);
  return [
    [
      condition === null ? '' : `${evaluationWords(say).condition(condition)}.`,
      stands?.breach === true ? say('evaluated.breach') : '',
      ...told,
    ]
      .filter((words) => words !== '')
      .join(' '),
  ];
}

const legend = ({ telling: { say } }: Paper): Block[] => [
  paragraph(strong(say('evaluated.means'))),
  bulletList(
    ratings.map((rating) => {
      const { name, means } = ratingWords(rating, say);
      return [strong(`${ratingLetter(rating, say)}: ${name}.`), ` ${means}`];
    }),
  ),
];
