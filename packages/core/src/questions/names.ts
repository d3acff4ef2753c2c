/** Whether a scenario has something of that name: an entry that speaks of anything else cannot belong to its play. Pure. */
import type { Program } from '../program/program.ts';
import type { NameOf } from '../record/shape.ts';
import { objectiveOf } from './evaluation.ts';

/** Whether the scenario has something of this kind that is called so. */
export function hasName({ places, scenario }: Program, of: NameOf, name: string): boolean {
  const isRole = (): boolean => places.role.has(name);
  switch (of) {
    case 'hearer':
      return name === 'exercise_control' || isRole();
    case 'speaker':
      return name === 'exercise_control' || places.actor.has(name) || isRole();
    case 'table':
      return isRole() || scenario.groups.some((group) => group.name === name);
    case 'message':
      return places.inject.has(name) || /^(?:adhoc|message|fact)-\d+$/.test(name);
    case 'trigger': {
      const [kind, ...rest] = name.split('.');
      return (kind === 'inject' || kind === 'decision') && places[kind].has(rest.join('.'));
    }
    case 'organisation':
      return scenario.organisations.some((each) => each.name === name);
    case 'objective':
      return scenario.objectives.some((each) => each.name === name);
    case 'target':
    case 'task':
      return objectiveOf(scenario, { of, name }) !== null;
    case 'inject':
    case 'decision':
    case 'action':
    case 'fact':
    case 'phase':
    case 'clock':
    case 'expected':
    case 'rule':
    case 'chance':
    case 'activity':
    case 'discussion':
    case 'variable':
    case 'measure':
    case 'role':
    case 'outcome':
      return places[of].has(name);
  }
}
