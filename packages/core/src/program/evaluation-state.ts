/** What a record has come to of its evaluation: plain data, as it was given; nothing here is judged or counted. */
import type { TextReference, WallTime } from '../record/parts.ts';
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

export interface EvaluationState {
  readonly scale: RatingScale;
  /** Which objectives an evaluator is bound to, by their number; who is not named here is bound to none. */
  readonly watching: readonly { readonly participant: number; readonly objectives: readonly string[] }[];
  /** Of each evaluator the last one of each thing, in the order of entries. */
  readonly judgements: readonly Judgement[];
  /** Of each thing the last one. */
  readonly reconciled: readonly Reconciled[];
  /** In the order in which they were first found. */
  readonly findings: readonly ExerciseFinding[];
  readonly drafts: readonly { readonly entry: number; readonly wall: WallTime | null }[];
  readonly comments: readonly FindingComment[];
  /** The after-action meeting. */
  readonly met: {
    readonly entry: number;
    readonly said: TextReference | null;
    readonly wall: WallTime | null;
  } | null;
  readonly final: Approval | null;
  readonly actions: readonly CorrectiveAction[];
}

/** Who gave an entry: a participant (0: the desk), for a role; null: not known. */
export interface GivenIn {
  readonly participant: number | null;
  readonly role: string | null;
}

export interface RatingGiven {
  readonly rated: Rated;
  /** Null: in words alone. */
  readonly rating: Rating | null;
  /** Of an M. */
  readonly condition: MajorChallenge | null;
  /** Law or rights were breached here; false: what breaches there were do not bear on it; null: nobody said. */
  readonly breach: boolean | null;
}
export interface Judgement extends RatingGiven {
  readonly entry: number;
  /** The evaluator, by their number as a participant; 0: the desk. */
  readonly by: number;
  /** It was typed in from their paper by somebody else, who may have written down their name. */
  readonly typedBy: number | null;
  readonly name: TextReference | null;
  readonly said: TextReference | null;
  readonly rests: readonly number[];
  readonly wall: WallTime | null;
}
export interface Reconciled extends RatingGiven {
  readonly entry: number;
  readonly said: TextReference;
  readonly givenIn: GivenIn;
}

export interface ExerciseFinding {
  /** By which it is known: of its first wording. */
  readonly entry: number;
  /** Of the wording that stands. */
  readonly wordedIn: number;
  readonly objective: string;
  readonly of: FindingKind;
  /** Null: it is of several organisations. */
  readonly organisation: string | null;
  readonly observation: TextReference;
  readonly reference: TextReference | null;
  readonly analysis: TextReference | null;
  readonly cause: RootCause | null;
  readonly recommendation: TextReference | null;
  readonly rests: readonly number[];
  /** The entry that withdrew it. */
  readonly withdrawnIn: number | null;
}
export interface FindingComment {
  readonly entry: number;
  /** Of the finding. */
  readonly finding: number;
  /** The draft that it is about, from 1. */
  readonly draft: number;
  readonly organisation: string;
  readonly disputes: boolean;
  readonly said: TextReference;
  /** Who said so, where it was entered for them. */
  readonly by: TextReference | null;
  readonly givenIn: GivenIn;
  readonly wall: WallTime | null;
  readonly disposed: {
    readonly entry: number;
    readonly disposition: Disposition;
    readonly said: TextReference;
    readonly by: TextReference | null;
    readonly givenIn: GivenIn;
  } | null;
}
export interface Approval {
  readonly entry: number;
  readonly by: TextReference;
  readonly office: TextReference;
  /** Of the record's entry before it. */
  readonly hash: string;
  readonly wall: WallTime | null;
}
export interface CorrectiveAction {
  /** By which it is known: of its first wording. */
  readonly entry: number;
  readonly wordedIn: number;
  readonly finding: number;
  readonly action: TextReference;
  readonly element: PoeteElement;
  readonly organisation: string;
  readonly contact: TextReference | null;
  /** Days: `2027-03-31`. */
  readonly starts: string | null;
  readonly ends: string;
  readonly priority: ActionPriority;
  readonly retest: TextReference | null;
  /** Its owner accepted it; until then it is proposed. */
  readonly accepted: {
    readonly entry: number;
    readonly by: TextReference | null;
    readonly givenIn: GivenIn;
    readonly wall: WallTime | null;
  } | null;
}

export const noEvaluation: EvaluationState = {
  scale: 'psmu',
  watching: [],
  judgements: [],
  reconciled: [],
  findings: [],
  drafts: [],
  comments: [],
  met: null,
  final: null,
  actions: [],
};
