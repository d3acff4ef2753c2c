/** What a program may read of a ballot that covers whose an answer was. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readScenario } from '@sandtable/language';
import { asFarAsTold } from '@sandtable/core/view';
import type { Entry } from '@sandtable/core/record';

function council() {
  const file = join(import.meta.dirname, '../../../../test/protection/council.yaml');
  const { scenario } = readScenario(readFileSync(file, 'utf8'), 'council.yaml');
  const secret = scenario?.decisions.find(({ ballot }) => ballot === 'secret');
  if (!scenario || !secret) throw new Error('no secret ballot');
  return { scenario, secret };
}
const nobody = { participant: null, role: null, organisation: null };

test('a consequence tells no more of a secret ballot than the command that it follows from', () => {
  const { scenario, secret } = council();
  const reversed: Entry = {
    n: 8,
    story: 0,
    wall: null,
    author: nobody,
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

test('by what an answer in a secret ballot was called at its seat nobody finds out which answer it was', () => {
  const { scenario, secret } = council();
  const [option] = secret.options;
  const answer: Entry = {
    n: 9,
    story: 0,
    wall: null,
    author: { ...nobody, participant: 3 },
    cause: null,
    order: '3.AAAAAAAAAAAAAAAAAAAAAA.x7',
    kind: 'answer',
    body: {
      decision: secret.name,
      by: 'guard',
      answer: { form: 'options', options: [option?.name ?? ''] },
      grounds: {},
      saidAt: null,
      added: [],
      instead: false,
    },
  };
  const told = JSON.stringify(asFarAsTold(scenario, [answer], answer));
  expect(told).not.toContain('x7');
  expect(told).not.toContain(option?.name);
  const open = {
    ...scenario,
    decisions: scenario.decisions.map((each) => ({ ...each, ballot: 'open' as const })),
  };
  expect(asFarAsTold(open, [answer], answer)).toEqual(answer);
});
