/** A scenario as it is played in one setting: what cannot come in it is not there. For papers; play keeps the whole. */
import {
  effectBrings,
  effectsIn,
  foresee,
  itemBrings,
  printExpression,
  type AgendaItem,
  type Effect,
  type EffectHolder,
  type EventKind,
  type EventReference,
  type Expression,
  type ExpressionNode,
  type Moment,
  type Phase,
  type Scenario,
  type Value,
} from '@sandtable/core/scenario';

type Known = (leaf: ExpressionNode) => Value | null;

/**
 * The scenario with these values of its parameters, without the phases, items, injects, decisions, clocks and the like that nothing can
 * bring about then; conditions say only what is still open. What a hand alone can send stays.
 */
export function scenarioToday(
  scenario: Scenario,
  setting: readonly (readonly [name: string, value: Value])[],
): Scenario {
  const set = new Map(setting);
  const parameters = scenario.parameters.map((each) => ({
    ...each,
    start: set.get(each.name) ?? each.start,
  }));
  return pruned({ ...scenario, parameters });
}

const numeric = new Set(['amount', 'rank', 'count', 'minutes', 'minutes_left']);

function pruned(scenario: Scenario): Scenario {
  const values = new Map(scenario.parameters.map(({ name, start }) => [name, start]));
  const comes = whatComes(scenario, values);
  const known = knownOf(values, comes);
  const has = (kind: EventKind, name: string): boolean => comes.has(`${kind}.${name}`);
  const left = (expression: Expression | null): Expression | null => stillOpen(expression, known);
  const can = (expression: Expression | null): boolean =>
    expression === null || foresee(expression.tree, known) !== false;
  const keeps = (effect: Effect): boolean => {
    if (!can(effect.onlyIf)) return false;
    const brought = effectBrings(effect);
    if (brought !== null) return has(brought.kind, brought.name);
    if (effect.verb === 'cancel') return has('inject', effect.inject);
    return effect.verb !== 'stop-clock' || has('clock', effect.clock);
  };
  const effects = (all: readonly Effect[]): readonly Effect[] =>
    all.filter(keeps).map((effect) => ({ ...effect, onlyIf: left(effect.onlyIf) }));
  const gated = <One extends { readonly onlyIf: Expression | null }>(one: One): One => ({
    ...one,
    onlyIf: left(one.onlyIf),
  });
  const triggered = <One extends { readonly when: Expression | null; readonly onlyIf: Expression | null }>(
    one: One,
  ): One => ({ ...gated(one), when: left(one.when) });
  const keptItems = ({ agenda }: Phase): readonly AgendaItem[] =>
    agenda
      .filter((item) => {
        if (!can(item.onlyIf)) return false;
        const brought = itemBrings(item);
        return brought === null || has(brought.kind, brought.name);
      })
      .map(gated);
  const isThere = ({ kind, name }: EventReference): boolean => kind === 'fact' || has(kind, name);
  return {
    ...scenario,
    phases: scenario.phases
      .filter(({ name }) => has('phase', name))
      .map((phase) => ({
        ...phase,
        agenda: keptItems(phase),
        onEnter: effects(phase.onEnter),
        onLeave: effects(phase.onLeave),
        next: phase.next
          .filter(({ go, when, onlyIf }) => (go === null || has('phase', go)) && can(when) && can(onlyIf))
          .map(triggered),
      })),
    clocks: scenario.clocks
      .filter(({ name }) => has('clock', name))
      .map((clock) => ({ ...clock, onMet: effects(clock.onMet), onMissed: effects(clock.onMissed) })),
    injects: scenario.injects
      .filter(({ name }) => has('inject', name))
      .map((inject) => ({ ...triggered(inject), onDelivery: effects(inject.onDelivery) })),
    expected: scenario.expected
      .filter(({ name }) => has('expected', name))
      .map((each) => ({ ...each, onMet: effects(each.onMet), onMissed: effects(each.onMissed) })),
    rules: scenario.rules
      .filter(({ name }) => has('rule', name))
      .map((rule) => ({ ...rule, effects: effects(rule.effects) })),
    chances: scenario.chances
      .filter(({ name }) => has('chance', name))
      .map((chance) => ({ ...gated(chance), effects: effects(chance.effects) })),
    discussions: scenario.discussions.filter(({ name }) => has('discussion', name)),
    activities: scenario.activities.filter(({ name }) => has('activity', name)),
    decisions: scenario.decisions
      .filter(({ name }) => has('decision', name))
      .map((decision) => ({
        ...triggered(decision),
        effects: effects(decision.effects),
        options: decision.options
          .filter(({ onlyIf }) => can(onlyIf))
          .map((option) => ({ ...gated(option), effects: effects(option.effects) })),
        ifThey: decision.ifThey.map((proposal) => ({ ...proposal, effects: effects(proposal.effects) })),
      })),
    actions: scenario.actions
      .filter(({ name }) => has('action', name))
      .map((action) => ({ ...gated(action), effects: effects(action.effects) })),
    measures: scenario.measures.filter(
      ({ how }) => how.by === 'sample' || (isThere(how.from) && isThere(how.until)),
    ),
    outcomes: scenario.outcomes
      .filter(({ onlyIf }) => can(onlyIf))
      .map((outcome) => ({
        ...gated(outcome),
        clauses: outcome.clauses.filter(({ onlyIf }) => can(onlyIf)).map(gated),
      })),
  };
}

/** What can come about: first nothing, then whatever something that comes brings, until nothing is added. */
function whatComes(scenario: Scenario, values: ReadonlyMap<string, Value>): ReadonlySet<string> {
  const comes = new Set<string>();
  const known = knownOf(values, comes);
  const can = (expression: Expression | null): boolean =>
    expression === null || foresee(expression.tree, known) !== false;
  const add = (kind: EventKind, name: string): void => void comes.add(`${kind}.${name}`);
  const has = (kind: EventKind, name: string): boolean => comes.has(`${kind}.${name}`);
  const sent = new Set(
    effectsIn(scenario).flatMap(({ effect }) => {
      const brought = effectBrings(effect);
      return brought === null ? [] : [`${brought.kind}.${brought.name}`];
    }),
  );
  const brought = new Set<string>();
  /** A moment that comes; what waits in reserve and is sent by no effect is sent by a hand. */
  const happens = (at: Moment | null, kind: EventKind, name: string): boolean => {
    if (at === null) return false;
    if (at.at === 'reserve') return !sent.has(`${kind}.${name}`);
    if (at.at !== 'event' || at.event.kind === 'fact') return true;
    return (
      has(at.event.kind, at.event.name) &&
      can({ source: '', type: 'boolean', tree: { op: 'event', event: at.event } })
    );
  };
  const isDue = (
    kind: 'inject' | 'decision',
    { name, at, when, onlyIf }: Scenario['injects'][number] | Scenario['decisions'][number],
  ): boolean =>
    can(onlyIf) &&
    (brought.has(`${kind}.${name}`) || happens(at, kind, name) || (when !== null && can(when)));
  const [first] = scenario.phases;
  if (first !== undefined) add('phase', first.name);
  for (let before = -1; before < comes.size + brought.size;) {
    before = comes.size + brought.size;
    for (const phase of scenario.phases) {
      if (!has('phase', phase.name)) continue;
      for (const item of phase.agenda) {
        if (!can(item.onlyIf)) continue;
        const one = itemBrings(item);
        if (one !== null) brought.add(`${one.kind}.${one.name}`);
        if (item.does === 'activity') add('activity', item.activity);
        if (item.does === 'discuss') add('discussion', item.discussion);
      }
      for (const { go, when, onlyIf } of phase.next)
        if (go !== null && can(when) && can(onlyIf)) add('phase', go);
    }
    for (const { effect, ...holder } of effectsIn(scenario)) {
      const one = effectBrings(effect);
      if (one === null || !can(effect.onlyIf) || !isHeld(scenario, holder, has, can)) continue;
      brought.add(`${one.kind}.${one.name}`);
      if (one.kind === 'phase') add('phase', one.name);
    }
    for (const inject of scenario.injects) if (isDue('inject', inject)) add('inject', inject.name);
    for (const decision of scenario.decisions)
      if (isDue('decision', decision)) add('decision', decision.name);
    for (const { name, onlyIf } of scenario.actions) if (can(onlyIf)) add('action', name);
    for (const { name, at } of scenario.clocks)
      if (brought.has(`clock.${name}`) || happens(at, 'clock', name)) add('clock', name);
    for (const { name, at } of scenario.expected) if (happens(at, 'expected', name)) add('expected', name);
    for (const { name, when } of scenario.rules) if (can(when)) add('rule', name);
    for (const { name, how, onlyIf } of scenario.chances)
      if (can(onlyIf) && (how.by === 'rate' || happens(how.at, 'chance', name))) add('chance', name);
  }
  return comes;
}

/** Whether what the effect hangs on can come about. */
function isHeld(
  { decisions }: Scenario,
  { of, name, part, kind }: EffectHolder & { readonly kind: EventKind },
  has: (kind: EventKind, name: string) => boolean,
  can: (expression: Expression | null) => boolean,
): boolean {
  if (kind === 'fact') return true;
  if (!has(kind, name)) return false;
  if (of !== 'option') return true;
  const options = decisions.find((each) => each.name === name)?.options ?? [];
  return can(options.find((option) => option.name === part)?.onlyIf ?? null);
}

const knownOf =
  (values: ReadonlyMap<string, Value>, comes: ReadonlySet<string>): Known =>
  (leaf) => {
    if (leaf.op === 'parameter') return values.get(leaf.name) ?? null;
    if (leaf.op !== 'event' || leaf.event.kind === 'fact') return null;
    const { kind, name, words } = leaf.event;
    const [word = ''] = words;
    if (comes.has(`${kind}.${name}`) || numeric.has(word)) return null;
    return word === 'times' ? 0 : false;
  };

/** What of a condition is not settled; null for one that holds whatever comes. */
function stillOpen(expression: Expression | null, known: Known): Expression | null {
  if (expression === null) return null;
  const tree = open(expression.tree, known);
  if (tree.op === 'literal' && tree.value === true) return null;
  return tree === expression.tree ? expression : { ...expression, source: printExpression(tree), tree };
}

function open(tree: ExpressionNode, known: Known): ExpressionNode {
  const value = foresee(tree, known);
  if (typeof value === 'boolean') return { op: 'literal', value };
  if (tree.op !== 'binary' || (tree.operator !== 'and' && tree.operator !== 'or')) return tree;
  const [left, right] = [open(tree.left, known), open(tree.right, known)];
  // what settled the whole would have been found above
  if (left.op === 'literal') return right;
  if (right.op === 'literal') return left;
  return left === tree.left && right === tree.right ? tree : { ...tree, left, right };
}
