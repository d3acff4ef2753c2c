/** `{ queue: "inflow * 2", open: true }`: variables and what they get. */
import { named } from '../form.ts';
import { expression, plainValue } from '../leaf.ts';

export const assignments = named('variable', expression);
export const plainAssignments = named('variable', plainValue);
