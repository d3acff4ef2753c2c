/** A paper that is written into a file: whole or not at all, and never over another one. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'sandtable-report-'));
const record = join(folder, 'a.jsonl');
const scenario = join(import.meta.dirname, '../../../test/fixtures/smallest.yaml');
beforeAll(async () => {
  const { code } = await run('play', scenario, '--seed', '7', '--record', record);
  if (code !== 0) throw new Error('the play of this test failed');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the form follows from the name, and what is there stays as it is', async () => {
  const file = join(folder, 'report.docx');
  expect(await run('report', record, '--out', file)).toMatchObject({ code: 0, out: '' });
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  const page = join(folder, 'report.html');
  expect(await run('report', record, '--out', page)).toMatchObject({ code: 0, out: '' });
  expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/u);
  const before = readFileSync(file);
  const again = await run('report', record, '--out', file);
  expect(again).toMatchObject({ code: 1, out: '' });
  expect(again.err).toContain(`${file} is there already`);
  expect(readFileSync(file).equals(before)).toBe(true);
  const nowhere = join(folder, 'none', 'report.docx');
  expect((await run('report', record, '--out', nowhere)).code).toBe(1);
  expect(readdirSync(folder).sort()).toEqual(['a.jsonl', 'report.docx', 'report.html']);
});

test('a template is refused by what it is, and nothing is written', async () => {
  const template = join(folder, 'house.docx');
  const file = join(folder, 'signed.docx');
  expect((await run('report', record, '--out', file, '--template', template)).err).toContain(
    'cannot be read',
  );
  writeFileSync(template, 'Dear all');
  const refused = await run('report', record, '--out', file, '--template', template);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toContain(`${template} is no Word document`);
  const other = await run('report', record, '--format', 'md', '--template', template);
  expect(other).toMatchObject({ code: 2, out: '' });
  expect(other.err).toContain('--template belongs to --format docx');
  expect(readdirSync(folder)).not.toContain('signed.docx');
  rmSync(template);
});

test('the handbook and what comes back are papers of Word, too', async () => {
  const file = join(folder, 'handbook.docx');
  const made = await run('lessons', record, '--handbook', '--out', file);
  expect(made).toMatchObject({ code: 0, out: '', err: '' });
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  // it is the paper itself
  const asText = (await run('lessons', record, '--handbook', '--format', 'md')).out;
  expect(asText).toMatch(/## Legal/u);
  const page = join(folder, 'lessons.html');
  expect(await run('lessons', record, '--out', page)).toMatchObject({ code: 0, out: '' });
  expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/u);
  expect((await run('lessons', record, '--out', page)).code).toBe(1);
  for (const wrong of [
    ['--out', 'lessons.pdf'],
    ['--template', file],
    ['--handbook', '--out', 'a.json'],
  ])
    expect((await run('lessons', record, ...wrong)).code, wrong.join(' ')).toBe(2);
  for (const each of [file, page]) rmSync(each);
});
