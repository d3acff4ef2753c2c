/** The table of papers is the one that people read about. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatsOf, paperKinds } from '@sandtable/documents';

const page = readFileSync(join(import.meta.dirname, '../../../docs/guides/papers.md'), 'utf8');

test.each(paperKinds)('the guide tells how to get %s, and in which forms it comes', (kind) => {
  const told = page.split('\n').filter((line) => line.includes(`--kind ${kind}`));
  expect(told).not.toEqual([]);
  const [, ...others] = formatsOf(kind);
  for (const format of others) expect(told.join('\n'), format).toContain(`--format ${format}`);
});
