/**
 * The live improvement plan: a file beside the record, a line of JSON each. The first line says of which exercise it is; every other one is a
 * change: who, when, of which action, from what to what. What stands is what the changes lead to, so nothing is ever lost or told anew.
 */
import { actionPriorities, poeteElements } from '@sandtable/core/evaluation';
import { actionStatuses, isPlanDay, noDetails, type ActionDetails } from '../after/actions.ts';

/** Raised when a program that reads the file would have to change. */
const form = 1;

export type PlanField = keyof ActionDetails;
/** In the order of the table. */
export const planFields = [
  'capability',
  'issue',
  'action',
  'element',
  'organisation',
  'contact',
  'start',
  'end',
  'priority',
  'status',
  'retest',
  'remark',
] as const satisfies readonly PlanField[];

/** What a field can be; fields that are not here are free text or a day. */
export const planChoices: Readonly<Partial<Record<PlanField, readonly string[]>>> = {
  element: poeteElements,
  priority: actionPriorities,
  status: actionStatuses,
};
export const planDays: ReadonlySet<PlanField> = new Set(['start', 'end']);

export interface PlanAbout {
  readonly exercise: { readonly id: string; readonly version: string; readonly title: string };
  /** The record as it stood when the plan was made: that paper does not change with the plan. Null where it is not sealed. */
  readonly record: { readonly number: number; readonly hash: string } | null;
  readonly marking: string;
  readonly language: string;
  /** The day of the exercise, in the zone of its room; empty where no clock was kept. */
  readonly held: string;
}
interface Said {
  readonly at: string;
  readonly by: string;
  /** Of the action: they are numbered from 1 on, and none is ever taken away. */
  readonly number: number;
}
/** An action that was not there before; `entry`: what it rests on, on the record. */
export type ActionAdded = Said & { readonly entry: number | null; readonly added: ActionDetails };
export type FieldChanged = Said & { readonly field: PlanField; readonly from: string; readonly to: string };
export type PlanChange = ActionAdded | FieldChanged;

export interface PlannedAction {
  readonly number: number;
  readonly entry: number | null;
  readonly details: ActionDetails;
}
export interface LivePlan {
  readonly about: PlanAbout;
  readonly changes: readonly PlanChange[];
  readonly actions: readonly PlannedAction[];
}
/** The line of the file, from 1, that is none of a plan, or does not follow from those before. */
export interface BadPlanLine {
  readonly line: number;
  readonly why: 'header' | 'newer' | 'shape' | 'follows';
}

export const newPlan = (about: PlanAbout): LivePlan => ({ about, changes: [], actions: [] });

/** The plan once more, after these changes. They must follow from it. */
export function changedPlan(plan: LivePlan, changes: readonly PlanChange[]): LivePlan {
  const actions = [...plan.actions];
  for (const change of changes) take(actions, change);
  return { ...plan, changes: [...plan.changes, ...changes], actions };
}

function take(actions: PlannedAction[], change: PlanChange): void {
  if ('added' in change) {
    actions.push({ number: change.number, entry: change.entry, details: change.added });
    return;
  }
  const action = actions[change.number - 1];
  if (action !== undefined)
    actions[change.number - 1] = { ...action, details: { ...action.details, [change.field]: change.to } };
}

/** As it stood after so many changes. */
export const planAfter = ({ about, changes }: LivePlan, count: number): LivePlan =>
  changedPlan(newPlan(about), changes.slice(0, count));

export const planText = ({ about, changes }: LivePlan): string =>
  [{ plan: form, ...about }, ...changes].map((line) => `${JSON.stringify(line)}\n`).join('');

/** Whether a text is such a file, whole or not. */
export const isPlanText = (text: string): boolean => /^\uFEFF?\{"plan":\d/u.test(text);

export function readPlan(text: string): LivePlan | BadPlanLine {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  while (lines.at(-1) === '') lines.pop();
  const about = aboutIn(parsed(lines[0] ?? ''));
  if (typeof about === 'string') return { line: 1, why: about };
  const actions: PlannedAction[] = [];
  const changes: PlanChange[] = [];
  for (const [at, line] of lines.entries()) {
    if (at === 0) continue;
    const change = changeIn(parsed(line));
    if (change === null) return { line: at + 1, why: 'shape' };
    const follows =
      'added' in change
        ? change.number === actions.length + 1
        : actions[change.number - 1]?.details[change.field] === change.from;
    if (!follows) return { line: at + 1, why: 'follows' };
    take(actions, change);
    changes.push(change);
  }
  return { about, changes, actions };
}

type Json = Readonly<Record<string, unknown>>;

function parsed(line: string): Json | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
const inner = (value: unknown): Json | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;

function aboutIn(line: Json | null): PlanAbout | 'header' | 'newer' {
  if (line === null || !isCount(line['plan'])) return 'header';
  if (line['plan'] > form) return 'newer';
  const exercise = inner(line['exercise']);
  const record = inner(line['record']);
  const { marking, language, held } = line;
  const { id, version, title } = exercise ?? {};
  if (!isText(id) || !isText(version) || !isText(title)) return 'header';
  if (!isText(marking) || !isText(language) || !isText(held)) return 'header';
  const { number, hash } = record ?? {};
  if (record !== null && !(Number.isSafeInteger(number) && isText(hash))) return 'header';
  return {
    exercise: { id, version, title },
    record: record === null ? null : { number: Number(number), hash: String(hash) },
    marking,
    language,
    held,
  };
}

function changeIn(line: Json | null): PlanChange | null {
  if (line === null) return null;
  const { at, by, number, entry, field, from, to } = line;
  if (!isText(at) || Number.isNaN(Date.parse(at)) || !isText(by) || !isCount(number)) return null;
  const added = inner(line['added']);
  if (added !== null) {
    const details = { ...noDetails, ...added } as ActionDetails;
    const fits = Object.keys(added).every((key) => isField(key) && canBe(key, details[key]));
    return fits && (entry === null || isCount(entry)) ? { at, by, number, entry, added: details } : null;
  }
  if (!isText(field) || !isField(field) || !isText(from) || !isText(to)) return null;
  return canBe(field, to) ? { at, by, number, field, from, to } : null;
}

const isField = (name: string): name is PlanField => (planFields as readonly string[]).includes(name);

/** Whether a value can stand there at all. */
export function canBe(field: PlanField, value: unknown): boolean {
  if (!isText(value)) return false;
  const choices = planChoices[field];
  if (choices !== undefined) return choices.includes(value) || (value === '' && field !== 'status');
  return !planDays.has(field) || value === '' || isPlanDay(value);
}

/** Its day is over, and nobody has said that it is done. */
export const isLate = ({ details }: Pick<PlannedAction, 'details'>, today: string): boolean =>
  details.end !== '' &&
  details.end < today &&
  (details.status === 'proposed' || details.status === 'accepted');
