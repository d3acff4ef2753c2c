import type { CellPlace, UnreadableTable } from '../tables/sheet.ts';
import type { TwiceNamed } from './table.ts';

/** What keeps a file from becoming a scenario; each is told with its place, and nothing is written. */
export type ImportProblem =
  | ({ readonly is: 'unreadable' } & UnreadableTable)
  | { readonly is: 'no-sheet'; readonly wanted: string; readonly sheets: readonly string[] }
  | { readonly is: 'no-list'; readonly sheets: readonly string[] }
  | { readonly is: 'no-injects'; readonly sheet: string; readonly row: number }
  | ({ readonly is: 'twice' } & TwiceNamed)
  | {
      readonly is: 'contradiction';
      readonly one: CellPlace;
      readonly oneText: string;
      readonly other: CellPlace;
      readonly otherText: string;
      readonly by: number;
    };
