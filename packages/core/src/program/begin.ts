/** A new exercise, at set-up. */
import type { Value } from '../scenario/expression.ts';
import type { Distribution } from '../scenario/scenario.ts';
import type { Refusal, Setup } from '../record/entry.ts';
import { draw, seedKey, type LuckKey, type LuckName } from '../luck/luck.ts';
import { ln, normalQuantile, roundHalfUp } from '../luck/number.ts';
import { refuse } from '../record/refuse.ts';
import type { Program } from './program.ts';
import type { State } from './state.ts';
import { missing } from '../scenario/missing.ts';

/**
 * The state at set-up. `key` spares a batch the hashing of the seed (`playKey` of the batch's `seedKey`).
 * Throws a RangeError for a parameter that the scenario has not or a value it cannot have: ask `checkSetup` first.
 */
export function begin(program: Program, setup: Setup, key: LuckKey = seedKey(setup.seed)): State {
  const wrong = setup.parameters.length === 0 ? null : checkSetup(program, setup);
  if (wrong) throw new RangeError(`${wrong.refused}: ${JSON.stringify(wrong.values)}`);
  const { scenario } = program;
  const given = new Map(setup.parameters);
  return {
    ...program.blank,
    setup,
    key,
    parameters: scenario.parameters.map((parameter) =>
      encodeValue(program, given.get(parameter.name) ?? parameter.start),
    ),
    luck: scenario.luck.map((luck, at) => {
      const value = drawFrom(
        program,
        luck.distribution,
        key,
        program.luckNames[at] ?? missing('luckNames', at),
      );
      // a duration is rounded half up to a second, at least 0; in an expression it is minutes
      return luck.duration ? Math.max(0, roundHalfUp(value * 60)) / 60 : value;
    }),
    thresholds: program.chances.map((chance) => threshold(key, chance.name, 0)),
  };
}

/** The hazard at which a chance fires for the next time: -ln(1-u). */
export function threshold(key: LuckKey, name: LuckName, fired: number): number {
  return 0 - ln(1 - draw(key, name, fired));
}

function drawFrom(program: Program, distribution: Distribution, key: LuckKey, name: LuckName): number {
  const u = draw(key, name, 0);
  switch (distribution.draw) {
    case 'between':
      return distribution.low + (distribution.high - distribution.low) * u;
    case 'triangle': {
      const { low, mode, high } = distribution;
      const width = high - low;
      if (width <= 0) return low;
      return u * width < mode - low
        ? low + Math.sqrt(u * width * (mode - low))
        : high - Math.sqrt((1 - u) * width * (high - mode));
    }
    case 'normal':
      // 0 has no quantile: half of the smallest step above it
      return distribution.mean + distribution.deviation * normalQuantile(u === 0 ? 5.551115123125783e-17 : u);
    case 'one-of':
      return encodeValue(program, distribution.values[Math.floor(u * distribution.values.length)] ?? 0);
  }
}

/** Why an exercise cannot begin like this; null when it can. */
export function checkSetup(program: Program, setup: Setup): Refusal | null {
  const names = program.scenario.parameters.map((parameter) => parameter.name).join(', ');
  for (const [name, value] of setup.parameters) {
    const parameter = program.scenario.parameters.find((candidate) => candidate.name === name);
    if (!parameter) return refuse('setup.parameter', { parameter: name, parameters: names });
    if (
      parameter.type === 'choice'
        ? !parameter.values.includes(String(value))
        : typeof value !== parameter.type
    )
      return refuse('setup.value', {
        parameter: name,
        value: String(value),
        values: parameter.values.join(', '),
        type: parameter.type,
      });
  }
  return null;
}

export function encodeValue(program: Pick<Program, 'choices'>, value: Value): number {
  if (typeof value === 'number') return value + 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return program.choices.indexOf(value);
}
