/** What every problem with what was handed in has in common, whatever the command: one clear message, exit 1, and no trace of our code. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { freshHome, type Finished } from '../e2e/command.ts';

/** A home and a folder to work in, gone after the test. */
export function workplace(files: Readonly<Record<string, string | Uint8Array>> = {}): {
  readonly home: string;
  readonly cwd: string;
} {
  const home = freshHome();
  onTestFinished(() => home.remove());
  const cwd = join(home.path, 'work');
  mkdirSync(cwd);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  return { home: home.path, cwd };
}

/** What could move a cursor, colour a line, retitle a window or turn words round; a terminal gets none of it from a text. */
export const dangerous = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029]/;

export function expectProblem({ code, signal, stdout, stderr }: Finished, exit: 1 | 2 = 1): string {
  const told = `${stdout}${stderr}`;
  expect({ code, signal }, told).toEqual({ code: exit, signal: null });
  expect(told.trim()).not.toBe('');
  expect(told).not.toMatch(dangerous);
  expect(told, 'no stack trace').not.toMatch(/^\s+at .+:\d+/m);
  expect(told, 'no error of the language').not.toMatch(
    /\b(Type|Range|Syntax|Reference)Error\b|undefined|\[object/,
  );
  expect(told, 'the fault is not ours').not.toContain('our fault');
  return told;
}
