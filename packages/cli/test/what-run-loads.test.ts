// A scenario of the library is checked when the program is bundled. To begin it, nothing that reads scenarios is loaded: the first screen would
// wait for it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const boot = join(import.meta.dirname, '../dist/boot.js');

/** The sources of all that a command loads of the bundle. */
function sourcesLoaded(args: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-loads-'));
  const told = join(folder, 'loaded.txt');
  const hook = join(folder, 'hook.mjs');
  writeFileSync(
    hook,
    `import { appendFileSync } from 'node:fs';
     import { registerHooks } from 'node:module';
     registerHooks({ load(url, context, next) { appendFileSync(${JSON.stringify(told)}, url + '\\n'); return next(url, context); } });`,
  );
  execFileSync(
    process.execPath,
    ['--import', hook, boot, ...args, '--record', join(folder, 'record.jsonl')],
    {
      stdio: 'pipe',
    },
  );
  return readFileSync(told, 'utf8')
    .split('\n')
    .filter((url) => url.startsWith('file:') && url.endsWith('.js'))
    .flatMap((url) => {
      const { sources } = JSON.parse(readFileSync(`${new URL(url).pathname}.map`, 'utf8')) as {
        sources: readonly string[];
      };
      return sources;
    });
}

test('an exercise of the library begins without the language and its YAML', () => {
  const sources = sourcesLoaded(['run', 'drone-incident', '--seed', '7', '--unattended']);
  expect(sources.some((source) => source.includes('/host/src/'))).toBe(true);
  const ofLanguage = (source: string) => /\/language\/src\/|\/yaml\//.test(source);
  expect(sources.filter(ofLanguage)).toEqual([]);
  expect(sourcesLoaded(['play', 'drone-incident', '--seed', '7']).some(ofLanguage)).toBe(true);
});
