/** What entries of every kind are made of: who gave it, when by the clock in the room, texts that people wrote, values by name. */
import type { Value } from '../scenario/expression.ts';

/** A free text of this entry: its place in the entry's own list of texts. The record keeps only a digest of it in what is hashed. */
export interface TextSlot {
  readonly text: number;
}
/** A free text of an earlier entry. */
export interface TextReference {
  readonly entry: number;
  readonly text: number;
}

/** The free texts of a record, by entry and slot; null when erased. */
export type Texts = (reference: TextReference) => string | null;

export interface Author {
  /** Number of the participant; names are free text and stand only in `seat` entries. */
  readonly participant: number | null;
  /** A role, or `exercise_control`; null is the host or attendant itself. */
  readonly role: string | null;
  readonly organisation: string | null;
}

/** Milliseconds since 1970, by the wall clock of the room; null in unattended play. */
export type WallTime = number;

export type Pairs = readonly (readonly [name: string, value: Value])[];
/** What placeholders stood for when a text was printed; null: the value could not be computed. */
export type Printed = readonly (readonly [name: string, value: Value | null])[];
