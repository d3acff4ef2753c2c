/** `npm run sbom`: what those who must allow the program are told of what it is made of. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface Bom {
  readonly bomFormat: string;
  readonly components: readonly {
    readonly purl?: string;
    readonly externalReferences?: readonly { readonly type: string; readonly hashes?: readonly unknown[] }[];
  }[];
}

test('names every package that a byte of the command comes from, with its version and the hash of what was fetched', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-sbom-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'sbom.json');
  execFileSync(process.execPath, [join(root, 'packages/dev/sbom.mjs'), file], { stdio: 'pipe' });
  const { bomFormat, components } = JSON.parse(readFileSync(file, 'utf8')) as Bom;
  expect(bomFormat).toBe('CycloneDX');
  const hashed = components.filter(({ externalReferences = [] }) =>
    externalReferences.some(({ type, hashes = [] }) => type === 'distribution' && hashes.length > 0),
  );
  const told = new Set(hashed.map(({ purl = '' }) => decodeURIComponent(purl)));
  const terms = readFileSync(join(root, 'packages/cli/dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
  const bundled = [...terms.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) (\d+\.\d+\.\S*) \([^)\n]+\)$/gmu)];
  expect(bundled.length).toBeGreaterThan(40);
  const missing = bundled
    .map(([, name = '', version = '']) => `pkg:npm/${name}@${version}`)
    .filter((purl) => !told.has(purl));
  expect(missing).toEqual([]);
});
