/** A circle is the same thing done more than 1,000 times at one instant; much that happens at once is none. */
import { describe, expect, test } from 'vitest';
import { begin, decide, load, play } from '../../src/index.ts';
import { given, scenarioOf, setup, start } from './playing.ts';

const note = 'from: exercise_control, to: [gate], channel: note, text: A note.';
const played = (part: string, keep = true) => play(load(scenarioOf(part)), setup, [], { keep });

describe('much at one second is no circle', () => {
  test.each([
    ['2,000 injects at one moment', (at: number) => `  i${at}: { at: 1m, ${note} }`],
    ['2,000 triggers that become true together', (at: number) => `  i${at}: { when: "n == 1", ${note} }`],
    [
      '2,000 injects, each sent by the one before',
      (at: number) =>
        `  i${at}: { ${at === 0 ? 'at: 1m' : 'at: reserve'}, ${note}${at < 1999 ? `, on-delivery: [{ send: i${at + 1} }]` : ''} }`,
    ],
    [
      '2,000 injects that send one inject, which has come already',
      (at: number) => `  i${at}: { at: 1m, ${note}${at > 0 ? ', on-delivery: [{ send: i0 }]' : ''} }`,
    ],
  ])('%s', (_, inject) => {
    const injects = Array.from({ length: 2_000 }, (_, at) => inject(at)).join('\n');
    const { state, halted } = played(`
duration: 1h
phases:
  only: { title: Only, clock: runs, on-enter: [{ set: { n: 1 }, after: 1m }] }
variables:
  n: { name: N, start: 0 }
injects:
${injects}
`);
    expect(halted).toBeNull();
    expect(state.injects.filter(({ times }) => times === 1)).toHaveLength(2_000);
  });

  test('2,000 items of an agenda that the attendant does at one second', () => {
    const items = Array.from({ length: 2_000 }, () => '{ say: Hallo }').join(', ');
    const { state, halted } = played(
      `phases:\n  only: { title: Only, agenda: [${items}], next: [{ go: end }] }\n`,
    );
    expect([halted, state.stage]).toEqual([null, 'end-ex']);
  });
});

describe('the same thing more than 1,000 times', () => {
  const bouncing = (times: number) =>
    load(
      scenarioOf(`
duration: 1h
phases:
  only: { title: Only, clock: runs, on-enter: [{ send: ball, after: 1m }] }
injects:
  ball: { at: reserve, ${note}, times: ${times}, on-delivery: [{ send: ball, only-if: "inject.ball.times < ${times}" }] }
`),
    );

  test('1,000 times is none, once more is one', () => {
    expect(play(bouncing(1_000), setup, []).halted).toBeNull();
    expect(play(bouncing(1_001), setup, []).halted).toEqual({ why: 'circle', cycle: 'inject ball' });
  });

  test('a circle of many is named, each of its members once', () => {
    const ring = Array.from(
      { length: 7 },
      (_, at) => `p${at}: { title: P${at}, next: [{ go: p${(at + 1) % 7}, when: "n == 0" }] }`,
    );
    const program = load(
      scenarioOf(`variables:\n  n: { name: N, start: 0 }\nphases:\n  ${ring.join('\n  ')}\n`),
    );
    const refused = decide(program, begin(program, setup), given(start[0] ?? { kind: 'start', body: {} }));
    expect(refused).toMatchObject({
      refused: 'settle.cycle',
      values: { cycle: 'phase p0 -> phase p1 -> phase p2 -> phase p3 -> phase p4 -> phase p5 -> phase p6' },
    });
  });
});

describe('a circle that the attendant goes', () => {
  test.each([
    [
      'from phase to phase',
      `phases:
  one: { title: One, agenda: [{ say: A }], next: [{ go: two }] }
  two: { title: Two, agenda: [{ say: B }], next: [{ go: one }] }
`,
      'phase one -> phase two',
    ],
    [
      'from proposal to proposal',
      `phases:
  only: { title: Only, clock: runs }
variables:
  n: { name: N, start: 0 }
injects:
  on: { when: "n == 1", kind: contingency, ${note}, times: 9999, on-delivery: [{ set: { n: 2 } }] }
  off: { when: "n == 2", kind: contingency, ${note}, times: 9999, on-delivery: [{ set: { n: 1 } }] }
  begin: { at: 5m, ${note}, on-delivery: [{ set: { n: 1 } }] }
`,
      'inject on -> inject off',
    ],
  ])('%s', (_, part, cycle) => {
    for (const keep of [true, false]) expect(played(part, keep).halted).toEqual({ why: 'circle', cycle });
  });
});
