/** What the room talks about: the item of the agenda that has begun. A discussion ends with its phase. */
import type { Program } from '../program/program.ts';
import type { State } from '../program/state.ts';
import type { Activity, AgendaItem, Discussion } from '../scenario/scenario.ts';

export function discussionUnderWay({ scenario }: Program, state: State): Discussion | null {
  const item = begun(scenario, state, 'discuss');
  return (item && scenario.discussions.find(({ name }) => name === item.discussion)) ?? null;
}

export function activityUnderWay({ scenario }: Program, state: State): Activity | null {
  const item = begun(scenario, state, 'activity');
  return (item && scenario.activities.find(({ name }) => name === item.activity)) ?? null;
}

function begun<Does extends AgendaItem['does']>(
  { phases }: Program['scenario'],
  { phase, items }: State,
  does: Does,
): Extract<AgendaItem, { readonly does: Does }> | null {
  const item = phases[phase]?.agenda.find((each, place) => each.does === does && items[place] === 'begun');
  return (item as Extract<AgendaItem, { readonly does: Does }> | undefined) ?? null;
}
