// What imports what in the sources of the packages, read from the files themselves.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { house } from './house.ts';

const packages = fileURLToPath(new URL('..', import.meta.url));

/** A source file under `src`; without a room it lies beside them. */
export interface Source {
  readonly package: string;
  readonly room: string | null;
  readonly path: string;
}

export interface Import {
  readonly from: Source;
  /** Another package is imported by its door, in no room. */
  readonly to: { readonly package: string; readonly room: string | null };
}

/** Every source file of the packages of the house. */
export function sources(): readonly Source[] {
  return house.flatMap((part) =>
    globSync('**/*.{ts,tsx}', { cwd: join(packages, part.package, 'src') })
      .map((path) => path.replaceAll('\\', '/'))
      .sort()
      .map((path) => ({ package: part.package, room: roomOf(path), path })),
  );
}

/** Every import between two rooms or two packages of the house, types too. */
export function imports(): readonly Import[] {
  return sources().flatMap((from) => {
    const text = readFileSync(join(packages, from.package, 'src', from.path), 'utf8');
    return [...text.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(([, named = '']): Import[] => {
      const to = target(from, named);
      const inside = to === null || (to.package === from.package && to.room === from.room);
      return inside ? [] : [{ from, to }];
    });
  });
}

function target(from: Source, named: string): Import['to'] | null {
  const other = /^@sandtable\/([^/]+)/.exec(named)?.[1];
  if (other !== undefined) return { package: other, room: null };
  if (!named.startsWith('.')) return null;
  const path = posix.join(posix.dirname(from.path), named);
  const there = existsSync(join(packages, from.package, 'src', path));
  return there ? { package: from.package, room: roomOf(path) } : null;
}

function roomOf(path: string): string | null {
  return path.includes('/') ? (path.split('/')[0] ?? null) : null;
}
