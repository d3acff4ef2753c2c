/** What this computer tells of itself: its disk, its power. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Disk } from './finding.ts';

const megabyte = 1024 * 1024;

/** Writes and syncs a few lines where records go, and takes them away again. */
export function lookAtDisk(folder: string): Disk {
  const file = join(folder, `.doctor-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const descriptor = openSync(file, 'wx', 0o600);
    try {
      const times = Array.from({ length: 5 }, () => {
        const began = performance.now();
        writeSync(descriptor, `${'x'.repeat(400)}\n`);
        fsyncSync(descriptor);
        return performance.now() - began;
      }).sort((a, b) => a - b);
      return { folder, milliseconds: Math.ceil(times[2] ?? 0), free: freeIn(folder) };
    } finally {
      closeSync(descriptor);
      rmSync(file, { force: true });
    }
  } catch (error) {
    return { folder, reason: error instanceof Error && 'code' in error ? String(error.code) : String(error) };
  }
}

function freeIn(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return Math.floor((bavail * bsize) / megabyte);
  } catch {
    return null; // some file systems do not tell
  }
}

/** Linux has it under `/sys`; other systems tell it only through programs of their own. */
export function lookAtPower(folder = '/sys/class/power_supply'): {
  readonly online: boolean | null;
  readonly percent: number | null;
} {
  const read = (supply: string, what: string) => {
    try {
      return readFileSync(join(folder, supply, what), 'utf8').trim();
    } catch {
      return null;
    }
  };
  let supplies: readonly string[] = [];
  try {
    supplies = readdirSync(folder);
  } catch {
    return { online: null, percent: null };
  }
  const mains = supplies.filter((supply) => read(supply, 'type') === 'Mains');
  const battery = supplies.find((supply) => read(supply, 'type') === 'Battery');
  const capacity = battery === undefined ? null : read(battery, 'capacity');
  return {
    online: mains.length === 0 ? null : mains.some((supply) => read(supply, 'online') === '1'),
    percent: capacity === null ? null : Number(capacity),
  };
}
