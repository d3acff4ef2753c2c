/**
 * What is possible in a scenario, found without playing it: a fixpoint over the earliest time of everything that may happen and the
 * ranges of its variables. Whatever a play does, led as the running order says, lies within it; so what is not in it is proven never
 * to happen. Hand-given reserve cards, shared facts and every allowed answer count as possible.
 */
import {
  effectBrings,
  effectsIn,
  itemBrings,
  namesBrought,
  type AgendaItem,
  type Decision,
  type Effect,
  type Expression,
  type Inject,
  type Moment,
  type Phase,
  type Scenario,
} from '@sandtable/core/scenario';
import { assume, rangeIn, type Assumed } from './assume.ts';
import {
  everyNumber,
  arithmetic,
  asNumbers,
  between,
  exactly,
  join,
  sameRange,
  type Range,
} from './range.ts';
import { emptyWorld, eventTime, guardTime, type World } from './world.ts';

/** So many rounds of growing values are followed before a value that still grows is taken to grow without end. */
const patience = 6;

export function possibleWorld(scenario: Scenario): World {
  const world = emptyWorld(scenario);
  const finding: Finding = { world, changed: true, round: 0, acting: new Set(), sent: sentInjects(scenario) };
  while (finding.changed) {
    finding.changed = false;
    finding.round += 1;
    once(finding);
  }
  return world;
}

interface Finding {
  readonly world: World;
  changed: boolean;
  round: number;
  /** Lists of effects that are being followed: one that leads back to itself is followed on in the next round. */
  readonly acting: Set<readonly Effect[]>;
  /** Injects that an effect sends or an agenda holds. */
  readonly sent: ReadonlySet<string>;
}

/** A card for the facilitator's hand: it waits in reserve, nothing sends it, and it does not claim to be a branch. */
export function isHandCard(inject: Inject, sent: ReadonlySet<string>): boolean {
  return (
    inject.when === null &&
    (inject.at === null || inject.at.at === 'reserve') &&
    inject.kind !== 'branch' &&
    !sent.has(inject.name)
  );
}

export function sentInjects(scenario: Scenario): ReadonlySet<string> {
  const agendas = scenario.phases.flatMap(({ agenda }) => agenda.map(itemBrings));
  const effects = effectsIn(scenario).map(({ effect }) => effectBrings(effect));
  return namesBrought([...agendas, ...effects], 'inject');
}

function once(finding: Finding): void {
  const { world } = finding;
  const { scenario } = world;
  const [first] = scenario.phases;
  if (first) enter(finding, first, 0);
  for (const phase of scenario.phases) {
    const at = world.earliest.get(`phase ${phase.name}`);
    if (at !== undefined) run(finding, phase, Math.max(at, phase.jumpTo ?? 0));
  }
  for (const fact of scenario.facts) spread(finding, fact.name);
  for (const actor of scenario.actors)
    for (const answer of actor.answers)
      for (const fact of answer.reveals)
        learn(
          finding,
          fact,
          scenario.roles.map(({ name }) => name),
          0,
        );
  for (const inject of scenario.injects) {
    if (isHandCard(inject, finding.sent)) deliver(finding, inject, 0, false);
    else if (inject.when !== null) {
      const from = inject.at === null ? 0 : momentTime(world, inject.at, 0);
      const at = Math.max(from, guardTime(world, inject.when.tree));
      if (mayHold(world, inject.when)) deliver(finding, inject, at);
    } else if (inject.at !== null) deliver(finding, inject, momentTime(world, inject.at, 0));
  }
  for (const decision of scenario.decisions) {
    if (decision.when !== null) {
      const from = decision.at === null ? 0 : momentTime(world, decision.at, 0);
      if (mayHold(world, decision.when))
        open(finding, decision, Math.max(from, guardTime(world, decision.when.tree)));
    } else if (decision.at !== null) open(finding, decision, momentTime(world, decision.at, 0));
  }
  for (const action of scenario.actions) {
    if (!mayHold(world, action.onlyIf)) continue;
    const at = gateTime(world, action.onlyIf);
    if (!happens(finding, `action ${action.name}`, at)) continue;
    for (const { variable, value } of action.cost) {
      const cost = asNumbers(rangeIn(value.tree, world.ground));
      change(finding, variable, 'add', arithmetic('-', exactly(0), cost));
    }
    act(finding, action.effects, at + action.takes);
  }
  for (const kind of ['clock', 'expected'] as const)
    for (const each of kind === 'clock' ? scenario.clocks : scenario.expected) {
      start(finding, kind, each.name, momentTime(world, each.at, 0));
      const from = world.earliest.get(`${kind} ${each.name}`);
      if (from === undefined) continue;
      const meets = each.done === null || mayHold(world, each.done);
      if (meets && happens(finding, `met ${kind}.${each.name}`, from)) act(finding, each.onMet, from);
      if (each.done !== null && !mayFailToHold(world, each.done)) continue;
      if (happens(finding, `missed ${kind}.${each.name}`, from + each.within))
        act(finding, each.onMissed, from + each.within);
    }
  for (const rule of scenario.rules) {
    if (!mayHold(world, rule.when)) continue;
    const at = guardTime(world, rule.when.tree);
    if (happens(finding, `rule ${rule.name}`, at)) act(finding, rule.effects, at);
  }
  for (const chance of scenario.chances) {
    if (!mayHold(world, chance.onlyIf)) continue;
    const { how } = chance;
    const at = how.by === 'moment' ? momentTime(world, how.at, 0) : 0;
    const fires =
      how.by === 'moment' ? how.odds > 0 : asNumbers(rangeIn(how.perHour.tree, world.ground)).high > 0;
    const when = Math.max(at, gateTime(world, chance.onlyIf));
    if (fires && happens(finding, `chance ${chance.name}`, when)) act(finding, chance.effects, when);
  }
  for (const variable of scenario.variables) {
    if (variable.rate === null) continue;
    const rate = asNumbers(rangeIn(variable.rate.expression.tree, world.ground));
    const moves = between(rate.low < 0 ? -Infinity : 0, rate.high > 0 ? Infinity : 0);
    change(finding, variable.name, 'add', moves);
  }
  for (const outcome of scenario.outcomes) {
    if (mayHold(world, outcome.onlyIf)) happens(finding, `outcome ${outcome.name}`, 0);
    outcome.clauses.forEach(({ onlyIf }, at) => {
      if (mayHold(world, outcome.onlyIf, onlyIf)) happens(finding, `clause ${outcome.name}.${at + 1}`, 0);
    });
    // the first outcome that holds is reached, so those after one that always holds never are
    if (outcome.onlyIf === null || !mayFailToHold(world, outcome.onlyIf)) break;
  }
}

/** Whether these may hold all at once. */
function mayHold(world: World, ...guards: readonly (Expression | null)[]): boolean {
  const trees = guards.flatMap((guard) => guard?.tree ?? []);
  if (trees.length === 0) return true;
  const all = trees.reduce((left, right) => ({ op: 'binary', operator: 'and', left, right }));
  return assume(all, true, world.ground) !== null;
}
const mayFailToHold = (world: World, guard: Expression): boolean =>
  assume(guard.tree, false, world.ground) !== null;
const gateTime = (world: World, guard: Expression | null): number =>
  guard === null ? 0 : guardTime(world, guard.tree);

/** Notes that something may happen at this time, if it is in time and earlier than what was known. Whether it may happen at all. */
function happens(finding: Finding, key: string, at: number): boolean {
  const { world } = finding;
  if (at > world.scenario.duration) return world.earliest.has(key);
  const before = world.earliest.get(key) ?? Infinity;
  if (at < before) {
    world.earliest.set(key, at);
    finding.changed = true;
  }
  return true;
}

function momentTime(world: World, moment: Moment, visit: number): number {
  switch (moment.at) {
    case 'story':
      return moment.seconds;
    case 'visit':
      return visit + moment.seconds;
    case 'event': {
      const { delay } = moment;
      if ('seconds' in delay) return eventTime(world, moment.event) + delay.seconds;
      const range = asNumbers(rangeIn({ op: 'luck', name: delay.luck }, world.ground));
      return eventTime(world, moment.event) + Math.max(0, range.low * 60 - 1);
    }
    case 'reserve':
      return Infinity;
  }
}

function enter(finding: Finding, phase: Phase, at: number): void {
  if (happens(finding, `phase ${phase.name}`, at))
    act(finding, phase.onEnter, Math.max(at, phase.jumpTo ?? 0));
}

function leave(finding: Finding, phase: Phase, at: number): void {
  if (happens(finding, `left ${phase.name}`, at)) act(finding, phase.onLeave, at);
}

/** An effect may lead away from every phase that can be active by then. */
function leaveAny(finding: Finding, at: number): void {
  const { scenario, earliest } = finding.world;
  for (const phase of scenario.phases) {
    const since = earliest.get(`phase ${phase.name}`);
    if (since !== undefined) leave(finding, phase, Math.max(at, since));
  }
}

/** The agenda, item after item, then the exits. */
function run(finding: Finding, phase: Phase, from: number): void {
  const { world } = finding;
  const { scenario } = world;
  let at = from;
  for (const item of phase.agenda) {
    if (!mayHold(world, item.onlyIf)) continue;
    doItem(finding, item, at);
    // a later item comes at least after the story time that every play spends here
    if (item.does === 'advance' && item.onlyIf === null) at += item.seconds;
  }
  let byHand = true;
  phase.next.forEach((exit, place) => {
    const hand = exit.when === null && exit.at === null;
    if (hand && (!byHand || phase.agenda.length === 0)) return;
    // of the exits by hand the first that is open is taken: none behind one that always is
    if (hand && exit.onlyIf === null && exit.times === null) byHand = false;
    if (!mayHold(world, exit.when) || !mayHold(world, exit.onlyIf)) return;
    const moment = hand ? at : exit.at === null ? from : momentTime(world, exit.at, from);
    const when = Math.max(moment, gateTime(world, exit.when), gateTime(world, exit.onlyIf), from);
    if (!happens(finding, `exit ${phase.name}.${place + 1}`, when)) return;
    leave(finding, phase, when);
    const to = scenario.phases.find(({ name }) => name === exit.go);
    if (to) enter(finding, to, when);
  });
}

function doItem(finding: Finding, item: AgendaItem, at: number): void {
  const { scenario } = finding.world;
  switch (item.does) {
    case 'inject': {
      const inject = scenario.injects.find(({ name }) => name === item.inject);
      if (inject) deliver(finding, inject, at);
      return;
    }
    case 'decide': {
      const decision = scenario.decisions.find(({ name }) => name === item.decision);
      if (decision) open(finding, decision, at);
      return;
    }
    case 'discuss':
      happens(finding, `discussion ${item.discussion}`, at);
      return;
    case 'activity':
      happens(finding, `activity ${item.activity}`, at);
      return;
    case 'advance':
    case 'break':
    case 'brief-back':
    case 'say':
      return;
    default:
      return item satisfies never;
  }
}

function deliver(finding: Finding, inject: Inject, at: number, gated = true): void {
  const { world } = finding;
  if (gated && !mayHold(world, inject.onlyIf)) return;
  const when = gated ? Math.max(at, gateTime(world, inject.onlyIf)) : at;
  if (!happens(finding, `inject ${inject.name}`, when)) return;
  for (const fact of inject.reveals) learn(finding, fact, [...inject.to.roles, ...inject.cc.roles], when);
  act(finding, inject.onDelivery, when);
}

function open(finding: Finding, decision: Decision, at: number): void {
  const { world } = finding;
  if (!mayHold(world, decision.onlyIf)) return;
  const when = Math.max(at, gateTime(world, decision.onlyIf));
  if (!happens(finding, `decision ${decision.name}`, when)) return;
  happens(finding, `by-default ${decision.name}`, when);
  const byDefault =
    decision.otherwise !== null && 'options' in decision.otherwise ? decision.otherwise.options : [];
  for (const option of decision.options) {
    // the default stands whatever its gate says
    if (!byDefault.includes(option.name) && !mayHold(world, option.onlyIf)) continue;
    if (happens(finding, `option ${decision.name}.${option.name}`, when))
      act(finding, option.effects, when + decision.takes);
  }
  const { answer } = decision;
  const amount =
    answer.form === 'amount' ? between(Math.min(0, answer.min), Math.max(0, answer.max)) : everyNumber;
  act(finding, decision.effects, when + decision.takes, new Map([['answer', amount]]));
  for (const proposal of decision.ifThey) act(finding, proposal.effects, when + decision.takes);
}

function start(finding: Finding, kind: 'clock' | 'expected', name: string, at: number): void {
  happens(finding, `${kind} ${name}`, at);
}

function act(finding: Finding, effects: readonly Effect[], from: number, assumed: Assumed = new Map()): void {
  const { world, acting } = finding;
  const { scenario } = world;
  if (acting.has(effects)) return;
  acting.add(effects);
  for (const effect of effects) {
    const at = from + (effect.after ?? 0);
    if (at > scenario.duration) continue;
    const holds = effect.onlyIf === null ? assumed : assume(effect.onlyIf.tree, true, world.ground, assumed);
    if (holds === null) continue;
    switch (effect.verb) {
      case 'set':
      case 'add':
        for (const { variable, value } of effect.values)
          change(finding, variable, effect.verb, rangeIn(value.tree, world.ground, holds));
        break;
      case 'send': {
        const inject = scenario.injects.find(({ name }) => name === effect.inject);
        if (inject) deliver(finding, inject, at);
        break;
      }
      case 'reveal':
        learn(finding, effect.fact, effect.to.roles, at);
        break;
      case 'open': {
        const decision = scenario.decisions.find(({ name }) => name === effect.decision);
        if (decision) open(finding, decision, at);
        break;
      }
      case 'start-clock':
        start(finding, 'clock', effect.clock, at);
        break;
      case 'go': {
        leaveAny(finding, at);
        const phase = scenario.phases.find(({ name }) => name === effect.phase);
        if (phase) enter(finding, phase, at);
        break;
      }
      case 'cancel':
      case 'end':
      case 'message':
      case 'note':
      case 'stop-clock':
        break;
      default:
        effect satisfies never;
    }
  }
  acting.delete(effects);
}

function change(finding: Finding, name: string, verb: 'set' | 'add', value: Range): void {
  const { world } = finding;
  const variable = world.scenario.variables.find((one) => one.name === name);
  const before = world.variables.get(name);
  if (!variable || before === undefined) return;
  const to = verb === 'set' ? value : arithmetic('+', asNumbers(before), asNumbers(value));
  let after = join(before, to) ?? before;
  if (after.of === 'number' && before.of === 'number') {
    const grown = finding.round > patience;
    const low = grown && after.low < before.low ? -Infinity : after.low;
    const high = grown && after.high > before.high ? Infinity : after.high;
    const [min, max] = [variable.min ?? -Infinity, variable.max ?? Infinity];
    const clamp = (bound: number) => Math.max(min, Math.min(max, bound));
    after =
      variable.type === 'number'
        ? between(Math.min(before.low, clamp(low)), Math.max(before.high, clamp(high)))
        : after;
  }
  if (sameRange(before, after)) return;
  world.variables.set(name, after);
  finding.changed = true;
}

function learn(finding: Finding, fact: string, roles: readonly string[], at: number): void {
  if (roles.length === 0 || !happens(finding, `fact ${fact}`, at)) return;
  for (const role of roles) happens(finding, `knows ${fact}.${role}`, at);
}

/** Who knows a fact may share it with anybody: beyond its marking, too. */
function spread(finding: Finding, name: string): void {
  const { world } = finding;
  const fact = world.scenario.facts.find((one) => one.name === name);
  if (!fact) return;
  learn(finding, name, fact.knownTo.roles, 0);
  const at = world.earliest.get(`fact ${name}`);
  if (at === undefined) return;
  act(finding, fact.onBreach, at);
  learn(
    finding,
    name,
    world.scenario.roles.map((role) => role.name),
    at,
  );
}
