/** From a scenario's text to what can be played. */
import { load, type Program } from '@sandtable/core';
import { readScenario } from '@sandtable/language';
import type { Scenario } from '@sandtable/core/scenario';
import { checkedScenario } from './checked-scenario.ts';

/** By text: a lobby lists many records of few scenarios. */
const known = new Map<string, Scenario | null>();

/** Null when the text has errors; `readScenario` tells which. */
export function playableScenario(text: string): Scenario | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  const scenario = checkedScenario(text) ?? readScenario(text, 'scenario.yaml').scenario;
  known.set(text, scenario);
  return scenario;
}

/** The same, linked. */
export function playableProgram(text: string): Program | null {
  const scenario = playableScenario(text);
  return scenario === null ? null : load(scenario);
}
