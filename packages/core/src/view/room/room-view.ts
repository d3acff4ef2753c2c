/**
 * What everybody in the room may see at once, on a second display: built by inclusion, and only of what every role that is
 * there was given. No option's effects, no answers before a decision is closed, nothing of what comes next.
 */
import type { Rule } from '../../scenario/answer.ts';
import type { Delivery, Tlp } from '../../scenario/scenario.ts';
import type { Stage } from '../../record/consequence.ts';
import type { PauseState } from '../../program/state.ts';
import type { ActivityBoard } from '../activity-board.ts';
import type { ShownAttachment } from '../attachments.ts';
import type { HotWashStep } from '../hot-wash-board.ts';
import type { StoryTime } from '../../scenario/story-time.ts';
import type { PeopleNotice } from '../people.ts';
import type { StandingAnswer } from '../standing-answer.ts';

export interface RoomView {
  readonly exercise: { readonly title: string; readonly marking: Tlp; readonly fictional: string };
  readonly rehearsal: boolean;
  readonly people: PeopleNotice;
  readonly stage: Stage;
  readonly pause: PauseState | null;
  readonly story: StoryTime;
  readonly phase: { readonly title: string } | null;
  readonly subject: RoomSubject;
}

/** The same for the table of a group. */
export interface GroupView extends RoomView {
  readonly group: {
    readonly name: string;
    readonly title: string;
    /** Its roles that somebody plays. */
    readonly here: readonly string[];
  };
  /** What it is to tell back, and has told; null: nothing is told back by table now. */
  readonly briefBack: {
    readonly form: readonly string[];
    readonly said: readonly (string | null)[] | null;
  } | null;
  /** What those at the table decide by choosing one option; null: nothing is open. */
  readonly decision: {
    readonly name: string;
    readonly question: string;
    readonly deciders: readonly string[];
    readonly options: readonly {
      readonly name: string;
      readonly letter: string | null;
      readonly text: string;
    }[];
  } | null;
}

/** What the room is at: the first of these that there is, in this order. */
export type RoomSubject =
  | {
      readonly shows: 'question';
      readonly serial: string;
      readonly question: string;
      /** Only those that can be chosen now. */
      /** All that could be chosen since it opened; `allowed`: now, too. */
      readonly options: readonly {
        readonly letter: string | null;
        readonly text: string;
        readonly allowed: boolean;
      }[];
      readonly form: 'choice' | 'several' | 'amount' | 'ranking' | 'text';
      readonly amount: { readonly min: number; readonly max: number; readonly unit: string | null } | null;
      readonly rule: Rule;
      /** How many equal answers a quorum asks for; null under every other rule. */
      readonly quorum: number | null;
      readonly lead: string | null;
      readonly deciders: readonly string[];
      readonly consulted: readonly string[];
      /** The time box: planned real minutes, and the wall time at which they are over. */
      readonly minutes: number | null;
      readonly until: number | null;
    }
  /** The wall of an activity: while it is open, and after it until the next item begins. */
  | {
      readonly shows: 'activity';
      readonly board: ActivityBoard;
      readonly minutes: number | null;
      readonly until: number | null;
    }
  | {
      readonly shows: 'discussion';
      readonly ask: string;
      readonly minutes: number | null;
      readonly until: number | null;
    }
  | {
      readonly shows: 'brief-back';
      /** Tables or roles in the order in which they speak; empty in plenary. */
      readonly order: readonly string[];
      /** Place in this order of whose turn it is; null when all have told, or in plenary. */
      readonly turn: number | null;
      readonly form: readonly string[];
      readonly minutes: number | null;
      readonly until: number | null;
    }
  | {
      readonly shows: 'inject';
      readonly from: string;
      /** Null for what was only said. */
      readonly channel: string | null;
      readonly delivery: Delivery | null;
      readonly tlp: Tlp | null;
      readonly contentNote: string | null;
      readonly text: string;
      readonly attachments: readonly ShownAttachment[];
      readonly story: StoryTime;
    }
  /** What was decided, until something else comes; null where each answered alone. */
  | {
      readonly shows: 'decided';
      readonly serial: string;
      readonly question: string;
      readonly result: StandingAnswer | null;
      /** Conditions were said with it. */
      readonly conditional: boolean;
      readonly amount: { readonly unit: string | null } | null;
    }
  /** What the hot wash is at. */
  | { readonly shows: 'hot-wash'; readonly step: HotWashStep }
  | { readonly shows: 'nothing' };
