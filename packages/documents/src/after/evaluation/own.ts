/** Whose part of the report this is: what was found about one organisation stands in its own part, and nowhere else. */
import type { Entry } from '@sandtable/core/record';
import type { Paper } from '../paper.ts';

/** Whether what is of this organisation (null: of several, or of all together) belongs in this paper. */
export const isOwn = ({ partOf }: Pick<Paper, 'partOf'>, organisation: string | null): boolean =>
  organisation === partOf;

/** How many ratings and findings stand in other papers. */
export const standElsewhere = (paper: Paper): number =>
  paper.evaluation.findings.filter(({ organisation }) => !isOwn(paper, organisation)).length +
  paper.evaluation.objectives
    .flatMap(({ rated, targets }) => [...rated, ...targets.flatMap((target) => target.rated)])
    .filter(({ rated, judgements }) => !isOwn(paper, rated.organisation ?? null) && judgements.length > 0)
    .length;

/** Whether an entry of the evaluation is about another organisation than this paper is of. */
export function isOfAnother(paper: Paper, entry: Entry): boolean {
  const owner = ownerOf(paper, entry);
  return owner !== undefined && !isOwn(paper, owner);
}

/** Null: several own it; undefined: it is no such entry. */
function ownerOf(paper: Paper, entry: Entry | undefined): string | null | undefined {
  const of = (number: number) => ownerOf(paper, paper.numbered.get(number));
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- of the evaluation only these have an owner
  switch (entry?.kind) {
    case 'judge':
    case 'reconcile':
      return entry.body.rated.organisation ?? null;
    case 'find':
      return entry.body.organisation;
    case 'comment':
    case 'plan-action':
      return of(entry.body.finding);
    case 'dispose':
      return of(entry.body.comment);
    case 'accept-action':
      return of(entry.body.action);
    default:
      return undefined;
  }
}
