/** Windows: met when their `done` holds, and over at their end. */
import { close } from './decisions.ts';
import { owner, place, put } from './effects.ts';
import { holds } from './numbers.ts';
import { tell } from './tell.ts';
import { inConduct, lifeOf, named, refuse, type WindowLife, type World } from './world.ts';

/** Windows whose `done` holds at this look are met: those that run until `end`, or all. */
export function meetWindows(world: World, end: number | null = null): boolean {
  const { clocks, expected } = world.scenario;
  const runs = ({ state, until }: WindowLife) => state === 'running' && (end === null || until === end);
  const met = [
    ...clocks.map(({ name, done, onMet }) => ({
      kind: 'clock' as const,
      name,
      done,
      onMet,
      life: lifeOf(world.clocks, name),
    })),
    ...expected.map(({ name, done, onMet }) => ({
      kind: 'expected' as const,
      name,
      done,
      onMet,
      life: lifeOf(world.expected, name),
    })),
  ].filter(
    ({ kind, name, done, life }) =>
      done !== null && runs(life) && holds(world, done, `${kind === 'clock' ? 'clocks' : kind}.${name}.done`),
  );
  const anew = met.filter(({ kind, life }) => kind === 'clock' || !life.metItself);
  for (const { kind, name, life } of met) {
    life.metItself = true;
    life.state = 'met';
    if (kind === 'clock') tell(world, 'clock.met', { clock: name });
    else tell(world, 'expected.met', { expected: name, how: 'done' });
  }
  for (const { kind, name, onMet } of anew) put(world, place(onMet, owner(`${kind}.on-met`, name)));
  return met.length > 0;
}

/** Step 3. First those whose `done` holds are met, then decisions close, clocks and expected actions are missed. */
export function endWindows(world: World): void {
  const { decisions, clocks, expected } = world.scenario;
  const ends = (life: WindowLife) => life.state === 'running' && life.until === world.now;
  meetWindows(world, world.now);
  for (const { name } of decisions) {
    const { status, until } = lifeOf(world.decisions, name);
    if (status === 'open' && until === world.now) close(world, name, false);
  }
  for (const { name, onMissed } of clocks) {
    const life = lifeOf(world.clocks, name);
    if (!ends(life)) continue;
    life.state = 'missed';
    tell(world, 'clock.missed', { clock: name });
    put(world, place(onMissed, owner('clock', name)));
  }
  for (const { name } of expected) {
    if (ends(lifeOf(world.expected, name))) missInTime(world, name);
  }
}

/** When windows that are open end. */
export const windowEnds = ({ decisions, clocks, expected }: World): readonly number[] => [
  ...Object.values(decisions).flatMap(({ status, until }) => (status === 'open' ? (until ?? []) : [])),
  ...[...Object.values(clocks), ...Object.values(expected)].flatMap(({ state, until }) =>
    state === 'running' ? [until] : [],
  ),
];

/** An evaluator ticks an expected action, once, and otherwise than what met it by itself; one that is not seen is missed, with what follows unless it has followed already. */
export function seen(world: World, name: string, how: string): void {
  const life = lifeOf(world.expected, named(world.scenario.expected, name).name);
  refuse(life.ticked || (life.state === 'met' && how === 'seen'), 'seen.already');
  const met = how === 'seen' || how === 'late';
  life.ticked = true;
  life.state = met ? 'met' : how === 'overtaken' ? 'overtaken' : 'missed';
  tell(world, met ? 'expected.met' : 'expected.missed', { expected: name, how });
  if (how === 'not-seen' && !life.followed) follow(world, name);
  const { onMet } = named(world.scenario.expected, name);
  if (met && !life.metItself && inConduct(world)) put(world, place(onMet, owner('expected.on-met', name)));
}

/** Its time is over. */
export function missInTime(world: World, name: string): void {
  const life = lifeOf(world.expected, name);
  life.state = 'missed';
  tell(world, 'expected.missed', { expected: name, how: 'time' });
  if (!life.followed) follow(world, name);
  life.followed = true;
}

/** What follows when it is missed; after EndEx nothing does. */
function follow(world: World, name: string): void {
  const { onMissed } = named(world.scenario.expected, name);
  if (inConduct(world)) put(world, place(onMissed, owner('expected', name)));
}
