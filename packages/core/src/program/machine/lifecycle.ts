/** The lifecycle of an exercise, from set-up to closed. After EndEx nothing is play. */
import { setup } from 'xstate';
import { tabulate } from './table.ts';

/** Each is the command of that name; a break of the running order is a `pause`, too. */
export type LifecycleEvent =
  | 'brief'
  | 'start'
  | 'pause'
  | 'resume'
  | 'end'
  | 'hot-wash'
  | 'debrief'
  | 'close';

export const lifecycle = setup({ types: { events: {} as { type: LifecycleEvent } } }).createMachine({
  id: 'lifecycle',
  initial: 'set-up',
  states: {
    // a facilitator may pass over the briefing
    'set-up': { on: { brief: 'briefing', start: 'conduct' } },
    briefing: { on: { start: 'conduct' } },
    conduct: { on: { pause: 'paused', end: 'end-ex' } },
    // a real-world stop may follow on a break
    paused: { on: { pause: 'paused', resume: 'conduct', end: 'end-ex' } },
    'end-ex': { on: { 'hot-wash': 'hot-wash', debrief: 'debrief', close: 'closed' } },
    'hot-wash': { on: { debrief: 'debrief', close: 'closed' } },
    debrief: { on: { close: 'closed' } },
    closed: { type: 'final' },
  },
});

export const lifecycleTable = tabulate(lifecycle);
