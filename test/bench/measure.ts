import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Rounds of several contenders in turn (A B C, A B C ...), so that a drift of the machine meets all of them alike. */
export interface Contender {
  readonly name: string;
  /** Plays exercise number `play`; what it returns is thrown away. */
  readonly play: (play: number) => unknown;
}
export interface Rate {
  readonly name: string;
  /** Plays a second of processor time (other processes on the machine do not count): median, lowest and highest of the rounds. */
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  /** The first contender's rate over this one's, round by round: the median. */
  readonly ratio: number;
}

export function rates(contenders: readonly Contender[], { rounds = 7, milliseconds = 1000 } = {}): Rate[] {
  const samples = contenders.map((): number[] => []);
  let number = 0;
  for (let round = -1; round < rounds; round += 1)
    contenders.forEach((contender, i) => {
      const began = performance.now();
      const before = process.cpuUsage();
      let plays = 0;
      do {
        contender.play((number += 1));
        plays += 1;
      } while (performance.now() - began < milliseconds);
      // round -1 warms up
      if (round >= 0) samples[i]?.push((plays / spent(process.cpuUsage(before))) * 1000);
    });
  return contenders.map(({ name }, i) => {
    const own = samples[i] ?? [];
    return {
      name,
      median: median(own),
      lowest: Math.min(...own),
      highest: Math.max(...own),
      ratio: median(own.map((rate, round) => (samples[0]?.[round] ?? 0) / rate)),
    };
  });
}

/** Milliseconds of processor time that this process spends on something; other programs do not count. */
export function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return spent(process.cpuUsage(before));
}

const spent = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** What a process says of itself when it ends; other processes on the machine do not count. */
export function spentBy(
  folder: string,
  args: readonly string[],
): { readonly seconds: number; readonly memory: number } {
  const told = join(folder, 'told.json');
  const tell = `import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(told)},JSON.stringify(process.resourceUsage())))`;
  const preload = `--import=data:text/javascript,${encodeURIComponent(tell)}`;
  execFileSync(process.execPath, [preload, ...args], {
    stdio: 'pipe',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(
    readFileSync(told, 'utf8'),
  ) as NodeJS.ResourceUsage;
  return { seconds: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
}
