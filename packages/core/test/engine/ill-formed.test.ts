/** A command from outside that is none: what it would write could not be read again, so it is refused. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { begin, decide, load } from '@sandtable/core';
import type { Command, Order } from '@sandtable/core/record';
import { readScenario } from '@sandtable/language';
import { expect, test } from 'vitest';

const text = readFileSync(join(import.meta.dirname, '../../../../test/fixtures/ferry-port.yaml'), 'utf8');
const { scenario } = readScenario(text, 'ferry-port.yaml');
if (scenario === null) throw new Error('the scenario of the test is not accepted');
const program = load(scenario);
const state = begin(program, { seed: '1', parameters: [], attribution: 'role' });
const role = scenario.roles[0]?.name ?? '';

const order = (kind: string, body: unknown): Order => ({
  command: { kind, body } as Command,
  author: { participant: null, role: null, organisation: null },
  wall: null,
  texts: ['said'],
});

test.each([
  ['seat', { role, participant: 'mayor' }, 'body.participant'],
  ['note', { said: { text: 0 }, tag: {}, role: null, about: null }, 'body.tag'],
  ['note', { said: 'said', tag: null, role: null, about: null }, 'body.said'],
  ['advance', { to: 0.5 }, 'body.to'],
  ['advance', {}, 'body.to'],
  ['start', { now: true }, 'body.now'],
  [
    'answer',
    {
      decision: 'd',
      by: role,
      answer: { form: 'guess' },
      grounds: {},
      saidAt: null,
      added: [],
      instead: false,
    },
    'body.answer.form',
  ],
  ['vanish', {}, 'kind'],
  ['constructor', {}, 'kind'],
])('%s %j is refused for its %s', (kind, body, field) => {
  expect(decide(program, state, order(kind, body))).toMatchObject({
    refused: 'ill-formed',
    values: { field },
  });
});

test('one that is well formed is not', () => {
  expect(decide(program, state, order('seat', { role, participant: 3, name: { text: 0 } }))).toMatchObject({
    entries: [{ kind: 'seat' }],
  });
});
