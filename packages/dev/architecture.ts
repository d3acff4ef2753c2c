// The picture of the house in `docs/architecture.md`, drawn from the real imports. `node packages/dev/architecture.ts` draws it anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { house } from './house.ts';
import { imports } from './imports.ts';

export const page = fileURLToPath(new URL('../../docs/architecture.md', import.meta.url));

/** In Mermaid: a box for each package with its rooms from the ground up, and who imports whom. */
export function drawHouse(): string {
  const direct = new Map(house.map((part) => [part.package, new Set<string>()]));
  for (const { from, to } of imports())
    if (to.package !== from.package) direct.get(from.package)?.add(to.package);
  const boxes = house.toReversed().map(({ package: name, says, rooms }) => {
    const held = rooms.length === 0 ? '' : `<br/>${rooms.join(' · ')}`;
    return `  ${name}["<b>${name}</b><br/>${says}${held}"]`;
  });
  const arrows = house
    .toReversed()
    .flatMap(({ package: from }) => nearest(from, direct).map((to) => `  ${from} --> ${to}`));
  return ['flowchart TD', ...boxes, ...arrows].join('\n');
}

/** Of what a package imports, what it does not reach through another of them as well. */
function nearest(from: string, direct: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const own = [...(direct.get(from) ?? [])];
  const beyond = new Set(own.flatMap((each) => [...reached(each, direct)]));
  return house
    .map((part) => part.package)
    .filter((each) => own.includes(each) && !beyond.has(each))
    .toReversed();
}

function reached(from: string, direct: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const each of direct.get(from) ?? []) {
    found.add(each);
    for (const further of reached(each, direct)) found.add(further);
  }
  return found;
}

const picture = /(?<=^```mermaid\n)[^`]*(?=\n```$)/m;

/** The picture that stands in the page. */
export const pictureIn = (text: string): string | undefined => picture.exec(text)?.[0];

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(picture, () => drawHouse()),
  );
