/** Derived variables that stand on others are computed once a look: towers of them cost what they are long, not 2 to the power of that. */
import { describe, expect, test } from 'vitest';
import { load, play, valueOf } from '../../src/index.ts';
import { scenarioOf, setup } from './playing.ts';

const height = 60;
const tower = (first: string, step: (below: string) => string): string =>
  [
    `  v0: { name: V0, start: ${first} }`,
    ...Array.from({ length: height }, (_, at) => `  v${at + 1}: { name: V, is: "${step(`v${at}`)}" }`),
  ].join('\n');

const played = (variables: string, more: string) =>
  play(
    load(
      scenarioOf(`
duration: 30m
phases:
  only: { title: Only, clock: runs, on-enter: ${more} }
variables:
${variables}
  seen: { name: Seen, start: 0 }
injects:
  high: { when: "v${height} != v0", from: exercise_control, to: [gate], channel: note, text: "It is {v${height}}." }
`),
    ),
    setup,
    [],
  );

describe('a tower of 60 derived variables', () => {
  test.each([
    ['of sums', '0.5', (below: string) => `${below} + ${below}`, 2 ** 59],
    ['of truths', 'true', (below: string) => `(${below} and ${below}) or not ${below}`, true],
    ['of choices by what is below', '1', (below: string) => `${below} > 1 ? ${below} : ${below} + 1`, 2],
    ['of the greater of two', '3', (below: string) => `max(${below}, min(${below}, ${below} / 2))`, 3],
  ])('%s', (_, first, step, value) => {
    const { state } = played(tower(first, step), '[{ note: Nothing }]');
    const program = load(scenarioOf(`phases:\n  only: { title: Only }\nvariables:\n${tower(first, step)}\n`));
    expect(valueOf(program, play(program, setup, []).state, `v${height}`)).toBe(value);
    expect(state.stage).toBe('end-ex');
  });

  test('reads what was changed since the look before', () => {
    const { entries } = played(
      tower('0', (below) => `${below} + ${below}`),
      `[{ set: { seen: "v${height}" } }, { set: { v0: 1 } }, { add: { seen: "v${height}" } }, { set: { v0: 0 } }, { set: { seen: "v${height} + 7" } }]`,
    );
    expect(
      entries.flatMap((entry) =>
        entry.kind === 'variable.set' && entry.body.variable === 'seen' ? [entry.body.to] : [],
      ),
    ).toEqual([2 ** 60, 7]);
  });

  test('a value that is none at the bottom leaves the whole tower without one, told once', () => {
    const { entries } = played(
      tower('0', (below) => (below === 'v0' ? '1 / v0' : `${below} + ${below}`)),
      `[{ set: { seen: "v${height}" } }, { set: { seen: "v${height}" } }, { set: { v0: 1 } }, { set: { seen: "v${height}" } }]`,
    );
    const told = entries.flatMap((entry) => (entry.kind === 'trouble' ? [entry.body.where] : []));
    expect(told).toEqual(['phases.only.on-enter.1.set.seen', 'phases.only.on-enter.2.set.seen']);
    expect(entries).toContainEqual(
      expect.objectContaining({
        kind: 'variable.set',
        body: expect.objectContaining({ variable: 'seen', to: 2 ** 59 }) as unknown,
      }),
    );
  });
});
