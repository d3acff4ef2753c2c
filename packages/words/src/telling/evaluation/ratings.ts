// What is rated and how, in words: for screens, papers and the log.
import {
  titleOfAim,
  type ActionPriority,
  type Disposition,
  type FindingKind,
  type MajorChallenge,
  type PoeteElement,
  type Rated,
  type Rating,
  type RatingScale,
  type RootCause,
} from '@sandtable/core/evaluation';
import { cleanLine } from '../clean.ts';
import { cleanTitle, type Telling } from '../names.ts';
import type { Say } from '../../words.ts';

/** The letter that stands in a table; null is a rating in words. */
export const ratingLetter = (rating: Rating | null, say: Say): string =>
  rating === null
    ? say('evaluation.letter.narrative')
    : rating === 'not-observed'
      ? say('evaluation.letter.not-observed')
      : rating;

/** What a rating is called, and what it means: whoever rates has both before them. */
export const ratingWords = (rating: Rating, say: Say): { readonly name: string; readonly means: string } => ({
  name: say(`evaluation.rating.${rating}.name`),
  means: say(`evaluation.rating.${rating}.means`),
});

export const scaleWords = (scale: RatingScale, say: Say): string => say(`evaluation.scale.${scale}`);

/** A target or an objective in its author's words, and the organisation where it is one's own. */
export function ratedName({ of, name, organisation }: Rated, telling: Omit<Telling, 'texts'>): string {
  const title = cleanLine(titleOfAim({ of, name }, telling));
  return organisation === undefined
    ? title
    : telling.say('evaluation.of', { name: title, organisation: organisationName(organisation, telling) });
}

/** Null: several. */
export const organisationName = (name: string | null, telling: Omit<Telling, 'texts'>): string =>
  name === null ? telling.say('evaluation.several') : cleanTitle('organisations', name, telling);

/** What the words that stand on a record for kinds of things are called. */
export const evaluationWords = (say: Say) => ({
  condition: (condition: MajorChallenge): string => say(`evaluation.condition.${condition}`),
  cause: (cause: RootCause): string => say(`evaluation.cause.${cause}`),
  finding: (kind: FindingKind): string => say(`evaluation.finding.${kind}`),
  disposition: (disposition: Disposition): string => say(`evaluation.disposition.${disposition}`),
  element: (element: PoeteElement): string => say(`evaluation.element.${element}`),
  priority: (priority: ActionPriority): string => say(`evaluation.priority.${priority}`),
});
