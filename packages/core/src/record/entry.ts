/**
 * What can stand on a record: causes (`cause.ts`), each an accepted command, and consequences (`consequence.ts`), each with the number of
 * its cause. Replay feeds the causes in again, derives the consequences anew and compares.
 */
import type { Attribution } from '../scenario/scenario.ts';
import type { CauseKind, Command } from './cause.ts';
import type { Consequence, ConsequenceKind } from './consequence.ts';
import type { Author, Pairs, WallTime } from './parts.ts';

export type EntryKind = CauseKind | ConsequenceKind;

export interface EntryHead {
  /** 1, 2, 3 ...; 0 is the record's header. */
  readonly n: number;
  /** Story seconds since StartEx. */
  readonly story: number;
  readonly wall: WallTime | null;
  readonly author: Author;
  /** The number of the cause; null when the entry is one. */
  readonly cause: number | null;
  /** Of a cause: what whoever gave it calls it. No two have the same, so that what is sent again is known, and not done twice. */
  readonly order?: string;
}
export type Cause = EntryHead & Command;
export type Entry = EntryHead & (Command | Consequence);

export const isCause = (entry: Entry): entry is Cause => entry.cause === null;

/** A command with who gives it, when, and the free texts its slots point to. */
export interface Order {
  readonly command: Command;
  readonly author: Author;
  readonly wall: WallTime | null;
  readonly texts: readonly string[];
  /** The identifier that its sender made for it before sending it the first time. */
  readonly id?: string;
}

/** What fixes an exercise beside its scenario: line 0 of the record says it. */
export interface Setup {
  readonly seed: string;
  readonly parameters: Pairs;
  readonly attribution: Attribution;
}

/** Why a command was not accepted: a code with values for the catalogue (`refusal.CODE` in words). Nothing changed. */
export interface Refusal {
  readonly refused: string;
  readonly values: Readonly<Record<string, string | number>>;
}
