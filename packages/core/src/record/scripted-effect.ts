/** What an entry means that names an effect by who put it there and its place in the list. */
import { effectsHeld } from '../scenario/effects.ts';
import type { Effect, Scenario } from '../scenario/scenario.ts';
import type { EffectOwner } from './consequence.ts';

/** The effect as its author wrote it; null when a person added it, or the scenario has it no longer. */
export const scriptedEffect = (scenario: Scenario, owner: EffectOwner, place: number): Effect | null =>
  owner.of === 'added' ? null : (effectsHeld(scenario, owner)[place] ?? null);
