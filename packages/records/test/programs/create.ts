// Makes a record and says what came of it.
import { RecordError, createRecord } from '../../src/index.ts';
import { about } from '../commands.ts';

try {
  createRecord(process.argv[2] ?? '', about).close();
  process.stdout.write('made');
} catch (error) {
  process.stdout.write(error instanceof RecordError ? error.code : String(error));
}
