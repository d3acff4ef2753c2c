import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { test } from 'vitest';
import { damaged, mustCheck } from './damage.ts';

const ferryPort = join(import.meta.dirname, '../../packages/core/test/fixtures/ferry-port.yaml');

// `npm run soak -- mutations` tries many more, on every scenario of the library
test(
  'no damage to a file makes the checker throw; every problem has its place in the file',
  { timeout: 60_000 },
  () => {
    fc.assert(fc.property(damaged(readFileSync(ferryPort, 'utf8')), mustCheck), { numRuns: 400 });
  },
);
