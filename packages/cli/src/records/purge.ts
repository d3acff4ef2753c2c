/** Records that were promised to be gone by now. */
import { existsSync, lstatSync, realpathSync, rmSync } from 'node:fs';
import {
  RecordError,
  clearUnfinished,
  deleteRecord,
  summariseRecord,
  unfinishedIn,
} from '@sandtable/records';
import type { Surroundings } from '../command-line/command.ts';
import { joiningFilesOf } from './joining-files.ts';
import { planFileOf } from './live-plan.ts';
import { keptRecords, recordFolder } from './record-folder.ts';
import { recordProblem } from './record-problem.ts';

/**
 * Deletes, or without `yes` only lists, the kept records whose day (`--retain-until`) is before today, and what was left beside records
 * when their writing was stopped. False when something that should be gone is not.
 */
export function purge(yes: boolean, today: string, around: Surroundings): boolean {
  const { say, stdout, program } = around;
  const over = keptRecords().flatMap((file) => {
    const until = retainedUntil(file);
    return until !== null && until < today ? [{ file, until }] : [];
  });
  const left = unfinishedIn(recordFolder());
  if (yes) {
    // what a link led to may stand in the same folder, and is gone with it
    const isThere = (file: string) => lstatSync(file, { throwIfNoEntry: false }) !== undefined;
    const stays = over.filter(({ file, until }) => isThere(file) && !deletedOf(file, until, around));
    for (const file of left)
      if (clearUnfinished(file)) stdout.write(`${say('cli.purge.cleared', { file })}\n`);
    if (over.length + left.length === 0) stdout.write(`${say('cli.purge.none')}\n`);
    return stays.length === 0;
  }
  for (const { file, until } of over) {
    stdout.write(`${say('cli.purge.over', { file, until })}\n`);
    if (lstatSync(file).isSymbolicLink())
      stdout.write(`${say('cli.purge.through', { file, target: realpathSync(file) })}\n`);
  }
  for (const file of left) stdout.write(`${say('cli.purge.left', { file })}\n`);
  if (over.length + left.length === 0) stdout.write(`${say('cli.purge.none')}\n`);
  else stdout.write(`\n${say('cli.purge.asked', { command: `${program} records purge --yes` })}\n`);
  return true;
}

/** Deletes a record and tells what became of it and what is left of it elsewhere. */
function deletedOf(file: string, until: string, { say, stdout, stderr }: Surroundings): boolean {
  try {
    const beside = joiningFilesOf(file);
    const { gone, heldBy, named } = deleteRecord(file);
    for (const each of beside) rmSync(each, { force: true });
    for (const each of [...gone, ...beside])
      stdout.write(`${say('cli.purge.deleted', { file: each, until })}\n`);
    for (const other of heldBy) stderr.write(`${say('cli.purge.held-by', { file: other })}\n`);
    if (named) stderr.write(`${say('cli.purge.named')}\n`);
    const plan = planFileOf(file);
    if (existsSync(plan)) stderr.write(`${say('cli.purge.plan-stays', { file: plan })}\n`);
    return true;
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    stderr.write(`${say('cli.purge.not-deleted', { file, problem: recordProblem(error, say) })}\n`);
    return false;
  }
}

/** A record that cannot be read is nobody's to delete. */
function retainedUntil(file: string): string | null {
  try {
    return summariseRecord(file).header.retainUntil;
  } catch (error) {
    if (error instanceof RecordError) return null;
    throw error;
  }
}
