// What a row of the running order is called. Rows that have no title of their own are named by what is done there.
import type { OrderRow } from '@sandtable/core/view';
import { shortTitleOf, type InLanguage } from '@sandtable/core/scenario';
import { cleanLine } from './clean.ts';
import { duration } from './time.ts';
import type { Tongue } from './tongue.ts';

export function rowTitle(row: Pick<OrderRow, 'of' | 'name' | 'title' | 'seconds'>, tongue: Tongue): string {
  const { say } = tongue;
  switch (row.of) {
    case 'advance':
      return say('desk.row.advance', { time: duration(row.seconds ?? 0, tongue) });
    case 'break':
      return say('desk.row.break', { time: duration(row.seconds ?? 0, tongue) });
    case 'brief-back':
      return row.name === 'group' || row.name === 'role' || row.name === 'plenary'
        ? say(`desk.row.brief-back.${row.name}`)
        : row.title;
    case 'say':
      return say('desk.row.say', { text: row.title.trim() });
    case 'inject':
    case 'decision':
    case 'discussion':
    case 'activity':
      return row.title.trim();
  }
}

/** With its serial, where it has one. */
export function rowName(
  row: Parameters<typeof rowTitle>[0] & Pick<OrderRow, 'serial'>,
  tongue: Tongue,
): string {
  const title = rowTitle(row, tongue);
  return row.serial === null ? title : `${row.serial} ${title}`;
}

/** A role in a table: its short name. What is read aloud has its title. */
export const shortRole = (role: string, reader: InLanguage): string => cleanLine(shortTitleOf(role, reader));
