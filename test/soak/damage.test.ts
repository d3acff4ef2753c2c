import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { readScenario } from '@sandtable/language';
import { expect, test } from 'vitest';
import { damaged, edges, mustCheck } from './damage.ts';

const ferryPort = join(import.meta.dirname, '../../test/fixtures/ferry-port.yaml');

// `npm run soak -- mutations` tries many more, on every scenario of the library
test(
  'no damage to a file makes the checker throw; every problem has its place in the file',
  { timeout: 60_000 },
  () => {
    fc.assert(fc.property(damaged(readFileSync(ferryPort, 'utf8')), mustCheck), { numRuns: 400 });
  },
);

test('any text at all is read or refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json(),
        fc.array(fc.constantFrom(...edges), { maxLength: 30 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const { scenario, diagnostics } = readScenario(text, 'any.yaml');
        expect(scenario).toBeNull();
        expect(diagnostics.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 1000 },
  );
});
