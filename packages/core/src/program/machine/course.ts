/** The course of phases, generated from the scenario so that it can be drawn. */
import { createMachine, type AnyStateMachine } from 'xstate';
import type { Scenario } from '../../scenario/scenario.ts';

/** Values that are no phases; names of phases have no capital letters. */
export const startEx = 'StartEx';
const afterEndEx = 'EndEx';

/** `exit.2` is the active phase's third exit; `go.NAME` is an effect or a facilitator who goes there; `end` is EndEx. */
export const exitEvent = (exit: number) => `exit.${exit}`;
export const goEvent = (phase: string | undefined) => (phase === undefined ? endEvent : `go.${phase}`);
export const startEvent = 'start';
const endEvent = 'end';

/** Going somewhere leads there from wherever one is, so it stands once, for all phases; nobody goes before StartEx or after EndEx. */
export function courseOf(scenario: Pick<Scenario, 'phases'>): AnyStateMachine {
  const anywhere = scenario.phases.map(
    (phase) => [goEvent(phase.name), { target: `.${phase.name}`, reenter: true }] as const,
  );
  const phases = scenario.phases.map((phase) => {
    const exits = phase.next.map(
      (exit, place) => [exitEvent(place), { target: exit.go ?? afterEndEx, reenter: true }] as const,
    );
    return [phase.name, { on: Object.fromEntries([...exits, [endEvent, afterEndEx] as const]) }] as const;
  });
  const first = scenario.phases[0]?.name ?? afterEndEx;
  return createMachine({
    id: 'course',
    initial: startEx,
    on: Object.fromEntries(anywhere),
    states: {
      [startEx]: { on: { [startEvent]: first } },
      ...Object.fromEntries(phases),
      [afterEndEx]: { type: 'final' },
    },
  });
}
