/** The live plan beside a record, as far as it says something of people: looked through, and erased there. */
import { whoseWords, type TextReference } from '@sandtable/core/record';
import { planWithout, tracesInPlan, type PlanTrace } from '@sandtable/documents/improvement';
import type { PlayedRecord } from '@sandtable/records';
import { words, type Say } from '@sandtable/words';
import { BadInput } from '../command-line/problem.ts';
import { keepPlan, keptPlan, planFileOf } from './live-plan.ts';

export interface PlanBeside {
  readonly file: string;
  readonly traces: readonly PlanTrace[];
  /** Writes the plan without them, whole or not at all. */
  readonly erase: () => void;
}

/** Whom one looks for: by name, or everybody; `gone`: what is taken from the record, which may have been copied into the plan. */
export interface LookedFor {
  readonly names: readonly string[];
  readonly gone?: readonly TextReference[];
  readonly everybody?: boolean;
}

/** Null where there is no plan. A damaged one is told on the error stream: nothing is erased there. */
export function planBeside(
  record: Pick<PlayedRecord, 'file' | 'entries' | 'texts'>,
  { names, gone = [], everybody = false }: LookedFor,
  { say, stderr }: { readonly say: Say; readonly stderr: { write(text: string): unknown } },
): PlanBeside | null {
  const file = planFileOf(record.file);
  try {
    const plan = keptPlan(file, say);
    if (plan === null) return null;
    const byNumber = new Map(record.entries.map((entry) => [entry.n, entry]));
    const isName = ({ entry, text }: TextReference): boolean => {
      const of = byNumber.get(entry);
      return of !== undefined && whoseWords(of, text) === 'name';
    };
    const told = (which: readonly TextReference[]) => which.flatMap((each) => record.texts(each) ?? []);
    const own = words(plan.about.language);
    const sought = {
      names: [...names, ...told(gone.filter(isName))],
      texts: told(gone),
      everybody,
      erased: own('format.erased-text'),
      nobody: own('plan.from-record'),
    };
    return {
      file,
      traces: tracesInPlan(plan, sought),
      erase: () => keepPlan(file, planWithout(plan, sought), say),
    };
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    stderr.write(`${say('cli.erase.plan-unread', { file, why: error.message })}\n`);
    return null;
  }
}
