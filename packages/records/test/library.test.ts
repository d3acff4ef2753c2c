/** Records of the library's own scenarios, with words in them: erased, forked, tampered with, and derived anew by the real engine. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { attend, begin, hasName, load, openTable, type Program } from '@sandtable/core';
import { readScenario } from '@sandtable/language';
import type { Command } from '@sandtable/core/record';
import { createRecord, eraseTexts, forkRecord, readRecord, verifyRecord, type Engine } from '../src/index.ts';
import { temporaryFolder } from './sample.ts';
import { about } from './commands.ts';

vi.setConfig({ testTimeout: 300_000 });

const library = join(import.meta.dirname, '../../../scenarios');

describe.each(readdirSync(library))('%s', (name) => {
  const text = readFileSync(join(library, name, 'scenario.yaml'), 'utf8');
  const program = programOf(text);
  // reading a scenario takes longer than playing it
  const engine: Engine = {
    begin(scenario, setup) {
      const own = scenario === text ? program : programOf(scenario);
      const table = openTable(own, begin(own, setup));
      return {
        give(order) {
          const before = table.entries().length;
          return table.give(order) ?? table.entries().slice(before);
        },
        has: (of, called) => hasName(own, of, called),
      };
    },
  };

  test('erasing any of what people said keeps the chain and every consequence', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.jsonl');
    const said = record(file, program, text);
    const before = verifyRecord(file, engine);
    expect(before).toMatchObject({ sound: true, erased: 0, consequences: { checked: true } });
    if (!before.sound) return;
    let left = said;
    fc.assert(
      fc.property(fc.nat(), (which) => {
        const entry = left[which % left.length];
        if (entry === undefined) return;
        left = left.filter((other) => other !== entry);
        eraseTexts(file, [{ entry, text: 0 }], null);
        expect(verifyRecord(file, engine, before.head.hash)).toMatchObject({
          sound: true,
          erased: said.length - left.length,
          headAt: before.head.number,
        });
        expect(readFileSync(file, 'utf8')).not.toContain(words(entry));
        for (const other of left.slice(0, 3)) expect(readFileSync(file, 'utf8')).toContain(words(other));
      }),
      { numRuns: 6 },
    );
  });

  test('a fork at any entry is a record of its own that holds', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.jsonl');
    record(file, program, text);
    const { entries } = readRecord(file);
    let number = 0;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: entries.length }), (at) => {
        const to = join(folder, `fork-${(number += 1)}.jsonl`);
        const fork = forkRecord(file, at, to, null);
        expect(verifyRecord(to, engine)).toMatchObject({ sound: true, head: { number: fork.at } });
        expect(readRecord(to).entries).toEqual(entries.slice(0, fork.at));
      }),
      { numRuns: 6 },
    );
  });

  test('any changed byte is found, and the first bad line named', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'a.jsonl');
    record(file, program, text);
    const bytes = readFileSync(file);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, flip) => {
        const changed = Buffer.from(bytes);
        changed[place] = (bytes[place] ?? 0) ^ flip;
        const bad = join(folder, 'bad.jsonl');
        writeFileSync(bad, changed);
        const line = bytes.subarray(0, place).filter((byte) => byte === 10).length + 1;
        expect(verifyRecord(bad, null)).toMatchObject({ sound: false, bad: { line } });
      }),
      { numRuns: 40 },
    );
  });
});

function programOf(text: string): Program {
  const { scenario } = readScenario(text, 'scenario.yaml');
  if (!scenario) throw new Error('errors');
  return load(scenario);
}

const words = (entry: number): string => `words said at entry ${entry}.`;

/** Plays it to the end with somebody speaking now and then; the numbers of the entries with words in them. */
function record(file: string, program: Program, text: string): readonly number[] {
  const { scenario } = program;
  const setup = { seed: '7', parameters: [], attribution: 'role' } as const;
  const writer = createRecord(file, {
    ...about,
    ...setup,
    scenario: { id: scenario.id, version: scenario.version ?? '0', text },
  });
  const table = openTable(program, begin(program, setup));
  const roles = scenario.roles.map((role) => role.name);
  const said: number[] = [];
  const give = (command: Command, texts: readonly string[]): void => {
    const from = table.entries().length;
    const author = { participant: null, role: 'exercise_control', organisation: null };
    if (table.give({ command, author, wall: null, texts })) throw new Error(`refused: ${command.kind}`);
    writer.append(table.entries().slice(from), texts);
  };
  for (let step = 0; ; step += 1) {
    const state = table.state();
    const next = attend(program, state);
    if (next === null || next === 'stuck') break;
    if (step % 9 === 5 && state.stage === 'conduct') {
      const [one = '', other = ''] = [roles[step % roles.length], roles[(step + 1) % roles.length]];
      said.push(state.entries + 1);
      give({ kind: 'say', body: { from: one, to: [other], said: { text: 0 } } }, [words(state.entries + 1)]);
    }
    give(next, []);
  }
  writer.close();
  expect(said.length).toBeGreaterThan(3);
  return said;
}
