/** Waiting for what another program has in its hands for a moment: a virus scanner, a backup, a program that syncs folders. */
import { RecordError, systemCode } from './fault.ts';

/** The time that is waited, so that a test need not. In milliseconds. */
export interface Patience {
  now(): number;
  /** Blocks: what waits here is one file that somebody is waiting for. */
  wait(milliseconds: number): void;
}

const nobodyWakes = new Int32Array(new SharedArrayBuffer(4));
const real: Patience = {
  now: () => performance.now(),
  wait: (milliseconds) => void Atomics.wait(nobodyWakes, 0, 0, milliseconds),
};

/** So long a scanner or a sync program may take; then it is somebody who will not let go. */
const longest = 2000;

/** What Windows and file servers say of a file that is in use: the same as of one that may not be touched. */
const inUse = new Set(['EPERM', 'EACCES', 'EBUSY', 'ETXTBSY']);

/**
 * Renames or removes a file, again and again for two seconds while another program holds it; then throws `held`. Only for what this
 * account has just shown that it may do (it wrote beside), or a file that it may not touch would be taken for one that is held.
 */
export function patiently<Done>(file: string, act: () => Done, patience: Patience = real): Done {
  const until = patience.now() + longest;
  for (let pause = 10; ; pause = Math.min(2 * pause, 250)) {
    try {
      return act();
    } catch (error) {
      const system = systemCode(error);
      if (!inUse.has(system)) throw error;
      if (patience.now() >= until) throw new RecordError('held', { file, system }, error);
      patience.wait(pause);
    }
  }
}
