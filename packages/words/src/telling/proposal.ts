// Why an inject came up that waits for a hand: what happened, or what holds now, in words.
import { conditionText, eventText } from './condition.ts';
import type { Telling } from './names.ts';

/** Null for one that simply came by its time. */
export function proposalReason(name: string, telling: Telling): string | null {
  const inject = telling.scenario.injects.find((each) => each.name === name);
  if (inject?.at?.at === 'event') return eventText(inject.at.event, telling);
  return inject?.when ? conditionText(inject.when, telling) : null;
}
