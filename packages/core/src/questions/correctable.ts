/** What `correct` can put right. */
import type { Program } from '../program/program.ts';
import type { RecordedDeed, State } from '../program/state.ts';
import type { CauseBodies } from '../record/cause.ts';

/** The answer of this entry is the one that its role stands by. */
export function answerStands(
  { places }: Program,
  { decisions }: State,
  entry: number,
  { decision, by }: { readonly decision: string; readonly by: string },
): boolean {
  const answers = decisions[places.decision.get(decision) ?? -1]?.answers ?? [];
  return answers.some((own) => own.role === by && own.entry === entry);
}

/** The entries that can be put right now, oldest first: what people did, and what stands in the place of a mistake. */
export function correctable(program: Program, state: State): readonly number[] {
  return state.deeds.filter((deed) => isCorrectable(program, state, deed)).map(({ entry }) => entry);
}

function isCorrectable(
  program: Program,
  state: State,
  { command, correctedBy, entry }: RecordedDeed,
): boolean {
  if (correctedBy !== null) return false;
  switch (command.kind) {
    case 'answer':
      return answerStands(program, state, entry, command.body);
    case 'reverse':
    case 'ask':
    case 'reply':
      return false;
    case 'override':
    case 'seen':
    case 'deliver':
    case 'release':
    case 'adhoc':
    case 'say':
    case 'share':
    case 'aloud':
    case 'act':
      return true;
  }
}

export type ExpectedTick = Pick<CauseBodies['seen'], 'expected' | 'how'>;

/** Which effects follow from a tick: those of being met, those of being missed, or none. */
export function tickTurns(how: ExpectedTick['how']): 'met' | 'missed' | 'overtaken' {
  switch (how) {
    case 'seen':
    case 'late':
      return 'met';
    case 'not-seen':
      return 'missed';
    case 'overtaken':
      return how;
  }
}

/** The same follows from both ticks: corrected from one to the other, nothing is undone and nothing acts again. */
export const isTickedAlike = (one: ExpectedTick, other: ExpectedTick): boolean =>
  one.expected === other.expected && tickTurns(one.how) === tickTurns(other.how);
