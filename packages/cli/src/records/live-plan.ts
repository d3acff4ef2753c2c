/** The live plan beside a record, on the disk. */
import { existsSync } from 'node:fs';
import { isPlanText, planText, readPlan, type LivePlan } from '@sandtable/documents/improvement';
import { replaceFile } from '@sandtable/records';
import type { Say } from '@sandtable/words';
import { BadInput } from '../command-line/problem.ts';
import { replaceTextFile } from '../files/written-file.ts';
import { readTextFile } from '../files/text-file.ts';

/** `a.plan` beside `a.jsonl`. */
export const planFileOf = (record: string): string => `${record.replace(/\.jsonl$/iu, '')}.plan`;
export const isPlanFile = (file: string): boolean => file.toLowerCase().endsWith('.plan');

/** Null where there is none. Throws `BadInput` for what is none, or is damaged. */
export function keptPlan(file: string, say: Say): LivePlan | null {
  if (!existsSync(file)) return null;
  const read = readTextFile(file);
  if ('problem' in read) throw new BadInput(say('cli.import.unreadable', { file }));
  const plan = isPlanText(read.text) ? readPlan(read.text) : { line: 1, why: 'header' as const };
  if ('line' in plan) throw new BadInput(say('cli.plan.bad', { file, ...plan }));
  return plan;
}

/** Whole or not at all. */
export function keepPlan(file: string, plan: LivePlan, say: Say): void {
  if (existsSync(file)) return replaceTextFile(file, planText(plan), say);
  try {
    replaceFile(file, [planText(plan)], 'nothing');
  } catch {
    throw new BadInput(say('cli.unwritable', { file }));
  }
}
