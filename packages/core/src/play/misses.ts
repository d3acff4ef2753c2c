/** What a command would let be missed: asked before a jump, so that nobody's time runs out unnoticed on the way. */
import { decide } from '../commands/engine.ts';
import type { Command } from '../record/cause.ts';
import type { Program } from '../program/program.ts';
import type { State } from '../program/state.ts';

/** By name. */
export interface Misses {
  readonly clocks: readonly string[];
  readonly expected: readonly string[];
  /** Decisions that would close with their default. */
  readonly decisions: readonly string[];
}

export const nothingMissed: Misses = { clocks: [], expected: [], decisions: [] };

/** Pure. The command is played on a copy, with its luck; one that is refused lets nothing be missed. */
export function missesOf(program: Program, state: State, command: Command): Misses {
  const author = { participant: null, role: 'exercise_control', organisation: null };
  const decided = decide(program, state, { command, author, wall: null, texts: [] });
  const entries = 'refused' in decided ? [] : decided.entries;
  return {
    clocks: entries.flatMap((each) => (each.kind === 'clock.missed' ? [each.body.clock] : [])),
    expected: entries.flatMap((each) => (each.kind === 'expected.missed' ? [each.body.expected] : [])),
    decisions: entries.flatMap((each) =>
      each.kind === 'decision.closed' && each.body.how === 'default' ? [each.body.decision] : [],
    ),
  };
}
