// How long an exercise is planned to take in the room, with these parameters.
import { type AgendaItem, type Scenario, firstVisit, foresee } from '@sandtable/core/scenario';
import type { Pairs } from '@sandtable/core/record';

/**
 * Minutes: the agenda's items as planned, gates that hang on parameters alone decided, each module once. What a gate says of the
 * course of play is not known beforehand and counts as planned. Null when no item of the scenario has planned minutes.
 */
export function plannedMinutes(scenario: Scenario, parameters: Pairs): number | null {
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
