/** What `correct` can put right. */
import type { Program } from '../program/program.ts';
import type { RecordedDeed, State } from '../program/state.ts';

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
