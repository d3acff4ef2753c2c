import { tlpLabels, type Tlp } from '@sandtable/core/scenario';
import type { Block } from './markdown.ts';
import type { SheetTelling } from './sheet.ts';

/** A paper as what it says, apart from how it is written down: `as-markdown.ts` and its neighbours do that. */
export interface Document {
  /** What it is: "Situation manual". */
  readonly kind: string;
  /** On its first page, which says it before all parts. */
  readonly title: string;
  /** At the right of its foot: a version, "exercise control only". */
  readonly label: string;
  readonly marking: Tlp;
  /** Of a paper whose findings are real: what stands in the place of the exercise marking. */
  readonly aboutReal?: string;
  /** Version, date, draft or final, in words. */
  readonly state: string;
  /** Each begins on a page of its own. */
  readonly parts: readonly PaperPart[];
  /** Of which exercise it is, and in which language. */
  readonly telling: SheetTelling;
}

export interface PaperPart {
  readonly blocks: readonly Block[];
  /** On pages turned sideways. */
  readonly wide?: boolean;
}

/** Of what is not for everybody who plays, or names gaps of real bodies: TLP:AMBER, or what the scenario is marked with where that is stricter. */
export const confined = (marking: Tlp): Tlp =>
  tlpLabels.indexOf(marking) < tlpLabels.indexOf('TLP:AMBER') ? marking : 'TLP:AMBER';

/** A form takes no more of it: another one has to. */
export class PaperTooLong extends Error {}
