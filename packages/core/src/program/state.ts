/**
 * The state of one exercise: plain data, and all that `decide` reads.
 *
 * Everything stands in lists by place in the scenario's file, so that reading costs nothing and a copy is a few short slices.
 * What stands *in* a list is never changed, only replaced. Ask the selectors (`read.ts`) rather than these lists: values are
 * encoded as numbers here (true 1, false 0, a choice its place among the program's choices).
 */
import type { LuckKey } from '../luck/luck.ts';
import type { ClockStatus } from './machine/clock.ts';
import type { ExpectedStatus } from './machine/expected.ts';
import type { InjectComing, InjectDelivery } from './machine/inject.ts';
import type { ItemStatus } from './machine/item.ts';
import type { DecisionStatus } from './machine/window.ts';
import type { EvaluationState } from './evaluation-state.ts';
import type { Printed, TextReference, TextSlot, WallTime } from '../record/parts.ts';
import type {
  AddedEffect,
  Answer,
  AnswerGrounds,
  CardKind,
  Command,
  Corrigible,
  FuturesPart,
  HotWashPlace,
  Interpreted,
  NoteTag,
  ParkedFate,
  PauseReason,
} from '../record/cause.ts';
import type { Aim } from '../record/evaluation.ts';
import type { EditedText, EffectOwner, EffectDone, Stage } from '../record/consequence.ts';
import type { Setup } from '../record/entry.ts';

export interface State {
  readonly setup: Setup;
  /** The 128 bits of the seed, from which all luck comes. */
  readonly key: LuckKey;
  /** Number of the last entry; 0 after the header. */
  readonly entries: number;
  /** Value of the lifecycle machine. */
  readonly stage: Stage;
  readonly rehearsal: boolean;
  /** Roles that prepared seats play. */
  readonly prepared: readonly string[];
  readonly chathamHouse: boolean;
  readonly pause: PauseState | null;
  /** Story seconds since StartEx. Everything due at this second or before is done whenever a command ends. */
  readonly now: number;
  /** The last tick: what `story.minutes` and other minutes read. */
  readonly ticked: number;
  /** Story time of EndEx. */
  readonly endedAt: number | null;
  /** Place of the outcome reached; -1: none. */
  readonly outcome: number;
  /** Which of its clauses held then, by their numbers from 1. */
  readonly told: readonly number[];

  /** Place of the active phase; -1 before StartEx. */
  readonly phase: number;
  readonly phases: readonly PhaseState[];
  /** The agenda of the active phase: the item under the cursor (its length: all done), and what became of each in this visit. */
  readonly cursor: number;
  readonly items: readonly ItemStatus[];
  /** Wall time at which the cursor came to it, and real minutes that were added for it. */
  readonly cursorWall: WallTime | null;
  readonly moreMinutes: number;
  /** Items of any phase's agenda that were taken out by hand. */
  readonly dropped: readonly { readonly phase: number; readonly item: number }[];
  /** Of these the breaks that are to be taken after another item, and were not yet. */
  readonly movedBreaks: readonly MovedBreak[];
  /** Story time that an agenda's `advance` goes to. */
  readonly target: number | null;
  /** Story time that a phase's jump goes to, while it jumps. */
  readonly jumpingTo: number | null;

  /** Kept variables (derived ones stand as 0). */
  readonly variables: readonly number[];
  readonly parameters: readonly number[];
  readonly luck: readonly number[];
  /** Accumulated hazard of each chance by rate, and the hazard at which it fires. */
  readonly hazards: readonly number[];
  readonly thresholds: readonly number[];
  /** Of each measure that samples: the highest, the lowest or the sum, and how many samples. */
  readonly samples: readonly number[];
  readonly sampleCounts: readonly number[];
  /** Of each trigger, in the program's order: 1 when it held at the last look. */
  readonly levels: readonly number[];
  /** First occurrence, in story seconds (-1: not yet) and wall time, of each event that a moment or measure waits for. */
  readonly firsts: readonly number[];
  readonly firstWalls: readonly (WallTime | null)[];

  readonly injects: readonly InjectState[];
  readonly decisions: readonly DecisionState[];
  /** Places of the injects that are proposed, and of the decisions that were answered and are not closed: the few that may be due now. */
  readonly proposed: readonly number[];
  readonly answered: readonly number[];
  readonly actions: readonly ActionState[];
  readonly facts: readonly FactState[];
  readonly clocks: readonly WindowState<ClockStatus>[];
  readonly expected: readonly ExpectedState[];
  /** Which rules have applied. */
  readonly rules: readonly boolean[];
  /** How often each chance fired. */
  readonly chances: readonly number[];
  readonly discussions: readonly TalkState[];
  readonly activities: readonly ActivityState[];
  /** Effects and finished `takes` that wait for their time, in the order in which they were put there. */
  readonly delayed: readonly Delayed[];

  /** By place of the role. */
  readonly seats: readonly SeatState[];
  /** Participants who are at a screen of their own. */
  readonly atScreens: readonly number[];
  /** Everything that reached a role, oldest first. */
  readonly messages: readonly Message[];
  /** What effects revealed and somebody has to say, oldest first. */
  readonly tidings: readonly Tidings[];
  readonly questions: readonly Question[];
  readonly notes: readonly Note[];
  /** What interpreters put into another language, oldest first. */
  readonly interpreted: readonly Rendering[];
  /** Where the hot wash turned to, oldest first: the last is what it is at. */
  readonly turns: readonly HotWashTurn[];
  /** What became of notes on the parking lot, each once. */
  readonly unparked: readonly Unparked[];
  readonly evaluation: EvaluationState;
  readonly briefBacks: readonly BriefBack[];
  /** What discussions listened for, and heard. */
  readonly heard: readonly { readonly discussion: string; readonly task: string }[];
  /** What people did, oldest first: what `correct` can put right, and each role's own log. */
  readonly deeds: readonly RecordedDeed[];
  /** What people did with a clock in the room, oldest first. */
  readonly occurrences: readonly Occurrence[];
  /** Places that could not be computed, each told once. */
  readonly troubles: readonly string[];
}

export interface MovedBreak {
  readonly phase: number;
  readonly item: number;
  readonly after: { readonly phase: number; readonly item: number };
}

export interface PauseState {
  readonly reason: PauseReason;
  /** Wall time of the return, when one was named. */
  readonly until: WallTime | null;
  /** Wall time at which it began. */
  readonly since: WallTime | null;
}

export interface PhaseState {
  /** How often it was entered. */
  readonly visits: number;
  /** The entry that began the latest visit; 0: none did. */
  readonly enteredBy: number;
  /** Story time; -1: never entered. A phase that jumps counts its minutes and its exits' moments from its arrival. */
  readonly countsFrom: number;
  /** Null while it is active, and before the first visit. */
  readonly leftAt: number | null;
  readonly everLeft: boolean;
  /** Its agenda was finished (in the latest visit). */
  readonly done: boolean;
  /** How often each exit was taken. */
  readonly exits: readonly number[];
}

export interface InjectState {
  readonly times: number;
  /** Waits for a hand when it is due (the author's `hold`, or by command). */
  readonly held: boolean;
  /** Proposed: due, and waits for a hand. Skipped or cancelled: it does not come by itself any more. */
  readonly coming: InjectComing;
  /** What became of the latest delivery. */
  readonly delivery: InjectDelivery;
  /** Re-timed by hand to this story time. */
  readonly retimed: number | null;
  /** Its moment is used up until this story time (delivered early by hand). */
  readonly usedUntil: number;
  readonly edits: readonly EditedText[];
}

export interface DecisionState {
  readonly status: DecisionStatus;
  readonly everOpened: boolean;
  /** It was put to the room: from the agenda, opened by hand, or once it had opened by itself. */
  readonly put: boolean;
  readonly openedAt: number | null;
  /** When its time box began: opened, and moved on by each pause since. */
  readonly openedWall: WallTime | null;
  /** Story time at which it closes by itself. */
  readonly until: number | null;
  /** Real minutes that were added to its time box. */
  readonly moreMinutes: number;
  /** Standing answers, one a role, in the order in which they were first given. */
  readonly answers: readonly RoleAnswer[];
  /** Options allowed by hand although their gate fails. */
  readonly allowed: readonly string[];
  /** Options that have a letter, in the order of their letters; none has one before it opens. */
  readonly lettered: readonly string[];
  readonly result: DecisionResult | null;
  readonly reversed: boolean;
  /** What its answers did, latest last. */
  readonly did: readonly EffectDone[];
}
export interface RoleAnswer {
  readonly role: string;
  readonly answer: Answer;
  readonly grounds: AnswerGrounds;
  /** The entry that holds the words of its grounds: where the answer was put right, of the first one. */
  readonly saidIn: number;
  /** What was entered later, oldest first. */
  readonly amended: readonly { readonly entry: number; readonly grounds: AnswerGrounds }[];
  readonly added: readonly AddedEffect[];
  readonly instead: boolean;
  /** Its entry, story and wall time; `saidAt` when it was entered later than it was said. */
  readonly entry: number;
  readonly story: number;
  readonly wall: WallTime | null;
  readonly saidAt: WallTime | null;
}
/** What an answer comes to: what guards see. */
export interface PlainAnswer {
  readonly options: readonly string[];
  readonly amount: number | null;
  readonly ranking: readonly string[];
}
export interface DecisionResult extends PlainAnswer {
  readonly how: 'made' | 'default' | 'declined' | 'other';
  readonly early: boolean;
  readonly conditional: boolean;
  readonly dissent: readonly string[];
  /** Under the rule `each`: every role's own. */
  readonly each: readonly (PlainAnswer & { readonly role: string })[];
  /** How many deciders answered each option, by place in the file. */
  readonly counts: readonly number[];
  /** Those whose answers are counted: the deciders there were when it was closed, and who reversed it. */
  readonly counted: readonly string[];
  /** Roles whose answer stands; empty after a default. */
  readonly roles: readonly string[];
  /** One answer stands in the place of all that were given, under the rule `each`, too. */
  readonly reversal: boolean;
  readonly entry: number;
  readonly story: number;
}

export interface ActionState {
  readonly times: number;
  /** Story time of the last; -1: never. */
  readonly last: number;
}
export interface FactState {
  /** Since when each role knows it, by place of the role; -1: it does not. */
  readonly since: readonly number[];
  /** Who heard it said aloud. */
  readonly aloud: 'all' | readonly string[] | null;
  /** The entries by which it was shared beyond its marking, without those that were put right. */
  readonly breachedBy: readonly number[];
}
/** A legal clock or an expected action. */
export interface WindowState<Status = ClockStatus | ExpectedStatus> {
  readonly status: Status;
  readonly startedAt: number | null;
  readonly until: number | null;
}
export interface ExpectedState extends WindowState<ExpectedStatus> {
  /** It was met by itself, and what follows from that acts once, whatever an evaluator says of it afterwards. */
  readonly metItself: boolean;
}
export interface TalkState {
  readonly status: 'to-come' | 'open' | 'closed';
  readonly openedWall: WallTime | null;
}
/** What people put on the wall in an activity; each list holds what its kind of activity has. */
export interface ActivityState extends TalkState {
  /** Counts what was opened so far; 0: not yet. */
  readonly openedAs: number;
  readonly cards: readonly WallCard[];
  readonly votes: readonly WallVotes[];
  readonly drawn: readonly DrawnPart[];
  readonly ratings: readonly RoleRatings[];
}
export interface WallCard {
  readonly entry: number;
  readonly of: CardKind;
  /** Counts the cards of this kind in this activity, from 1; a number is never given twice. */
  readonly number: number;
  readonly said: TextReference;
  readonly by: string | null;
  readonly about: number | null;
  /** Taken back: it keeps its number and nothing else. */
  readonly down: boolean;
}
export interface WallVotes {
  readonly entry: number;
  readonly for: number;
  readonly votes: number;
  readonly by: string | null;
}
export interface DrawnPart {
  readonly entry: number;
  readonly part: FuturesPart;
  readonly name: TextReference;
  readonly low: TextReference | null;
  readonly high: TextReference | null;
  readonly story: TextReference | null;
}
export interface RoleRatings {
  readonly entry: number;
  readonly by: string;
  readonly ratings: readonly (number | null)[];
}

/** `finish`: the end of a decision's or action's `takes`, at which its effects act. `of.name` is its name. */
export interface Delayed {
  readonly what: 'effect' | 'finish';
  readonly due: number;
  readonly of: EffectOwner;
  /** Place in the owner's list of effects. */
  readonly effect: number;
  readonly answer: number | null;
}

export interface SeatState {
  readonly participants: readonly number[];
  readonly names: readonly (readonly [participant: number, name: TextReference])[];
  /** Nobody holds it any more. */
  readonly empty: boolean;
  readonly mergedInto: string | null;
}

/** One thing that reached roles: an inject, an ad-hoc inject (`adhoc-3`), or something said. */
export interface Message {
  readonly entry: number;
  readonly story: number;
  readonly wall: WallTime | null;
  /** Name of the inject; `adhoc-3` for entry 3's; null for what was said. */
  readonly inject: string | null;
  /** An actor, a role or `exercise_control`. */
  readonly from: string;
  readonly channel: string | null;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  /** What a person wrote; null when the scenario speaks. */
  readonly said: TextReference | null;
  readonly edited: readonly EditedText[];
  /** A scripted `message` effect: whose, and its place in that list. */
  readonly effect: { readonly of: EffectOwner; readonly effect: number } | null;
  readonly printed: Printed;
  /** Roles to whom it was taken back. */
  readonly withdrawnFrom: readonly string[];
  /** The question that it answers. */
  readonly replyTo: number | null;
  /**
   * Only for what a controller must hand over: what is given by hand, and what would go to a screen, or is an author's message, where nobody
   * has a screen. `due` until a controller confirms that it was given; an item of the agenda is given as it is read out.
   */
  readonly byHand: 'due' | { readonly at: WallTime | null; readonly by: TextReference | null } | null;
  /** What is known of how it reached those whom it went to; of most nothing. */
  readonly receipts: readonly Receipt[];
}
export interface Receipt {
  readonly role: string;
  /** When it first stood on a screen of somebody who plays the role. */
  readonly onScreen: { readonly at: WallTime | null } | null;
  /** When the role said that it has read it, and what it answered. */
  readonly acknowledged: { readonly at: WallTime | null; readonly said: TextReference | null } | null;
}
/** A fact that an effect revealed to roles, some of which have no screen: no inject says it, so somebody must. */
export interface Tidings {
  /** Of what told that it was learned. */
  readonly entry: number;
  readonly fact: string;
  readonly to: readonly string[];
  readonly story: number;
  readonly wall: WallTime | null;
  readonly byHand: 'due' | { readonly at: WallTime | null; readonly by: TextReference | null };
}

export interface Question {
  readonly entry: number;
  readonly by: string;
  readonly said: TextReference;
  readonly story: number;
  readonly wall: WallTime | null;
  readonly answered: boolean;
  /** It was put off. */
  readonly deferred: boolean;
}
/** What a table told back, and at which item of which visit. */
export interface BriefBack {
  readonly entry: number;
  readonly phase: number;
  readonly visit: number;
  readonly item: number;
  readonly by: readonly string[];
  readonly said: readonly (TextSlot | null)[];
}
export interface Note {
  readonly entry: number;
  readonly tag: NoteTag | null;
  readonly role: string | null;
  readonly about: number | null;
  /** What it was observed for. */
  readonly on: Aim | null;
  readonly said: TextReference;
  /** What the hot wash was at when it was taken. */
  readonly during: HotWashPlace | null;
}
/** Words that stand beside others, in another language. */
export interface Rendering extends Interpreted {
  readonly said: TextReference;
}
export interface HotWashTurn {
  readonly at: HotWashPlace;
  readonly wall: WallTime | null;
}
export interface Unparked {
  readonly entry: number;
  readonly note: number;
  readonly becomes: ParkedFate;
  readonly said: TextReference | null;
  readonly owner: TextReference | null;
  readonly until: TextReference | null;
}
/** Something that was entered with a clock in the room, and may have happened earlier. */
export interface Occurrence {
  readonly entry: number;
  /** A step of the course of the exercise, or something done or said in it. */
  readonly of: 'course' | 'play';
  /** The entry that it followed, before which it cannot have happened; null: none. */
  readonly after: number | null;
  readonly entered: WallTime;
  /** When it happened, where somebody said so; null: when it was entered. */
  readonly at: WallTime | null;
}
/** Causes that are remembered as what somebody did: to be put right, or for a role's own log. */
export type DeedKind = Corrigible | 'reverse' | 'ask' | 'reply';
/** What somebody did, and what it brought about. */
export interface RecordedDeed {
  readonly entry: number;
  /** The entry in which it was done first, where its words stand: its own, unless it stands in the place of one that was corrected. */
  readonly doneIn: number;
  readonly story: number;
  readonly command: Extract<Command, { readonly kind: DeedKind }>;
  /** The role it was done by or for; null: exercise control. */
  readonly role: string | null;
  readonly did: readonly EffectDone[];
  /** Number of the entry that corrected it. */
  readonly correctedBy: number | null;
}
