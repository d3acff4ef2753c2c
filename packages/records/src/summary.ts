/** What a lobby shows of a record, without checking all of it. */
import type { Stage, WallTime } from '@sandtable/core/record';
import { BadRecord } from './fault.ts';
import { fileLines } from './file-lines.ts';
import { headerIn } from './chain.ts';
import type { RecordHeader } from './header.ts';
import { checkLine, type SealedEntry } from './line.ts';

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
  let last = '';
  for (const line of fileLines(file)) {
    if (line === 'too-long') break;
    entries += 1;
    if (header === null) {
      const checked = checkLine(line, null);
      if ('why' in checked) throw new BadRecord(file, 0, checked.why, checked.values);
      header = headerIn(checked.read(), file);
      record = checked.hash;
    } else if (entries === 1 && line.includes(rehearsalMark)) rehearsal = true;
    else if (line.includes(stageMark))
      stage = (sealedIn(line.toString('utf8'))?.body as { stage?: Stage } | undefined)?.stage ?? stage;
    // the line is only there until the next is asked for
    last = line.length < longestTail ? line.toString('utf8') : '';
  }
  if (header === null) throw new BadRecord(file, 0, 'empty');
  const { story = 0, wall = header.wall } = sealedIn(last) ?? {};
  return { file, record, header, entries, stage, rehearsal, story, wall };
}

const longestTail = 1024 * 1024;

function sealedIn(line: string): SealedEntry | null {
  try {
    const { entry } = JSON.parse(line) as { readonly entry?: SealedEntry };
    return entry ?? null;
  } catch {
    return null;
  }
}
