// Where an effect stands in the scenario, to tell what a scripted message or note said.
import type { Effect, Scenario } from '@sandtable/core/scenario';
import type { EffectOwner } from '@sandtable/core/record';

/** The effect in its owner's list; null when a person added it, or the scenario has it no longer. */
export function scriptedEffect(owner: EffectOwner, place: number, scenario: Scenario): Effect | null {
  return listOf(owner, scenario)[place] ?? null;
}

function listOf({ of, name, part }: EffectOwner, scenario: Scenario): readonly Effect[] {
  const decision = (): Scenario['decisions'][number] | undefined =>
    scenario.decisions.find((each) => each.name === name);
  switch (of) {
    case 'phase.on-enter':
      return scenario.phases.find((each) => each.name === name)?.onEnter ?? [];
    case 'phase.on-leave':
      return scenario.phases.find((each) => each.name === name)?.onLeave ?? [];
    case 'inject':
      return scenario.injects.find((each) => each.name === name)?.onDelivery ?? [];
    case 'option':
      return decision()?.options.find((each) => each.name === part)?.effects ?? [];
    case 'decision':
      return decision()?.effects ?? [];
    case 'proposal':
      return decision()?.ifThey[Number(part) - 1]?.effects ?? [];
    case 'action':
      return scenario.actions.find((each) => each.name === name)?.effects ?? [];
    case 'clock':
      return scenario.clocks.find((each) => each.name === name)?.onMissed ?? [];
    case 'expected':
      return scenario.expected.find((each) => each.name === name)?.onMissed ?? [];
    case 'chance':
      return scenario.chances.find((each) => each.name === name)?.effects ?? [];
    case 'added':
      return [];
  }
}
