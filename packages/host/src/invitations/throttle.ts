/** Slows down whoever tries codes: so many wrong ones from one address within so long, and no more for a while. */
export interface Throttle {
  /** Seconds after which this address may try again; 0: now. */
  wait(address: string, now: number): number;
  wrong(address: string, now: number): void;
}

/** A small table: the addresses of a campaign of guesses cannot fill the memory. */
const mostAddresses = 10_000;

export function throttle({
  most,
  within,
}: {
  readonly most: number;
  /** In milliseconds. */
  readonly within: number;
}): Throttle {
  const tries = new Map<string, readonly number[]>();
  const recent = (address: string, now: number): readonly number[] =>
    (tries.get(address) ?? []).filter((at) => now - at < within);
  return {
    wait(address, now) {
      const all = recent(address, now);
      const oldest = all.at(-most);
      return oldest === undefined ? 0 : Math.ceil((oldest + within - now) / 1000);
    },
    wrong(address, now) {
      const all = [...recent(address, now), now].slice(-most);
      tries.delete(address);
      const [first] = tries.keys();
      if (tries.size >= mostAddresses && first !== undefined) tries.delete(first);
      tries.set(address, all);
    },
  };
}
