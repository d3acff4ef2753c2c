import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eraseTexts, followRecord, openRecord, readRecord } from '../src/index.ts';
import { note } from './commands.ts';
import { linesOf, sampleRecord, temporaryFolder } from './sample.ts';

test('gives all entries first and then what came, with its texts, while somebody else writes', () => {
  const file = sampleRecord(temporaryFolder(), 2);
  const followed = followRecord(file);
  expect(followed.readOn()).toEqual({ entries: readRecord(file).entries, anew: true });
  expect(followed.readOn()).toEqual({ entries: [], anew: false });
  const { writer } = openRecord(file);
  const more = note(5);
  writer.append(more.entries, more.texts);
  expect(followed.readOn()).toEqual({ entries: more.entries, anew: false });
  expect(followed.texts({ entry: 5, text: 0 })).toBe('said at 5');
  expect(followed.texts({ entry: 1, text: 0 })).toBe('said at 1');
  expect(followed.head).toEqual(writer.head());
  writer.close();
});

test('waits for the end of a line that is still being written', () => {
  const file = sampleRecord(temporaryFolder(), 2);
  const lines = linesOf(file);
  writeFileSync(file, lines.slice(0, 3).join(''));
  const followed = followRecord(file);
  expect(followed.readOn().entries).toHaveLength(2);
  const next = lines[3] ?? '';
  appendFileSync(file, next.slice(0, 40));
  expect(followed.readOn().entries).toEqual([]);
  appendFileSync(file, next.slice(40));
  expect(followed.readOn().entries).toHaveLength(1);
});

test('begins anew when texts were erased', () => {
  const file = sampleRecord(temporaryFolder(), 2);
  const followed = followRecord(file);
  followed.readOn();
  eraseTexts(file, [{ entry: 1, text: 0 }], 5);
  expect(followed.readOn()).toEqual({ entries: readRecord(file).entries, anew: true });
  expect(followed.texts({ entry: 1, text: 0 })).toBe(null);
});

test('a bad or missing file is told, and what was read before still stands', () => {
  const file = sampleRecord(temporaryFolder(), 2);
  const followed = followRecord(file);
  followed.readOn();
  const whole = readFileSync(file);
  appendFileSync(file, 'not a line of a record\n');
  expect(() => followed.readOn()).toThrow(expect.objectContaining({ code: 'bad-line' }));
  rmSync(file);
  expect(() => followed.readOn()).toThrow(expect.objectContaining({ code: 'not-found' }));
  expect(followed.texts({ entry: 1, text: 0 })).toBe('said at 1');
  writeFileSync(file, whole);
  expect(followed.readOn()).toEqual({ entries: [], anew: false });
});
