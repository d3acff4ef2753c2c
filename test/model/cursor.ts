/** The cursor of a phase's agenda. */
import type { AgendaItem } from '@sandtable/core/scenario';
import { tell } from './tell.ts';
import { named, type World } from './world.ts';

const agendaOf = ({ phase, scenario }: World): readonly AgendaItem[] =>
  phase === null ? [] : named(scenario.phases, phase).agenda;
export const itemNow = (world: World): AgendaItem | null => agendaOf(world)[world.cursor] ?? null;
export const isAgendaDone = (world: World): boolean => world.cursor >= agendaOf(world).length;

/** The item under the cursor is done, or passed over for this reason. */
export function goOn(world: World, because: string | null = null): void {
  const { phase, cursor: item } = world;
  world.cursor += 1;
  if (because === null) tell(world, 'item.done', { phase, item });
  else tell(world, 'item.passed-over', { phase, item, because });
  const life = world.phases[phase ?? ''];
  if (!life || !isAgendaDone(world)) return;
  life.done = true;
  tell(world, 'phase.done', { phase });
}

/** A decision that was open is closed: it may be what the agenda waits for. */
export function afterDecision(world: World, name: string): void {
  const item = itemNow(world);
  if (item?.does === 'decide' && item.decision === name) goOn(world);
}

/** The `advance` will not arrive. */
export function giveUpTarget(world: World): void {
  if (world.target === null) return;
  world.target = null;
  tell(world, 'target.set', { to: null });
}

export function targetReached(world: World): boolean {
  if (world.target === null || world.now < world.target) return false;
  world.target = null;
  tell(world, 'target.set', { to: null });
  goOn(world);
  return true;
}
