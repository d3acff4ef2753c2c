/**
 * What one role may see, built by inclusion: everything here was put here on purpose, nothing was removed from a whole.
 * No serials of the running order, no numbers of entries (they would count what others do), no gaps, no option effects, no timing of
 * hidden things. What somebody said in own words is shown as it was said, not as what exercise control treats it as.
 * Texts are already in the reader's language with their placeholders filled; the exercise marking is the renderer's.
 */
import type { Part } from '../../questions/seat.ts';
import type { OrganisationBoard } from '../evaluation-board.ts';
import type { Gauge } from '../gauge.ts';
import type { StandingAnswer } from '../standing-answer.ts';
import type { ActivityBoard } from '../activity-board.ts';
import type { ShownAttachment } from '../attachments.ts';
import type { HotWashStep } from '../hot-wash-board.ts';
import type { Stage } from '../../record/consequence.ts';
import type { Askable, Rule } from '../../scenario/answer.ts';
import type { Delivery, Tlp } from '../../scenario/scenario.ts';
import type { StoryTime } from '../../scenario/story-time.ts';
import type { PeopleNotice } from '../people.ts';

export interface RoleView {
  readonly exercise: { readonly title: string; readonly marking: Tlp; readonly fictional: string };
  readonly people: PeopleNotice;
  readonly role: {
    readonly name: string;
    readonly title: string;
    readonly organisation: string;
    readonly brief: string | null;
    readonly can: readonly string[];
  };
  readonly stage: Stage;
  readonly pause: { readonly reason: string; readonly until: number | null } | null;
  readonly story: StoryTime;
  readonly phase: { readonly title: string; readonly soFar: string | null } | null;
  /** Oldest first. */
  readonly inbox: readonly InboxMessage[];
  readonly decisions: readonly RoleDecision[];
  readonly actions: readonly { readonly name: string; readonly text: string }[];
  readonly facts: readonly KnownFact[];
  /** The law of the story, which everybody may read. */
  readonly law: readonly ShownLaw[];
  readonly world: readonly Gauge[];
  readonly clocks: readonly { readonly name: string; readonly title: string; readonly secondsLeft: number }[];
  /** Roles that its people play as well, because they were merged into it or it takes over for them: what reached each, kept apart. */
  readonly alsoPlays: readonly PlayedRole[];
  readonly discussion: { readonly ask: string } | null;
  /** What the hot wash is at, as the room's screen shows it. */
  readonly hotWash: HotWashStep | null;
  /** What the report says of its organisation, from the first draft on. Play is over: its findings are known by their entries. */
  readonly evaluation: OrganisationBoard | null;
  /** What stands on the wall of the activity that this role takes part in. */
  readonly activity: ActivityBoard | null;
  /** What this role itself said, decided, did and shared, oldest first. */
  readonly log: readonly {
    readonly story: number;
    readonly what: string;
    readonly text: string | null;
  }[];
}

/** An article of the law of the story. */
export interface ShownLaw {
  readonly title: string;
  readonly text: string;
}

export interface PlayedRole {
  readonly role: RoleView['role'];
  readonly inbox: readonly InboxMessage[];
  readonly facts: readonly KnownFact[];
}

export interface InboxMessage {
  readonly story: StoryTime;
  readonly from: string;
  readonly channel: string;
  readonly delivery: Delivery | null;
  readonly tlp: Tlp | null;
  /** What it speaks of, to be told before its text. */
  readonly contentNote: string | null;
  readonly text: string;
  /** "Disregard": it was withdrawn after it reached this role. */
  readonly withdrawn: boolean;
  /** This role has said that it read it, and perhaps what it answers. */
  readonly confirmed: { readonly answer: string | null } | null;
  readonly attachments: readonly ShownAttachment[];
}

export interface RoleDecision {
  readonly name: string;
  readonly question: string;
  readonly whyNow: string | null;
  /** Articles on which it turns, by their titles. */
  readonly law: readonly string[];
  readonly rule: Rule;
  readonly part: Part;
  readonly form: 'choice' | 'several' | 'amount' | 'ranking' | 'text';
  readonly amount: { readonly min: number; readonly max: number; readonly unit: string | null } | null;
  /** Those that could be chosen since it opened; `allowed`: now, too. */
  readonly options: readonly {
    readonly name: string;
    readonly text: string;
    readonly letter: string | null;
    readonly allowed: boolean;
  }[];
  readonly ask: readonly Askable[];
  readonly secondsLeft: number | null;
  readonly minutes: number | null;
  /** When its minutes are over, by the clock on the wall; null while they do not run. */
  readonly until: number | null;
  readonly open: boolean;
  readonly mine: StandingAnswer | null;
  /** The others, as far as the ballot allows. */
  readonly others: readonly {
    readonly title: string;
    /** It decides, too; else it is asked for advice. */
    readonly decides: boolean;
    readonly answered: boolean;
    readonly answer: StandingAnswer | null;
    /** Who answers for it, where another role plays it. */
    readonly playedBy: string | null;
  }[];
  readonly result: StandingAnswer | null;
}

export interface KnownFact {
  readonly name: string;
  readonly text: string;
  readonly detail: string | null;
  readonly tlp: Tlp;
  /** The roles that its author lets learn it; null: its marking says. */
  readonly mayGoTo: readonly string[] | null;
  /** Roles (titles) this one may still share it with. */
  readonly mayShareWith: readonly { readonly role: string; readonly title: string }[];
}
