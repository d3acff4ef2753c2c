import type { Say } from '@sandtable/words';
import { WrongUsage } from './problem.ts';

/** A day as it is written, `2031-12-31`. Throws `WrongUsage` when there is no such day. */
export function dayFrom(option: string, day: string, say: Say): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day))
    return day;
  throw new WrongUsage(say('cli.usage.no-day', { option, day }));
}
