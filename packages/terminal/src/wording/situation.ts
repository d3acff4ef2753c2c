// What the desk looks at: the session as plain data, computed anew only when something happened on the record.
import type { Answer, DoorBook, Entry } from '@sandtable/core/record';
import type { DecisionBoard, Preview, RoleView } from '@sandtable/core/view';
import { followDoor, languagesOf, type Session, type WorldSample } from '@sandtable/host';
import type { Say } from '@sandtable/words';
import { ownDesk, type ControlPower, type ControlSituation, type PowerId } from '@sandtable/powers';
import { type Self } from '@sandtable/powers/joint';
import type { ForToday } from './today.ts';

/** Under which address people reach the door. */
export interface DoorPlace {
  readonly address: string;
  /** What was written for those who are expected: their sheets, and the table of their links. */
  readonly papers: readonly string[];
  /** How people come in who have a terminal; null: they cannot. */
  readonly ssh: SshPlace | null;
}

export interface SshPlace {
  /** As it is typed; NAME is whatever they call themselves. */
  readonly command: string;
  /** Of the host’s key, which their ssh shows before the first call. */
  readonly fingerprint: string;
}

export interface DeskSituation extends ControlSituation {
  /** The exercise clock: real milliseconds since StartEx less pauses, in this agenda item, planned for it, and behind. */
  readonly clock: ReturnType<Session['exerciseClock']>;
  readonly head: Session['record']['head'];
  /** What the players must not see is not to be shown now. */
  readonly masked: boolean;
  /** Why the host paused a running clock by itself, and what keeps it from the record. */
  readonly interrupted: ReturnType<Session['interrupted']>;
  readonly trouble: ReturnType<Session['trouble']>;
  readonly history: () => readonly WorldSample[];
  readonly preview: (board: DecisionBoard, answer: Answer) => Preview | null;
  readonly can: (power: ControlPower) => boolean;
  readonly role: (role: string) => RoleView;
  /** Where people come in who have screens of their own; null where nobody does. */
  readonly door: DoorPlace | null;
  /** What was still to be made for today when the desk was started; null where nobody looked. */
  readonly today: ForToday | null;
}

/** What is told at this desk alone. */
export interface AtDesk {
  readonly door?: DoorPlace | null | undefined;
  /** What may be done here at all; everything when not told. */
  readonly allows?: ((power: PowerId) => boolean) | undefined;
  /** Who is at it; the desk where the record is when not told. */
  readonly self?: Self | undefined;
  readonly today?: ForToday | null | undefined;
}

/** Reads the session; whatever is costly is kept until an entry comes. */
export function watchSession(
  session: Session,
  say: Say,
  at: AtDesk = {},
): (masked: boolean) => DeskSituation {
  const doorBook = followDoor(session);
  let known: { readonly head: string; readonly still: Still } | null = null;
  return (masked) => {
    const head = `${session.record.file} ${session.record.head.number}`;
    if (known?.head !== head) known = { head, still: readStill(session, say, at, doorBook) };
    const { still } = known;
    const wall = session.clock.now();
    return {
      ...still,
      wall,
      clock: session.exerciseClock(),
      interrupted: session.interrupted(),
      trouble: session.trouble(),
      masked,
    };
  };
}

type Moving = 'wall' | 'clock' | 'interrupted' | 'trouble' | 'masked';
type Still = Omit<DeskSituation, Moving>;

function readStill(
  session: Session,
  say: Say,
  { door = null, allows = () => true, self = ownDesk, today = null }: AtDesk,
  doorBook: () => DoorBook,
): Still {
  const entries: readonly Entry[] = session.entries;
  const possible = new Map<string, boolean>();
  const previews = new Map<string, Preview | null>();
  const cards = new Map<string, ReturnType<Session['card']>>();
  let ladder: ReturnType<Session['ladder']> | null = null;
  let sheet: ReturnType<Session['sheet']> | null = null;
  let history: readonly WorldSample[] | null = null;
  const still: Still = {
    view: session.control(),
    scenario: session.scenario,
    entries,
    texts: session.texts,
    language: session.language,
    zone: session.zone,
    say,
    self,
    doorBook,
    door,
    today,
    head: { ...session.record.head },
    card: (inject) => remember(cards, inject, () => session.card(inject)),
    ladder: (most) => (ladder ??= session.ladder(Infinity)).slice(0, most),
    languages: languagesOf(session),
    spoken: () => session.spoken(session.scenario.roles.map(({ name }) => name)),
    sheet: () => (sheet ??= session.sheet()),
    history: () => (history ??= session.history()),
    preview: (board, answer) => {
      const by = board.lead ?? board.deciders.find((each) => each.part === 'decides' && each.present)?.role;
      if (by === undefined) return null;
      return remember(previews, `${board.name} ${JSON.stringify(answer)}`, () =>
        session.preview(board.name, by, answer),
      );
    },
    role: (role) => session.role(role),
    can: (power) =>
      allows(power.id) &&
      remember(possible, power.id, () => power.available({ ...still, wall: session.clock.now() })),
  };
  return still;
}

function remember<T>(known: Map<string, T>, name: string, make: () => T): T {
  const before = known.get(name);
  if (before !== undefined) return before;
  const made = make();
  known.set(name, made);
  return made;
}
