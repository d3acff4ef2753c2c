/** Records of one exercise that stand side by side: copies, and what a sync program kept when two desks went on with one. */
import { basename } from 'node:path';
import { partingOf } from '@sandtable/records';
import type { Say } from '@sandtable/words';
import type { KeptRecord } from './kept-record.ts';

/** What a list says of a record whose exercise stands on another one, too; null when none does. The newest is what others are copies of. */
export function copyTold(kept: KeptRecord, all: readonly KeptRecord[], say: Say): string | null {
  const same = all.filter(({ record }) => record !== null && record === kept.record);
  const first = same.find(({ file }) => file !== kept.file);
  if (first === undefined) return null;
  const { same: last, onward } = partingOf(kept.file, first.file);
  const values = { file: basename(first.file), same: last };
  if (onward.one && onward.other) return say('cli.records.copy.parted', values);
  if (kept.file === same[0]?.file) return null;
  if (onward.one) return say('cli.records.copy.onward', values);
  return onward.other ? say('cli.records.copy.behind', values) : say('cli.records.copy.same', values);
}
