/** The lifecycle of an exercise, from set-up to closed. After EndEx nothing is play. */
import { createMachine } from 'xstate';
import { tabulate } from './table.ts';

export const lifecycle = createMachine({
  id: 'lifecycle',
  initial: 'set-up',
  states: {
    // a facilitator may pass over the briefing
    'set-up': { on: { BRIEF: 'briefing', START: 'conduct' } },
    briefing: { on: { START: 'conduct' } },
    conduct: { on: { PAUSE: 'paused', END: 'end-ex' } },
    // a real-world stop may follow on a break
    paused: { on: { PAUSE: 'paused', RESUME: 'conduct', END: 'end-ex' } },
    'end-ex': { on: { HOT_WASH: 'hot-wash', DEBRIEF: 'debrief', CLOSE: 'closed' } },
    'hot-wash': { on: { DEBRIEF: 'debrief', CLOSE: 'closed' } },
    debrief: { on: { CLOSE: 'closed' } },
    closed: { type: 'final' },
  },
});

export const lifecycleTable = tabulate(lifecycle);
