import type { BadLine, RecordError } from '@sandtable/records';
import type { Say } from '@sandtable/words';
import { fileMeant } from '../files/folder.ts';

// every value that some sentence about records needs; a fault brings those that its own sentence needs
const nothing = {
  file: '',
  line: '',
  entry: '',
  pid: '',
  host: '',
  lock: '',
  scenario: '',
  format: '',
  language: '',
  reads: '',
  semantics: '',
  engine: '',
  plays: '',
  number: '',
  last: '',
  text: '',
  system: '',
  field: '',
  expected: '',
  found: '',
  erased: '',
  refused: '',
};

/** What is wrong with a record, for people: what, where, and what to do. */
export function recordProblem(error: RecordError, say: Say): string {
  const values = { ...nothing, ...error.values };
  if ('bad' in error) return badLine(values.file, error.bad as BadLine, say);
  const near = error.code === 'not-found' ? fileMeant(values.file) : null;
  if (near !== null) return say('cli.no-record-but', { file: values.file, near });
  return say(`record.${error.code}`, { ...values, why: '' });
}

// in these the line itself is no damage, and says how to go on
const mended = new Set<BadLine['why']>(['empty', 'torn', 'unfinished']);

/** The first bad line of a record, for people. */
export function badLine(file: string, { line, entry, why, values }: BadLine, say: Say): string {
  const where = say('record.bad-line', {
    file,
    line,
    entry,
    why: say(`record.line.${why}`, { ...nothing, ...values }),
  });
  return mended.has(why) ? where : `${where}\n${say('record.bad-line.then')}`;
}
