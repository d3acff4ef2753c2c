/**
 * The library's scenarios as they were when the program was bundled: they lie beside it, checked, each under the hash of its text, and need
 * not be read again (decision 14). Apart from the reading, so that an exercise begins without the language being loaded.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '@sandtable/core/scenario';

const folder = join(import.meta.dirname, 'checked');

/** Null for a text that was not checked beforehand. */
export function checkedScenario(text: string): Scenario | null {
  const file = join(folder, `${createHash('sha256').update(text).digest('hex')}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Scenario) : null;
}
