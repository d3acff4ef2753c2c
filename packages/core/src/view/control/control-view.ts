/**
 * What exercise control sees: everything, in the order in which a facilitator asks for it
 * (what do I say now, what time is it, what just happened, what comes next and why, who waits for whom, are we in time).
 */
import type { GroundGiven } from '../standing-answer.ts';
import type { Stop } from '../../questions/due-now.ts';
import type { Part } from '../../questions/seat.ts';
import type { Misses } from '../../play/misses.ts';
import type { Answer, Command, NoteTag, PauseReason } from '../../record/cause.ts';
import type { Aim } from '../../record/evaluation.ts';
import type { Stage } from '../../record/consequence.ts';
import type { Occurrence, PauseState } from '../../program/state.ts';
import type { Askable, Rule } from '../../scenario/answer.ts';
import type { Delivery, InjectKind, Tlp } from '../../scenario/scenario.ts';
import type { ActivityBoard, OnTheWall } from '../activity-board.ts';
import type { HotWashBoard, HotWashStep } from '../hot-wash-board.ts';
import type { ShownAttachment } from '../attachments.ts';
import type { EvaluationBoard } from '../evaluation-board.ts';
import type { Gauge } from '../gauge.ts';
import type { StandingAnswer } from '../standing-answer.ts';
import type { StoryTime } from '../../scenario/story-time.ts';
import type { PeopleNotice, SectorPlayer } from '../people.ts';

export interface ControlView {
  readonly exercise: {
    readonly id: string;
    readonly title: string;
    readonly marking: Tlp;
    readonly seed: string;
    readonly rehearsal: boolean;
  };
  readonly people: PeopleNotice;
  /** Sectors in which so few play that a report by sector tells them apart from no other. */
  readonly smallSectors: readonly string[];
  readonly stage: Stage;
  readonly pause: PauseState | null;
  readonly story: StoryTime;
  readonly phase: {
    readonly name: string;
    readonly title: string;
    /** 1-based place among the scenario's phases. */
    readonly number: number;
    readonly of: number;
    readonly clock: 'stands' | 'runs';
    readonly pace: number;
    readonly say: string | null;
    readonly soFar: string | null;
    readonly done: boolean;
  } | null;
  readonly now: NowLine;
  /** What does it, as it stands; null where words are needed first. */
  readonly next: Command | null;
  /** What comes after it. */
  readonly following: NowLine | null;
  /** Why the host must not move the clock further, if it must not. */
  readonly stop: Stop | null;
  readonly order: readonly OrderRow[];
  readonly decisions: readonly DecisionBoard[];
  readonly world: readonly Gauge[];
  readonly facts: readonly FactBoard[];
  readonly clocks: readonly ClockBoard[];
  readonly expected: readonly ExpectedBoard[];
  readonly actions: readonly ActionBoard[];
  readonly proposals: readonly {
    readonly inject: string;
    readonly serial: string;
    readonly title: string;
    readonly because: 'contingency' | 'hold';
    readonly why: string | null;
  }[];
  /** Due, and to be handed over, said or phoned; oldest first. */
  readonly toGive: readonly {
    /** Or `message-7`, for what the author's effect said in entry 7, and `fact-7`, for what it revealed there. */
    readonly inject: string;
    /** Null for what is no inject, and has no title. */
    readonly serial: string | null;
    readonly title: string;
    readonly text: string;
    readonly delivery: Delivery;
    readonly to: readonly string[];
    readonly due: number | null;
  }[];
  /** Was confirmed as given, and may be taken back. */
  readonly given: readonly {
    readonly inject: string;
    readonly serial: string | null;
    readonly title: string;
  }[];
  readonly questions: readonly QuestionBoard[];
  readonly seats: readonly SeatBoard[];
  /** Real minutes that were added for the item of the agenda that is under way, and whether more may be. */
  readonly moreTime: { readonly minutes: number; readonly mayAdd: boolean };
  /** Entries that can be put right now, oldest first. */
  readonly correctable: readonly number[];
  /** What was entered with a clock in the room, and may have happened earlier; oldest first. */
  readonly occurrences: readonly Occurrence[];
  readonly discussion: {
    readonly name: string;
    readonly ask: string;
    readonly probes: readonly string[];
    /** Critical tasks that one listens for, ticked when they were heard. */
    readonly listenFor: readonly { readonly task: string; readonly text: string; readonly heard: boolean }[];
    readonly ifSilent: string | null;
    readonly notes: string | null;
    readonly with: readonly string[];
  } | null;
  /** The brief-back under way. */
  readonly briefBack: BriefBackBoard | null;
  /** The activity that is open, else the one begun last: the recorder may still add to it. */
  readonly activity:
    | (ActivityBoard & { readonly onTheWall: readonly OnTheWall[]; readonly rated: readonly string[] })
    | null;
  readonly measures: readonly {
    readonly name: string;
    readonly title: string;
    readonly value: number | boolean | string | null;
    readonly unit: 'minutes' | null;
    readonly target: string | null;
    readonly met: boolean | null;
  }[];
  readonly outcome: { readonly name: string; readonly text: string } | null;
  readonly notes: readonly {
    readonly entry: number;
    readonly tag: NoteTag | null;
    readonly role: string | null;
    /** What it was observed for. */
    readonly on: Aim | null;
    readonly text: string | null;
  }[];
  /** From EndEx on. */
  readonly hotWash: HotWashBoard | null;
  /** From EndEx on: what was rated and found, and how far the report is. */
  readonly evaluation: EvaluationBoard | null;
}

/** What the next key does, and what is said: the NOW line, and what follows it. */
export type NowLine =
  | { readonly now: 'open-briefing' }
  | { readonly now: 'start' }
  | { readonly now: 'resume'; readonly reason: PauseReason }
  /** Fell due by itself, at this wall time, and has not been given. */
  | { readonly now: 'give'; readonly card: InjectCard; readonly due: number | null }
  /** What an author's effect says, or reveals to somebody who has no screen, likewise. */
  | {
      readonly now: 'tell';
      readonly message: string;
      readonly to: readonly { readonly role: string; readonly title: string }[];
      readonly text: string;
      readonly due: number | null;
    }
  /** Opened by itself, and was not put to the room; `to` decide. */
  | {
      readonly now: 'put';
      readonly decision: string;
      readonly serial: string;
      readonly question: string;
      readonly to: readonly string[];
    }
  /** Its rule is satisfied. `early`: it is not open yet; not `agreed`: the rule gives the default. */
  | {
      readonly now: 'confirm';
      readonly decision: string;
      readonly serial: string;
      readonly question: string;
      readonly early: boolean;
      readonly agreed: boolean;
      /** Null while the ballot covers it. */
      readonly gives: StandingAnswer | null;
    }
  | {
      readonly now: 'proposal';
      readonly card: InjectCard;
      readonly because: 'contingency' | 'hold';
      readonly why: string | null;
    }
  | {
      readonly now: 'question';
      /** Number of its entry. */
      readonly question: number;
      readonly title: string;
      readonly text: string;
    }
  | { readonly now: 'say'; readonly text: string; readonly minutes: number | null }
  | { readonly now: 'deliver'; readonly card: InjectCard; readonly minutes: number | null }
  | {
      readonly now: 'discuss';
      readonly discussion: string;
      readonly ask: string;
      readonly minutes: number | null;
    }
  | {
      readonly now: 'discussing';
      readonly discussion: string;
      readonly ask: string;
      readonly minutes: number | null;
    }
  | {
      readonly now: 'decide';
      readonly decision: string;
      readonly serial: string;
      readonly question: string;
      readonly minutes: number | null;
    }
  | {
      readonly now: 'deciding';
      /** The deciders who have not answered, once another has. */
      readonly waitsFor: readonly string[];
      readonly decision: string;
      readonly serial: string;
      readonly question: string;
    }
  | {
      readonly now: 'activity';
      readonly activity: string;
      readonly title: string;
      readonly minutes: number | null;
    }
  /** Under way; `empty`: nothing stands on its wall. */
  | {
      readonly now: 'working';
      readonly activity: string;
      readonly title: string;
      readonly empty: boolean;
    }
  | {
      readonly now: 'brief-back';
      readonly by: 'group' | 'role' | 'plenary';
      readonly form: readonly string[];
      readonly minutes: number | null;
    }
  /** `moved`: the break was moved here, and is taken by a pause. Otherwise it stands in the agenda, and the command `next` takes it. */
  | { readonly now: 'break'; readonly seconds: number; readonly moved: boolean }
  | { readonly now: 'advance'; readonly to: number }
  /** Story time is on its way. */
  | { readonly now: 'advancing'; readonly to: number }
  | { readonly now: 'busy'; readonly to: number; readonly what: string }
  /** `closes`: what a decision closes with. */
  | {
      readonly now: 'stop';
      readonly stop: Stop;
      readonly closes: StandingAnswer | null;
      readonly misses: Misses;
    }
  /** Nothing that is left of the agenda can come. */
  | { readonly now: 'finish' }
  /** The agenda is done: the next phase, or EndEx when null; and what would be missed on the way. */
  | {
      readonly now: 'leave';
      readonly phase: string | null;
      readonly title: string | null;
      /** Where the story arrives, when it jumps there. */
      readonly jumpsTo: number | null;
      readonly misses: Misses;
    }
  /** Nothing is to be done but to let story time go on to `to`, where `what` comes or the story `ends`. */
  | {
      readonly now: 'wait';
      readonly clock: 'stands' | 'runs';
      readonly to: number;
      readonly what: { readonly serial: string | null; readonly title: string } | null;
      readonly ends: boolean;
    }
  | { readonly now: 'hot-wash'; readonly step: HotWashStep }
  | { readonly now: 'after'; readonly stage: Stage };

export interface OrderRow {
  readonly of: 'inject' | 'decision' | 'discussion' | 'activity' | 'say' | 'advance' | 'brief-back' | 'break';
  readonly name: string;
  readonly serial: string | null;
  readonly title: string;
  /** How long an advance or a break is to take; null for what has a title of its own. */
  readonly seconds: number | null;
  readonly status:
    | 'done'
    /** Delivered, and not given yet. */
    | 'to-give'
    | 'now'
    | 'agenda'
    | 'due'
    | 'watched'
    | 'reserve'
    | 'held'
    | 'proposed'
    | 'skipped'
    | 'passed-over'
    | 'withdrawn';
  /** Place in the agenda of the phase that is active; null beside it. */
  readonly item: number | null;
  readonly minutes: number | null;
  /** Story seconds, when known. */
  readonly at: number | null;
  readonly handed: Handed | null;
  /** In the author's words: the trigger, the moment or the gate, with the values it reads now. */
  readonly why: string | null;
  readonly mayDrop: boolean;
}

/** When something that goes by hand was due, and when and by whom it was given; wall times. */
export interface Handed {
  readonly due: number | null;
  /** Null while nobody has confirmed it. */
  readonly given: { readonly at: number | null; readonly by: string | null } | null;
}

export interface InjectCard {
  readonly name: string;
  readonly serial: string;
  readonly title: string;
  readonly kind: InjectKind;
  readonly from: string;
  /** Whom players take for the sender; null: they see who it is. */
  readonly shownAs: string | null;
  readonly to: readonly { readonly role: string; readonly title: string }[];
  readonly cc: readonly { readonly role: string; readonly title: string }[];
  readonly channel: string;
  readonly delivery: Delivery;
  readonly text: string;
  readonly textFor: readonly { readonly role: string; readonly title: string; readonly text: string }[];
  readonly tlp: Tlp | null;
  readonly notes: string | null;
  readonly evaluatorNotes: string | null;
  readonly sensitivity: string | null;
  readonly contentNote: string | null;
  readonly reveals: readonly { readonly fact: string; readonly text: string; readonly tlp: Tlp }[];
  readonly serves: readonly string[];
  readonly expected: readonly ExpectedBoard[];
  /** `file`: where it stands in the scenario's folder; null when it stands in the scenario itself. */
  readonly attachments: readonly (ShownAttachment & { readonly file: string | null })[];
  readonly status: OrderRow['status'];
}

/** How far a delivery of an inject came; times by the clock in the room, null in unattended play. */
export interface LadderBoard {
  /** Of its delivery. */
  readonly entry: number;
  /** `adhoc-3` for entry 3's. */
  readonly inject: string;
  readonly serial: string | null;
  readonly title: string;
  readonly delivered: number | null;
  /** Of what goes by hand: whether and when a controller confirmed it. */
  readonly byHand: 'due' | { readonly at: number | null } | null;
  readonly to: readonly LadderRow[];
}
export interface LadderRow {
  readonly role: string;
  readonly title: string;
  readonly withdrawn: boolean;
  /** Since when it stands on a screen of somebody who plays the role. It was not read for that. */
  readonly onScreen: { readonly at: number | null } | null;
  /** When the role said that it has read it. */
  readonly confirmed: { readonly at: number | null } | null;
  readonly answer: string | null;
}

export interface DecisionBoard {
  readonly name: string;
  readonly serial: string;
  readonly question: string;
  readonly whyNow: string | null;
  /** Articles on which it turns, by their titles. */
  readonly law: readonly string[];
  readonly rule: Rule;
  /** How many equal answers a quorum asks for; null under every other rule. */
  readonly quorum: number | null;
  readonly lead: string | null;
  readonly status: 'pending' | 'open' | 'closed';
  /** It was put to the room. */
  readonly put: boolean;
  /** The whole room hears its question: it may stand on a screen that all see. */
  readonly heardByAll: boolean;
  readonly ballot: 'open' | 'sealed' | 'secret';
  readonly minutes: number | null;
  readonly openedWall: number | null;
  readonly secondsLeft: number | null;
  readonly busyUntil: number | null;
  /** The rule is satisfied: it may be confirmed. */
  readonly ready: boolean;
  /** It is, and by what they answered: else the rule gives the default. */
  readonly agreed: boolean;
  /** Who is there, decides now and has not answered, each once: of a role that another plays it is the other. None but while it is open. */
  readonly waitsFor: readonly { readonly role: string; readonly title: string }[];
  readonly deciders: readonly {
    readonly role: string;
    readonly title: string;
    readonly part: Part;
    /** The role whose people answer for it: mostly itself. */
    readonly playedBy: string;
    readonly present: boolean;
    /** What it says counts: it is there, or nobody who decides is. */
    readonly counts: boolean;
    readonly answered: boolean;
    /** Null also while the ballot covers it: a sealed one before it is closed, a secret one always. */
    readonly answer: StandingAnswer | null;
    readonly dissents: boolean;
    readonly grounds: readonly GroundGiven[];
    /** When it was said, if that was not when it was entered. */
    readonly saidAt: number | null;
  }[];
  readonly options: readonly {
    readonly name: string;
    readonly text: string;
    /** The same on every screen; null: it has not been open yet. */
    readonly letter: string | null;
    readonly allowed: boolean;
    readonly whyNot: string | null;
    readonly isDefault: boolean;
    readonly count: number;
  }[];
  readonly form: 'choice' | 'several' | 'amount' | 'ranking' | 'text';
  readonly amount: { readonly min: number; readonly max: number; readonly unit: string | null } | null;
  readonly otherwise: StandingAnswer | null;
  readonly ifThey: readonly {
    readonly number: number;
    readonly do: string;
    readonly treatAs: string | null;
    readonly say: string | null;
  }[];
  readonly ask: readonly Askable[];
  readonly notes: string | null;
  readonly result: StandingAnswer | null;
}

/** What choosing an answer would do in this scenario's model: certain effects as values, luck as a chance. */
export interface Preview {
  readonly decision: string;
  readonly answer: Answer;
  /** Story time at which its effects act. */
  readonly at: number;
  readonly changes: readonly {
    readonly variable: string;
    readonly title: string;
    readonly unit: string | null;
    readonly from: number | boolean | string;
    readonly to: number | boolean | string;
  }[];
  readonly follows: readonly {
    readonly what: 'inject' | 'decision' | 'phase' | 'clock' | 'fact';
    readonly name: string;
    readonly serial: string | null;
    readonly title: string;
    readonly at: number;
  }[];
  readonly luck: readonly { readonly title: string; readonly chance: number }[];
}

export interface QuestionBoard {
  readonly entry: number;
  readonly by: string;
  readonly title: string;
  readonly text: string | null;
  readonly wall: number | null;
  readonly answered: boolean;
  /** It was put off. */
  readonly deferred: boolean;
  /** Who must speak next: exercise control, or (`them`) the role, since control has asked back. */
  readonly waitsFor: 'us' | 'them';
  /** What the world outside said about the same already, newest first; only while it waits. */
  readonly told: readonly {
    readonly from: string;
    readonly to: readonly string[];
    readonly text: string;
    readonly seconds: number;
  }[];
}

export interface BriefBackBoard {
  readonly by: 'group' | 'role' | 'plenary';
  readonly form: readonly string[];
  /** Place of the table that speaks now; null when all have. */
  readonly turn: number | null;
  readonly tables: readonly {
    readonly roles: readonly string[];
    readonly title: string;
    /** By column of the form; null while it has not told. */
    readonly said: readonly (string | null)[] | null;
  }[];
}

export interface SeatBoard {
  readonly role: string;
  readonly title: string;
  /** What it is called where there is little room, if its author says so. */
  readonly short: string | null;
  readonly organisation: string;
  /** Somebody holds the seat, or nobody has said that it is empty; and it is not merged into another. */
  readonly present: boolean;
  /** A prepared seat plays it. */
  readonly prepared: boolean;
  /** `controls`: exercise control holds it; `simulated` and `missing` (it must be there): nobody does. */
  readonly status: 'here' | 'controls' | 'merged' | 'taken-over' | 'simulated' | 'missing';
  /** Title of the role whose people play it now: mostly its own. */
  readonly playedBy: string;
  /** That role. */
  readonly player: string;
  readonly mergedInto: string | null;
  /** Who plays it now, for whose sector it counts. */
  readonly players: readonly SectorPlayer[];
  /** Participants, not counting exercise control. */
  readonly participants: readonly { readonly participant: number; readonly name: string | null }[];
}

export interface FactBoard {
  readonly name: string;
  readonly text: string;
  readonly detail: string | null;
  readonly tlp: Tlp;
  readonly rumour: boolean;
  readonly correctedBy: string | null;
  readonly saidAloud: boolean;
  /** Titles of the roles that heard it, when it was said to some only. */
  readonly saidAloudTo: readonly string[];
  readonly holders: readonly { readonly role: string; readonly title: string; readonly since: number }[];
}
/** An action that does what was waited for, and who may take it now. */
export interface DeedBoard {
  readonly action: string;
  readonly text: string;
  readonly by: readonly string[];
  /** It counts as done with the entry; else only once its effects act, after the time that it takes. */
  readonly atOnce: boolean;
  readonly sets: readonly (readonly [variable: string, value: number | boolean | string])[];
}
/** What roles may do unasked. */
export interface ActionBoard {
  readonly name: string;
  readonly text: string;
  /** The author's reason while what it needs is not the case. */
  readonly whyNot: string | null;
  /** Who may, by role: why each cannot now; null when it can. */
  readonly by: readonly {
    readonly role: string;
    readonly title: string;
    readonly barred: 'act.not-by' | 'act.times' | 'act.too-soon' | 'act.gated' | null;
  }[];
}
export interface ClockBoard {
  readonly name: string;
  readonly title: string;
  readonly law: string | null;
  readonly status: 'waiting' | 'running' | 'met' | 'missed' | 'stopped';
  /** Story time. */
  readonly until: number | null;
  /** Of story time; null when it does not run, and after EndEx, when nobody's time does. */
  readonly secondsLeft: number | null;
  readonly metBy: readonly DeedBoard[];
  /** Decisions that may do it, and are not made. */
  readonly decidedBy: readonly string[];
}
export interface ExpectedBoard {
  readonly name: string;
  readonly by: string;
  readonly title: string;
  readonly text: string;
  readonly task: string | null;
  /** Met by itself; seen or late: an evaluator says so. */
  readonly status: 'waiting' | 'running' | 'met' | 'seen' | 'late' | 'missed' | 'not-seen' | 'overtaken';
  readonly until: number | null;
  /** As of a clock. */
  readonly secondsLeft: number | null;
  /** An evaluator must tick it; otherwise the engine sees by itself that it was done. */
  readonly byHand: boolean;
  readonly metBy: readonly DeedBoard[];
}
