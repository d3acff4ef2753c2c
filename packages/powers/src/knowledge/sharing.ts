// How far a fact may go is shown before it is shared; beyond that it is asked once, and done.
import { barredBy, type AtTheTable, type Limits } from '@sandtable/core/scenario';
import type { CauseBodies } from '@sandtable/core/record';
import type { Say } from '@sandtable/words';
import { several } from '../form/field.ts';
import type { Choice, Field, Values } from '../form/power.ts';

export interface Sharing {
  readonly fact: string;
  readonly limits: Limits;
  readonly by: string;
  readonly table: AtTheTable;
}

/** Said with the command by whoever knows that it goes beyond the marking. */
export const beyond = <S>(): Field<S> => ({
  name: 'beyond',
  optional: true,
  keyword: 'beyond',
  alone: true,
  prompt: () => ({ kind: 'yes-no', quiet: true }),
});

/** Those who may hear it first, then those whom its marking keeps from it: “all” does not mean them. */
export function hearersOf(
  others: readonly Choice[],
  { limits, by, table }: Sharing,
  say: Say,
): readonly Choice[] {
  const isBarred = ({ value }: Choice): boolean => barredBy(limits, by, [value], table).length > 0;
  return [
    ...others.filter((each) => !isBarred(each)),
    ...others.filter(isBarred).map((each) => ({
      ...each,
      label: say('power.beyond', { role: each.label, tlp: limits.tlp }),
      barred: true as const,
    })),
  ];
}

/** What is asked before it goes beyond its marking; null where it does not. */
export function breachWarning(
  { limits, by, table }: Sharing,
  values: Values,
  titles: (roles: readonly string[]) => string,
  say: Say,
): string | null {
  const told = several(values, 'with');
  const barred = barredBy(limits, by, told, table);
  if (barred.length === 0) return null;
  const { tlp } = limits;
  return say('power.warn.breach', { tlp, barred: titles(barred), roles: titles(told) });
}

export function sharedBody({ fact, limits, by, table }: Sharing, values: Values): CauseBodies['share'] {
  const told = several(values, 'with');
  const goesBeyond = barredBy(limits, by, told, table).length > 0;
  return { fact, by, with: told, ...(goesBeyond && { beyond: true }) };
}
