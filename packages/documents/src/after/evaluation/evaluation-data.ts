/**
 * The evaluation for programs: ratings, findings, actions, comments and approval, as the paper for people tells them. What was found about one
 * organisation alone is not among it: it stands in that organisation's own part.
 */
import type { TextReference, WallTime } from '@sandtable/core/record';
import { organisationName, ratedName } from '@sandtable/words/play';
import type { Paper } from '../paper.ts';
import { ownActions, ownComments, saidIn } from './agreed.ts';
import { isOwn, standElsewhere } from './own.ts';
import { ratedHere, ratingRests, ratingWhy } from './performance.ts';

export function evaluationData(paper: Paper) {
  const { evaluation, telling } = paper;
  const { scale, step, drafts, met, final } = evaluation;
  const words = (of: TextReference | null): string | null => (of === null ? null : saidIn(paper, of));
  return {
    scale,
    step,
    ratings: ratedHere(paper).map(({ capability, thing }) => ({
      of: thing.rated.of,
      name: thing.rated.name,
      title: ratedName(thing.rated, telling),
      capability,
      // null where those who rated it do not agree, or rated in words alone
      rating: thing.stands?.rating ?? null,
      given: [...new Set(thing.judgements.map(({ rating }) => rating))],
      agreed: thing.stands !== null,
      reconciled: thing.reconciled !== null,
      condition: thing.stands?.condition ?? null,
      breach: thing.stands?.breach ?? null,
      why: ratingWhy(paper, thing),
      entries: ratingRests(thing),
    })),
    findings: evaluation.findings
      .filter(({ organisation }) => isOwn(paper, organisation))
      .map((each) => ({
        number: each.number,
        objective: each.objective,
        of: each.of,
        observation: words(each.observation),
        reference: words(each.reference),
        analysis: words(each.analysis),
        cause: each.cause,
        recommendation: words(each.recommendation),
        entries: each.rests,
        entry: each.wordedIn,
      })),
    inOwnParts: standElsewhere(paper),
    actions: ownActions(paper).map(({ action, finding }) => ({
      number: action.number,
      capability: action.capability,
      finding: finding?.number ?? null,
      action: words(action.action),
      element: action.element,
      organisation: organisationName(action.organisation, telling),
      contact: words(action.contact),
      starts: action.starts,
      ends: action.ends,
      priority: action.priority,
      retest: words(action.retest),
      status: action.accepted === null ? 'proposed' : 'accepted',
      entry: action.wordedIn,
    })),
    comments: ownComments(paper).map(({ comment, finding }) => ({
      draft: comment.draft,
      finding: finding.number,
      organisation: organisationName(comment.organisation, telling),
      disputes: comment.disputes,
      said: words(comment.said),
      disposition: comment.disposed?.disposition ?? null,
      answer: words(comment.disposed?.said ?? null),
      entry: comment.entry,
    })),
    drafts: drafts.map(({ entry, wall }) => ({ entry, at: timeOf(wall) })),
    meeting: met === null ? null : { entry: met.entry, at: timeOf(met.wall) },
    approval:
      final === null
        ? null
        : {
            by: words(final.by),
            office: words(final.office),
            hash: final.hash,
            entry: final.entry,
            at: timeOf(final.wall),
          },
  };
}

const timeOf = (wall: WallTime | null): string | null =>
  wall === null ? null : new Date(wall).toISOString();
