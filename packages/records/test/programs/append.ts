// Appends commands to a record until it is killed, and says on stdout how far each append got: what was said must be found again.
import { openRecord } from '../../src/index.ts';
import { note } from '../commands.ts';

const { writer } = openRecord(process.argv[2] ?? '');
for (let n = writer.head().number + 1; ; n += 2) {
  const { entries, texts } = note(n);
  writer.append(entries, texts);
  process.stdout.write(`${n + 1} ${writer.head().hash}\n`);
}
