// What kept an entry from the record, in words.
import { isKey, type MessageName, type Say } from '../words.ts';

interface Fault extends Error {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The disk's no, or null when the error is another one and must go on upwards. */
export function recordTrouble(error: unknown, say: Say): string | null {
  if (!isFault(error)) return null;
  const key = `record.${error.code}`;
  if (!isKey(key)) return null;
  // the words need some of the values, never all
  const none = { file: '', system: '', why: '' };
  return (say as (key: MessageName, values: Fault['values']) => string)(key, { ...none, ...error.values });
}

function isFault(error: unknown): error is Fault {
  return (
    error instanceof Error &&
    /^Record(Lost|Error)$/u.test(error.name) &&
    'code' in error &&
    typeof error.code === 'string' &&
    'values' in error
  );
}
