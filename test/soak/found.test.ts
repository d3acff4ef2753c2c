/** What a soak has found and kept is looked at again, as long as its file lies there: mend it, and give what it shows a test of its own. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parts } from './parts.ts';
import type { Part } from './part.ts';

const found = join(import.meta.dirname, 'found');
const kept = (name: string): readonly string[] =>
  existsSync(found) ? readdirSync(found).filter((file) => file.startsWith(`${name}-`)) : [];

test.each(Object.entries<Part>(parts))(
  'nothing that was found by %s is still so',
  async (name, { again }) => {
    const folder = mkdtempSync(join(tmpdir(), 'sandtable-found-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    if (again === undefined) return;
    for (const file of kept(name))
      expect(await again(readFileSync(join(found, file), 'utf8'), folder), file).toBeNull();
  },
);
