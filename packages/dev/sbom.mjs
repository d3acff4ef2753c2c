// `npm run sbom` writes what the command is made of, as CycloneDX: every package, its version, its licence and the hash of what was fetched.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { withPnpm } from './pnpm.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const out = process.argv[2] ?? 'sbom.cdx.json';
const of = ['--filter', 'sandtable', 'sbom', '--prod', '--sbom-type', 'application'];
const { status } = spawnSync('npx', withPnpm([...of, '--sbom-format', 'cyclonedx', '--out', out]), {
  stdio: ['ignore', 'inherit', 'inherit'],
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
