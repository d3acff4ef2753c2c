/** A record, as papers about it are asked for. */
import type { ReportRequest } from '@sandtable/documents';
import type { Scenario } from '@sandtable/core/scenario';
import type { PlayedRecord } from '@sandtable/records';
import { textReader } from '@sandtable/words';
import type { Surroundings } from '../command-line/command.ts';
import { openRecorded, type LookedAt } from './recorded.ts';

/** `reading`: in which language of its scenario. */
export function reportRequest(
  record: PlayedRecord,
  reading: (scenario: Scenario) => string,
  around: Pick<Surroundings, 'say' | 'stderr'>,
  look: LookedAt = 'again',
): Omit<ReportRequest, 'marking' | 'signedOff'> {
  const { program, setup, telling, recomputed } = openRecorded(record, around, look);
  const language = reading(program.scenario);
  return {
    program,
    setup,
    recomputed,
    entries: record.entries,
    texts: telling.texts,
    reader: textReader(language)(program.scenario),
    language,
    zone: telling.zone,
    head: record.head,
    parent: record.header.parent,
  };
}
