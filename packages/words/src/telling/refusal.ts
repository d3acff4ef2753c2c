// Why a command was not accepted, in words.
import type { Refusal } from '@sandtable/core/record';
import { isKey, type MessageName, type Say } from '../words.ts';

/** A code without words of its own is still said, so that it can be looked up. */
export function refusalText({ refused, values }: Refusal, say: Say): string {
  const key = `refusal.${refused}`;
  if (!isKey(key)) return say('format.refused', { code: refused });
  // which values a refusal brings is known where it is refused, not to the type of a computed key
  return (say as (key: MessageName, values: Refusal['values']) => string)(key, values);
}
