// The house is as `house.ts` says: no package and no room is missing there, and every import goes down.
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { house } from '../house.ts';
import { imports, sources } from '../imports.ts';

const packages = join(import.meta.dirname, '../..');

test('every package and every room has its place in the order', () => {
  const there = readdirSync(packages).filter((name) => name !== 'dev');
  expect(house.map((part) => part.package).sort()).toEqual(there.sort());
  const rooms = new Set(
    sources().flatMap((each) => (each.room === null ? [] : [`${each.package}/${each.room}`])),
  );
  const placed = house.flatMap((part) => part.rooms.map((room) => `${part.package}/${room}`));
  expect(placed.toSorted()).toEqual([...rooms].toSorted());
});

test('a package imports only those that it stands on, and a room only rooms before it', () => {
  const wrong = imports().filter(({ from, to }) => {
    const part = house.find((each) => each.package === from.package);
    if (part === undefined) return true;
    if (to.package !== from.package) return !part.on.includes(to.package);
    // what lies beside the rooms wires them, or is a door to them
    if (from.room === null) return false;
    return to.room === null ? false : part.rooms.indexOf(to.room) > part.rooms.indexOf(from.room);
  });
  expect(wrong).toEqual([]);
});

test('no room holds more than thirty files', () => {
  const count = new Map<string, number>();
  for (const each of sources()) {
    const folder = dirname(`${each.package}/${each.path}`);
    count.set(folder, (count.get(folder) ?? 0) + 1);
  }
  expect([...count].filter(([, files]) => files > 30)).toEqual([]);
});

test('no door has more than sixty names, those of whole tables of types aside', () => {
  const doors = globSync('*/package.json', { cwd: packages }).flatMap((manifest) => {
    const folder = dirname(manifest);
    const { exports = {} } = JSON.parse(readFileSync(join(packages, manifest), 'utf8')) as {
      exports?: Readonly<Record<string, string | { readonly 'sandtable-source': string }>>;
    };
    return Object.values(exports)
      .map((door) => (typeof door === 'string' ? door : door['sandtable-source']))
      .filter((door) => door.endsWith('.ts'))
      .map((door) => join(folder, door));
  });
  expect(doors.length).toBeGreaterThan(house.length);
  const names = doors.map((door) => {
    const text = readFileSync(join(packages, door), 'utf8');
    const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)];
    return [
      door,
      lists.flatMap(([, list = '']) => list.split(',').filter((name) => name.trim() !== '')).length,
    ] as const;
  });
  expect(names.filter(([, count]) => count > 60)).toEqual([]);
});
