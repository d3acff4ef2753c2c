// How a fact got about, in words.
import type { FactBoard } from '@sandtable/core/view';
import type { Say } from '@sandtable/words';

/** To whom it was said aloud; empty when it was not. */
export function aloudWords({ saidAloud, saidAloudTo }: FactBoard, say: Say): string {
  if (saidAloud) return say('desk.facts.aloud');
  return saidAloudTo.length === 0 ? '' : say('desk.facts.aloud-to', { roles: saidAloudTo.join(', ') });
}
