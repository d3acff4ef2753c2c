/** The core as records' verification needs it: a scenario's text is read, linked and played again. */
import { begin, checkSetup, hasName, load, openTable, type Program, type State } from '@sandtable/core';
import type { Setup } from '@sandtable/core/record';
import type { Engine } from '@sandtable/records';
import { playableScenario } from './playable-scenario.ts';

export const replayEngine: Engine = {
  begin(text, setup) {
    const begun = beginAgain(text, setup);
    if (begun === null) return null;
    const { program, state } = begun;
    const table = openTable(program, state);
    return {
      give(order) {
        const before = table.entries().length;
        return table.give(order) ?? table.entries().slice(before);
      },
      has: (of, name) => hasName(program, of, name),
    };
  },
};

/** A recorded exercise before its first entry; null when its scenario is not accepted, or not with its parameters. */
export function beginAgain(
  text: string,
  setup: Setup,
): { readonly program: Program; readonly state: State } | null {
  const scenario = playableScenario(text);
  if (scenario === null) return null;
  const program = load(scenario);
  return checkSetup(program, setup) === null ? { program, state: begin(program, setup) } : null;
}
