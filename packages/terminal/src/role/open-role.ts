// A role's screen at a terminal of its own, on Ink.
import type { RoleSeat } from '@sandtable/host';
import { storyTimeAt } from '@sandtable/words';
import { type SeenKey, isHeld, noKeyYet } from '../screen/held-key.ts';
import type { Key } from '../screen/key.ts';
import type { ScreenProgram } from '../screen/screen-program.ts';
import { type Showing, show } from '../screen/show.tsx';
import type { Streams } from '../screen/terminal.ts';
import { themeFor } from '../screen/theme.ts';
import { roleFrame } from './role-frame.ts';
import {
  holdingInRoleScreen,
  pasteInRoleScreen,
  pressInRoleScreen,
  roleScreenOf,
  type RoleStep,
} from './role-press.ts';
import type { RoleDesk, RoleScreenState } from './role-state.ts';

export interface OwnRoleOptions {
  /** Milliseconds of a clock that only goes on, for keys that are held down. */
  readonly sinceBoot?: () => number;
  /** What stood on this screen when it was left: what was typed and not given is there again. */
  readonly before?: RoleScreenState | null;
}

interface OwnRole extends ScreenProgram {
  readonly state: () => RoleScreenState;
}

/** The screen without a terminal: keys in, frames out. Once the seat is held no longer it shows nothing and leaves. */
function createOwnRole(
  seat: RoleSeat,
  { sinceBoot = () => performance.now(), before = null }: OwnRoleOptions,
  leave: () => void,
): OwnRole {
  let screen: RoleScreenState = before ?? roleScreenOf([]);
  let seen: SeenKey = noKeyYet;
  const look = (): RoleDesk | null => {
    const situation = seat.situation();
    if (situation === null) {
      leave();
      return null;
    }
    const { language, story } = seat;
    const { say } = situation;
    return {
      ...situation,
      language,
      storyTimeAt: (seconds) => storyTimeAt(story, seconds, { language, say }),
      leaves: say('role.key-seats'),
    };
  };
  const take = (step: RoleStep): void => {
    switch (step.step) {
      case 'screen':
        screen = step.screen;
        return;
      case 'given': {
        const why = seat.give(step.by, step.deed);
        const text = look()?.say(`power.${step.by}.name`) ?? '';
        screen =
          why === null
            ? { ...step.screen, told: { how: 'done', text } }
            : { ...step.ifRefused, told: { how: 'refused', text: why } };
        return;
      }
      case 'left':
        return leave();
      default:
        step satisfies never;
    }
  };
  return {
    state: () => screen,
    frame(size) {
      const desk = look();
      return desk === null ? { lines: [], cursor: null } : roleFrame(screen, desk, size);
    },
    key(key: Key) {
      const desk = look();
      if (desk === null) return;
      const last = seen;
      seen = { id: key.id, at: sinceBoot(), holding: holdingInRoleScreen(screen, key) };
      if (isHeld(last, seen)) return;
      const step = pressInRoleScreen(screen, key, desk);
      // what gives something is given once, however long the key is held
      if (step.step === 'given' && isHeld(last, { ...seen, holding: 'acts' })) return;
      take(step);
    },
    paste(text) {
      const desk = look();
      if (desk !== null) screen = pasteInRoleScreen(screen, text, desk);
    },
  };
}

/** Shows a role's screen until it is left or the seat is held no longer, and answers with how it stood then. */
export async function openRole(
  seat: RoleSeat,
  { streams, ...options }: OwnRoleOptions & { readonly streams: Streams },
): Promise<RoleScreenState> {
  let showing: Showing | null = null;
  const role = createOwnRole(seat, options, () => queueMicrotask(() => showing?.leave()));
  showing = show(role, streams, themeFor({}, streams.far?.colours), options.sinceBoot);
  const { refresh } = showing;
  const stopListening = seat.subscribe(refresh);
  // what is told by the clock on the wall is told in minutes
  let minute = minuteNow(seat);
  const stopTicking = seat.clock.every(1000, () => {
    if (minuteNow(seat) === minute) return;
    minute = minuteNow(seat);
    refresh();
  });
  try {
    await showing.done;
  } finally {
    stopTicking();
    stopListening();
  }
  return role.state();
}

const minuteNow = ({ clock }: RoleSeat): number => Math.floor(clock.now() / 60_000);
