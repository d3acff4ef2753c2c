/** `{ queue: "inflow * 2", open: true }`: variables and what they get. */
import { keyedBy } from '../form.ts';
import { expression, plainValue } from '../leaf.ts';

export const assignments = keyedBy('variable', expression);
export const plainAssignments = keyedBy('variable', plainValue);
