import { afterActionReport } from '@sandtable/documents';
import { readRecord } from '@sandtable/records';
import { textReader } from '@sandtable/words';
import { command } from '../command.ts';
import { openRecorded } from '../recorded.ts';

export const report = command({
  name: 'report',
  operand: 'RECORD',
  options: {
    kind: { takes: 'one-of', values: ['aar'], presumed: 'aar' },
    format: { takes: 'one-of', values: ['md'], presumed: 'md' },
  },
  examples: ['sandtable report a.jsonl --kind aar > report.md'],
  run({ operands: [file] }, around) {
    const record = readRecord(file);
    const { program, setup } = openRecorded(record, around);
    around.stdout.write(
      afterActionReport({
        program,
        setup,
        entries: record.entries,
        texts: record.texts,
        reader: textReader('en'),
        language: 'en',
        head: record.head,
        parent: record.header.parent,
      }),
    );
    return 0;
  },
});
