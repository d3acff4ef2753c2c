/**
 * When everything is planned, in the story and in the room: by the agenda's minutes, the paces of the modules and the delays after what
 * comes before. The course is the one that the file names first, without a second visit; what hangs on play alone has no time.
 */
import {
  firstVisit,
  foresee,
  itemBrings,
  plannedLength,
  type AgendaItem,
  type EffectHolder,
  type EventReference,
  type Moment,
  type Phase,
  type Scenario,
  type Value,
} from '@sandtable/core/scenario';
import { sendersOf, spanOf } from './trigger.ts';

export interface Planned {
  /** Seconds since StartEx. */
  readonly story: number;
  /** Minutes in the room since StartEx; null where no agenda has minutes. */
  readonly room: number | null;
}

interface Point {
  readonly story: number;
  readonly room: number;
  /** The module in which it lies. */
  readonly phase: string;
}
interface Stretch {
  readonly from: Point;
  readonly to: Point;
}

export type PlannedTimes = (kind: EventReference['kind'], name: string) => Planned | null;

export function plannedTimes(scenario: Scenario): PlannedTimes {
  const { phases, course, points } = courseOf(scenario);
  const start: Point = { story: 0, room: 0, phase: scenario.phases[0]?.name ?? '' };
  const setting = scenario.parameters.map(({ name, start }) => [name, start] as const);
  const hasMinutes = plannedLength(scenario, setting) !== null;
  const told = (point: Point | null): Planned | null =>
    point === null ? null : { story: point.story, room: hasMinutes ? point.room : null };
  const known = new Map<string, Stretch | null>();

  /** From when it comes until it is done. */
  function stretchOf(kind: EventReference['kind'], name: string): Stretch | null {
    const key = `${kind}.${name}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    // what waits for itself has no time
    known.set(key, null);
    const stretch = kind === 'phase' ? (phases.get(name) ?? null) : earliest(candidates(kind, name));
    known.set(key, stretch);
    return stretch;
  }

  function candidates(kind: EventReference['kind'], name: string): readonly (Stretch | null)[] {
    const planned = course.get(`${kind}.${name}`) ?? null;
    const sent =
      kind === 'inject' || kind === 'decision' || kind === 'clock'
        ? sendersOf(scenario, kind, name).map(({ effect, holder }) =>
            later(heldAt(holder), effect.after ?? 0),
          )
        : [];
    return [planned, ...sent, ownMoment(kind, name)].map((one) =>
      one === null ? null : lasting(kind, name, one),
    );
  }

  function ownMoment(kind: EventReference['kind'], name: string): Stretch | null {
    switch (kind) {
      case 'inject':
        return at(scenario.injects.find((each) => each.name === name)?.at);
      case 'decision':
        return at(scenario.decisions.find((each) => each.name === name)?.at);
      case 'clock':
        return at(scenario.clocks.find((each) => each.name === name)?.at);
      case 'expected':
        return at(scenario.expected.find((each) => each.name === name)?.at);
      case 'chance': {
        const how = scenario.chances.find((each) => each.name === name)?.how;
        return how?.by === 'moment' ? at(how.at) : null;
      }
      case 'action':
      case 'activity':
      case 'discussion':
      case 'fact':
      case 'phase':
      case 'rule':
        return null;
    }
  }

  /** A duty lasts as long as there is time for it. */
  function lasting(kind: EventReference['kind'], name: string, { from, to }: Stretch): Stretch {
    const duty =
      kind === 'clock'
        ? scenario.clocks.find((each) => each.name === name)
        : kind === 'expected'
          ? scenario.expected.find((each) => each.name === name)
          : undefined;
    return duty === undefined ? { from, to } : { from, to: reached(from.story + duty.within, from) };
  }

  function at(moment: Moment | null | undefined): Stretch | null {
    if (moment?.at === 'story') return instant(reached(moment.seconds));
    if (moment?.at !== 'event') return null;
    const { delay } = moment;
    return later(happened(moment.event), 'seconds' in delay ? delay.seconds : drawn(delay.luck));
  }

  /** The middle of the span that luck has. */
  function drawn(luck: string): number {
    const span = spanOf(scenario.luck.find(({ name }) => name === luck)?.distribution);
    return Math.round((span.reduce((sum, each) => sum + each, 0) / span.length) * 60);
  }

  function happened({ kind, name, words: [word] }: EventReference): Point | null {
    const stretch = stretchOf(kind, name);
    if (stretch === null) return null;
    switch (kind) {
      case 'phase':
        return word === 'left' || word === 'done' ? stretch.to : stretch.from;
      case 'decision':
      case 'activity':
      case 'discussion':
        return word === 'opened' ? stretch.from : stretch.to;
      case 'clock':
      case 'expected':
        return word === 'started' ? stretch.from : word === 'missed' ? stretch.to : null;
      case 'action':
      case 'chance':
      case 'fact':
      case 'inject':
      case 'rule':
        return stretch.from;
    }
  }

  function heldAt({ of, name }: EffectHolder): Point | null {
    const event = (kind: EventReference['kind'], word: string): Point | null =>
      happened({ kind, name, words: [word] });
    switch (of) {
      case 'phase.on-enter':
        return event('phase', 'entered');
      case 'phase.on-leave':
        return event('phase', 'left');
      case 'inject':
        return event('inject', 'delivered');
      case 'decision':
      case 'option':
      case 'proposal': {
        const takes = scenario.decisions.find((each) => each.name === name)?.takes ?? 0;
        const made = event('decision', 'made');
        return made === null || takes === 0 ? made : reached(made.story + takes, made);
      }
      case 'clock':
        return event('clock', 'missed');
      case 'expected':
        return event('expected', 'missed');
      case 'chance':
        return event('chance', 'fired');
      case 'action':
      case 'clock.on-met':
      case 'expected.on-met':
      case 'fact.on-breach':
      case 'rule':
        return null;
    }
  }

  const later = (point: Point | null, seconds: number): Stretch | null =>
    point === null ? null : instant(seconds === 0 ? point : reached(point.story + seconds, point));

  /** When the story comes to a moment, on the way on from a point. */
  function reached(story: number, since: Point = start): Point {
    let last = since;
    for (const point of points.get(since.phase) ?? []) {
      if (point.room < since.room || point.story < last.story) continue;
      if (point.story >= story) {
        const share = point.story === last.story ? 1 : (story - last.story) / (point.story - last.story);
        return { ...last, story, room: last.room + Math.max(0, share) * (point.room - last.room) };
      }
      last = point;
    }
    return { ...last, story };
  }

  return (kind, name) => told(stretchOf(kind, name)?.from ?? null);
}

const instant = (point: Point): Stretch => ({ from: point, to: point });

const earliest = (stretches: readonly (Stretch | null)[]): Stretch | null =>
  stretches.filter((each) => each !== null).toSorted((one, other) => one.from.story - other.from.story)[0] ??
  null;

interface Course {
  readonly phases: ReadonlyMap<string, Stretch>;
  /** By what an item of an agenda brings: `inject.first_report`. */
  readonly course: ReadonlyMap<string, Stretch>;
  /** By module: the way on from its beginning. */
  readonly points: ReadonlyMap<string, readonly Point[]>;
}

function courseOf(scenario: Scenario): Course {
  const setting = new Map(scenario.parameters.map(({ name, start }) => [name, start]));
  const phases = new Map<string, Stretch>();
  const course = new Map<string, Stretch>();
  const ways = new Map<string, readonly Point[]>();
  const main: string[] = [];
  const go = (phase: Phase, before: Point): Point => {
    const { stretch, items } = through(phase, before, setting);
    for (const [brought, each] of items) if (!course.has(brought)) course.set(brought, each);
    phases.set(phase.name, stretch);
    ways.set(phase.name, [stretch.from, ...items.map(([, { to }]) => to), stretch.to]);
    return stretch.to;
  };
  let point: Point = { story: 0, room: 0, phase: '' };
  for (let phase = scenario.phases[0]; phase !== undefined; phase = nextOf(phase, scenario, phases)) {
    main.push(phase.name);
    point = go(phase, point);
  }
  // the other ways begin where they part from the first
  for (let before = -1; before < phases.size;) {
    before = phases.size;
    for (const { name, next } of scenario.phases)
      for (const exit of next) {
        const other = scenario.phases.find((each) => each.name === exit.go && !phases.has(each.name));
        const since = phases.get(name);
        if (other !== undefined && since !== undefined) go(other, since.to);
      }
  }
  const points = new Map(
    [...ways].map(([name, own]) => {
      const place = main.indexOf(name);
      const following = place < 0 ? [] : main.slice(place + 1).flatMap((each) => ways.get(each) ?? []);
      return [name, [...own, ...following]];
    }),
  );
  return { phases, course, points };
}

interface Through {
  readonly stretch: Stretch;
  readonly items: readonly (readonly [brought: string, Stretch])[];
}

/** A first visit of a module, item by item. */
function through(phase: Phase, before: Point, setting: ReadonlyMap<string, Value>): Through {
  const from: Point = { ...before, story: Math.max(before.story, phase.jumpTo ?? 0), phase: phase.name };
  const known = firstVisit(phase, setting);
  const coming = phase.agenda.filter(
    ({ onlyIf }) => onlyIf === null || foresee(onlyIf.tree, known) !== false,
  );
  let point = from;
  const items = coming.map((item): readonly [string, Stretch] => {
    const stretch = { from: point, to: afterItem(item, phase, point) };
    point = stretch.to;
    return [broughtBy(item), stretch];
  });
  if (phase.minutes !== null && !coming.some((item) => minutesOf(item) > 0))
    point = passed(phase, from, phase.minutes, point.story);
  const leaves = phase.next.find(({ at }) => at?.at === 'story')?.at;
  if (leaves?.at === 'story' && leaves.seconds > point.story) {
    const minutes = phase.clock === 'runs' ? (leaves.seconds - point.story) / 60 / phase.pace : 0;
    point = { ...point, story: leaves.seconds, room: point.room + minutes };
  }
  return { stretch: { from, to: point }, items };
}

function broughtBy(item: AgendaItem): string {
  if (item.does === 'activity') return `activity.${item.activity}`;
  const brought = itemBrings(item);
  return brought === null ? item.does : `${brought.kind}.${brought.name}`;
}

/** The way on that asks for nothing, else the first to a module that was not yet. */
function nextOf(
  { next }: Phase,
  { phases }: Scenario,
  visited: ReadonlyMap<string, Stretch>,
): Phase | undefined {
  const open = next.filter(({ go }) => go === null || !visited.has(go));
  const exit = open.find(({ when, onlyIf }) => when === null && onlyIf === null) ?? open[0];
  return phases.find(({ name }) => name === exit?.go);
}

const minutesOf = (item: AgendaItem): number =>
  item.minutes ?? (item.does === 'break' ? item.seconds / 60 : 0);

function afterItem(item: AgendaItem, phase: Phase, from: Point): Point {
  if (item.does === 'advance')
    return { ...from, story: from.story + item.seconds, room: from.room + minutesOf(item) };
  // in a break the story stands
  if (item.does === 'break') return { ...from, room: from.room + minutesOf(item) };
  return passed(phase, from, minutesOf(item), from.story);
}

/** Minutes at the table: the story goes on with them where its clock runs. */
const passed = ({ clock, pace }: Phase, from: Point, minutes: number, least: number): Point => ({
  ...from,
  story: Math.max(least, clock === 'runs' ? from.story + minutes * 60 * pace : from.story),
  room: from.room + minutes,
});
