/** What can be seen beforehand of how an exercise goes: what would never come to rest, leave a phase as it enters it, or never come. */
import {
  type Effect,
  type Expression,
  type ExpressionNode,
  type Scenario,
  type Value,
  effectsIn,
  foresee,
} from '@sandtable/core/scenario';
import { endlessLoop, exitOnEntry, neverDelivered, neverOpened } from '../diagnostics/reference.ts';
import { type Spot, nowhere } from '../text/reader.ts';
import type { Checking } from './checking.ts';

export function checkFlow(checking: Checking, scenario: Scenario): void {
  loops(checking, scenario);
  entries(checking, scenario);
}

// Loops: what sets off what at once and without a gate

interface Step {
  readonly to: string;
  readonly spot: Spot;
}

function loops({ source, reader }: Checking, scenario: Scenario): void {
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
      if (effect.verb === 'send') step(from, `inject.${effect.inject}`, spot);
      if (effect.verb === 'go' && effect.phase !== null) step(from, `phase.${effect.phase}`, spot);
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
    reader.report(endlessLoop, spot, { cycle });
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

// Exits that hold on entry

function entries({ source, reader }: Checking, scenario: Scenario): void {
  scenario.phases.forEach((phase, at) => {
    const start = at === 0 ? startOf(scenario) : () => null;
    phase.next.forEach((exit, nth) => {
      if (exit.when === null || phase.jumpTo !== null) return;
      const gate = exit.onlyIf === null || holds(exit.onlyIf, phase.name, start);
      if (!gate || !holds(exit.when, phase.name, start)) return;
      const written = source.phases[at]?.value.next[nth]?.when;
      if (!written) return;
      const inner = { start: written.spot.start + 1, end: written.spot.end - 1 };
      reader.report(exitOnEntry, typeof written.node?.value === 'string' ? inner : written.spot, {
        phase: phase.name,
      });
    });
  });
}

/** Values at StartEx of what effects on entering do not touch. */
function startOf(scenario: Scenario): (name: string) => Value | null {
  const touched = new Set(
    scenario.phases[0]?.onEnter.flatMap((effect) =>
      'values' in effect ? effect.values.map((one) => one.variable) : [],
    ),
  );
  const starts = new Map(
    scenario.variables.filter((one) => !touched.has(one.name)).map((one) => [one.name, one.start]),
  );
  return (name) => starts.get(name) ?? null;
}

const holds = (expression: Expression, phase: string, start: (name: string) => Value | null): boolean =>
  foresee(expression.tree, (leaf) => onEntry(leaf, phase, start)) === true;

/** What a name stands at on entering a phase, as far as it can be known beforehand; else null. */
function onEntry(leaf: ExpressionNode, phase: string, start: (name: string) => Value | null): Value | null {
  if (leaf.op === 'variable') return start(leaf.name);
  if (leaf.op !== 'event' || leaf.event.kind !== 'phase' || leaf.event.name !== phase) return null;
  const [word] = leaf.event.words;
  return word === 'active' || word === 'entered' ? true : word === 'minutes' ? 0 : null;
}

/** Tells which injects and decisions nothing ever brings. */
export function checkComing({ reader, source }: Checking, scenario: Scenario): void {
  const effects = effectsIn(scenario).map(({ effect }) => effect);
  const sent = new Set(effects.flatMap((effect) => (effect.verb === 'send' ? [effect.inject] : [])));
  const opened = new Set(effects.flatMap((effect) => (effect.verb === 'open' ? [effect.decision] : [])));
  for (const item of scenario.phases.flatMap((phase) => phase.agenda)) {
    if (item.does === 'inject') sent.add(item.inject);
    if (item.does === 'decide') opened.add(item.decision);
  }
  for (const { name, spot, value } of source.injects) {
    if (value.node !== null && value.at === null && value.when === null && !sent.has(name)) {
      reader.report(neverDelivered, spot, { name });
    }
  }
  for (const { name, spot, value } of source.decisions) {
    if (value.node !== null && value.at === null && value.when === null && !opened.has(name)) {
      reader.report(neverOpened, spot, { name });
    }
  }
}
