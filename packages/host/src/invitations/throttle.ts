/**
 * Slows down whoever tries codes. Each address may be wrong so often at once, and then once in a while: a whole ministry behind one address
 * never waits long for somebody else's slips, and who guesses is still as slow as one who types.
 */
export interface Throttle {
  /** Seconds after which this address may try again; 0: now. */
  wait(address: string, now: number): number;
  wrong(address: string, now: number): void;
}

/** A small table: the addresses of a campaign of guesses cannot fill the memory. */
const mostAddresses = 10_000;

export function throttle({
  most,
  each,
}: {
  /** Wrong ones at once. */
  readonly most: number;
  /** Then one in so many milliseconds. */
  readonly each: number;
}): Throttle {
  /** When the last wrong one of an address is forgiven. */
  const until = new Map<string, number>();
  /** Never more than one wrong code too many is owed: where it is more, the clock was set back, and the time of then is not waited for. */
  const owes = (address: string, now: number): number => {
    const owed = Math.max(0, (until.get(address) ?? 0) - now);
    if (owed <= most * each) return owed;
    until.set(address, now + most * each);
    return most * each;
  };
  return {
    wait(address, now) {
      const owed = owes(address, now) - (most - 1) * each;
      return owed <= 0 ? 0 : Math.ceil(owed / 1000);
    },
    wrong(address, now) {
      const next = now + owes(address, now) + each;
      until.delete(address);
      const [first] = until.keys();
      if (until.size >= mostAddresses && first !== undefined) until.delete(first);
      until.set(address, next);
    },
  };
}
