import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readScenario, readScript } from '../../src/index.ts';
import type { Scenario } from '@sandtable/core/scenario';

function ferryPort(): Scenario {
  const text = readFileSync(new URL('../../../../test/fixtures/ferry-port.yaml', import.meta.url), 'utf8');
  const { scenario } = readScenario(text, 'ferry-port.yaml');
  if (scenario === null) throw new Error('the example does not read');
  return scenario;
}
const scenario = ferryPort();
const read = (text: string) => readScript(text, 'play.yaml', scenario);
const told = (step: string) =>
  read(`- ${step}\n`).diagnostics.map(({ code, place }) => `${code} ${place.line}:${place.column}`);

test('every step of the language', () => {
  const { script, diagnostics } = read(`text: A bit of everything
seed: 7
parameters: { frame: voluntary, holiday: false }
play:
  - { next: 3 }
  - { say: We close, by: gate, to: [operators] }
  - { share: old_server, by: gate, with: [public_side] }
  - { aloud: old_server, to: [gate] }
  - { decide: manual, answer: some, by: gate, with: only until noon, because: the queue, confidence: high }
  - { decide: manual, other: ask the army, treat-as: some, by: ferries }
  - { decide: fares, answer: 40, by: [ferries, rights] }
  - { decide: payment, answer: declined, by: state }
  - { do: agree, at: 50m }
  - { advance: 20m }
  - { hold: radio }
  - { release: radio }
  - { skip: radio }
  - { send: nudge }
  - { withdraw: note }
  - { override: { trust: 40, by_hand: true }, because: to see }
  - { seen: log_it }
  - { jump: recovery, at: 2h }
  - { pause }
  - { resume }
  - { note: well done }
  - { end }
`);
  expect(diagnostics).toEqual([]);
  expect(script).toMatchObject({
    text: { en: 'A bit of everything' },
    seed: '7',
    parameters: [
      { parameter: 'frame', value: 'voluntary' },
      { parameter: 'holiday', value: false },
    ],
  });
  expect(script?.play[0]).toEqual({ step: 'next', times: 3, at: null, place: 'play.yaml:5:5' });
  expect(script?.play[1]).toMatchObject({ step: 'say', by: 'gate', to: { roles: ['gate', 'ferries'] } });
  expect(script?.play[3]).toMatchObject({ step: 'aloud', fact: 'old_server', to: { roles: ['gate'] } });
  expect(script?.play[4]).toMatchObject({
    answer: { form: 'options', options: ['some'] },
    by: ['gate'],
    with: 'only until noon',
    because: 'the queue',
    confidence: 'high',
  });
  expect(script?.play[5]).toMatchObject({ answer: { form: 'other', text: 'ask the army', treatAs: 'some' } });
  expect(script?.play[6]).toMatchObject({ answer: { form: 'amount', amount: 40 } });
  expect(script?.play[7]).toMatchObject({ answer: { form: 'declined' } });
  // only one role can do it, so that it need not be named
  expect(script?.play[8]).toMatchObject({ step: 'do', action: 'agree', by: 'state', at: 3000 });
  expect(script?.play.map((step) => step.step)).toHaveLength(22);
});

test('a bare list of steps is a script', () => {
  const { script, diagnostics } = read('- { next: 1 }\n- { end }\n');
  expect(diagnostics).toEqual([]);
  expect(script).toMatchObject({ text: null, seed: null, play: [{ step: 'next' }, { step: 'end' }] });
});

describe('what a script cannot say', () => {
  test.each([
    ['{ decide: manul, answer: all, by: gate }', ['ST0402 1:13']],
    ['{ decide: manual, answer: al, by: gate }', ['ST0501 1:29']],
    ['{ decide: manual, answer: [all], by: gate }', ['ST0501 1:30']],
    ['{ decide: manual, answer: all, by: gat }', ['ST0401 1:38']],
    ['{ decide: manual, answer: all, by: state }', ['ST0503 1:38']],
    ['{ decide: manual, answer: all }', ['ST0502 1:5']],
    ['{ decide: manual, by: gate }', ['ST0504 1:5']],
    ['{ decide: fares, answer: 140, by: rights }', ['ST0501 1:28']],
    ['{ decide: fares, answer: all, by: rights }', ['ST0501 1:28']],
    ['{ do: warn, by: ferries }', ['ST0503 1:19']],
    ['{ do: warn, at: 1.5h }', ['ST0210 1:19']],
    ['{ do: warn, at: yesterday }', ['ST0210 1:19']],
    ['{ override: { served: 1 } }', ['ST0419 1:17']],
    ['{ override: { truts: 1 } }', ['ST0402 1:17']],
    ['{ jump: pressur }', ['ST0402 1:11']],
    ['{ hold: radios }', ['ST0402 1:11']],
    ['{ seen: log_in }', ['ST0402 1:11']],
    ['{ advanse: 20m }', ['ST0201 1:5']],
    ['{ at: 20m }', ['ST0215 1:3']],
  ])('%s', (step, expected) => {
    expect(told(step)).toEqual(expected);
    expect(read(`- ${step}\n`).script).toBeNull();
  });

  test('an override beyond the limits is taken, and clamped when it is played', () => {
    expect(told('{ override: { trust: 140 } }')).toEqual([]);
  });

  test('a word instead of steps, and nothing at all', () => {
    expect(read('hello').diagnostics.map((one) => one.code)).toEqual(['ST0106']);
    expect(read('').diagnostics.map((one) => one.code)).toEqual(['ST0101']);
  });
});
