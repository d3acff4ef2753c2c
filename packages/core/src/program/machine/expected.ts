/** The life of an expected action: met by itself, or ticked by an evaluator, who may be corrected. */
import { setup, type StateValueFrom } from 'xstate';
import { tabulate } from './table.ts';

/** `meet`: its `done` holds; `miss`: its time is over; four ways to tick it; `untick`: a correction takes the tick back. */
export type ExpectedEvent = 'start' | 'meet' | 'miss' | 'seen' | 'late' | 'not-seen' | 'overtaken' | 'untick';

const otherwise = { late: 'late', 'not-seen': 'not-seen', overtaken: 'overtaken' } as const;
const ticks = { seen: 'seen', ...otherwise } as const;

export const expectedAction = setup({ types: { events: {} as { type: ExpectedEvent } } }).createMachine({
  id: 'expected',
  initial: 'waiting',
  on: { untick: '.waiting' },
  states: {
    waiting: { on: { start: 'running', miss: 'missed', ...ticks } },
    running: { on: { meet: 'met', miss: 'missed', ...ticks } },
    // an evaluator knows better than the clock
    missed: { on: ticks },
    // than what was meant to tell that it was done, too
    met: { on: otherwise },
    seen: {},
    late: {},
    'not-seen': {},
    overtaken: {},
  },
});

export type ExpectedStatus = StateValueFrom<typeof expectedAction>;
export const expectedTable = tabulate(expectedAction);
