/** The core as records' verification needs it: a scenario's text becomes a program, and its entries are played again. */
import { begin, checkSetup, hasName, openTable, type Program, type State } from '@sandtable/core';
import type { Setup } from '@sandtable/core/record';
import type { Engine } from '@sandtable/records';

/** What a scenario's text is played as; null for a text that is not accepted. */
export type ProgramOf = (text: string) => Program | null;

export const engineOf = (programOf: ProgramOf): Engine => ({
  begin(text, setup) {
    const begun = beginAgain(programOf(text), setup);
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
});

/** A recorded exercise before its first entry; null when its scenario is not accepted, or not with its parameters. */
export function beginAgain(
  program: Program | null,
  setup: Setup,
): { readonly program: Program; readonly state: State } | null {
  return program === null || checkSetup(program, setup) !== null
    ? null
    : { program, state: begin(program, setup) };
}
