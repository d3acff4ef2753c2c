/** An exercise that has just been opened at the desk, for tests of what then goes wrong. */
import { mkdirSync } from 'node:fs';
import { expect } from 'vitest';
import { sandtable, unchanged, type freshHome } from './command.ts';
import { keys, start, type Terminal } from './terminal.ts';

export interface AtDesk {
  /** A file for a record, in a folder of its own. */
  newRecord(): string;
  atDesk(record: string, options?: Partial<Parameters<typeof start>[1]>): Promise<Terminal>;
  /** The exit code of verifying it. */
  verified(record: string): Promise<number | null>;
}

export function deskIn({ path: home }: ReturnType<typeof freshHome>): AtDesk {
  let records = 0;
  return {
    newRecord() {
      const folder = `${home}/${(records += 1)}`;
      mkdirSync(folder);
      return `${folder}/a.jsonl`;
    },
    async atDesk(record, options = {}) {
      const terminal = start(['run', unchanged('drone-incident'), '--seed', '7', '--record', record], {
        home,
        ...options,
      });
      await terminal.waitFor('Do players see this screen?');
      terminal.type('n');
      await terminal.waitFor('Opening: who is here');
      return terminal;
    },
    verified: async (record) => (await sandtable(['replay', record, '--verify'], { home })).code,
  };
}

export async function leave(terminal: Terminal): Promise<void> {
  terminal.type(keys.ctrl('c'));
  await terminal.waitFor('Leave the desk?');
  terminal.type(keys.enter);
  expect(await terminal.exit()).toEqual({ code: 0, signal: 0 });
  expect(terminal.clean()).toBe(true);
}
