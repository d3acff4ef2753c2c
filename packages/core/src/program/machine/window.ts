/** A decision's window: it may be made early, revised while open, reversed or recalled after. */
import { createMachine } from 'xstate';
import { tabulate } from './table.ts';

export const decisionWindow = createMachine({
  id: 'decision',
  initial: 'pending',
  states: {
    pending: { on: { OPEN: 'open', CLOSE: 'closed' } },
    open: { on: { CLOSE: 'closed' } },
    closed: { on: { REVERSE: 'closed', RECALL: 'open' } },
  },
});

export const decisionWindowTable = tabulate(decisionWindow);
