/** The life of a legal clock: it runs once. */
import { setup, type StateValueFrom } from 'xstate';
import { tabulate } from './table.ts';

/** `meet`: its `done` holds; `miss`: its time is over. */
export type ClockEvent = 'start' | 'meet' | 'miss' | 'stop';

export const legalClock = setup({ types: { events: {} as { type: ClockEvent } } }).createMachine({
  id: 'clock',
  initial: 'waiting',
  states: {
    waiting: { on: { start: 'running' } },
    running: { on: { meet: 'met', miss: 'missed', stop: 'stopped' } },
    met: { type: 'final' },
    missed: { type: 'final' },
    stopped: { type: 'final' },
  },
});

export type ClockStatus = StateValueFrom<typeof legalClock>;
export const clockTable = tabulate(legalClock);
