/** A scenario's own test: a play of its script, and what it expects of it. */
import type { Expression, Value } from '../expression/expression.ts';
import type { ScenarioTest } from '../scenario/scenario.ts';
import { evaluate } from './evaluate.ts';
import { play, type Played } from './play.ts';
import type { Program } from './program.ts';
import { readings } from './readings.ts';
import type { State } from './state.ts';

export interface Failure {
  readonly expected: Expression;
  /** Story seconds; null: at the end. */
  readonly at: number | null;
  /** What the names in it stood at. */
  readonly readings: readonly { readonly name: string; readonly value: Value | null }[];
}
export interface Trial {
  readonly test: ScenarioTest;
  readonly failures: readonly Failure[];
  readonly undone: Played['undone'];
  readonly stuck: string | null;
  readonly passed: boolean;
}

/** Pure. A test passes when the exercise comes to EndEx, every step was done and every expectation held at its time. */
export function runTrial(program: Program, test: ScenarioTest): Trial {
  const failures: Failure[] = [];
  const expect = (state: State, at: number | null) => {
    for (const { that } of test.expect.filter((each) => each.at === at))
      if (evaluate(program, state, that.tree) !== true)
        failures.push({ expected: that, at, readings: readings(program, state, that) });
  };
  const setup = {
    seed: test.seed,
    parameters: test.parameters.map(({ parameter, value }) => [parameter, value] as const),
    attribution: program.scenario.attribution,
  };
  const times = [...new Set(test.expect.flatMap(({ at }) => (at === null ? [] : [at])))];
  const played = play(program, setup, test.play, {
    lookout: { at: times, seen: (at, state) => expect(state, at) },
    keep: false,
  });
  expect(played.state, null);
  const { undone, stuck } = played;
  return {
    test,
    failures,
    undone,
    stuck,
    passed: failures.length === 0 && undone.length === 0 && stuck === null,
  };
}
