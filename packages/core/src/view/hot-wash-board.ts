/** The hot wash as it is shown: to everybody where it stands, to exercise control also how far it has come. */
import type { HotWashPlace, ParkedFate } from '../record/cause.ts';

/** What the hot wash is at; everybody in the room may see it. */
export type HotWashStep =
  /** All its questions, before the first is asked. */
  | { readonly at: 'opening'; readonly questions: readonly string[] }
  | { readonly at: 'question'; readonly number: number; readonly of: number; readonly ask: string }
  | {
      readonly at: 'parked';
      readonly number: number;
      readonly of: number;
      readonly text: string;
      readonly becomes: UnparkedBoard | null;
    };
/** What became of a note on the parking lot. */
export interface UnparkedBoard {
  readonly becomes: ParkedFate;
  readonly said: string | null;
  readonly owner: string | null;
  readonly until: string | null;
}
export interface HotWashBoard {
  readonly at: HotWashPlace | null;
  /** Wall time at which it turned there. */
  readonly since: number | null;
  /** The next stop and the previous one; null where there is none. */
  readonly next: HotWashPlace | null;
  readonly before: HotWashPlace | null;
  /** `spent`: real milliseconds of the turns that are over. `notes`: the entries of what was noted on it. */
  readonly questions: readonly {
    readonly number: number;
    readonly text: string;
    readonly spent: number;
    readonly notes: readonly number[];
  }[];
  readonly parked: readonly {
    readonly note: number;
    readonly text: string;
    readonly spent: number;
    readonly becomes: UnparkedBoard | null;
  }[];
}
