/** The modules of an exercise as papers number them, and what belongs to each. */
import {
  effectBrings,
  effectsIn,
  firstVisit,
  foresee,
  itemBrings,
  type AgendaItem,
  type Decision,
  type Inject,
  type Phase,
  type Scenario,
  type Value,
} from '@sandtable/core/scenario';

/** Today's setting: what the parameters are presumed to be. */
const settingOf = ({ parameters }: Scenario): ReadonlyMap<string, Value> =>
  new Map(parameters.map(({ name, start }) => [name, start]));

/** Whether an item comes on a first visit: null where that depends on how play goes. */
export function comesToday({ onlyIf }: AgendaItem, phase: Phase, scenario: Scenario): boolean | null {
  if (onlyIf === null) return true;
  const known = foresee(onlyIf.tree, firstVisit(phase, settingOf(scenario)));
  return known === null ? null : known === true;
}

const plannedMinutes = (item: AgendaItem): number | null =>
  item.does === 'break' ? Math.round(item.seconds / 60) : item.minutes;

/** What a module is planned to take: the items of its agenda that may come, else what it says of itself. */
export function moduleMinutes(phase: Phase, scenario: Scenario): number | null {
  const planned = phase.agenda
    .filter((item) => comesToday(item, phase, scenario) !== false)
    .reduce((sum, item) => sum + (plannedMinutes(item) ?? 0), 0);
  return planned > 0 ? planned : phase.minutes;
}

/** By its number (`2-07`): the injects of module 2, in their order. */
export const injectsOfModule = ({ injects }: Scenario, number: number): readonly Inject[] =>
  injects
    .filter(({ serial }) => moduleNumber(serial) === number)
    .toSorted((one, other) => one.serial.localeCompare(other.serial, 'en', { numeric: true }));

const moduleNumber = (serial: string): number => Number(/^(\d+)-/u.exec(serial)?.[1] ?? 0);

/** The module in which a decision is asked; 0 for one that may be asked in any. */
export function moduleOfDecision(scenario: Scenario, decision: Decision): number {
  return moduleOf(scenario, 'decision', decision.name, new Set());
}

function moduleOf(scenario: Scenario, kind: string, name: string, seen: Set<string>): number {
  const { phases, injects, decisions } = scenario;
  if (seen.has(`${kind}.${name}`)) return 0;
  seen.add(`${kind}.${name}`);
  if (kind === 'phase') return phases.findIndex((phase) => phase.name === name) + 1;
  if (kind === 'inject') return moduleNumber(injects.find((inject) => inject.name === name)?.serial ?? '');
  const planned = phases.findIndex(({ agenda }) =>
    agenda.some((item) => {
      const brought = itemBrings(item);
      return brought?.kind === kind && brought.name === name;
    }),
  );
  if (planned >= 0) return planned + 1;
  const moment = decisions.find((decision) => kind === 'decision' && decision.name === name)?.at;
  if (moment?.at === 'event') return moduleOf(scenario, moment.event.kind, moment.event.name, seen);
  const opener = effectsIn(scenario).find(({ effect }) => {
    const brought = effectBrings(effect);
    return brought?.kind === kind && brought.name === name;
  });
  return opener === undefined ? 0 : moduleOf(scenario, opener.kind, opener.name, seen);
}
