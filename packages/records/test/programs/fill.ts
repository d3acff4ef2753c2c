// Appends to a record until the disk takes no more, frees it as told by the second argument, tries again, and tells all of it as JSON.
import { rmSync } from 'node:fs';
import { RecordLost, openRecord } from '../../src/index.ts';
import { note } from '../commands.ts';

const [, , file = '', ballast = ''] = process.argv;
process.on('SIGXFSZ', () => {}); // then a write beyond the limit is an error instead of the end
const { writer } = openRecord(file);
const append = () => {
  const { entries, texts } = note(writer.head().number + 1, 'x'.repeat(700));
  writer.append(entries, texts);
};
try {
  for (;;) append();
} catch (error) {
  if (!(error instanceof RecordLost)) throw error;
  const acknowledged = writer.head();
  if (ballast !== '') {
    rmSync(ballast);
    append();
  }
  process.stdout.write(
    JSON.stringify({ code: error.code, again: error.again, acknowledged, after: writer.head() }),
  );
}
