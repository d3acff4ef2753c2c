/** The one walk over effects: nothing that an author may write is left out of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { effectLists, effectsIn, type Effect, type Scenario } from '../../src/scenario.ts';
import { library, programOf } from './library.ts';

const ferry = readFileSync(join(import.meta.dirname, '../../../../test/fixtures/ferry-port.yaml'), 'utf8')
  .replace('    leftovers: keep', '    on-leave: [{ note: The pressure is off. }]\n$&')
  .replace(
    'within: 15m, task: assess }',
    'within: 15m, on-met: [{ note: It is in the log. }], on-missed: [{ note: Nobody logged it. }], task: assess }',
  )
  .replace(
    'chances:\n',
    'rules:\n  told: { name: Told, when: "action.warn.taken", effects: [{ note: They know. }] }\n$&',
  )
  .replace('tlp: TLP:AMBER, known-to: [gate]', '$&, on-breach: [{ note: It got out. }]')
  .replace('done: "action.warn.taken"', '$&\n    on-met: [{ note: They were warned. }]');
const scenarios = [...library.values(), programOf(ferry)].map(({ scenario }) => ({
  name: scenario.id,
  scenario,
}));

/** Everything in a scenario that looks like an effect, wherever it stands. */
function anyEffects(part: unknown): readonly Effect[] {
  if (typeof part !== 'object' || part === null) return [];
  const own = 'verb' in part && 'after' in part && 'onlyIf' in part ? [part as Effect] : [];
  return [...own, ...Object.values(part).flatMap(anyEffects)];
}

/** The key or the item that a path of the file leads to, in the checked scenario: `on-missed` is `onMissed` there. */
function at(scenario: Scenario, path: string): unknown {
  return path.split('.').reduce((here: unknown, step) => {
    const key = step.replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());
    if (!Array.isArray(here)) return (here as Record<string, unknown>)[key];
    return here.find((each: { readonly name?: string }) => each.name === step) ?? here[Number(step) - 1];
  }, scenario);
}

describe.each(scenarios)('$name', ({ scenario }) => {
  test('every effect is found once, whoever holds it', () => {
    const found = effectsIn(scenario).map(({ effect }) => effect);
    expect(new Set(found)).toEqual(new Set(anyEffects(scenario)));
    expect(found.length).toBe(anyEffects(scenario).length);
  });

  test('an effect stands at its path, and no other at the same', () => {
    const paths = effectsIn(scenario).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
    for (const { path, effect } of effectsIn(scenario)) expect(at(scenario, path)).toBe(effect);
  });
});

test('the scenarios tried have effects of every kind of holder', () => {
  const held = scenarios.flatMap(({ scenario }) =>
    effectLists(scenario).flatMap(({ of, effects }) => (effects.length > 0 ? [of] : [])),
  );
  expect([...new Set(held)].toSorted()).toEqual([
    'action',
    'chance',
    'clock',
    'clock.on-met',
    'decision',
    'expected',
    'expected.on-met',
    'fact.on-breach',
    'inject',
    'option',
    'phase.on-enter',
    'phase.on-leave',
    'proposal',
    'rule',
  ]);
});
