// Opens a record and holds it until its input ends; says what came of it.
import { RecordError, openRecord } from '../../src/index.ts';

try {
  const { writer } = openRecord(process.argv[2] ?? '');
  process.stdout.write(`held ${process.pid}\n`);
  process.stdin.on('end', () => writer.close()).resume();
} catch (error) {
  process.stdout.write(
    error instanceof RecordError ? `${error.code} ${error.values['pid']}\n` : `${String(error)}\n`,
  );
}
