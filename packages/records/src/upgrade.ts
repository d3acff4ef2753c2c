/**
 * Older formats, read through named steps. A step turns lines of its format into lines of the next; the hashes were checked before,
 * on what stands on disk. Each format has a record under `test/formats/` that is never edited.
 */
import { recordFormat } from '@sandtable/core/record';
import type { CheckedLine } from './line.ts';

interface UpgradeStep {
  /** What it does, in a word: `split-the-author`. */
  readonly name: string;
  /** The format it reads; it yields the next. */
  readonly from: number;
  readonly line: (line: CheckedLine) => CheckedLine;
}

/** One for each format before today's, oldest first. Format 1 is the first there is. */
const steps: readonly UpgradeStep[] = [];

export function isUpgraded(format: number): boolean {
  return format === recordFormat;
}

export function upgradeLine(line: CheckedLine, format: number): CheckedLine {
  return steps.filter((step) => step.from >= format).reduce((upgraded, step) => step.line(upgraded), line);
}
