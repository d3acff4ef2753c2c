/** A variable with its value now, for a reader. */
import type { Program } from '../program/program.ts';
import { valueOf } from '../questions/read.ts';
import type { State } from '../program/state.ts';
import type { Variable } from '../scenario/scenario.ts';
import { textIn, textOrNull } from '../scenario/text.ts';
import type { Reader } from './reader.ts';

export interface Gauge {
  readonly name: string;
  readonly title: string;
  /** Null: it is derived and cannot be computed. */
  readonly value: number | boolean | string | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string | null;
  readonly shownAs: 'number' | 'gauge' | 'words';
}

export function gaugeOf(program: Program, state: State, variable: Variable, reader: Reader): Gauge {
  return {
    name: variable.name,
    title: textIn(variable.title, reader),
    value: valueOf(program, state, variable.name),
    min: variable.min,
    max: variable.max,
    unit: textOrNull(variable.unit, reader),
    shownAs: variable.shownAs,
  };
}
