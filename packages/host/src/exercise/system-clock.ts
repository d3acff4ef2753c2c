/** The wall clock of this machine. */
import type { WallClock } from './session.ts';

export const systemClock: WallClock = {
  now: () => Date.now(),
  every(milliseconds, tick) {
    const timer = setInterval(tick, milliseconds);
    return () => clearInterval(timer);
  },
};
