// The run sheet in words: its rows, and what dropping one would lose.
import type { Loss, SheetRow } from '@sandtable/core/view';
import { rowTitle } from './row-name.ts';
import type { Tongue } from './tongue.ts';
import type { Say } from '../words.ts';

export function sheetRowName(row: SheetRow, tongue: Tongue): string {
  const title = rowTitle(row, tongue);
  return row.serial === null ? title : `${row.serial} ${title}`;
}

export function lossWords(loss: Loss, say: Say): string {
  // an author's sentence may bring its stop along
  const text = loss.text.trim().replace(/\.$/u, '');
  return loss.loses === 'inject' || loss.loses === 'decision'
    ? say(`desk.sheet.loses.${loss.loses}`, { serial: loss.serial, text })
    : say(`desk.sheet.loses.${loss.loses}`, { text });
}
