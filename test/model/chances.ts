/** Chances: by rate, on a tick, and by moment. */
import type { Chance } from '@sandtable/core/scenario';
import { owner, place, put } from './effects.ts';
import { drawOf } from './luck.ts';
import { holds, worth } from './numbers.ts';
import { tell } from './tell.ts';
import { lifeOf, type World } from './world.ts';

/** A tick of the chances by rate: those that fire, in file order. */
export function gatherHazard(world: World): readonly Chance[] {
  const { tick, chances } = world.scenario;
  return chances.filter(({ name, how, onlyIf, times }) => {
    const { fired } = lifeOf(world.chances, name);
    if (how.by !== 'rate' || fired >= times || !holds(world, onlyIf, `chances.${name}.only-if`)) return false;
    const rate = Number(worth(world, how.perHour, `chances.${name}.per-hour`) ?? 0);
    const hazard = (world.hazards[name] ?? 0) + Math.max(0, rate) * (tick / 3600);
    const fires = hazard > -Math.log(1 - drawOf(world, `chance.${name}`, fired));
    world.hazards[name] = fires ? 0 : hazard;
    return fires;
  });
}

/** A chance whose moment has come looks at its gate, once, and is drawn. */
export function tryChance(world: World, chance: Chance): void {
  const { name, how, onlyIf } = chance;
  if (how.by !== 'moment' || !holds(world, onlyIf, `chances.${name}.only-if`)) return;
  if (drawOf(world, `chance.${name}`) < how.odds) fireChance(world, chance);
}

export function fireChance(world: World, { name, effects }: Chance): void {
  lifeOf(world.chances, name).fired += 1;
  tell(world, 'chance.fired', { chance: name });
  put(world, place(effects, owner('chance', name)));
}
