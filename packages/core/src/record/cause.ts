/**
 * Every command that can stand on a record, as its body: a *cause*. An *aside* is a cause that changes no scenario state. Bodies are JSON.
 * Keys are fixed words; what is keyed by a scenario's names is a list of pairs, in file order.
 */
import type { Value } from '../scenario/expression.ts';
import type { Attribution, Tlp } from '../scenario/scenario.ts';
import type { DoorEvent, ToldDetails } from './door-event.ts';
import type {
  ActionPriority,
  Aim,
  Disposition,
  FindingKind,
  MajorChallenge,
  PoeteElement,
  Rated,
  Rating,
  RatingScale,
  RootCause,
} from './evaluation.ts';
import type { ToldExercise } from './exercise-file.ts';
import type { Pairs, TextReference, TextSlot, WallTime } from './parts.ts';

export type PauseReason = 'break' | 'real-world' | 'safety' | 'confusion' | 'technical';
export type NoteTag = 'strength' | 'gap' | 'parking-lot' | 'action' | 'artefact';
/** A card on the wall: ideas and headings of a brainstorm, reasons and mitigations of a premortem. */
export type CardKind = 'idea' | 'heading' | 'reason' | 'mitigation';
/** One of the axes of the four futures, or a future, named by the ends at which it lies: `high-low` is high across and low up. */
export type FuturesPart = 'across' | 'up' | 'low-low' | 'low-high' | 'high-low' | 'high-high';
/** Where the hot wash stands: at one of its questions, counted from 1, or at a note on the parking lot, known by its entry. */
export type HotWashPlace =
  | { readonly of: 'question'; readonly number: number }
  | { readonly of: 'parked'; readonly note: number };
/** What becomes of a note on the parking lot: talked about now, an action that somebody owns, or left as it is. */
export type ParkedFate = 'taken-up' | 'action' | 'left';
/** Recipients of something said in the room: some roles, or everybody. */
export type Hearers = 'all' | readonly string[];

/** What the facilitator may add to an answer, with plain values (an author's effects may hold expressions, these may not). */
export type AddedEffect =
  | { readonly verb: 'set' | 'add'; readonly variable: string; readonly value: Value }
  | { readonly verb: 'send'; readonly inject: string; readonly after: number | null }
  | { readonly verb: 'cancel'; readonly inject: string }
  | { readonly verb: 'reveal'; readonly fact: string; readonly to: readonly string[] }
  | { readonly verb: 'open'; readonly decision: string };

export type Answer =
  | { readonly form: 'options'; readonly options: readonly string[] }
  | { readonly form: 'amount'; readonly amount: number }
  | { readonly form: 'ranking'; readonly ranking: readonly string[] }
  | { readonly form: 'declined' }
  /** In their own words; guards see the option it is treated as. */
  | {
      readonly form: 'other';
      readonly said: TextSlot;
      readonly treatAs: string | null;
      /** Number (from 1) of the author's if-they card that this is: its effects act too. */
      readonly proposal?: number;
    };

/** What was said with an answer. Every part is free text but for the confidence. */
export interface AnswerGrounds {
  readonly conditions?: TextSlot;
  readonly rationale?: TextSlot;
  readonly authority?: TextSlot;
  readonly confidence?: 'low' | 'medium' | 'high';
  readonly missing?: TextSlot;
  readonly dissent?: TextSlot;
  readonly legality?: TextSlot;
  readonly necessity?: TextSlot;
  readonly proportionality?: TextSlot;
  readonly nonDiscrimination?: TextSlot;
  readonly endDate?: TextSlot;
}

/** An answer that an aide of the role wrote and somebody else sent. */
export interface Drafted {
  /** The aide, as a participant. */
  readonly by: number;
  /** Whoever sent it said something otherwise. */
  readonly changed: boolean;
}

/** Words of somebody, and the language into which an interpreter put them; the words stand as they were said. */
export interface Interpreted {
  readonly words: TextReference;
  /** A language code. */
  readonly into: string;
}

export interface CauseBodies {
  // The course of the exercise
  /** The very first entry of a rehearsal: somebody practises, and stand-ins answer for roles. */
  rehearsal: Record<never, never>;
  /** A participant takes a role; several may hold one. Participant 0 is exercise control, which then decides for it. */
  seat: {
    readonly role: string;
    readonly participant: number;
    readonly name?: TextSlot;
    /** They draft for whoever answers for the role. */
    readonly aide?: true;
  };
  /** Without a participant: nobody holds the role any more. */
  unseat: { readonly role: string; readonly participant: number | null };
  /** A role is played by another from now on. */
  merge: { readonly role: string; readonly into: string };
  /** These roles are played by prepared seats, which are no people, until somebody takes them. */
  prepare: { readonly roles: readonly string[] };
  /** How people are named in views and papers: set before StartEx. */
  attribute: { readonly attribution: Attribution };
  /** How far the report of this exercise may go. Nothing else asks for it. */
  mark: { readonly marking: Tlp };
  /** What this exercise of the scenario is, as its exercise file says. The last counts. */
  exercise: ToldExercise;
  /** The Chatham House Rule: nobody is named and nobody quoted, anywhere. Lifted before StartEx only. */
  'chatham-house': { readonly on: boolean };
  /** The briefing begins. */
  brief: Record<never, never>;
  /** StartEx. */
  start: Record<never, never>;
  /** Story time and the running order halt. */
  pause: { readonly reason: PauseReason; readonly until: WallTime | null; readonly because?: TextSlot };
  /** Play goes on. */
  resume: { readonly because?: TextSlot };
  /** EndEx, by hand. */
  end: { readonly because?: TextSlot };
  /** What the players say right after. */
  'hot-wash': Record<never, never>;
  /** The controllers and evaluators among themselves. */
  debrief: Record<never, never>;
  /** Nothing is entered any more but who joins and leaves, and erasing. */
  close: Record<never, never>;
  // The running order and time
  /** Does the item under the cursor of the running order. */
  next: Record<never, never>;
  /** Passes over the item under the cursor. */
  'jump-over': { readonly because?: TextSlot };
  /** Takes an item of a phase's agenda out, wherever the cursor stands, or puts it back. `item` is its place, from 0. */
  drop: {
    readonly phase: string;
    readonly item: number;
    readonly dropped: boolean;
    readonly because?: TextSlot;
  };
  /** Moves a break: it is taken after the item named here (of any phase), not at its own place. A later move replaces this one. */
  'move-break': {
    readonly phase: string;
    readonly item: number;
    readonly after: { readonly phase: string; readonly item: number };
  };
  /** Adds real minutes to the item of the agenda that is under way, or to the break that play is paused for. */
  'more-time': { readonly of: 'item' | 'break'; readonly minutes: number };
  /** Story time goes to `to`, absolute; all that is due on the way is done. */
  advance: { readonly to: number };
  /** Goes to any phase, whatever the exits say. */
  go: { readonly phase: string; readonly because?: TextSlot };
  /** Takes the phase's first exit that can be taken by hand when the agenda is done (the attendant's "first exit"). */
  leave: Record<never, never>;
  // Injects
  /** By hand, now, whatever its gate says; `to` instead of its own recipients. */
  deliver: { readonly inject: string; readonly to?: readonly string[]; readonly because?: TextSlot };
  /** Holds an inject: once it is due it is proposed to exercise control and not delivered. */
  hold: { readonly inject: string };
  /** Delivers an inject that is proposed. One that is held and not yet due is held no longer. */
  release: { readonly inject: string };
  /** It will not come. */
  skip: { readonly inject: string; readonly because?: TextSlot };
  /** It comes at this story time instead. */
  retime: { readonly inject: string; readonly at: number };
  /** Its text before delivery, for one role or for all. */
  edit: { readonly inject: string; readonly said: TextSlot; readonly role: string | null };
  /** Withdraws an inject: those who received it are told to disregard it. */
  withdraw: { readonly inject: string; readonly because?: TextSlot };
  /** An inject that no author wrote, delivered at once. */
  adhoc: {
    readonly from: string;
    readonly to: readonly string[];
    readonly channel: string;
    readonly said: TextSlot;
    readonly reveals: readonly string[];
  };
  /** An actor speaks (from), or a role says something to others or to `exercise_control`. */
  say: { readonly from: string; readonly to: readonly string[]; readonly said: TextSlot };
  /** A role asks exercise control. */
  ask: { readonly by: string; readonly said: TextSlot };
  /** `question` is the number of its `ask` entry; `from` the actor who answers, or exercise_control. */
  reply: {
    readonly question: number;
    readonly from: string;
    readonly said: TextSlot;
    readonly reveals: readonly string[];
  };
  // Decisions and actions
  /** By hand, whatever its gate says. */
  open: { readonly decision: string };
  /** An answer of a role; one said earlier than it was entered tells when by `saidAt` (wall time). */
  answer: {
    readonly decision: string;
    readonly by: string;
    readonly answer: Answer;
    readonly grounds: AnswerGrounds;
    readonly saidAt: WallTime | null;
    /** Effects the facilitator adds; `instead` replaces the option's own. */
    readonly added: readonly AddedEffect[];
    readonly instead: boolean;
    readonly drafted?: Drafted;
  };
  /** Adds to an answer what was said with it, entered later. Earlier remarks stay on the record. `saidAt` null leaves the time as it is. */
  amend: {
    readonly decision: string;
    readonly by: string;
    readonly grounds: Omit<AnswerGrounds, 'conditions'>;
    readonly saidAt: WallTime | null;
  };
  /** Takes an answer back while the decision is open. */
  retract: { readonly decision: string; readonly by: string };
  /** Closes the decision: by its rule, or with the default when `byDefault`. */
  settle: { readonly decision: string; readonly byDefault: boolean };
  /** Adds story seconds to a decision's window, real minutes to its time box, or both. */
  extend: { readonly decision: string; readonly seconds: number; readonly minutes: number };
  /** Allows an option although its gate fails. */
  allow: { readonly decision: string; readonly option: string; readonly because: TextSlot };
  /** Reverses a decision: another answer takes the place of the one that was made. */
  reverse: {
    readonly decision: string;
    readonly answer: Answer;
    readonly by: string;
    readonly because?: TextSlot;
  };
  /** Takes a made decision back without another in its place: it is open again. */
  recall: { readonly decision: string; readonly because?: TextSlot };
  /** A role takes an action. */
  act: { readonly action: string; readonly by: string };
  // Knowledge, evaluation, world
  /** A role passes on a fact that it knows; `beyond` its marking, too, if it must be. */
  share: {
    readonly fact: string;
    readonly by: string;
    readonly with: readonly string[];
    readonly beyond?: true;
  };
  /** A fact was said aloud in the room. */
  aloud: { readonly fact: string; readonly to: Hearers };
  /** An evaluator ticks an expected action. */
  seen: {
    readonly expected: string;
    readonly how: 'seen' | 'late' | 'not-seen' | 'overtaken';
    readonly because?: TextSlot;
  };
  /** Sets variables by hand. */
  override: { readonly values: Pairs; readonly because: TextSlot };
  /** Supersedes an earlier cause: `entry` is its number, `instead` what should have stood there; null takes it back. */
  correct: { readonly entry: number; readonly instead: Correction | null; readonly because?: TextSlot };
  /** What one table (known by its roles) reports in a brief-back: a text for each column of the form; null where it said nothing. */
  'told-back': { readonly by: readonly string[]; readonly said: readonly (TextSlot | null)[] };
  /** Ticks, or unticks, a critical task that a discussion listens for. */
  heard: { readonly discussion: string; readonly task: string; readonly heard: boolean };
  /** Closes the discussion that is open. */
  'close-discussion': Record<never, never>;
  // Asides
  /**
   * A remark for the papers; `about` is an entry, `on` what it was observed for. With `interprets` it is no remark, but what words of that
   * entry say in another language.
   */
  note: {
    readonly said: TextSlot;
    readonly tag: NoteTag | null;
    readonly role: string | null;
    readonly about: number | null;
    readonly on?: Aim;
    readonly interprets?: Interpreted;
  };
  /** The hot wash turns to one of its questions, or to a note on the parking lot; the room's screen shows it. */
  'turn-to': { readonly at: HotWashPlace };
  /** What becomes of a note on the parking lot; a later entry replaces it. Of an action: what is done, who owns it, until when. */
  unpark: {
    readonly note: number;
    readonly becomes: ParkedFate;
    readonly said?: TextSlot;
    readonly owner?: TextSlot;
    readonly until?: TextSlot;
  };
  /**
   * A controller confirms that the latest delivery of an inject that goes by hand (card, spoken, phone, and to a screen where nobody
   * has one) reached people, or takes that back. `by`: who gave it, when that was somebody else than who entered it; `at`: when, if not now.
   */
  given: {
    readonly inject: string;
    readonly given: boolean;
    readonly by?: TextSlot;
    readonly at: WallTime | null;
  };
  /** A role says that it has read a message, the how-manieth of those it received (from 1), and perhaps what it answers. */
  acknowledge: { readonly by: string; readonly message: number; readonly said?: TextSlot };
  /**
   * When something that was entered later happened in the room: `entry` is the number of its cause, `at` when it was; null: when it was
   * entered. A later one replaces an earlier one. It changes nothing in the story, which follows the order of entries.
   */
  happened: { readonly entry: number; readonly at: WallTime | null };
  /** Puts a decision that opened by itself to the room. */
  put: { readonly decision: string };
  /** Puts a question off: it waits, and is not what is due now until whoever asked it says more to exercise control. */
  defer: { readonly question: number };
  /** Puts a card on the wall of an activity; `about`: the heading over an idea, the reason that a mitigation meets. */
  contribute: {
    readonly activity: string;
    readonly of: CardKind;
    readonly said: TextSlot;
    /** A role, or a group of roles at one table; null: the room. */
    readonly by: string | null;
    /** The number of that heading or reason. */
    readonly about: number | null;
  };
  /** Puts ideas under a heading, by their numbers; null takes them out of any. */
  cluster: {
    readonly activity: string;
    readonly ideas: readonly number[];
    readonly under: number | null;
  };
  /** How many votes an idea or a reason has from this role, from this table, or from the room; a later count replaces an earlier one. */
  vote: {
    readonly activity: string;
    readonly for: number;
    readonly votes: number;
    readonly by: string | null;
  };
  /** An axis of the four futures with its ends, or one of the four with its story; what is drawn later replaces what was there. */
  draw: {
    readonly activity: string;
    readonly part: FuturesPart;
    readonly name: TextSlot;
    readonly low?: TextSlot;
    readonly high?: TextSlot;
    readonly story?: TextSlot;
  };
  /** A role's own answers to a survey, from 1 to 5, or null; later ones replace them. Nobody sees them before it is closed. */
  rate: { readonly activity: string; readonly by: string; readonly ratings: readonly (number | null)[] };
  /** Takes back what an entry put on the wall of an activity. */
  'take-down': { readonly activity: string; readonly entry: number };
  /** A real-time box ran out; it warns and closes nothing. */
  'box-ran-out':
    | { readonly of: 'decision' | 'discussion' | 'activity'; readonly name: string }
    | { readonly of: 'brief-back' };
  /** How this exercise is rated: with letters, or in words without any. Before the first rating. */
  scale: { readonly scale: RatingScale };
  /**
   * After EndEx an evaluator rates what they watched, alone; a later rating replaces an earlier one. `rating` is null where the scale is
   * narrative. `condition`: which makes it M. `breach`: law or rights were breached here, which caps it at M, or (false) what the record
   * shows of breaches does not bear on this. `rests`: the entries it rests on. `sheet`: the number of the evaluator from whose paper it was
   * typed in, with their `name`.
   */
  judge: {
    readonly rated: Rated;
    readonly rating: Rating | null;
    readonly condition?: MajorChallenge;
    readonly breach?: boolean;
    readonly said?: TextSlot;
    readonly rests: readonly number[];
    readonly sheet?: number;
    readonly name?: TextSlot;
  };
  /** In the debrief the ratings of one thing become one, with a note; a later one replaces an earlier one. */
  reconcile: {
    readonly rated: Rated;
    readonly rating: Rating | null;
    readonly condition?: MajorChallenge;
    readonly breach?: boolean;
    readonly said: TextSlot;
  };
  /** A finding for an objective. `organisation` owns it; null: it is of several. `rests`: the entries it rests on; `instead`: of the finding whose wording it replaces. */
  find: {
    readonly objective: string;
    readonly of: FindingKind;
    readonly organisation: string | null;
    readonly observation: TextSlot;
    readonly reference?: TextSlot;
    readonly analysis?: TextSlot;
    readonly cause?: RootCause;
    readonly recommendation?: TextSlot;
    readonly rests: readonly number[];
    readonly instead?: number;
  };
  /** The next draft of the report goes to the organisations for their fact check. */
  issue: Record<never, never>;
  /** What an organisation says of a finding in the draft, and whether it disputes it. `by`: who said so. */
  comment: {
    readonly finding: number;
    readonly organisation: string;
    readonly disputes: boolean;
    readonly said: TextSlot;
    readonly by?: TextSlot;
  };
  /** What becomes of a comment, why, and by whom; a later one replaces an earlier one. `withdraws`: the finding does not stand any more. */
  dispose: {
    readonly comment: number;
    readonly disposition: Disposition;
    readonly said: TextSlot;
    readonly by?: TextSlot;
    readonly withdraws?: true;
  };
  /** The after-action meeting was held: findings and actions are agreed there. */
  meet: { readonly said?: TextSlot };
  /** The final report is approved by a person in an office. `hash`: of the record's entry before this one. What the final carries does not change any more. */
  approve: { readonly by: TextSlot; readonly office: TextSlot; readonly hash: string };
  /**
   * A corrective action for an area for improvement, proposed until its owner accepts it. `element`: of the capability. `starts` and `ends`
   * are days (`2027-03-31`). `instead`: of the action that it replaces.
   */
  'plan-action': {
    readonly finding: number;
    readonly action: TextSlot;
    readonly element: PoeteElement;
    readonly organisation: string;
    readonly contact?: TextSlot;
    readonly starts?: string;
    readonly ends: string;
    readonly priority: ActionPriority;
    readonly retest?: TextSlot;
    readonly instead?: number;
  };
  /** The organisation that owns a corrective action accepts it. `by`: who said so. */
  'accept-action': { readonly action: number; readonly by?: TextSlot };
  /** Somebody is at a screen. */
  join: { readonly participant: number };
  /** Somebody is no longer. */
  left: { readonly participant: number };
  /** `guest` is the number that they have, or will have, as a participant; 0 is nobody who is known. */
  door: {
    readonly guest: number;
    readonly name?: TextSlot;
    readonly about?: ToldDetails;
    readonly event: DoorEvent;
  };
  /** What stands between the two was played on paper and entered later; the wall times are the real ones. */
  transcribe: { readonly what: 'begins' | 'ends' };
  /** Texts of earlier entries whose words were erased; `struck` at the wish of whoever had said them. */
  erased: { readonly texts: readonly TextReference[]; readonly struck?: true };
}

/** Causes that may be put right, each with what may stand in its place: another option, role, number or recipient; `never`: it is only taken back. */
export interface Corrections {
  answer: { readonly of: 'answer'; readonly answer: Answer; readonly by: string };
  override: { readonly of: 'override'; readonly values: Pairs };
  seen: { readonly of: 'seen' } & Pick<CauseBodies['seen'], 'expected' | 'how'>;
  deliver: ToOthers<'deliver'>;
  release: ToOthers<'deliver'>;
  adhoc: ToOthers<'adhoc'>;
  say: ToOthers<'say'>;
  share: ToOthers<'share'>;
  aloud: ToOthers<'aloud'>;
  act: never;
}
type ToOthers<Of> = { readonly of: Of; readonly to: readonly string[] };
export type Corrigible = keyof Corrections;
export type Correction = Corrections[Corrigible];

/** What has planned minutes at the table. */
export type TimeBoxOf = CauseBodies['box-ran-out'];

export type CauseKind = keyof CauseBodies;
export type Command = { [K in CauseKind]: { readonly kind: K; readonly body: CauseBodies[K] } }[CauseKind];
