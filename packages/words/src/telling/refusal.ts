// What was not taken, and why: a command by the engine, an entry by the disk.
import type { Refusal } from '@sandtable/core/record';
import { isKey, type MessageName, type Say } from '../words.ts';

type Particulars = Readonly<Record<string, string | number>>;

/** Null when the catalogue has no such message. Which values a message needs is not known to the type of a computed key. */
function sayCode(key: string, values: Particulars, say: Say): string | null {
  return isKey(key) ? (say as (key: MessageName, values: Particulars) => string)(key, values) : null;
}

/** A code without words of its own is still said, so that it can be looked up. */
export const refusalText = ({ refused, values }: Refusal, say: Say): string =>
  sayCode(`refusal.${refused}`, values, say) ?? say('format.refused', { code: refused });

interface RecordFault extends Error {
  readonly code: string;
  readonly values: Particulars;
}

/** What the disk did not take; null when the error is another one and must go on upwards. */
export function recordTrouble(error: unknown, say: Say): string | null {
  if (!isRecordFault(error)) return null;
  // the words need some of the values, never all
  const none = { file: '', system: '', why: '' };
  return sayCode(`record.${error.code}`, { ...none, ...error.values }, say);
}

function isRecordFault(error: unknown): error is RecordFault {
  return (
    error instanceof Error &&
    /^Record(Lost|Error)$/u.test(error.name) &&
    'code' in error &&
    typeof error.code === 'string' &&
    'values' in error
  );
}
