// The opening of a module, which is read aloud before anything else in it.
import type { Entry } from '@sandtable/core/record';
import type { ControlSituation } from '../form/power.ts';

/** With any of these the facilitator has gone on: the opening was read. */
const goesOn: ReadonlySet<Entry['kind']> = new Set([
  'next',
  'jump-over',
  'deliver',
  'given',
  'put',
  'release',
  'adhoc',
  'say',
  'open',
  'answer',
]);

/** What is to be read aloud now because a module has just begun; null when it has none, or was read. */
export function readOut({ view, entries }: Pick<ControlSituation, 'view' | 'entries'>): string | null {
  const { phase, stage } = view;
  if (stage !== 'conduct' || phase === null || phase.say === null) return null;
  const entered = entries.findLastIndex((each) => each.kind === 'phase.entered');
  const read = entered < 0 || entries.slice(entered + 1).some((each) => goesOn.has(each.kind));
  return read ? null : phase.say.trim();
}
