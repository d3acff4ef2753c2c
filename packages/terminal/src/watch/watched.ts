/** What is seen of a scenario while somebody edits it. */
import type { Manner } from '../screen/theme.ts';

export interface Row {
  readonly text: string;
  readonly manner: Manner;
  /** A line of a file, or what points into it: cut where the pane ends, never broken. */
  readonly isCode: boolean;
  /** It was not there after the save before. */
  readonly isNew: boolean;
}

/** What one reading of the files came to. */
export interface Watched {
  readonly file: string;
  /** Marking, title and marking of the material; null while the file was never in order. */
  readonly marking: string | null;
  /** What is wrong or could be better, in lines. */
  readonly check: readonly Row[];
  readonly errors: number;
  readonly warnings: number;
  /** When what happens, in short, and what never does; then the whole play. */
  readonly timeline: readonly Row[];
  readonly play: readonly Row[];
  /** The text has errors: what was played is the last one that had none. */
  readonly stale: boolean;
  /** From the save to here. */
  readonly milliseconds: number;
}

export const panes = ['check', 'timeline', 'play'] as const;
export type Pane = (typeof panes)[number];
export interface WatchState {
  readonly pane: Pane;
  /** The first row in sight. */
  readonly scroll: Readonly<Record<Pane, number>>;
}
export const newWatch: WatchState = { pane: 'timeline', scroll: { check: 0, timeline: 0, play: 0 } };
