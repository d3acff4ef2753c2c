/** What makes an inject, a decision or a duty come, as a sentence: for whoever sits at the desk, and for whoever has only the paper. */
import {
  effectBrings,
  effectsIn,
  itemBrings,
  nodesIn,
  textIn,
  type AgendaItem,
  type Distribution,
  type Effect,
  type EffectHolder,
  type Expression,
  type Inject,
  type Moment,
  type Phase,
  type Scenario,
} from '@sandtable/core/scenario';
import { conditionText, duration, eventText, storyTimeAt, type Telling } from '@sandtable/words';
import { conjunctsOf, luckTitle } from '@sandtable/words/paper';

/** What comes by itself, by something else or by a hand. */
export interface Coming {
  readonly kind: 'inject' | 'decision' | 'clock' | 'expected';
  readonly name: string;
  readonly at: Moment | null;
  readonly when: Expression | null;
  readonly onlyIf: Expression | null;
  readonly every?: number | null;
  readonly times?: number;
}

/** When an inject comes; a moment of the story as a time. */
export const whenText = (inject: Inject, telling: Telling): string =>
  triggerText({ kind: 'inject', ...comingOf(inject), every: inject.every, times: inject.times }, telling);

/** What makes an expected action fall due, or a legal clock run. */
export const dutyText = (
  { name, at }: { readonly name: string; readonly at: Moment },
  kind: 'expected' | 'clock',
  telling: Telling,
): string => triggerText({ kind, name, at, when: null, onlyIf: null }, telling);

const comingOf = ({ name, at, when, onlyIf }: Inject): Omit<Coming, 'kind'> => ({ name, at, when, onlyIf });

/** One way in which it comes, and what that asks for. */
interface Way {
  readonly moment: string;
  readonly asks: readonly Expression[];
  /** The module in whose agenda it stands. */
  readonly phase: string | null;
}

export function triggerText(coming: Coming, telling: Telling): string {
  const { say } = telling;
  const { when, onlyIf, every = null, times = 1 } = coming;
  const ways = waysOf(coming, telling).map((each) => ({
    ...each,
    asks: each.asks.filter((one) => !saysOnce(one, coming)),
  }));
  const own = onlyIf === null ? [] : conjunctsOf(onlyIf).filter((one) => !saysOnce(one, coming));
  const [way, ...others] = ways;
  const told =
    way === undefined || others.length > 0
      ? gated(ways.map((each) => asked(each, own, telling)).join('; '), own, null, telling)
      : gated(way.moment, [...way.asks, ...own], way.phase, telling);
  const triggered = when === null ? '' : say('msel.as-soon-as', { condition: conditionText(when, telling) });
  const all =
    way === undefined ? gated(triggered, own, null, telling) : [told, triggered].filter(Boolean).join('; ');
  return every === null ? all : say('msel.every', { moment: all, every: duration(every, telling), times });
}

/** That it has not come yet goes without saying. */
const saysOnce = ({ tree }: Expression, { kind, name }: Coming): boolean =>
  tree.op === 'unary' &&
  tree.operator === 'not' &&
  tree.operand.op === 'event' &&
  tree.operand.event.kind === kind &&
  tree.operand.event.name === name;

/** One way of several: what all of them ask for is told behind. */
const asked = ({ moment, asks, phase }: Way, own: readonly Expression[], telling: Telling): string => {
  const known = new Set(own.map(({ source }) => source));
  return gated(
    moment,
    asks.filter(({ source }) => !known.has(source)),
    phase,
    telling,
  );
};

function gated(moment: string, asks: readonly Expression[], phase: string | null, telling: Telling): string {
  const { say } = telling;
  const each = [...new Map(asks.map((one) => [one.source, one])).values()];
  const isFirst = ({ tree }: Expression): boolean =>
    phase !== null &&
    tree.op === 'binary' &&
    tree.operator === '==' &&
    tree.left.op === 'event' &&
    tree.left.event.kind === 'phase' &&
    tree.left.event.name === phase &&
    tree.right.op === 'literal' &&
    tree.right.value === 1;
  const sparing = each.filter((one) => isSparing(one, telling.scenario));
  const plain = each.filter((one) => !sparing.includes(one) && !isFirst(one));
  const first = each.some(isFirst) ? say('msel.first-time', { moment }) : moment;
  const only =
    plain.length === 0
      ? first
      : say('msel.only-if', {
          moment: first,
          condition: plain.map((one) => conditionText(one, telling, phase)).join(say('condition.and')),
        });
  return sparing.reduce(
    (soFar, { tree, source }) =>
      say('msel.unless-enough', {
        moment: soFar,
        condition: conditionText(
          { source, type: 'boolean', tree: { op: 'unary', operator: 'not', operand: tree } },
          telling,
        ),
      }),
    only,
  );
}

/**
 * A condition by which an author spares the room: few enough has come so far, counted by a formula that nobody sees. It is told as that, apart
 * from what the story asks for.
 */
function isSparing({ tree }: Expression, scenario: Scenario): boolean {
  const { variables } = scenario;
  if (tree.op !== 'binary' || (tree.operator !== '<' && tree.operator !== '<=')) return false;
  if (tree.left.op !== 'variable') return false;
  const { name } = tree.left;
  const counted = variables.find((each) => each.name === name);
  if (counted === undefined || counted.seenBy.roles.length > 0) return false;
  if (counted.is === null) return onlyInjectsChange(name, scenario);
  const leaves = nodesIn(counted.is.tree).filter(
    ({ op }) => !['binary', 'unary', 'choose', 'literal'].includes(op),
  );
  return leaves.length > 0 && leaves.every(({ op }) => op === 'event');
}

/** It is kept by hand for the same: nothing but an inject that came changes it. */
function onlyInjectsChange(variable: string, scenario: Scenario): boolean {
  const changing = effectsIn(scenario).filter(
    ({ effect }) =>
      (effect.verb === 'set' || effect.verb === 'add') &&
      effect.values.some((each) => each.variable === variable),
  );
  return changing.length > 0 && changing.every(({ of }) => of === 'inject');
}

function waysOf(coming: Coming, telling: Telling): readonly Way[] {
  const { say, scenario } = telling;
  const { kind, name, at, when } = coming;
  const sent = sendersOf(scenario, kind, name).map(({ effect, holder }) => {
    const event = eventText(holder, telling);
    const { after, onlyIf } = effect;
    return {
      moment:
        after === null || after === 0
          ? say('paper.right-after', { event })
          : say('paper.after-event', { delay: duration(after, telling), event }),
      asks: onlyIf === null ? [] : conjunctsOf(onlyIf),
      phase: null,
    };
  });
  const planned = placesOf(scenario, kind, name).map(({ phase, item: { onlyIf } }) => ({
    moment: say('paper.in-agenda', { phase: textIn(phase.title, telling).trim() }),
    asks: onlyIf === null ? [] : conjunctsOf(onlyIf),
    phase: phase.name,
  }));
  const byItself = at === null || at.at === 'reserve' ? null : momentText(at, telling);
  const ways: readonly Way[] = [
    ...planned,
    ...(byItself === null ? [] : [{ moment: byItself, asks: [], phase: null }]),
    ...sent,
  ];
  const distinct = ways.filter(
    (way, place) => ways.findIndex((other) => JSON.stringify(other) === JSON.stringify(way)) === place,
  );
  // what neither the running order nor an effect nor a condition brings is in the hands of exercise control
  return distinct.length === 0 && when === null
    ? [{ moment: say(kind === 'inject' ? 'msel.by-hand' : 'msel.opened-by-hand'), asks: [], phase: null }]
    : distinct;
}

export interface Sender {
  readonly effect: Effect;
  readonly holder: EffectHolder;
}

/** What sends it by an effect: an option that was chosen, a duty that was missed, an inject before it. */
export const sendersOf = (scenario: Scenario, kind: Coming['kind'], name: string): readonly Sender[] =>
  effectsIn(scenario).flatMap(({ effect, ...holder }) => {
    const brought = effectBrings(effect);
    return brought?.kind === kind && brought.name === name ? [{ effect, holder }] : [];
  });

/** The modules whose agenda has it. */
export const placesOf = (
  { phases }: Scenario,
  kind: Coming['kind'],
  name: string,
): readonly { readonly phase: Phase; readonly item: AgendaItem; readonly place: number }[] =>
  phases.flatMap((phase) =>
    phase.agenda.flatMap((item, place) => {
      const brought = itemBrings(item);
      return brought?.kind === kind && brought.name === name ? [{ phase, item, place }] : [];
    }),
  );

function momentText(at: Exclude<Moment, { readonly at: 'reserve' }>, telling: Telling): string {
  const { say, scenario } = telling;
  switch (at.at) {
    case 'story': {
      const time = storyTimeAt(scenario.story, at.seconds, telling);
      return scenario.story.shownAs === 'elapsed' ? say('paper.since-startex', { elapsed: time }) : time;
    }
    case 'visit':
      return duration(at.seconds, telling);
    case 'event': {
      const event = eventText(at.event, telling);
      if ('luck' in at.delay) return drawnText(at.delay.luck, event, telling);
      return at.delay.seconds === 0
        ? say('paper.right-after', { event })
        : say('paper.after-event', { delay: duration(at.delay.seconds, telling), event });
    }
  }
}

/** Before the draw it can come at any time of a span. */
function drawnText(luck: string, event: string, telling: Telling): string {
  const { say, scenario } = telling;
  const name = luckTitle(luck, telling);
  const values = { event, name: name ?? '', named: name === null ? 'no' : 'yes' };
  const drawn = spanOf(scenario.luck.find((each) => each.name === luck)?.distribution);
  const [from = '', to] = drawn.map((minutes) => duration(minutes * 60, telling));
  return to === undefined
    ? say('paper.drawn-about', { ...values, from })
    : say('paper.drawn-after', { ...values, from, to });
}

/** From the least to the most that it can be, in minutes; the mean alone where there is no bound. */
export function spanOf(distribution: Distribution | undefined): readonly number[] {
  if (distribution === undefined) return [0];
  switch (distribution.draw) {
    case 'normal':
      return [distribution.mean];
    case 'one-of': {
      const values = distribution.values.map(Number);
      return [Math.min(...values), Math.max(...values)];
    }
    case 'between':
    case 'triangle':
      return [distribution.low, distribution.high];
  }
}
