/** What a lobby shows of a record, without checking all of it. */
import type { Entry, Stage, WallTime } from '@sandtable/core/record';
import { BadRecord } from './fault.ts';
import { fileLines } from './file-lines.ts';
import { headerIn } from './chain.ts';
import type { RecordHeader } from './header.ts';
import { checkLine } from './line.ts';
import { entryOf } from './played-record.ts';

export interface RecordSummary {
  readonly file: string;
  /** The hash of line 0, which names the record: copies of it have the same. */
  readonly record: string;
  readonly header: RecordHeader;
  /** The number of the last whole entry. */
  readonly entries: number;
  readonly stage: Stage;
  /** Its first entry says that somebody only practised. */
  readonly rehearsal: boolean;
  readonly story: number;
  /** When the last entry was made; null in unattended play. */
  readonly wall: WallTime | null;
}

/**
 * Reads a record's header and how far it got. Only line 0 is verified: a bad line further on is found when the record is opened.
 * Throws `BadRecord` when the file is no record.
 */
export function summariseRecord(file: string): RecordSummary {
  const stageMark = Buffer.from('"kind":"stage.changed"');
  const rehearsalMark = Buffer.from('"kind":"rehearsal"');
  let header: RecordHeader | null = null;
  let record = '';
  let stage: Stage = 'set-up';
  let rehearsal = false;
  let entries = -1;
  let last: Buffer | null = null;
  for (const line of fileLines(file)) {
    if (line === 'too-long') break;
    entries += 1;
    if (header === null) {
      const checked = checkLine(line, null);
      if ('why' in checked) throw new BadRecord(file, 0, checked.why, checked.values);
      header = headerIn(checked.read(), file);
      record = checked.hash;
    } else if (entries === 1 && line.includes(rehearsalMark)) rehearsal = true;
    else if (line.includes(stageMark)) {
      const entry = entryIn(line, entries, file);
      if (entry?.kind === 'stage.changed') ({ stage } = entry.body);
    }
    // the line is only there until the next is asked for
    last = line.length < longestTail ? Buffer.from(line) : null;
  }
  if (header === null) throw new BadRecord(file, 0, 'empty');
  const { story, wall } = (entries === 0 || last === null ? null : entryIn(last, entries, file)) ?? {
    story: 0,
    wall: header.wall,
  };
  return { file, record, header, entries, stage, rehearsal, story, wall };
}

const longestTail = 1024 * 1024;

/**
 * A line by itself, whatever stands before it. Null when it is damaged: that is told when the record is opened. Throws `BadRecord` when no
 * entry of its kind is so.
 */
function entryIn(line: Buffer, number: number, file: string): Entry | null {
  const before = /"before":"([0-9a-f]{64})"/.exec(line.toString('latin1'))?.[1] ?? '';
  const checked = checkLine(line, { number: number - 1, hash: before });
  return 'why' in checked ? null : entryOf(checked.read(), file);
}
