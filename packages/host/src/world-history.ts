/** The world over story time, for sparklines: what the entries say of the variables that are kept. */
import type { Entry } from '@sandtable/core/record';
import type { Value } from '@sandtable/core/scenario';
import type { WorldSample } from './session.ts';

/** The sample that an entry makes of the last one; null when it tells nothing of the world. One at the same story time replaces it. */
export function nextSample(last: WorldSample, entry: Entry): WorldSample | null {
  switch (entry.kind) {
    case 'elapsed':
      return entry.body.variables.length === 0 ? null : changed(last, entry.body.to, entry.body.variables);
    case 'variable.set':
      return changed(last, entry.story, [[entry.body.variable, entry.body.to]]);
    default:
      return null;
  }
}

function changed(last: WorldSample, story: number, changes: WorldSample['values']): WorldSample {
  const now = new Map<string, Value>(changes);
  return { story, values: last.values.map(([name, value]) => [name, now.get(name) ?? value] as const) };
}
