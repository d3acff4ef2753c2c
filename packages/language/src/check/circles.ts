/**
 * Circles found before anybody plays: effects that set each other off at once, and phases that are left for each other as they are
 * entered. What else goes round (triggers that toggle a variable) is named by `explore`, and by the engine when it comes.
 */
import {
  type Effect,
  type ExpressionNode,
  type Phase,
  type Scenario,
  type Value,
  effectBrings,
  foresee,
  nodesIn,
  printExpression,
} from '@sandtable/core/scenario';
import { endlessLoop } from '../diagnostics/reference.ts';
import { type Spot, nowhere } from '../text/reader.ts';
import type { Checking } from './checking.ts';

export function checkCircles(checking: Checking, scenario: Scenario): void {
  effectCircles(checking, scenario);
  exitCircles(checking, scenario);
}

interface Step {
  readonly to: string;
  readonly spot: Spot;
}

/** Effects that act at once and without a gate. */
function effectCircles({ source, reader }: Checking, scenario: Scenario): void {
  const steps = new Map<string, Step[]>();
  const step = (from: string, to: string, spot: Spot): void => {
    const list = steps.get(from);
    if (list === undefined) steps.set(from, [{ to, spot }]);
    else list.push({ to, spot });
  };
  const limited = new Set(
    scenario.injects.filter((inject) => inject.times < 50).map((inject) => `inject.${inject.name}`),
  );
  const effects = (
    from: string,
    list: readonly Effect[],
    sources: readonly ({ readonly of: unknown } | null)[],
  ): void => {
    list.forEach((effect, at) => {
      if (effect.after !== null && effect.after > 0) return;
      if (effect.onlyIf !== null) return;
      const of = sources[at]?.of;
      const spot = isLocated(of) ? of.spot : nowhere;
      const brought = effectBrings(effect);
      // what else an effect brings leads nowhere at once: it waits for people or for time
      if (brought?.kind === 'inject' || brought?.kind === 'phase')
        step(from, `${brought.kind}.${brought.name}`, spot);
    });
  };
  source.injects.forEach(({ name, value }, at) => {
    effects(
      `inject.${name}`,
      scenario.injects[at]?.onDelivery ?? [],
      value['on-delivery'].filter((one) => one !== null),
    );
  });
  source.phases.forEach(({ name, value }, at) => {
    effects(
      `phase.${name}`,
      scenario.phases[at]?.onEnter ?? [],
      value['on-enter'].filter((one) => one !== null),
    );
  });
  // an inject comes at most `times` times, so a circle through one that comes seldom ends
  for (const cycle of circlesOf(steps, limited)) {
    const spot = steps.get(cycle[0] ?? '')?.find((one) => one.to === cycle[1])?.spot ?? nowhere;
    reader.report(endlessLoop, spot, { cycle, where: [] });
  }
}

const isLocated = (of: unknown): of is { readonly spot: Spot } =>
  typeof of === 'object' && of !== null && 'spot' in of;

function circlesOf(
  steps: ReadonlyMap<string, readonly Step[]>,
  stops: ReadonlySet<string>,
): readonly (readonly string[])[] {
  const done = new Set<string>();
  const found: (readonly string[])[] = [];
  for (const start of steps.keys()) {
    // a walk without recursion: a chain may be as long as a file
    const path: { readonly at: string; next: number }[] = [];
    const onPath = new Set<string>();
    const enter = (at: string): void => {
      if (onPath.has(at)) {
        const names = path.map((one) => one.at);
        found.push([...names.slice(names.indexOf(at)), at]);
      } else if (!done.has(at) && !stops.has(at)) {
        path.push({ at, next: 0 });
        onPath.add(at);
      }
    };
    enter(start);
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const step = steps.get(here.at)?.[here.next];
      here.next += 1;
      if (step !== undefined) enter(step.to);
      else {
        path.pop();
        onPath.delete(here.at);
        done.add(here.at);
      }
    }
  }
  return found;
}

/** Reports exits with conditions that lead round in a circle where all the conditions can hold in the same second. */
function exitCircles({ source, reader }: Checking, scenario: Scenario): void {
  const steps = new Map<string, Step[]>();
  scenario.phases.forEach((phase, at) => {
    if (phase.jumpTo !== null) return;
    const leads = phase.next.flatMap((exit, nth) =>
      isAutomatic(exit) && exit.go !== null
        ? [{ to: exit.go, spot: source.phases[at]?.value.next[nth]?.when?.spot ?? nowhere }]
        : [],
    );
    steps.set(phase.name, leads);
  });
  for (const cycle of circlesOf(steps, new Set())) {
    const where = whereItGoesRound(scenario, cycle);
    if (where === null) continue;
    const spot = steps.get(cycle[0] ?? '')?.find(({ to }) => to === cycle[1])?.spot ?? nowhere;
    reader.report(endlessLoop, spot, { cycle: cycle.map((name) => `phase.${name}`), where });
  }
}

/** The engine takes this exit by itself, every time its condition holds. */
const isAutomatic = ({ when, at, times }: Phase['next'][number]): boolean =>
  when !== null && at === null && times === null;

type Known = ReadonlyMap<string, Value>;

/** At most this many combinations of values for the names in a circle's conditions are tried. */
const mostWays = 4_096;

/** The conditions under which the exits of these phases lead round without end, written as an author would; null when none is found. */
function whereItGoesRound(scenario: Scenario, cycle: readonly string[]): readonly string[] | null {
  const phases = scenario.phases.filter(({ name }) => cycle.includes(name));
  const trees = phases.flatMap(({ next }) =>
    next.flatMap(({ when, onlyIf }) => [when, onlyIf].flatMap((each) => (each === null ? [] : [each.tree]))),
  );
  const names = new Map<string, readonly Value[]>();
  for (const leaf of trees.flatMap(nodesIn)) {
    const values = valuesFor(scenario, leaf, trees);
    if (values.length > 0) names.set(printExpression(leaf), values);
  }
  const count = [...names.values()].reduce((product, values) => product * values.length, 1);
  if (count > mostWays) return null;
  for (let way = 0; way < count; way += 1) {
    let rest = way;
    const known = new Map<string, Value>();
    for (const [name, values] of names) {
      const value = values[rest % values.length];
      if (value !== undefined) known.set(name, value);
      rest = Math.floor(rest / values.length);
    }
    if (goesRound(scenario, cycle[0] ?? '', known)) return said(scenario, known);
  }
  return null;
}

/** Values to try for a name in a condition, the most usual first; empty for names that are not followed. */
function valuesFor(
  scenario: Scenario,
  leaf: ExpressionNode,
  trees: readonly ExpressionNode[],
): readonly Value[] {
  if (leaf.op === 'event' && leaf.event.kind !== 'phase') {
    const beside = numbersBeside(leaf, trees);
    return beside.length > 0 ? beside : [false, true];
  }
  if (leaf.op !== 'variable') return [];
  const variable = scenario.variables.find(({ name }) => name === leaf.name);
  if (!variable || variable.start === null) return [];
  const others = { boolean: [true, false], number: numbersBeside(leaf, trees), choice: variable.values };
  return [...new Set([variable.start, ...others[variable.type]])];
}

/** The numbers that a name is compared with, and those on either side of them. */
function numbersBeside(leaf: ExpressionNode, trees: readonly ExpressionNode[]): readonly number[] {
  const name = printExpression(leaf);
  return trees.flatMap(nodesIn).flatMap((node) => {
    if (node.op !== 'binary') return [];
    const [literal, other] = node.left.op === 'literal' ? [node.left, node.right] : [node.right, node.left];
    return literal.op === 'literal' && typeof literal.value === 'number' && printExpression(other) === name
      ? [literal.value, literal.value - 1, literal.value + 1]
      : [];
  });
}

/** Goes from phase to phase as the engine would in one second, for as long as what happens can be foreseen. */
function goesRound(scenario: Scenario, first: string, at: Known): boolean {
  const known = new Map<string, Value | null>(at);
  const visited = new Set<string>();
  let name = first;
  for (let step = 0; step <= 3 * scenario.phases.length; step += 1) {
    const phase = scenario.phases.find((each) => each.name === name);
    if (!phase || phase.jumpTo !== null) return false;
    visited.add(name);
    if (!assign(phase.onEnter, known)) return false;
    const of = (leaf: ExpressionNode) => standing(leaf, phase.name, visited, known);
    const exit = phase.next.find((each) => isAutomatic(each) && gateOf(each, of) !== false);
    if (!exit || exit.go === null || gateOf(exit, of) === null) return false;
    if (!assign(phase.onLeave, known)) return false;
    name = exit.go;
  }
  return true;
}

/** Whether an exit is taken; null where that cannot be foreseen. */
function gateOf(
  { when, onlyIf }: Phase['next'][number],
  of: (leaf: ExpressionNode) => Value | null,
): boolean | null {
  const parts = [when, onlyIf].map((each) => (each === null ? true : foresee(each.tree, of)));
  if (parts.includes(false)) return false;
  return parts.every((part) => part === true) ? true : null;
}

/** Applies to the variables the effects that act at once; false when an effect changes the course or ends the exercise. */
function assign(effects: readonly Effect[], known: Map<string, Value | null>): boolean {
  for (const effect of effects) {
    if (effect.after !== null && effect.after > 0) continue;
    if (effect.verb === 'go' || effect.verb === 'end') return false;
    if (effect.verb !== 'set' && effect.verb !== 'add') continue;
    for (const { variable, value } of effect.values) {
      const isSure = effect.verb === 'set' && effect.onlyIf === null && value.tree.op === 'literal';
      known.set(variable, isSure && value.tree.op === 'literal' ? value.tree.value : null);
    }
  }
  return true;
}

function standing(
  leaf: ExpressionNode,
  phase: string,
  visited: ReadonlySet<string>,
  known: ReadonlyMap<string, Value | null>,
): Value | null {
  if (leaf.op !== 'event' || leaf.event.kind !== 'phase') return known.get(printExpression(leaf)) ?? null;
  const { name, words } = leaf.event;
  const [word] = words;
  if (word === 'active') return name === phase;
  if (word === 'entered') return visited.has(name) ? true : null;
  return word === 'minutes' && name === phase ? 0 : null;
}

/** The values that differ from those at the start, as an author reads them: `n is 3`, `inject.call.delivered`. */
const said = (scenario: Scenario, known: Known): readonly string[] =>
  [...known].flatMap(([name, value]) => {
    const start = scenario.variables.find((variable) => variable.name === name)?.start ?? false;
    if (value === start) return [];
    return [value === true ? name : `${name} is ${String(value)}`];
  });
