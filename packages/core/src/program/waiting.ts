import type { LinkedMoment, WaitingMoment } from './program.ts';

/** For each event, the moments that wait for it. Things with a trigger are left out: their moment only starts the watching. */
export function waiting(
  events: number,
  kinds: Record<
    WaitingMoment['due']['of'],
    readonly { readonly at: LinkedMoment | null; readonly trigger?: number }[]
  >,
): readonly (readonly WaitingMoment[])[] {
  const found = Array.from({ length: events }, (): WaitingMoment[] => []);
  for (const kind of ['chance', 'inject', 'decision', 'clock', 'expected'] as const)
    kinds[kind].forEach(({ at, trigger = -1 }, place) => {
      if (at?.at === 'event' && trigger < 0)
        found[at.event]?.push({ at, due: { due: 'moment', of: kind, place } });
    });
  return found;
}
