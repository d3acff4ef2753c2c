// Deeds done on the session. What was refused, and what the disk did not take, is said.
import { giveEach, type Session } from '@sandtable/host';
import { type Say, recordTrouble, refusalText } from '@sandtable/words';
import type { Deed } from '@sandtable/powers';

export interface Doing {
  readonly session: Session;
  readonly say: Say;
  readonly tell: (line: string) => void;
}

/** Gives commands one after the other; false when one was not taken. */
export function giveAll({ given }: Extract<Deed, { do: 'give' }>, { session, say, tell }: Doing): boolean {
  try {
    const refused = giveEach(session, given);
    if (refused === null) return true;
    tell(refusalText(refused, say));
  } catch (error) {
    tell(troubleText(error, say));
  }
  return false;
}

export function rewind(entry: number, { session, say, tell }: Doing): boolean {
  try {
    const cause = session.entries.find(({ n }) => n === entry)?.cause ?? entry;
    const { file } = session.rewind(entry);
    tell(say('plain.rewound', { number: cause, file }));
    return true;
  } catch (error) {
    tell(troubleText(error, say));
    return false;
  }
}

export function strikeEntry(entry: number, { session, say, tell }: Doing): void {
  try {
    const result = session.strike(entry);
    if ('refused' in result) tell(refusalText(result, say));
  } catch (error) {
    tell(troubleText(error, say));
  }
}

/** Words for what the disk did; any other error is a fault of the program and is thrown on. */
function troubleText(error: unknown, say: Say): string {
  const trouble = recordTrouble(error, say);
  if (trouble === null) throw error;
  return trouble;
}
