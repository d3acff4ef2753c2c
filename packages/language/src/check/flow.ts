/** What can be seen beforehand of how an exercise goes: what leaves a phase as it enters it, and what would never come. */
import {
  type Expression,
  type ExpressionNode,
  type Scenario,
  type Value,
  effectBrings,
  effectsIn,
  foresee,
  itemBrings,
  namesBrought,
} from '@sandtable/core/scenario';
import { exitOnEntry, neverDelivered, neverOpened } from '../diagnostics/reference.ts';
import type { Checking } from './checking.ts';

/** Reports exits whose condition holds already when the phase is entered. */
export function checkEntries({ source, reader }: Checking, scenario: Scenario): void {
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

/** The values at StartEx of the variables that effects on entering do not change. */
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

/** The value of a name when a phase is entered, if it can be known beforehand; else null. */
function onEntry(leaf: ExpressionNode, phase: string, start: (name: string) => Value | null): Value | null {
  if (leaf.op === 'variable') return start(leaf.name);
  if (leaf.op !== 'event' || leaf.event.kind !== 'phase' || leaf.event.name !== phase) return null;
  const [word] = leaf.event.words;
  return word === 'active' || word === 'entered' ? true : word === 'minutes' ? 0 : null;
}

/** Tells which injects and decisions nothing ever brings. */
export function checkComing({ reader, source }: Checking, scenario: Scenario): void {
  const brought = [
    ...effectsIn(scenario).map(({ effect }) => effectBrings(effect)),
    ...scenario.phases.flatMap(({ agenda }) => agenda.map(itemBrings)),
  ];
  const sent = namesBrought(brought, 'inject');
  const opened = namesBrought(brought, 'decision');
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
