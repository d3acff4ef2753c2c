// The evaluation of an exercise: from observations to ratings, findings, the report and corrective actions.
export {
  actionPriorities,
  dispositions,
  findingKinds,
  majorChallenges,
  poeteElements,
  ratings,
  ratingScales,
  rootCauses,
  type ActionPriority,
  type Aim,
  type Disposition,
  type FindingKind,
  type MajorChallenge,
  type PoeteElement,
  type Rated,
  type Rating,
  type RatingScale,
  type RootCause,
} from './record/evaluation.ts';
export type * from './program/evaluation-state.ts';
export {
  exerciseEvaluation,
  objectiveOf,
  ratedKey,
  type EvaluatedObjective,
  type ExerciseEvaluation,
  type NumberedAction,
  type NumberedFinding,
  type RatedThing,
  type ReportStep,
} from './questions/evaluation.ts';
export { titleOfAim } from './scenario/titles.ts';
