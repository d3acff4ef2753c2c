import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TextReference } from '@sandtable/core/record';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  eraseTexts,
  forkRecord,
  openRecord,
  readRecord,
  verifyRecord,
  writePlay,
  type PlayedCommand,
} from '../src/index.ts';
import { about, note, start } from './commands.ts';
import { linesOf, sampleRecord, temporaryFolder } from './sample.ts';

const text = (entry: number): TextReference => ({ entry, text: 0 });

describe('erasing', () => {
  test('takes any texts away and leaves chain, entries and all other texts as they were', () => {
    const folder = temporaryFolder();
    let number = 0;
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1 }), (which) => {
        const file = sampleRecord(folder, 6, `${(number += 1)}.jsonl`);
        const before = readRecord(file);
        const gone = which.map((command) => text(1 + 2 * command));
        const { head } = eraseTexts(file, gone, 5);
        expect(verifyRecord(file, null, before.head.hash)).toMatchObject({
          sound: true,
          erased: gone.length,
          headAt: before.head.number,
          head,
        });
        const after = readRecord(file);
        expect(after.entries.slice(0, -1)).toEqual(before.entries);
        expect(after.entries.at(-1)).toMatchObject({
          n: 13,
          kind: 'erased',
          body: { texts: gone },
          story: before.entries.at(-1)?.story,
          wall: 5,
        });
        for (const entry of before.entries) {
          const wanted = gone.some((reference) => reference.entry === entry.n)
            ? null
            : before.texts(text(entry.n));
          expect(after.texts(text(entry.n))).toBe(wanted);
        }
        for (const { entry } of gone) expect(readFileSync(file, 'utf8')).not.toContain(`said at ${entry}"`);
      }),
      { numRuns: 40 },
    );
  });

  test('names every record beside it that holds the text: forks, forks of forks, the parent', () => {
    const folder = temporaryFolder();
    const parent = sampleRecord(folder, 3);
    sampleRecord(folder, 3, 'other.jsonl');
    writeFileSync(join(folder, 'broken.jsonl'), 'nonsense');
    const fork = forkRecord(parent, 4, join(folder, 'fork.jsonl'), 1).file;
    const twice = forkRecord(fork, 2, join(folder, 'twice.jsonl'), 1).file;
    const names = (files: readonly string[]) => files.map((file) => basename(file)).toSorted();
    expect(names(eraseTexts(fork, [text(3)], 1).heldBy)).toEqual(['a.jsonl']);
    expect(names(eraseTexts(parent, [text(1)], 1).heldBy)).toEqual(['fork.jsonl', 'twice.jsonl']);
    expect(names(eraseTexts(twice, [text(1)], 1).heldBy)).toEqual(['fork.jsonl']);
    expect(eraseTexts(fork, [text(1)], 1).heldBy).toEqual([]);
    for (const file of [parent, fork, twice]) expect(verifyRecord(file, null)).toMatchObject({ sound: true });
  });

  test('is refused whole when one text is not there, or gone already, or the scenario', () => {
    const file = sampleRecord(temporaryFolder(), 2);
    eraseTexts(file, [text(1)], 1);
    const before = readFileSync(file);
    for (const wrong of [text(1), text(2), text(99), text(0), { entry: 3, text: 1 }])
      expect(() => eraseTexts(file, [text(3), wrong], 1)).toThrow(
        expect.objectContaining({ code: 'no-such-text' }),
      );
    expect(readFileSync(file)).toEqual(before);
  });

  test('waits for nobody: a record that is being written is locked', () => {
    const file = sampleRecord(temporaryFolder(), 2);
    const { writer } = openRecord(file);
    expect(() => eraseTexts(file, [text(1)], 1)).toThrow(expect.objectContaining({ code: 'locked' }));
    writer.close();
  });

  test('is told from tampering: a text that is only missing is bad, and one that is only said to be erased', () => {
    const folder = temporaryFolder();
    const file = sampleRecord(folder, 3);
    const lines = linesOf(file);
    writeFileSync(file, lines.with(3, (lines[3] ?? '').replace(/"open":.*\}$/m, '"open":{}}')).join(''));
    expect(verifyRecord(file, null)).toMatchObject({ sound: false, bad: { line: 4, why: 'text-missing' } });
    const said = join(folder, 'said.jsonl');
    const lie = { ...(start(3).entries[0] ?? never()), kind: 'erased', body: { texts: [text(1)] } } as const;
    writePlay(said, { ...about, wall: null }, [note(1), { entries: [lie], texts: [] }]);
    const { writer } = openRecord(sampleRecord(folder, 1, 'live.jsonl'));
    expect(() => writer.append([lie], [])).toThrow(TypeError);
    writer.close();
    expect(verifyRecord(said, null)).toMatchObject({
      sound: false,
      bad: { line: 4, why: 'text-not-erased', values: { erased: 1 } },
    });
  });
});

describe('a fork', () => {
  test('keeps the entries up to any number, whole commands, and names its parent', () => {
    const folder = temporaryFolder();
    const parent = sampleRecord(folder, 4);
    const old = readRecord(parent);
    const bytes = readFileSync(parent);
    for (let number = 0; number <= 8; number += 1) {
      const { file, at, head } = forkRecord(parent, number, join(folder, `fork-${number}.jsonl`), 99);
      expect(at).toBe(number + (number % 2)); // commands have two entries
      expect(verifyRecord(file, null)).toMatchObject({ sound: true, head });
      const fork = readRecord(file);
      expect(fork.entries).toEqual(old.entries.slice(0, at));
      for (const { n } of fork.entries) expect(fork.texts(text(n))).toBe(old.texts(text(n)));
      const parentHash = (JSON.parse(linesOf(parent)[at] ?? '') as { hash: string }).hash;
      const record = (JSON.parse(linesOf(parent)[0] ?? '') as { hash: string }).hash;
      expect(fork.header).toEqual({
        ...old.header,
        wall: 99,
        parent: { record, entry: at, hash: parentHash },
      });
    }
    expect(readFileSync(parent)).toEqual(bytes);
    expect(() => forkRecord(parent, 9, join(folder, 'no.jsonl'), 1)).toThrow(
      expect.objectContaining({
        code: 'no-such-entry',
        values: expect.objectContaining({ last: 8 }) as unknown,
      }),
    );
    expect(() => forkRecord(parent, 2, join(folder, 'fork-2.jsonl'), 1)).toThrow(
      expect.objectContaining({ code: 'exists' }),
    );
    expect(existsSync(join(folder, 'no.jsonl'))).toBe(false);
  });

  test('goes on by itself, and does not bring back what was erased', () => {
    const folder = temporaryFolder();
    const parent = sampleRecord(folder, 4);
    eraseTexts(parent, [text(1), text(7)], 5);
    const { file, head } = forkRecord(parent, 4, join(folder, 'fork.jsonl'), 6);
    expect(head.number).toBe(5);
    expect(readRecord(file).entries.at(-1)).toMatchObject({ kind: 'erased', body: { texts: [text(1)] } });
    const { writer } = openRecord(file);
    const { entries, texts } = note(6);
    writer.append(entries, texts);
    writer.close();
    expect(verifyRecord(file, null)).toMatchObject({ sound: true, erased: 1, head: { number: 7 } });
  });
});

describe('a play', () => {
  const played = { ...about, wall: null };
  const unattended = ({ entries, texts }: PlayedCommand): PlayedCommand => ({
    entries: entries.map((entry) => ({ ...entry, wall: null })),
    texts,
  });
  const commands = [start(1), unattended(note(2))];
  test('has the same bytes each time, and replaces only a play', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'play.jsonl');
    const head = writePlay(file, played, commands);
    const bytes = readFileSync(file);
    expect(verifyRecord(file, null)).toMatchObject({ sound: true, head });
    writePlay(file, played, commands);
    expect(readFileSync(file)).toEqual(bytes);
    writePlay(file, { ...played, seed: '8' }, commands);
    expect(readFileSync(file)).not.toEqual(bytes);
    const goneOn = openRecord(file);
    goneOn.writer.append(note(4).entries, ['by a person']);
    goneOn.writer.close();
    const exercise = sampleRecord(folder, 1);
    for (const wanted of [exercise, file])
      expect(() => writePlay(wanted, played, [start(1)])).toThrow(
        expect.objectContaining({ code: 'exists' }),
      );
    const notes = join(folder, 'notes.txt');
    writeFileSync(notes, 'my notes\n');
    expect(() => writePlay(notes, played, [start(1)])).toThrow(expect.objectContaining({ code: 'exists' }));
    expect(readFileSync(notes, 'utf8')).toBe('my notes\n');
  });

  test('leaves the old file as it was when the play itself fails', () => {
    const file = join(temporaryFolder(), 'play.jsonl');
    writePlay(file, played, [start(1)]);
    const bytes = readFileSync(file);
    const failing = function* () {
      yield start(1);
      throw new Error('the play broke');
    };
    expect(() => writePlay(file, played, failing())).toThrow(new Error('the play broke'));
    expect(readFileSync(file)).toEqual(bytes);
  });
});

function never(): never {
  throw new Error('cannot be');
}
