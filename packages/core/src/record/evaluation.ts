/** The words of an evaluation as they stand on a record: ratings, findings, the steps of the report, corrective actions. */

/** What is observed: a critical task, a target, or an objective with its capability. */
export interface Aim {
  readonly of: 'task' | 'target' | 'objective';
  readonly name: string;
}
/** What is rated: a target, or the capability of an objective; of one organisation, or without one of all together. */
export interface Rated {
  readonly of: 'target' | 'objective';
  readonly name: string;
  readonly organisation?: string;
}

/** Letters for what was performed, or words and no letter. */
export const ratingScales = ['psmu', 'narrative'] as const;
export type RatingScale = (typeof ratingScales)[number];
/** Performed without challenges, with some, with major ones, unable to be performed; and apart from these: nobody saw it. */
export const ratings = ['P', 'S', 'M', 'U', 'not-observed'] as const;
export type Rating = (typeof ratings)[number];
/** What makes challenges major: it hurt other activities, added risk to the public or staff, or departed from plan, procedure or law. */
export const majorChallenges = ['hurt-others', 'added-risk', 'departed'] as const;
export type MajorChallenge = (typeof majorChallenges)[number];

export const findingKinds = ['strength', 'improvement'] as const;
export type FindingKind = (typeof findingKinds)[number];
/** Why what happened differs from what should have. What only the exercise brought about is no cause, and no finding. */
export const rootCauses = [
  'plan-gap',
  'plan-unknown',
  'plan-unused',
  'plan-wrong',
  'resource',
  'authority',
  'coordination',
] as const;
export type RootCause = (typeof rootCauses)[number];

export const dispositions = ['accepted', 'partly', 'rejected'] as const;
export type Disposition = (typeof dispositions)[number];
/** Elements of a capability. */
export const poeteElements = ['planning', 'organisation', 'equipment', 'training', 'exercises'] as const;
export type PoeteElement = (typeof poeteElements)[number];
export const actionPriorities = ['high', 'medium', 'low'] as const;
export type ActionPriority = (typeof actionPriorities)[number];
