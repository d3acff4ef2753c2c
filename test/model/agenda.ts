/** The running order: `next` does the item under the cursor. */
import type { AgendaItem } from '@sandtable/core/scenario';
import { giveUpTarget, goOn, isAgendaDone, itemNow } from './cursor.ts';
import { openDecision } from './decisions.ts';
import { deliver } from './injects.ts';
import { isSpent } from './moments.ts';
import { holds } from './numbers.ts';
import { findExit, takeExit } from './phases.ts';
import { tell } from './tell.ts';
import { keep, lifeOf, named, refuse, Refused, type World } from './world.ts';

export function next(world: World): void {
  if (itemNow(world) === null) return leave(world);
  if (closeTalk(world)) return goOn(world);
  refuse(world.target !== null, 'next.advancing');
  const { cursor } = world;
  passOver(world);
  const item = itemNow(world);
  const waits = item?.does === 'decide' && lifeOf(world.decisions, item.decision).status === 'open';
  refuse(waits && world.cursor === cursor, 'next.decision-open');
  if (item && !waits) doItem(world, item);
}

/** Goes on to the first item that can be done. */
function passOver(world: World): void {
  for (let item = itemNow(world); item !== null; item = itemNow(world)) {
    const because = whyNot(world, item);
    if (because === null) return;
    goOn(world, because);
  }
}

/** Looks, and tells nothing of it. */
export function isKeptBack(world: World, item: AgendaItem): boolean {
  const back = keep(world);
  const because = whyNot(world, item);
  back();
  return because !== null;
}

function whyNot(world: World, item: AgendaItem): string | null {
  if (world.out[`${world.phase} ${world.cursor}`]) return 'by-hand';
  if (!holds(world, item.onlyIf, `phases.${world.phase}.agenda.${world.cursor + 1}.only-if`)) return 'gate';
  if (item.does === 'inject') {
    const { skipped, cancelled } = lifeOf(world.injects, item.inject);
    if (skipped || cancelled) return 'skipped';
    if (isSpent(world, item.inject)) return 'already-delivered';
    const { onlyIf } = named(world.scenario.injects, item.inject);
    if (holds(world, onlyIf, `injects.${item.inject}.only-if`)) return null;
    tell(world, 'inject.skipped', { inject: item.inject, because: 'gate' });
    return 'gate';
  }
  if (item.does !== 'decide') return null;
  const { status } = lifeOf(world.decisions, item.decision);
  if (status !== 'pending') return status === 'closed' ? 'already-made' : null;
  const { onlyIf } = named(world.scenario.decisions, item.decision);
  return holds(world, onlyIf, `decisions.${item.decision}.only-if`) ? null : 'gate';
}

function doItem(world: World, item: AgendaItem): void {
  switch (item.does) {
    case 'inject':
      deliver(world, item.inject, null);
      return goOn(world);
    case 'decide':
      return openDecision(world, item.decision, false);
    case 'discuss':
      openTalk(world, item.discussion);
      return tell(world, 'discussion.opened', { discussion: item.discussion });
    case 'activity':
      openTalk(world, item.activity);
      return tell(world, 'activity.opened', { activity: item.activity });
    case 'advance':
      world.target = world.now + item.seconds;
      return tell(world, 'target.set', { to: world.target });
    case 'say':
    case 'brief-back':
      return goOn(world);
    case 'break':
      goOn(world);
      return pause(world, 'break', world.wall === null ? null : world.wall + item.seconds * 1000);
  }
}

export function pause(world: World, reason: string, until: number | null): void {
  Object.assign(world, { stage: 'paused', until });
  tell(world, 'stage.changed', { stage: 'paused', pause: { reason, until } });
}

const openTalk = (world: World, name: string) =>
  Object.assign(lifeOf(world.talks, name), { opened: true, now: true, closed: false });

/** What is talked about, if anything: only one thing is at a time. */
const talkNow = ({ talks }: World): string | undefined =>
  Object.keys(talks).find((name) => lifeOf(talks, name).now);
function closeTalk(world: World): boolean {
  const name = talkNow(world);
  if (name === undefined) return false;
  Object.assign(lifeOf(world.talks, name), { closed: true, now: false });
  if (itemNow(world)?.does === 'discuss') tell(world, 'discussion.closed', { discussion: name });
  else tell(world, 'activity.closed', { activity: name });
  return true;
}

export function closeDiscussion(world: World): void {
  refuse(!closeTalk(world), 'no discussion is open');
  goOn(world);
}

export function jumpOver(world: World): void {
  refuse(itemNow(world) === null, 'jump-over.nothing');
  closeTalk(world);
  giveUpTarget(world);
  goOn(world, 'by-hand');
}

export function leave(world: World): void {
  passOver(world);
  refuse(!isAgendaDone(world), 'leave.not-done');
  const exit = findExit(world, true);
  refuse(exit < 0, 'leave.no-exit');
  takeExit(world, exit);
}

/** An item of any phase that is not over. */
function checkItem(world: World, phase: string, item: number): AgendaItem {
  const now = itemNow(world);
  const isOut = world.out[`${world.phase} ${world.cursor}`] !== undefined;
  const isOpen = now?.does === 'decide' && !isOut && lifeOf(world.decisions, now.decision).status === 'open';
  const underWay = isOpen || talkNow(world) !== undefined || world.target !== null;
  const found = named(world.scenario.phases, phase).agenda[item];
  if (!found) throw new Refused('drop.no-item');
  refuse(phase === world.phase && item < world.cursor + (underWay ? 1 : 0), 'drop.begun');
  return found;
}

export function drop(world: World, phase: string, item: number, dropped: boolean): void {
  checkItem(world, phase, item);
  const out = world.out[`${phase} ${item}`];
  refuse(dropped ? out === 'dropped' : out === undefined, 'drop.already');
  world.out[`${phase} ${item}`] = dropped ? 'dropped' : undefined;
}

/** A break is passed over at its own place; whoever leads takes it elsewhere, with a pause. */
export function moveBreak(
  world: World,
  phase: string,
  item: number,
  after: { phase: string; item: number },
): void {
  refuse(checkItem(world, phase, item).does !== 'break', 'move-break.no-break');
  const behind = named(world.scenario.phases, after.phase).agenda[after.item];
  const isOver =
    after.phase === world.phase ? after.item < world.cursor : lifeOf(world.phases, after.phase).visits > 0;
  refuse(!behind || isOver, 'move-break.past');
  world.out[`${phase} ${item}`] = 'moved';
}

/** The first item that can be done. */
function itemAhead(world: World): AgendaItem | null {
  const back = keep(world);
  passOver(world);
  const item = itemNow(world);
  back();
  return item;
}

/** Real minutes for what is under way, or for a break whose end was said. */
export function moreTime(world: World, of: 'item' | 'break', minutes: number): void {
  const takesTime = ['discuss', 'activity', 'brief-back'].includes(itemAhead(world)?.does ?? '');
  refuse(of === 'item' ? !takesTime : world.stage !== 'paused' || world.until === null, 'more-time.none');
  refuse(minutes <= 0, 'more-time.nothing');
}

export function toldBack(world: World, by: readonly string[], columns: number): void {
  const item = itemAhead(world);
  refuse(item?.does !== 'brief-back' || columns !== item.form.length, 'told-back.none');
  for (const role of by) named(world.scenario.roles, role);
}
