/** Options as every screen shows them: in the order of their letters, those that have none last. */
import { optionAllowed, unletteredOptions } from '../questions/gate.ts';
import type { Program } from '../program/program.ts';
import type { State } from '../program/state.ts';
import type { Option } from '../scenario/scenario.ts';

export interface LetteredOption {
  readonly option: Option;
  /** `a`, `b`, `c` ..., and after `z` its number. Null: it has not been open yet. */
  readonly letter: string | null;
  /** It can be chosen now. */
  readonly allowed: boolean;
}

/** Before a decision opens its options have the letters that they would take if it opened now. */
export function letteredOptions(program: Program, state: State, place: number): readonly LetteredOption[] {
  const decision = program.scenario.decisions[place];
  const now = state.decisions[place];
  if (!decision || !now) return [];
  const isAllowed = (name: string) => optionAllowed(program, state, decision.name, name);
  const unlettered = unletteredOptions(program, state, place);
  const lettered = now.lettered.length > 0 ? now.lettered : unlettered.filter(isAllowed);
  return [...lettered, ...unlettered.filter((name) => !lettered.includes(name))].flatMap((name, at) => {
    const option = decision.options.find((each) => each.name === name);
    return option
      ? [{ option, letter: at < lettered.length ? letterAt(at) : null, allowed: isAllowed(name) }]
      : [];
  });
}

/** What players see: all that can be chosen, or could; what has never been open they do not know of. */
export const optionsForPlayers = (program: Program, state: State, place: number): readonly LetteredOption[] =>
  letteredOptions(program, state, place).filter(({ letter, allowed }) => letter !== null || allowed);

const letterAt = (at: number): string => (at < 26 ? String.fromCharCode(97 + at) : String(at + 1));
