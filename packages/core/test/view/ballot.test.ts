/** What a program may read of a ballot that covers whose an answer was. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readScenario } from '@sandtable/language';
import { asFarAsTold } from '@sandtable/core/view';
import type { Entry } from '@sandtable/core/record';

test('a consequence tells no more of a secret ballot than the command that it follows from', () => {
  const file = join(import.meta.dirname, '../../../../test/protection/council.yaml');
  const { scenario } = readScenario(readFileSync(file, 'utf8'), 'council.yaml');
  const secret = scenario?.decisions.find(({ ballot }) => ballot === 'secret');
  if (!scenario || !secret) throw new Error('no secret ballot');
  const reversed: Entry = {
    n: 8,
    story: 0,
    wall: null,
    author: { participant: null, role: null, organisation: null },
    cause: 7,
    kind: 'decision.reversed',
    body: {
      decision: secret.name,
      options: [],
      amount: null,
      ranking: [],
      how: 'made',
      by: 'guard',
      remains: [],
    },
  };
  expect(JSON.stringify(asFarAsTold(scenario, [reversed], reversed))).not.toContain('guard');
});
