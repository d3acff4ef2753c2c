/** The evaluation as it is shown: to exercise control, to an evaluator, to an organisation; each built of what they may see. */
import {
  breachesFound,
  exerciseEvaluation,
  objectiveOf,
  ratedKey,
  type ExerciseEvaluation,
  type NumberedAction,
  type NumberedFinding,
  type RatedThing,
  type ReportStep,
} from '../questions/evaluation.ts';
import { isOver } from '../questions/read.ts';
import type { Program } from '../program/program.ts';
import type { FindingComment, Judgement, Reconciled } from '../program/evaluation-state.ts';
import type { State } from '../program/state.ts';
import type {
  ActionPriority,
  Disposition,
  FindingKind,
  MajorChallenge,
  PoeteElement,
  Rated,
  Rating,
  RatingScale,
  RootCause,
} from '../record/evaluation.ts';
import type { TextReference, Texts } from '../record/parts.ts';
import { titleOf, titleOfAim } from '../scenario/titles.ts';
import type { Reader } from './reader.ts';

export interface GivenRating {
  /** The evaluator: what is known of them by their number, or the name that stood on their paper. */
  readonly by: number;
  readonly name: string | null;
  readonly rating: Rating | null;
  readonly condition: MajorChallenge | null;
  readonly breach: boolean | null;
  readonly said: string | null;
  readonly rests: readonly number[];
}
export interface RatedBoard {
  readonly key: string;
  readonly rated: Rated;
  readonly title: string;
  readonly organisation: string | null;
  /** How many have rated it; what they said is shown in the debrief. */
  readonly count: number;
  readonly judgements: readonly GivenRating[];
  readonly reconciled: Omit<GivenRating, 'by' | 'name' | 'rests'> | null;
  /** What counts; undefined: nothing does yet. */
  readonly stands: Rating | null | undefined;
  readonly isDisputed: boolean;
}
export interface FindingBoard {
  readonly finding: number;
  readonly number: number;
  readonly of: FindingKind;
  readonly objective: string;
  readonly objectiveTitle: string;
  readonly organisation: string | null;
  readonly organisationTitle: string | null;
  readonly observation: string;
  readonly reference: string | null;
  readonly analysis: string | null;
  readonly cause: RootCause | null;
  readonly recommendation: string | null;
  readonly rests: readonly number[];
}
export interface CommentBoard {
  readonly comment: number;
  readonly finding: number;
  readonly organisationTitle: string;
  readonly disputes: boolean;
  readonly said: string;
  readonly by: string | null;
  readonly disposed: {
    readonly disposition: Disposition;
    readonly said: string;
    readonly by: string | null;
  } | null;
}
export interface ActionBoardRow {
  readonly action: number;
  readonly number: number;
  readonly finding: number;
  readonly capability: string;
  readonly text: string;
  readonly element: PoeteElement;
  readonly organisation: string;
  readonly organisationTitle: string;
  readonly contact: string | null;
  readonly starts: string | null;
  readonly ends: string;
  readonly priority: ActionPriority;
  readonly retest: string | null;
  readonly isAccepted: boolean;
}
interface Report {
  readonly step: ReportStep;
  /** How many drafts went out. */
  readonly drafts: number;
  readonly findings: readonly FindingBoard[];
  readonly comments: readonly CommentBoard[];
  readonly actions: readonly ActionBoardRow[];
}
export interface EvaluationBoard extends Report {
  readonly scale: RatingScale;
  /** What was rated, in the order of the scenario. */
  readonly rated: readonly RatedBoard[];
  /** Titles of facts that were shared beyond their marking, and of legal clocks that were missed. */
  readonly breaches: readonly string[];
  readonly artefacts: readonly { readonly entry: number; readonly text: string }[];
  readonly final: { readonly by: string; readonly office: string; readonly hash: string } | null;
}
/** What an evaluator sees of it: their own ratings, and those of others once they have rated the same, or the debrief has. */
export interface EvaluatorBoard {
  readonly scale: RatingScale;
  readonly rated: readonly RatedBoard[];
  readonly breaches: readonly string[];
}
/** What an organisation sees of it: what is its own from the first draft on, and all from the after-action meeting on. */
export interface OrganisationBoard extends Report {
  readonly scale: RatingScale;
  readonly rated: readonly RatedBoard[];
}

/** Null before EndEx. */
export function evaluationBoard(
  program: Program,
  state: State,
  texts: Texts,
  reader: Reader,
): EvaluationBoard | null {
  if (!isOver(state)) return null;
  const evaluation = exerciseEvaluation(program.scenario, state);
  const show = shownWith(texts, reader);
  const inDebrief = state.stage === 'debrief' || state.stage === 'closed';
  const { final } = evaluation;
  return {
    ...reportOf(evaluation, show),
    scale: evaluation.scale,
    rated: thingsOf(evaluation).flatMap((thing) => {
      const board = ratedBoard(thing, show);
      if (board.count === 0 && board.reconciled === null) return [];
      return [inDebrief ? board : covered(board)];
    }),
    breaches: breachTitles(program, state, reader),
    artefacts: state.notes
      .filter(({ tag }) => tag === 'artefact')
      .map(({ entry, said }) => ({ entry, text: show.words(said) })),
    final: final && { by: show.words(final.by), office: show.words(final.office), hash: final.hash },
  };
}

/** Null before EndEx. */
export function evaluatorBoard(
  program: Program,
  state: State,
  participant: number,
  texts: Texts,
  reader: Reader,
): EvaluatorBoard | null {
  if (!isOver(state)) return null;
  const evaluation = exerciseEvaluation(program.scenario, state);
  const show = shownWith(texts, reader);
  const watches = state.evaluation.watching.find((each) => each.participant === participant)?.objectives;
  const isWatched = ({ rated }: RatedThing): boolean =>
    watches === undefined || watches.includes(objectiveOf(program.scenario, rated) ?? '');
  return {
    scale: evaluation.scale,
    breaches: breachTitles(program, state, reader),
    rated: thingsOf(evaluation)
      .filter(isWatched)
      .map((thing) => {
        const board = ratedBoard(thing, show);
        const isOwn = ({ by }: GivenRating): boolean => by === participant;
        if (thing.reconciled !== null || board.judgements.some(isOwn)) return board;
        return { ...covered(board), count: 0 };
      }),
  };
}

/** Null before the first draft of the report. */
export function organisationBoard(
  program: Program,
  state: State,
  organisation: string,
  texts: Texts,
  reader: Reader,
): OrganisationBoard | null {
  const evaluation = exerciseEvaluation(program.scenario, state);
  const { step } = evaluation;
  if (step === 'none') return null;
  const show = shownWith(texts, reader);
  const report = reportOf(evaluation, show);
  const issued = evaluation.drafts.at(-1)?.entry ?? 0;
  const all = step === 'met' || step === 'final';
  // whoever checks a draft reads what stands in it, and not what is written since
  const findings = report.findings.filter((each) => {
    const worded = evaluation.findings.find(({ entry }) => entry === each.finding)?.wordedIn ?? 0;
    return all || (worded < issued && (each.organisation === organisation || each.organisation === null));
  });
  const has = (finding: number): boolean => findings.some((each) => each.finding === finding);
  const own = titleOf('organisations', organisation, reader);
  return {
    ...report,
    scale: evaluation.scale,
    findings,
    comments: report.comments.filter(
      ({ finding, organisationTitle }) => has(finding) && (all || organisationTitle === own),
    ),
    actions: report.actions.filter((each) => all || each.organisation === organisation),
    // who rated what is told nobody but those who rate: an organisation sees what counts
    rated: thingsOf(evaluation)
      .filter(({ rated, stands }) => stands !== null && (all || rated.organisation === organisation))
      .map((thing) => ({ ...ratedBoard(thing, show), judgements: [], count: 0, isDisputed: false })),
  };
}

interface Shown {
  readonly words: (reference: TextReference) => string;
  readonly wordsIfAny: (reference: TextReference | null) => string | null;
  readonly title: (rated: Pick<Rated, 'of' | 'name'>) => string;
  readonly organisation: (name: string) => string;
}
function shownWith(texts: Texts, reader: Reader): Shown {
  const words = (reference: TextReference): string => texts(reference) ?? reader.erased;
  return {
    words,
    wordsIfAny: (reference) => (reference === null ? null : words(reference)),
    title: (aim) => titleOfAim(aim, reader),
    organisation: (name) => titleOf('organisations', name, reader),
  };
}

const thingsOf = ({ objectives }: ExerciseEvaluation): readonly RatedThing[] =>
  objectives.flatMap(({ targets, rated }) => [...targets.flatMap((target) => target.rated), ...rated]);

const covered = (board: RatedBoard): RatedBoard => ({
  ...board,
  judgements: [],
  reconciled: null,
  stands: undefined,
  isDisputed: false,
});

const ratedBoard = (
  { rated, judgements, reconciled, stands, isDisputed }: RatedThing,
  show: Shown,
): RatedBoard => ({
  key: ratedKey(rated),
  rated,
  title: show.title(rated),
  organisation: rated.organisation === undefined ? null : show.organisation(rated.organisation),
  count: judgements.length,
  judgements: judgements.map((each) => ({
    ...givenRating(each, show),
    by: each.by,
    name: show.wordsIfAny(each.name),
    rests: each.rests,
  })),
  reconciled: reconciled && givenRating(reconciled, show),
  stands: stands === null ? undefined : stands.rating,
  isDisputed,
});

const givenRating = ({ rating, condition, breach, said }: Judgement | Reconciled, show: Shown) => ({
  rating,
  condition,
  breach,
  said: show.wordsIfAny(said),
});

const reportOf = (evaluation: ExerciseEvaluation, show: Shown): Report => ({
  step: evaluation.step,
  drafts: evaluation.drafts.length,
  findings: evaluation.findings.map((finding) => findingBoard(finding, show)),
  comments: evaluation.comments.map((comment) => commentBoard(comment, show)),
  actions: evaluation.actions.map((action) => actionRow(action, show)),
});

const findingBoard = (finding: NumberedFinding, show: Shown): FindingBoard => ({
  finding: finding.entry,
  number: finding.number,
  of: finding.of,
  objective: finding.objective,
  objectiveTitle: show.title({ of: 'objective', name: finding.objective }),
  organisation: finding.organisation,
  organisationTitle: finding.organisation === null ? null : show.organisation(finding.organisation),
  observation: show.words(finding.observation),
  reference: show.wordsIfAny(finding.reference),
  analysis: show.wordsIfAny(finding.analysis),
  cause: finding.cause,
  recommendation: show.wordsIfAny(finding.recommendation),
  rests: finding.rests,
});

const commentBoard = (comment: FindingComment, show: Shown): CommentBoard => ({
  comment: comment.entry,
  finding: comment.finding,
  organisationTitle: show.organisation(comment.organisation),
  disputes: comment.disputes,
  said: show.words(comment.said),
  by: show.wordsIfAny(comment.by),
  disposed: comment.disposed && {
    disposition: comment.disposed.disposition,
    said: show.words(comment.disposed.said),
    by: show.wordsIfAny(comment.disposed.by),
  },
});

const actionRow = (action: NumberedAction, show: Shown): ActionBoardRow => ({
  action: action.entry,
  number: action.number,
  finding: action.finding,
  capability: action.capability,
  text: show.words(action.action),
  element: action.element,
  organisation: action.organisation,
  organisationTitle: show.organisation(action.organisation),
  contact: show.wordsIfAny(action.contact),
  starts: action.starts,
  ends: action.ends,
  priority: action.priority,
  retest: show.wordsIfAny(action.retest),
  isAccepted: action.accepted !== null,
});

function breachTitles({ scenario }: Program, state: State, reader: Reader): readonly string[] {
  const { facts, clocks } = breachesFound(scenario, state);
  return [
    ...facts.map((name) => titleOf('facts', name, reader)),
    ...clocks.map((name) => titleOf('clocks', name, reader)),
  ];
}
