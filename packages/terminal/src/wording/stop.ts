// The real-world stop in words: whether it can be called from here, and who called it.
import { roleName } from '@sandtable/words';
import { controlPowers } from '@sandtable/powers';
import { whoDid } from '@sandtable/powers/joint';
import type { DeskSituation } from './situation.ts';

const stop = controlPowers.filter(({ id }) => id === 'stop');

/** Nothing offers it before StartEx, where nothing plays yet, nor after EndEx. */
export const offersStop = ({ can }: Pick<DeskSituation, 'can'>): boolean => stop.some(can);

/** Who called the stop that stands, as a sentence; none where the record does not say. */
export function stoppedBy(desk: DeskSituation): readonly string[] {
  const { view, entries, say } = desk;
  if (view.pause?.reason !== 'real-world') return [];
  const called = entries.findLast((each) => each.kind === 'pause' && each.body.reason === 'real-world');
  if (called === undefined) return [];
  const { role } = called.author;
  if (role === null) return [];
  if (role !== 'exercise_control') return [say('desk.real-world.by', { who: roleName(role, desk) })];
  const who = whoDid(called.author, desk);
  if (who !== null) return [say('desk.real-world.by', { who })];
  return [say('desk.real-world.by-desk')];
}
