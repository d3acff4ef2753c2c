/**
 * Whether the NOW line could be read before a key was pressed upon it. While the story goes on, or others answer, the line changes by itself: a
 * hand that is already on its way means the line that stood there before.
 */

/** So many milliseconds pass at least between what the eye sees and what the hand does about it. */
const glance = 400;

interface LineInSight {
  /** It stands on the screen. `now` names what is now, `at` is a moment of a clock that only goes on. */
  painted(now: string, at: number): void;
  /** Whether it has changed by itself, and nobody can have read it. */
  isUnread(now: string, at: number): boolean;
  /** A key of the person who reads it did something: what comes of that is no surprise. */
  changedByHand(): void;
}

export function lineInSight(): LineInSight {
  let shown: { readonly now: string; readonly since: number } | null = null;
  return {
    painted(now, at) {
      if (shown?.now !== now) shown = { now, since: shown === null ? -Infinity : at };
    },
    isUnread: (now, at) => shown !== null && (shown.now !== now || at - shown.since < glance),
    changedByHand() {
      shown = null;
    },
  };
}
