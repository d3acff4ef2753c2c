import type { Pairs } from '@sandtable/core/record';
import { nearest, type Scenario } from '@sandtable/core/scenario';
import { readNumber, type Say } from '@sandtable/words';
import { BadInput, WrongUsage } from '../command-line/problem.ts';

/** `--set agenda=short` as values of the scenario's parameters. Throws `WrongUsage` that says what there is to set, `BadInput` for a number that could be two. */
export function parametersFrom(given: readonly string[], { parameters }: Scenario, say: Say): Pairs {
  return given.map((setting) => {
    const [name = '', ...rest] = setting.split('=');
    const value = rest.join('=');
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (!parameter || rest.length === 0) {
      const names = parameters.map((known) => `${known.name}=${String(known.start)}`);
      if (names.length === 0) throw new WrongUsage(say('cli.set.none', { name }));
      const near = nearest(
        name,
        parameters.map((known) => known.name),
      );
      throw new WrongUsage(
        near === null || near === name
          ? say('cli.set.unknown', { setting, names: names.join(', ') })
          : say('cli.set.unknown-but', { setting, near, names: names.join(', ') }),
      );
    }
    switch (parameter.type) {
      case 'number': {
        const read = readNumber(value, { min: null, max: null, unit: null });
        if (read.is === 'number') return [name, read.value];
        if (read.is !== 'doubtful') throw new WrongUsage(say('cli.set.not-number', { name, value }));
        const [one, other] = read.spellings;
        throw new BadInput(say('cli.set.doubtful-number', { name, value, one, other }));
      }
      case 'boolean':
        if (value !== 'true' && value !== 'false')
          throw new WrongUsage(say('cli.set.not-one-of', { name, value, values: 'true, false' }));
        return [name, value === 'true'];
      case 'choice':
        if (!parameter.values.includes(value))
          throw new WrongUsage(
            say('cli.set.not-one-of', { name, value, values: parameter.values.join(', ') }),
          );
        return [name, value];
    }
  });
}
