/** Starting the real, bundled command: in a pseudo-terminal (`terminal.ts`) or with pipes, always in a home of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const boot = join(root, 'packages/cli/dist/boot.js');
/** The folder of a scenario of the library as it once was, for tests that need one which does not change. */
export const unchanged = (name: string): string => join(root, 'test/fixtures/before-repairs', name);

/** An empty home folder; records and settings go there. Remove it with `remove`. */
export function freshHome(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'sandtable-home-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}

/** The surroundings of a person who has just installed it: nothing of the tester's own settings shows through. */
export function surroundings(
  home: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    USERPROFILE: home,
    TMPDIR: tmpdir(),
    LANG: 'en_GB.UTF-8',
    TZ: 'UTC',
    ...more,
  };
}

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command with pipes, to its end. Its input is `input` and then closed. */
export function sandtable(
  args: readonly string[],
  options: {
    readonly home: string;
    readonly cwd?: string;
    readonly input?: string;
    readonly env?: Readonly<Record<string, string>>;
    /** Another Node than the one that runs the tests. */
    readonly node?: string;
    /** Closes the reading end of its stdout at once, as `| true` does. */
    readonly closeOutput?: boolean;
  },
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(options.node ?? process.execPath, [boot, ...args], {
      cwd: options.cwd ?? root,
      env: surroundings(options.home, options.env),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    if (options.closeOutput) child.stdout.destroy();
    child.stdin.on('error', () => {}); // it may end without reading all of it
    child.stdin.end(options.input ?? '');
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
