/** Numbers for people: `2-07` is the seventh inject of module 2. */
import {
  childrenOf,
  effectBrings,
  effectsIn,
  itemBrings,
  namesBrought,
  type ExpressionNode,
  type Inject,
  type Moment,
  type Scenario,
} from '@sandtable/core/scenario';
import { takenName } from '../diagnostics/reference.ts';
import type { Checking } from './checking.ts';

/** A number that is written belongs to one inject alone, and is not that of a decision. */
export function checkSerials({ reader, source }: Checking): void {
  const before = new Map<string, number | null>(
    source.decisions.map((_one, at) => [`d${at + 1}`, null] as const),
  );
  for (const { value } of source.injects) {
    if (value.serial === null) continue;
    const { value: serial, spot } = value.serial;
    const other = before.get(serial.toLowerCase());
    if (other === undefined) before.set(serial.toLowerCase(), spot.start);
    else
      reader.report(takenName, spot, {
        name: serial,
        what: other === null ? 'the number of a decision' : 'the number of an inject',
        where: other === null ? 'decisions' : reader.where(other, spot.start),
      });
  }
}

/**
 * Numbers the injects that have no number of their own. The module is the phase in whose agenda an inject stands; else that of what its moment or trigger names, or of
 * what sends it; 0 when it belongs to none. Rows: first the agenda in its order, then the order of the file.
 */
export function numberedInjects(scenario: Scenario): readonly Inject[] {
  const modules = modulesOf(scenario);
  const agenda = namesBrought(
    scenario.phases.flatMap((phase) => phase.agenda.map(itemBrings)),
    'inject',
  );
  const order = new Set([...agenda, ...scenario.injects.map((inject) => inject.name)]);
  const rows = new Map<number, number>();
  const serials = new Map(
    scenario.injects.flatMap(({ name, serial }) => (serial === '' ? [] : [[name, serial] as const])),
  );
  const taken = new Set(serials.values());
  for (const name of order) {
    if (serials.has(name)) continue;
    const module = modules.get(`inject.${name}`) ?? 0;
    let row = rows.get(module) ?? 0;
    let serial: string;
    do {
      row += 1;
      serial = `${module}-${String(row).padStart(2, '0')}`;
    } while (taken.has(serial));
    rows.set(module, row);
    serials.set(name, serial);
  }
  return scenario.injects.map((inject) => ({ ...inject, serial: serials.get(inject.name) ?? '' }));
}

/** The module of each thing, by `kind.name`. */
function modulesOf(scenario: Scenario): ReadonlyMap<string, number> {
  const modules = new Map<string, number>();
  scenario.phases.forEach((phase, at) => {
    modules.set(`phase.${phase.name}`, at + 1);
    for (const item of phase.agenda) {
      const brought = itemBrings(item);
      const thing = brought && `${brought.kind}.${brought.name}`;
      if (thing !== null && !modules.has(thing)) modules.set(thing, at + 1);
    }
  });
  const hangsOn = dependencies(scenario);
  // a thing at the end of a longer chain than this belongs to no module in particular
  let changed = true;
  for (let round = 0; changed && round < 20; round += 1) {
    changed = false;
    for (const [thing, others] of hangsOn) {
      if (modules.has(thing)) continue;
      const module = others.map((other) => modules.get(other)).find((one) => one !== undefined);
      if (module === undefined) continue;
      modules.set(thing, module);
      changed = true;
    }
  }
  return modules;
}

/** The things that bring each thing about: the events that its moment and trigger name, then what sends or opens it. */
function dependencies(scenario: Scenario): ReadonlyMap<string, readonly string[]> {
  const hangsOn = new Map<string, string[]>();
  const on = (thing: string, others: readonly string[]): void => {
    hangsOn.set(thing, [...(hangsOn.get(thing) ?? []), ...others]);
  };
  for (const { name, at, when } of scenario.injects)
    on(`inject.${name}`, [...inMoment(at), ...inTree(when?.tree)]);
  for (const { name, at, when } of scenario.decisions)
    on(`decision.${name}`, [...inMoment(at), ...inTree(when?.tree)]);
  for (const { name, at } of scenario.clocks) on(`clock.${name}`, inMoment(at));
  for (const { name, at } of scenario.expected) on(`expected.${name}`, inMoment(at));
  for (const { name, when } of scenario.rules) on(`rule.${name}`, inTree(when.tree));
  for (const { name, how, onlyIf } of scenario.chances) {
    const moment = how.by === 'moment' ? inMoment(how.at) : [];
    on(`chance.${name}`, [...moment, ...inTree(onlyIf?.tree)]);
  }
  for (const { name, onlyIf } of scenario.actions) on(`action.${name}`, inTree(onlyIf?.tree));
  for (const { kind, name, effect } of effectsIn(scenario)) {
    const brought = effectBrings(effect);
    // what an effect reveals or leads to has no number
    if (brought?.kind === 'inject' || brought?.kind === 'decision')
      on(`${brought.kind}.${brought.name}`, [`${kind}.${name}`]);
  }
  return hangsOn;
}

const inMoment = (moment: Moment | null): readonly string[] =>
  moment?.at === 'event' ? [`${moment.event.kind}.${moment.event.name}`] : [];

function inTree(tree: ExpressionNode | undefined): readonly string[] {
  if (tree === undefined) return [];
  if (tree.op === 'event') return [`${tree.event.kind}.${tree.event.name}`];
  // an event under `not` says nothing of the module it belongs to
  return tree.op === 'unary' ? [] : childrenOf(tree).flatMap(inTree);
}
