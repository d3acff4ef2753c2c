/** The evaluation as papers and screens read it: the chain from objective to corrective action, and how far the report is. */
import type { Scenario } from '../scenario/scenario.ts';
import type {
  CorrectiveAction,
  EvaluationState,
  ExerciseFinding,
  Judgement,
  Reconciled,
  RatingGiven,
} from '../program/evaluation-state.ts';
import type { State } from '../program/state.ts';
import type { Aim, Rated, RatingScale } from '../record/evaluation.ts';

/** What is rated, and how it was. */
export interface RatedThing {
  readonly rated: Rated;
  /** One of each evaluator who rated it. */
  readonly judgements: readonly Judgement[];
  readonly reconciled: Reconciled | null;
  /** What counts: what the debrief said, else what all who rated it agree on; null: there is nothing, or they disagree. */
  readonly stands: RatingGiven | null;
  /** Those who saw it rated it otherwise, or one of them saw it and another did not: told in the debrief, also when it was reconciled. */
  readonly isDisputed: boolean;
}
export interface EvaluatedTarget {
  readonly name: string;
  readonly tasks: readonly string[];
  readonly rated: readonly RatedThing[];
  /** Entries of notes on it or on one of its tasks. */
  readonly observations: readonly number[];
}
export interface EvaluatedObjective {
  readonly name: string;
  readonly capability: string;
  /** The capability as a whole: first of all together, then of each organisation that was rated. */
  readonly rated: readonly RatedThing[];
  readonly targets: readonly EvaluatedTarget[];
  /** Entries of notes on the objective, its targets and their tasks. */
  readonly observations: readonly number[];
  readonly findings: readonly NumberedFinding[];
}
/** A finding that stands; numbered in the order in which they were found. */
export interface NumberedFinding extends ExerciseFinding {
  readonly number: number;
}
export interface NumberedAction extends CorrectiveAction {
  readonly number: number;
  readonly capability: string;
}
/** How far the report is: there is none, a draft is out for its fact check, the after-action meeting was held, it is final. */
export type ReportStep = 'none' | 'draft' | 'met' | 'final';
export interface ExerciseEvaluation {
  readonly scale: RatingScale;
  readonly objectives: readonly EvaluatedObjective[];
  readonly findings: readonly NumberedFinding[];
  readonly actions: readonly NumberedAction[];
  /** Entries of notes of what only the exercise brought about. */
  readonly artefacts: readonly number[];
  readonly breaches: Breaches;
  readonly step: ReportStep;
  readonly drafts: EvaluationState['drafts'];
  readonly comments: EvaluationState['comments'];
  readonly met: EvaluationState['met'];
  readonly final: EvaluationState['final'];
}
/** Breaches that the record shows: facts that were shared beyond their marking, legal clocks that were missed. */
export interface Breaches {
  readonly facts: readonly string[];
  readonly clocks: readonly string[];
}

type Evaluated = Pick<Scenario, 'objectives' | 'facts' | 'clocks'>;
type EvaluatedState = Pick<State, 'evaluation' | 'notes' | 'facts' | 'clocks'>;

export function exerciseEvaluation(scenario: Evaluated, state: EvaluatedState): ExerciseEvaluation {
  const { evaluation, notes } = state;
  const findings = standingFindings(evaluation);
  const capabilityOf = (entry: number): string => {
    const finding = evaluation.findings.find((each) => each.entry === entry);
    return scenario.objectives.find(({ name }) => name === finding?.objective)?.capability ?? '';
  };
  const observed = (is: (on: Aim) => boolean): readonly number[] =>
    notes.flatMap(({ entry, on, tag }) => (on !== null && tag !== 'artefact' && is(on) ? [entry] : []));
  return {
    scale: evaluation.scale,
    objectives: scenario.objectives.map(({ name, capability, targets }) => ({
      name,
      capability,
      rated: ratedThings(evaluation, { of: 'objective', name }),
      targets: targets.map((target) => ({
        name: target.name,
        tasks: target.tasks.map((task) => task.name),
        rated: ratedThings(evaluation, { of: 'target', name: target.name }),
        observations: observed(
          (on) =>
            (on.of === 'target' && on.name === target.name) ||
            (on.of === 'task' && target.tasks.some((task) => task.name === on.name)),
        ),
      })),
      observations: observed((on) => objectiveOf(scenario, on) === name),
      findings: findings.filter((each) => each.objective === name),
    })),
    findings,
    actions: evaluation.actions
      .filter(({ finding }) => findings.some(({ entry }) => entry === finding))
      .map((action, place) => ({ ...action, number: place + 1, capability: capabilityOf(action.finding) })),
    artefacts: notes.flatMap(({ entry, tag }) => (tag === 'artefact' ? [entry] : [])),
    breaches: breachesFound(scenario, state),
    step: reportStep(evaluation),
    drafts: evaluation.drafts,
    comments: evaluation.comments,
    met: evaluation.met,
    final: evaluation.final,
  };
}

export const reportStep = ({ drafts, met, final }: EvaluationState): ReportStep =>
  final !== null ? 'final' : met !== null ? 'met' : drafts.length > 0 ? 'draft' : 'none';

export const standingFindings = ({ findings }: EvaluationState): readonly NumberedFinding[] =>
  findings
    .filter(({ withdrawnIn }) => withdrawnIn === null)
    .map((each, place) => ({ ...each, number: place + 1 }));

/** The objective to which something that is observed or rated belongs; null: there is no such thing. */
export function objectiveOf({ objectives }: Pick<Scenario, 'objectives'>, { of, name }: Aim): string | null {
  const owner = objectives.find((objective) =>
    of === 'objective'
      ? objective.name === name
      : objective.targets.some(
          (target) =>
            (of === 'target' && target.name === name) ||
            (of === 'task' && target.tasks.some((task) => task.name === name)),
        ),
  );
  return owner?.name ?? null;
}

/** The same text for the same thing of the same organisation. */
export const ratedKey = ({ of, name, organisation }: Rated): string => `${of} ${name} ${organisation ?? ''}`;

export function breachesFound(
  { facts, clocks }: Pick<Scenario, 'facts' | 'clocks'>,
  state: Pick<State, 'facts' | 'clocks'>,
): Breaches {
  return {
    facts: facts.flatMap(({ name }, at) => ((state.facts[at]?.breachedBy ?? []).length > 0 ? [name] : [])),
    clocks: clocks.flatMap(({ name }, at) => (state.clocks[at]?.status === 'missed' ? [name] : [])),
  };
}

/** What was rated of one thing: of all organisations together, whether it was or not, and of each that was. */
function ratedThings(evaluation: EvaluationState, thing: Rated): readonly RatedThing[] {
  const { judgements, reconciled } = evaluation;
  const keys = new Map([[ratedKey(thing), thing]]);
  for (const { rated } of [...judgements, ...reconciled])
    if (rated.of === thing.of && rated.name === thing.name) keys.set(ratedKey(rated), rated);
  return [...keys].map(([key, rated]) => {
    const own = judgements.filter((each) => ratedKey(each.rated) === key);
    const one = reconciled.find((each) => ratedKey(each.rated) === key) ?? null;
    const isDisputed = own.some(({ rating }) => rating !== own[0]?.rating);
    return {
      rated,
      judgements: own,
      reconciled: one,
      stands: one ?? (isDisputed ? null : (own[0] ?? null)),
      isDisputed,
    };
  });
}
