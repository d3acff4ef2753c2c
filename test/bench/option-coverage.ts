/** How long `explore` plays until it has seen every option of every decision of a scenario of the library chosen. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readScenario } from '@sandtable/language';
import { explore } from '@sandtable/simulate';
import { processorTime } from './measure.ts';

export interface Covered {
  readonly scenario: string;
  readonly reached: number;
  readonly options: number;
  /** Of processor time, reading the file included. */
  readonly seconds: number;
}

/** Gives up after so many slices of the search. */
const patience = 2_000;

export function optionCoverage(
  root: string,
  names: readonly string[],
  slices = patience,
): readonly Covered[] {
  return names.map((name) => {
    let [reached, options] = [0, 0];
    const spent = processorTime(() => {
      const text = readFileSync(join(root, 'scenarios', name, 'scenario.yaml'), 'utf8');
      const { scenario } = readScenario(text, 'scenario.yaml');
      if (!scenario) throw new Error(`${name} is not accepted`);
      const exploration = explore(scenario, '1');
      for (let at = 0; at < slices && (at === 0 || reached < options); at += 1) {
        const progress = exploration.step();
        reached = progress.optionsReached;
        ({ options } = progress);
      }
    });
    return { scenario: name, reached, options, seconds: spent / 1000 };
  });
}
