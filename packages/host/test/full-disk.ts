import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished } from 'vitest';

/** The disk takes so many more writes, and then none until it is told to. */
export function fullAfter(writes: number): { readonly free: () => void } {
  const real = fs.writeSync;
  let left = writes;
  fs.writeSync = ((...args: Parameters<typeof real>) => {
    if (left <= 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' });
    left -= 1;
    return real(...args);
  }) as typeof real;
  syncBuiltinESMExports();
  const free = () => {
    fs.writeSync = real;
    syncBuiltinESMExports();
  };
  onTestFinished(free);
  return { free };
}
