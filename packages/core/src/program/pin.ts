/** A scenario whose luck is as a test wants it: the engine plays it as any other. */
import type { ExpressionNode } from '../scenario/expression.ts';
import type { Chance, Scenario } from '../scenario/scenario.ts';
import type { ChancePin, ScenarioTest } from '../scenario/script.ts';

/** Pure. The same scenario when nothing is pinned. */
export function pinned(
  scenario: Scenario,
  { luck, chances }: Pick<ScenarioTest, 'luck' | 'chances'>,
): Scenario {
  if (luck.length === 0 && chances.length === 0) return scenario;
  const drawn = new Map(luck.map((pin) => [pin.luck, pin.value]));
  const fixed = new Map(chances.map((pin) => [pin.chance, pin]));
  return {
    ...scenario,
    luck: scenario.luck.map((one) => {
      const value = drawn.get(one.name);
      return value === undefined ? one : { ...one, distribution: { draw: 'one-of', values: [value] } };
    }),
    chances: scenario.chances.map((one) => pinnedChance(one, fixed.get(one.name))),
  };
}

function pinnedChance(chance: Chance, pin: ChancePin | undefined): Chance {
  if (pin === undefined) return chance;
  const { how } = chance;
  if (how.by === 'moment')
    return 'fires' in pin ? { ...chance, how: { ...how, odds: pin.fires ? 1 : 0 } } : chance;
  const times = 'times' in pin ? pin.times : [];
  const tree = times.reduce<ExpressionNode>(
    (otherwise, seconds, fired) => ({
      op: 'choose',
      condition: both(isFired(chance.name, fired), both(isPast(seconds), isPositive(how.perHour.tree))),
      // oxlint-disable-next-line unicorn/no-thenable -- plain data of the contract; nothing awaits a tree
      then: { op: 'literal', value: surely },
      otherwise,
    }),
    { op: 'literal', value: 0 },
  );
  return { ...chance, how: { by: 'rate', perHour: { ...how.perHour, tree } } };
}

/** So often in an hour that the next tick is enough, whatever was drawn. */
const surely = 1e15;

const both = (left: ExpressionNode, right: ExpressionNode): ExpressionNode => ({
  op: 'binary',
  operator: 'and',
  left,
  right,
});
const isFired = (name: string, times: number): ExpressionNode => ({
  op: 'binary',
  operator: '==',
  left: { op: 'event', event: { kind: 'chance', name, words: ['times'] } },
  right: { op: 'literal', value: times },
});
const isPast = (seconds: number): ExpressionNode => ({
  op: 'binary',
  operator: '>=',
  left: { op: 'story-minutes' },
  right: { op: 'literal', value: seconds / 60 },
});
const isPositive = (left: ExpressionNode): ExpressionNode => ({
  op: 'binary',
  operator: '>',
  left,
  right: { op: 'literal', value: 0 },
});
