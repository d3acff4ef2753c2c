// How long an exercise is planned to take in the room, with these parameters.
import { firstVisit, foresee } from './foresee.ts';
import type { Value } from './expression.ts';
import type { AgendaItem, Scenario } from './scenario.ts';

/**
 * Minutes: the agenda's items as planned, gates that hang on parameters alone decided, each module once. What a gate says of the
 * course of play is not known beforehand and counts as planned. Null when no item of the scenario has planned minutes.
 */
export function plannedLength(
  scenario: Scenario,
  parameters: readonly (readonly [name: string, value: Value])[],
): number | null {
  const values = new Map(parameters);
  const minutes = scenario.phases.flatMap((phase) => {
    const known = firstVisit(phase, values);
    const items = phase.agenda.filter(
      ({ onlyIf }) => onlyIf === null || foresee(onlyIf.tree, known) !== false,
    );
    return items.length > 0 ? items.map(minutesOf) : [phase.minutes ?? 0];
  });
  const sum = minutes.reduce((total, each) => total + each, 0);
  return sum === 0 ? null : sum;
}

function minutesOf(item: AgendaItem): number {
  return item.minutes ?? (item.does === 'break' ? Math.round(item.seconds / 60) : 0);
}
