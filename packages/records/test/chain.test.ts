import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRecord, readRecord, verifyRecord } from '../src/index.ts';
import { sha256 } from '../src/text.ts';
import { about, note, start } from './commands.ts';
import { linesOf, sampleRecord, temporaryFolder } from './sample.ts';

/** The first bad line of a file with this content, and why. */
function badLine(folder: string, content: string | Buffer): { line: number; why: string } | null {
  const file = join(folder, 'changed.jsonl');
  writeFileSync(file, content);
  const result = verifyRecord(file, null);
  return result.sound ? null : { line: result.bad.line, why: result.bad.why };
}

describe('what was written', () => {
  test('reads back as it was given, entries and texts apart', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.jsonl');
    const writer = createRecord(file, about);
    const said = 'سلام 👩‍👩‍👧 "quoted" \\ud800 \n\t\u0000\u2028 end';
    const commands = [start(1), note(2, said), note(4)];
    for (const { entries, texts } of commands) writer.append(entries, texts);
    writer.close();
    const record = readRecord(file);
    expect(record.header).toEqual({ ...about, format: 1, semantics: 2, parent: null });
    expect(record.entries).toEqual(commands.flatMap(({ entries }) => entries));
    expect(record.texts({ entry: 2, text: 0 })).toBe(said);
    expect(record.texts({ entry: 3, text: 0 })).toBeNull();
    expect(record.head).toEqual({ number: 5, hash: writer.head().hash });
    expect(verifyRecord(file, null)).toMatchObject({ sound: true, head: record.head, erased: 0 });
  });

  test('says free text only beside what is hashed, and salts equal texts apart', () => {
    const file = sampleRecord(temporaryFolder(), 1);
    const again = sampleRecord(temporaryFolder(), 1);
    const line = JSON.parse(linesOf(file)[1] ?? '') as {
      entry: unknown;
      open: Record<string, { text: string }>;
    };
    expect(JSON.stringify(line.entry)).not.toContain('said at 1');
    expect(Object.values(line.open).map(({ text }) => text)).toEqual(['said at 1']);
    expect(Object.keys(line.open)).not.toEqual(
      Object.keys((JSON.parse(linesOf(again)[1] ?? '') as typeof line).open),
    );
  });

  test('is refused when a text has no slot or a slot no text', () => {
    const writer = createRecord(join(temporaryFolder(), 'a.jsonl'), about);
    expect(() => writer.append(start(1).entries, ['lost'])).toThrow(TypeError);
    expect(() => writer.append(note(1).entries, [])).toThrow(TypeError);
    expect(writer.head().number).toBe(0);
    writer.close();
  });
});

describe('the chain', () => {
  test('finds any changed byte and names its line', () => {
    const folder = temporaryFolder();
    const bytes = readFileSync(sampleRecord(folder, 4));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, flip) => {
        const changed = Buffer.from(bytes);
        changed[place] = (bytes[place] ?? 0) ^ flip;
        const line = bytes.subarray(0, place).filter((byte) => byte === 10).length + 1;
        expect(badLine(folder, changed)?.line).toBe(line);
      }),
      { numRuns: 1000 },
    );
  });

  test('finds every missing line but the last, which only a printed head can tell', () => {
    const folder = temporaryFolder();
    const file = sampleRecord(folder, 3);
    const lines = linesOf(file);
    for (let gone = 0; gone < lines.length - 1; gone += 1)
      expect(badLine(folder, lines.toSpliced(gone, 1).join(''))?.line).toBe(gone + 1);
    const head = readRecord(file).head;
    expect(badLine(folder, lines.slice(0, -1).join(''))).toBeNull();
    expect(verifyRecord(join(folder, 'changed.jsonl'), null, head.hash)).toMatchObject({
      sound: true,
      headAt: null,
    });
    expect(verifyRecord(file, null, head.hash.slice(0, 16).toUpperCase())).toMatchObject({
      sound: true,
      headAt: head.number,
    });
    expect(verifyRecord(file, null, head.hash.slice(0, 4))).toMatchObject({ sound: true, headAt: null });
  });

  test('finds added and swapped lines', () => {
    const folder = temporaryFolder();
    const lines = linesOf(sampleRecord(folder, 4));
    const other = linesOf(sampleRecord(folder, 4, 'b.jsonl', { ...about, seed: '8' }));
    for (let place = 0; place < lines.length; place += 1) {
      const line = lines[place] ?? '';
      expect(badLine(folder, lines.toSpliced(place, 0, line).join(''))?.line).toBe(place + 2);
      expect(badLine(folder, lines.with(place, other[place] ?? '').join(''))?.line).toBe(
        place === 0 ? 2 : place + 1,
      );
      for (let second = place + 1; second < lines.length; second += 1)
        expect(
          badLine(
            folder,
            lines
              .with(place, lines[second] ?? '')
              .with(second, line)
              .join(''),
          )?.line,
        ).toBe(place + 1);
    }
  });

  test('takes no line that is sealed but not canonical', () => {
    const folder = temporaryFolder();
    const lines = linesOf(sampleRecord(folder, 1));
    const [header = '', first = ''] = lines;
    expect(badLine(folder, header + first)).toBeNull();
    const changes: readonly (readonly [from: string | RegExp, to: string])[] = [
      ['"kind":"note"', '"kind": "note"'],
      ['"kind":"note","n":1', '"n":1,"kind":"note"'],
      ['"n":1', '"n":1.0'],
      ['"n":1', '"n":1,"n":1'],
      ['"story":60', '"story":6e1'],
      ['"tag":"gap"', '"tag":"g\\u0061p"'],
      ['"tag":"gap"', '"tag":-0'],
      ['"tag":"gap"', '"tag":1e999'],
      ['"tag":"gap"', '"tag":"\\ud800"'],
      ['"tag":"gap"', '"tag":{"10":1}'],
      ['"tag":"gap"', '"tag":"g\\/p"'],
    ];
    for (const [from, to] of changes)
      expect([to, badLine(folder, header + resealed(first, from, to))]).toEqual([
        to,
        { line: 2, why: 'not-canonical' },
      ]);
    // what is canonical passes: an escaped backslash before what looks like a surrogate
    expect(badLine(folder, header + resealed(first, '"tag":"gap"', '"tag":"\\\\ud800"'))).toBeNull();
  });

  test('tells a line in another place from a changed one', () => {
    const folder = temporaryFolder();
    const [header = '', first = '', second = ''] = linesOf(sampleRecord(folder, 1));
    expect(badLine(folder, header + second)).toEqual({ line: 2, why: 'number' });
    expect(badLine(folder, header + resealed(first, '"n":1', '"n":2'))).toEqual({ line: 2, why: 'number' });
    expect(badLine(folder, header + resealed(first, '"story":60', '"story":61') + second)).toEqual({
      line: 3,
      why: 'chain',
    });
    expect(badLine(folder, header + first.replace('"story":60', '"story":61'))).toEqual({
      line: 2,
      why: 'hash',
    });
    expect(badLine(folder, header + first.replace('said at', 'SAID AT'))).toEqual({ line: 2, why: 'text' });
  });

  test('takes no line of another shape', () => {
    const folder = temporaryFolder();
    const [header = '', first = ''] = linesOf(sampleRecord(folder, 1));
    for (const [from, to] of [
      ['"cause":null', '"cause":1'],
      ['"story":60', '"story":-1'],
      ['"story":60', '"story":0.5'],
      ['"kind":"note"', '"kind":"record"'],
      ['"participant":null', '"participant":"Ada"'],
      ['"n":1', '"m":1,"n":1'],
      ['"text":0}', '"text":4000000000}'],
    ] as const)
      expect([to, badLine(folder, header + resealed(first, from, to))?.why]).toEqual([to, 'shape']);
  });

  test('tells what is no record at all', () => {
    const folder = temporaryFolder();
    const bytes = readFileSync(sampleRecord(folder, 1));
    expect(badLine(folder, '')).toEqual({ line: 1, why: 'empty' });
    expect(badLine(folder, bytes.subarray(0, 40))).toEqual({ line: 1, why: 'empty' });
    expect(badLine(folder, '\n')).toEqual({ line: 1, why: 'not-json' });
    expect(badLine(folder, `${'['.repeat(200_000)}\n`)).toEqual({ line: 1, why: 'not-json' });
    expect(badLine(folder, Buffer.concat([Buffer.from('\uFEFF'), bytes]))).toEqual({
      line: 1,
      why: 'byte-order-mark',
    });
    expect(badLine(folder, 'title: Ferry\n')).toEqual({ line: 1, why: 'not-json' });
    expect(badLine(folder, Buffer.from([0xff, 0xfe, 0x0a]))).toEqual({ line: 1, why: 'not-utf8' });
    expect(badLine(folder, bytes.toString().replaceAll('\n', '\r\n'))?.line).toBe(1);
    expect(() => readRecord(join(folder, 'nowhere.jsonl'))).toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
    expect(() => readRecord(folder)).toThrow(expect.objectContaining({ code: 'not-a-file' }));
  });

  test('calls a last line without its end torn, and reads what is before it', () => {
    const folder = temporaryFolder();
    const file = sampleRecord(folder, 2);
    const whole = readFileSync(file);
    const last = whole.lastIndexOf(10, whole.length - 2) + 1;
    for (const cut of [last + 1, last + 20, whole.length - 1]) {
      expect(badLine(folder, whole.subarray(0, cut))).toEqual({ line: 5, why: 'torn' });
      expect(readRecord(join(folder, 'changed.jsonl'))).toMatchObject({
        torn: cut - last,
        size: last,
        head: { number: 3 },
      });
    }
  });

  test('reads lines longer than any piece it reads at once', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'long.jsonl');
    const writer = createRecord(file, {
      ...about,
      scenario: { ...about.scenario, text: 'é'.repeat(3_000_000) },
    });
    for (const n of [1, 3, 5]) writer.append(note(n).entries, ['ü'.repeat(500_000 * n)]);
    writer.close();
    const record = readRecord(file);
    expect(record.header.scenario.text).toHaveLength(3_000_000);
    expect(record.texts({ entry: 5, text: 0 })).toHaveLength(2_500_000);
  });
});

/** The line with its entry changed and hashed anew, as somebody who knows the format would. */
function resealed(line: string, from: string | RegExp, to: string): string {
  const entry = (/^\{"entry":(.*),"hash":"/.exec(line)?.[1] ?? '').replace(from, to);
  return line.replace(/^.*,"hash":"[0-9a-f]{64}"/, () => `{"entry":${entry},"hash":"${sha256(entry)}"`);
}
