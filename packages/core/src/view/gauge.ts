/** A variable with its value now, for a reader. */
import type { Program } from '../program/program.ts';
import { valueOf } from '../questions/read.ts';
import type { State } from '../program/state.ts';
import type { Variable } from '../scenario/scenario.ts';
import { read, readOrNull, type Reader } from './reader.ts';
import type { Gauge } from './role/role-view.ts';

export function gaugeOf(program: Program, state: State, variable: Variable, reader: Reader): Gauge {
  return {
    name: variable.name,
    title: read(program.scenario, reader, variable.title),
    value: valueOf(program, state, variable.name),
    min: variable.min,
    max: variable.max,
    unit: readOrNull(program.scenario, reader, variable.unit),
    shownAs: variable.shownAs,
  };
}
