/** Which events the things of a state take now, by place, as their machines have it. What is not there takes none. */
import { clockTable, type ClockEvent } from '../program/machine/clock.ts';
import { expectedTable, type ExpectedEvent } from '../program/machine/expected.ts';
import { comingTable, type ComingEvent } from '../program/machine/inject.ts';
import { itemTable, type ItemEvent } from '../program/machine/item.ts';
import { knowsEvent, type TransitionTable } from '../program/machine/table.ts';
import { decisionTable, type DecisionEvent } from '../program/machine/window.ts';
import type { InjectState, State } from '../program/state.ts';

function takes<Status extends string, Event extends string>(
  table: TransitionTable<Status, Event>,
  status: Status | undefined,
  event: Event,
): boolean {
  return status !== undefined && knowsEvent(table, status, event);
}

export const decisionTakes = (state: State, place: number, event: DecisionEvent): boolean =>
  takes(decisionTable, state.decisions[place]?.status, event);
export const clockTakes = (state: State, place: number, event: ClockEvent): boolean =>
  takes(clockTable, state.clocks[place]?.status, event);
export const expectedTakes = (state: State, place: number, event: ExpectedEvent): boolean =>
  takes(expectedTable, state.expected[place]?.status, event);
export const injectTakes = (state: State, place: number, event: ComingEvent): boolean =>
  takes(comingTable, state.injects[place]?.coming, event);
/** It does not come by itself any more: a hand may bring it back. */
export const comesNoMore = (inject: InjectState | undefined): boolean =>
  inject?.coming === 'skipped' || inject?.coming === 'cancelled';
/** A hand gave it a time instead of its moment and its trigger. */
export const isRetimed = (inject: InjectState | undefined): boolean => (inject?.retimed ?? null) !== null;
/** An item of the active phase's agenda. */
export const itemTakes = (state: State, place: number, event: ItemEvent): boolean =>
  takes(itemTable, state.items[place], event);
