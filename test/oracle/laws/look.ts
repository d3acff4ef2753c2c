/** What a law looks at: what the record says, and every screen that can be asked. */
import type { Session } from '@sandtable/host';
import type { DeskAtHand } from '../../../packages/terminal/test/desk-at-hand.ts';
import type { Facilitator } from '../../../packages/terminal/test/plain/facilitator-by-ear.ts';
import type { Foresight } from '../foresight.ts';
import type { RecordSays } from '../record-says.ts';
import type { Shown } from '../statement.ts';

export interface Look {
  readonly says: RecordSays;
  readonly foresee: Foresight;
  /** The record itself; nothing is done to it. */
  readonly session: Session;
  readonly ear: Facilitator;
  /** That only exercise control sees, and one that the players see, too. */
  readonly desk: DeskAtHand;
  readonly maskedDesk: DeskAtHand;
  /** What a screen shows, under its name. */
  show(screen: string, text: string): Shown;
  /** The own screen of a role. */
  roleScreen(role: string): string;
  roomScreen(): string;
}
/** What is amiss, each in a sentence. */
export type Law = (look: Look) => readonly string[] | Promise<readonly string[]>;

/** A pane of the desk alone on a narrow and very high screen. */
export const narrow = { columns: 109, rows: 400 };
