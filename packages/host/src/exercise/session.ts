/**
 * One live exercise at one desk: the pure core, its durable record and the room's clock, put together.
 * Desk and plain mode are users of this interface; neither touches a file or a state directly.
 */
import type {
  AddedEffect,
  Answer,
  Author,
  Command,
  Entry,
  Recomputed,
  Refusal,
  Texts,
} from '@sandtable/core/record';
import type {
  ActorBoard,
  ControlView,
  EvaluatorBoard,
  GroupView,
  InjectCard,
  LadderBoard,
  Preview,
  RoleView,
  RoomView,
  SheetRow,
  SpokenWords,
} from '@sandtable/core/view';
import type { ExerciseClock } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import type { RecordError } from '@sandtable/records';
import type { Drafts } from './drafts.ts';

/** The wall clock and its timer, injected so that tests own the time. */
export interface WallClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back about every so many milliseconds until cancelled. */
  every(milliseconds: number, tick: () => void): () => void;
}

export interface SessionRecord {
  readonly file: string;
  /** Number and hash of the last entry on disk. */
  readonly head: { readonly number: number; readonly hash: string };
}

/** A sample for sparklines: kept variables after a tick or a change, in story seconds. */
export interface WorldSample {
  readonly story: number;
  readonly values: readonly (readonly [variable: string, value: number | boolean | string])[];
}

/** Why the host paused play: nobody was there, whether the story clock ran or stood, or in a break beyond its return. */
export interface Interruption {
  /** The machine slept or its clock was put right; or the program was started again, and nobody was seen since the last entry. */
  readonly why: 'asleep' | 'restarted';
  /** How long, in real milliseconds. */
  readonly away: number;
}

export interface Session {
  readonly scenario: Scenario;
  readonly record: SessionRecord;
  readonly clock: WallClock;
  /** Whether what the record held when it was opened follows from its commands: whoever goes on with it must be told. */
  readonly recomputed: Recomputed;
  /** Everything so far, on disk. A new list whenever something is added. */
  readonly entries: readonly Entry[];
  /** The words as they may be shown. */
  readonly texts: Texts;
  /** The interface language of texts shown. */
  readonly language: string;
  /** The time zone of the room, as the record says it; null where it does not. */
  readonly zone: string | null;
  /** The same exercise, read in another language of the interface or of the scenario. */
  readIn(language: string): Session;
  control(): ControlView;
  role(role: string): RoleView;
  /** What all who are there may see. */
  room(): RoomView;
  /** What all at the table of a group may see. */
  group(name: string): GroupView;
  /** What whoever plays the world outside needs of each actor. */
  actors(): readonly ActorBoard[];
  card(inject: string): InjectCard;
  preview(decision: string, by: string, answer: Answer, added?: readonly AddedEffect[]): Preview;
  /** What an evaluator sees of the ratings, from EndEx on. */
  evaluator(participant: number): EvaluatorBoard | null;
  /** Every item of the agenda of this phase and of those that may come, and what dropping it would lose. */
  sheet(): readonly SheetRow[];
  /** What these roles heard and said in words of people, which may be interpreted. */
  spoken(roles: readonly string[]): readonly SpokenWords[];
  /** How far injects came with each of those whom they went to: the newest first, and no more than these. */
  ladder(most: number): readonly LadderBoard[];
  /** The world over story time, oldest first; the first is how it began. */
  history(): readonly WorldSample[];
  /**
   * Gives a command. Its entries are on disk, synced, when this returns; a refusal changed nothing. An `advance` goes to the next stop
   * ahead and no further; given at a stop, it passes that one. Where the clock stands, time that the agenda set as its target passes
   * at once, up to the next stop.
   * Throws `RecordLost` when the disk does not take it: nothing of it is on the record then, and it may be given once more. Where the disk
   * takes the command and not the time that should pass with it, the command was given: `trouble` says so, and the next tick tries again.
   */
  give(
    command: Command,
    texts?: readonly string[],
    author?: Partial<Author>,
    /** The identifier that its sender made for it, which is put on the record with it. */
    id?: string,
  ): { readonly entries: readonly Entry[] } | Refusal;
  /**
   * Takes the words of a remark out of the record, at the wish of whoever made it: the file is written anew without them. Refused a day
   * after EndEx. Throws what making a file throws, and then nothing changed.
   */
  strike(entry: number): { readonly entries: readonly Entry[] } | Refusal;
  /** Real milliseconds since StartEx less pauses, since the current agenda item began, and behind the planned minutes. */
  exerciseClock(): ExerciseClock;
  /** Whether the story clock moves by itself now (a phase whose clock runs, not paused, not at a stop). */
  running(): boolean;
  /** Why the host itself gave the pause that stands; null when it did not. */
  interrupted(): Interruption | null;
  /** What aides have written for those who answer for their roles; whoever subscribes is told of it, too. */
  readonly drafts: Drafts;
  /** What kept time that should pass by itself from the record (a full disk); null once an entry was taken. */
  trouble(): RecordError | null;
  /**
   * Forks the record after entry `n` into a new file beside it and goes on there; the old branch is kept. When `n` is a consequence, the
   * whole of its command comes along. Throws what making a file throws, and then nothing changed.
   */
  rewind(n: number): SessionRecord;
  subscribe(changed: () => void): () => void;
  /** Stops the timers and releases the record's lock. */
  close(): void;
}
