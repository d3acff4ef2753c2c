// What of a folder belongs to the project: what git tracks, and not what somebody has lying about there (a draft, a record).
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The files below a folder, from `root` on; without git (an archive of the source) all that are not hidden. */
export function tracked(folder, root = process.cwd()) {
  const listed = spawnSync('git', ['ls-files', '-z', '--', folder], { cwd: root, encoding: 'utf8' });
  const files = listed.status === 0 ? listed.stdout.split('\0').filter((file) => file !== '') : [];
  // one that was deleted and not yet committed is tracked all the same
  if (files.length > 0) return files.filter((file) => existsSync(join(root, file)));
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, sep).length))
    .filter((file) => !file.split(sep).some((step) => step.startsWith('.')));
}
