import type { BadLine, RecordError } from '@sandtable/records';
import type { Wanted } from '@sandtable/core/record';
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
  kind: '',
  zone: '',
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
    why: say(`record.line.${why}`, { ...nothing, ...values, ...howMisfit(values, say) }),
  });
  return mended.has(why) ? where : `${where}\n${say('record.bad-line.then')}`;
}

/** Of an entry that holds what none can: what should stand there instead. */
function howMisfit({ wanted, field, which, found }: BadLine['values'], say: Say) {
  if (wanted === undefined) return { how: '' };
  return {
    how: say(`record.misfit.${wanted as Wanted}`, { field: String(field), which: String(which) }),
    found: found === '' ? say('record.misfit.nothing-there') : String(found),
  };
}
