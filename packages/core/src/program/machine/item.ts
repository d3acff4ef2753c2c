/** The life of an item of the agenda, in one visit of its phase. */
import { setup, type StateValueFrom } from 'xstate';
import { tabulate } from './table.ts';

/** `begin`: its decision is open, its talk goes on, its `advance` has a target; `drop`: it may be taken out, and put back. */
export type ItemEvent = 'begin' | 'finish' | 'pass-over' | 'drop';

export const agendaItemMachine = setup({ types: { events: {} as { type: ItemEvent } } }).createMachine({
  id: 'item',
  initial: 'to-come',
  states: {
    'to-come': { on: { begin: 'begun', finish: 'done', 'pass-over': 'passed-over', drop: 'to-come' } },
    begun: { on: { finish: 'done', 'pass-over': 'passed-over' } },
    done: { type: 'final' },
    'passed-over': { type: 'final' },
  },
});

export type ItemStatus = StateValueFrom<typeof agendaItemMachine>;
export const itemTable = tabulate(agendaItemMachine);
