/** Step 6: the queue, then windows, moments that came, triggers, outcomes, the first exit, and last the next instant of a jump. */
import type { EffectOwner } from '@sandtable/core/record';
import type { Effect } from '@sandtable/core/scenario';
import { fireChance, tryChance } from './chances.ts';
import { startClock, startExpected } from './clocks.ts';
import { targetReached } from './cursor.ts';
import { letterOptions, openDecision } from './decisions.ts';
import { act, owner, place, put } from './effects.ts';
import { cancel, dueInject } from './injects.ts';
import { goOnJumping, isFrozen, nextInstant, putSteps, putWhatCame } from './instant.ts';
import { isSpent, isWatched } from './moments.ts';
import { holds, sample } from './numbers.ts';
import { arrive, endExercise, findExit, go, takeExit } from './phases.ts';
import { endWindows, meetWindows } from './windows.ts';
import { tell } from './tell.ts';
import { inConduct, lifeOf, named, Refused, type MomentKind, type Task, type World } from './world.ts';

/** Goes from instant to instant until `to`, and never past `duration`. */
export function advance(world: World, to: number): void {
  const end = Math.min(to, world.scenario.duration);
  while (inConduct(world) && world.now < end) {
    const next = nextInstant(world);
    world.now = Math.min(next, end);
    if (next > end) return;
    putSteps(world);
    settle(world);
  }
}

export function settle(world: World): void {
  const done = new Map<string, number>();
  let { now } = world;
  while (inConduct(world)) {
    if (world.now !== now) done.clear();
    ({ now } = world);
    const task = world.queue.shift();
    if (task) {
      count(done, JSON.stringify(task));
      doTask(world, task);
      continue;
    }
    if (meetWindows(world)) continue;
    if (!isFrozen(world) && (putWhatCame(world) || queueTriggers(world))) continue;
    // nothing of the course goes on in a pause
    const goesOn = world.stage !== 'paused';
    if (goesOn && ((!isFrozen(world) && endByOutcome(world)) || targetReached(world))) continue;
    if (world.jump === null) {
      const exit = goesOn ? findExit(world, false) : -1;
      if (exit < 0) break;
      count(done, `${world.phase} ${exit}`);
      takeExit(world, exit);
    } else {
      // a second is settled when what fell due in a frozen jump is done, too
      if (!world.jump.frozen || world.now < world.jump.to) letterOptions(world);
      if (goOnJumping(world)) continue;
      sample(world);
      arrive(world);
    }
  }
  world.queue = [];
  if (inConduct(world)) letterOptions(world);
  sample(world);
  if (inConduct(world) && world.now >= world.scenario.duration) endExercise(world);
}

/** The same thing done more than 1,000 times in one settling is a circle. */
function count(done: Map<string, number>, name: string): void {
  done.set(name, (done.get(name) ?? 0) + 1);
  if ((done.get(name) ?? 0) > 1000) throw new Refused('settle.cycle');
}

function doTask(world: World, task: Task): void {
  switch (task.does) {
    case 'fire':
      return fireChance(world, named(world.scenario.chances, task.chance));
    case 'windows':
      return endWindows(world);
    case 'delayed':
      // what is late is acted on now, though it says `after`; what `takes` time begins now
      world.deed = task.delayed.deed;
      if (task.delayed.busy !== null) put(world, task.delayed.effects);
      else for (const effect of task.delayed.effects) act(world, effect);
      world.deed = null;
      return;
    case 'rule':
      return applyRule(world, task.rule);
    case 'moment':
      return comesDue(world, task.kind, task.name);
    case 'effect':
      return doEffect(world, task, task.effect, task.of);
  }
}

function applyRule(world: World, name: string): void {
  const { effects } = named(world.scenario.rules, name);
  lifeOf(world.rules, name).applied = true;
  tell(world, 'rule.applied', { rule: name });
  put(world, place(effects, owner('rule', name)));
}

function comesDue(world: World, kind: MomentKind, name: string): void {
  switch (kind) {
    case 'chance':
      return tryChance(world, named(world.scenario.chances, name));
    case 'inject':
      return dueInject(world, name);
    case 'decision':
      return openDecision(world, name, true);
    case 'clock':
      return startClock(world, name);
    case 'expected':
      return startExpected(world, name);
  }
}

function doEffect(world: World, task: Task, effect: Effect, of: EffectOwner): void {
  if (effect.verb === 'send') dueInject(world, effect.inject, of);
  if (effect.verb === 'cancel') cancel(world, effect.inject);
  if (effect.verb === 'open') openDecision(world, effect.decision, true, of);
  if (effect.verb === 'end') endExercise(world);
  if (effect.verb !== 'go') return;
  if (world.jump) world.waiting.push(task);
  else go(world, effect.phase, 'effect', of);
}

/** Every trigger that became true since the last look joins the queue, rules before injects before decisions. A rule applies once. */
function queueTriggers(world: World): boolean {
  const { rules, injects, decisions } = world.scenario;
  const before = world.queue.length;
  for (const { name, when } of rules)
    if (!lifeOf(world.rules, name).applied && holds(world, when, `rules.${name}.when`))
      world.queue.push({ does: 'rule', rule: name });
  for (const { name, at, when } of injects) {
    const life = lifeOf(world.injects, name);
    // a new time stands in the place of its trigger
    if (when === null || !isWatched(world, at) || isSpent(world, name) || life.retimed !== null) continue;
    const was = life.level;
    life.level = holds(world, when, `injects.${name}.when`);
    const comes = life.level && !was && !life.skipped && !life.cancelled;
    if (comes) world.queue.push({ does: 'moment', kind: 'inject', name });
  }
  for (const { name, at, when } of decisions) {
    const life = lifeOf(world.decisions, name);
    if (when === null || !isWatched(world, at)) continue;
    const was = life.level;
    life.level = holds(world, when, `decisions.${name}.when`);
    if (life.level && !was) world.queue.push({ does: 'moment', kind: 'decision', name });
  }
  return world.queue.length > before;
}

function endByOutcome(world: World): boolean {
  const over = world.scenario.outcomes.some(
    ({ name, endsWhen }) => endsWhen !== null && holds(world, endsWhen, `outcomes.${name}.ends-when`),
  );
  if (over) endExercise(world);
  return over;
}
