/** How people may be named: the titles of roles are replaced before anything is told, so that no part of a report can name more. */
import type { Attribution, Scenario } from '@sandtable/core';
import type { Say } from '@sandtable/words';

export function attributed(scenario: Scenario, attribution: Attribution, say: Say): Scenario {
  if (attribution === 'person' || attribution === 'role') return scenario;
  const sectorOf = (organisation: string) =>
    scenario.organisations.find((candidate) => candidate.name === organisation)?.sector ?? '';
  return {
    ...scenario,
    roles: scenario.roles.map((role) => ({
      ...role,
      title: {
        [scenario.language]:
          attribution === 'none'
            ? say('aar.participant')
            : say('aar.participant-of', { sector: sectorOf(role.organisation) }),
      },
    })),
    organisations: scenario.organisations.map((organisation) => ({
      ...organisation,
      title: { [scenario.language]: attribution === 'none' ? say('aar.organisation') : organisation.sector },
    })),
  };
}
