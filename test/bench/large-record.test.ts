import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatsOf, isFileFormat } from '@sandtable/documents';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeLarge } from './large-record.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandtable-large-'));
const file = join(folder, 'large.jsonl');
const command = join(import.meta.dirname, '../../packages/cli/dist/boot.js');

beforeAll(() => writeLarge(file, 10));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(formatsOf('aar').filter((format) => !isFileFormat(format)))(
  'what a long paper holds in memory at a time: the report of 9 MB as %s needs a heap of 40 MB, the program itself among it',
  { timeout: 120_000 },
  (format) => {
    const report = execFileSync(
      process.execPath,
      ['--max-old-space-size=40', '--max-semi-space-size=1', command, 'report', file, '--format', format],
      { maxBuffer: 1e9, encoding: 'utf8' },
    );
    expect(report).toMatch(/Number 10\d\d\d: the table talks/u);
  },
);
