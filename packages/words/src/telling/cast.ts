// Who is needed: the smallest cast with which a scenario can be played, in sentences.
import { textIn, type Scenario } from '@sandtable/core/scenario';
import { listOf, roleName } from './names.ts';
import type { Tongue } from './tongue.ts';

/** Who must be there, whom exercise control plays when nobody comes, and who takes over for whom. */
export function castSentences(tongue: Tongue & { readonly scenario: Scenario }): readonly string[] {
  const { say, scenario } = tongue;
  const titles = (how: 'essential' | 'simulated'): readonly string[] =>
    scenario.roles.filter(({ ifAbsent }) => ifAbsent.how === how).map(({ title }) => textIn(title, tongue));
  const essential = titles('essential');
  const simulated = titles('simulated');
  const takenOver = scenario.roles.flatMap(({ title, ifAbsent }) =>
    ifAbsent.how === 'taken-over'
      ? [say('cast.taken-over', { role: textIn(title, tongue), by: roleName(ifAbsent.by, tongue) })]
      : [],
  );
  if (essential.length === 0) return [say('cast.nobody'), ...takenOver];
  return [
    say('cast.essential', { count: essential.length, roles: listOf(essential, tongue) }),
    ...(simulated.length === 0 ? [] : [say('cast.simulated', { roles: listOf(simulated, tongue) })]),
    ...takenOver,
  ];
}
