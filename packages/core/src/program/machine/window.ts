/** A decision's window: it may be made early, revised while open, reversed, recalled or corrected after. */
import { setup, type StateValueFrom } from 'xstate';
import { tabulate } from './table.ts';

/** `close`: with what was answered, or because its time is over; `default`: by hand, without an answer; `correct`: it closes anew. */
export type DecisionEvent =
  | 'open'
  | 'answer'
  | 'retract'
  | 'extend'
  | 'default'
  | 'close'
  | 'reverse'
  | 'recall'
  | 'correct';

export const decisionWindow = setup({ types: { events: {} as { type: DecisionEvent } } }).createMachine({
  id: 'decision',
  initial: 'pending',
  states: {
    pending: {
      on: { open: 'open', answer: 'pending', retract: 'pending', close: 'closed' },
    },
    open: {
      on: {
        answer: 'open',
        retract: 'open',
        extend: 'open',
        default: 'closed',
        close: 'closed',
      },
    },
    closed: { on: { reverse: 'closed', recall: 'open', correct: 'closed' } },
  },
});

export type DecisionStatus = StateValueFrom<typeof decisionWindow>;
export const decisionTable = tabulate(decisionWindow);
