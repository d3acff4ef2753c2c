// A desk on a session, with hands: keys pressed, words written, and the frame as text.
import type { Session } from '@sandtable/host';
import { createDesk, type HeadlessDesk } from '../src/desk/headless-desk.ts';
import type { DoorPlace } from '../src/wording/situation.ts';
import { frameText } from '../src/screen/frame.ts';
import { keyNamed, typed } from '../src/screen/key.ts';

/** A clock of somebody who presses a key a second and holds none down. */
export function unhurried(): () => number {
  let moment = 0;
  return () => (moment += 1000);
}

export interface DeskAtHand {
  readonly desk: HeadlessDesk;
  press(...keys: readonly string[]): void;
  write(text: string): void;
  shown(columns?: number, rows?: number): string;
}

/** `seen` answers who sees this display: `n` nobody but exercise control, `y` the players, too. Keys come one a second unless a test has its own clock. */
export function deskOn(
  session: Session,
  {
    seen = 'n',
    columns = 120,
    rows = 40,
    leave = () => {},
    sinceBoot,
    door,
  }: {
    readonly seen?: string;
    readonly columns?: number;
    readonly rows?: number;
    readonly leave?: () => void;
    readonly sinceBoot?: () => number;
    readonly door?: DoorPlace;
  } = {},
): DeskAtHand {
  const desk = createDesk(
    session,
    {
      resume: () => 'sandtable run drone-incident --record a.jsonl',
      sinceBoot: sinceBoot ?? unhurried(),
      ...(door !== undefined && { door }),
    },
    leave,
  );
  const press = (...keys: readonly string[]): void => {
    for (const each of keys) desk.key(each.length > 1 ? keyNamed(each) : typed(each));
  };
  press(seen);
  return {
    desk,
    press,
    write: (text) => {
      for (const each of text) desk.key(typed(each));
    },
    shown: (wide = columns, high = rows) => frameText(desk.frame({ columns: wide, rows: high })),
  };
}
