/** What people call the things of a scenario. Authors write that where its name belongs: `by: [Town police]`. */
import type { NameKind } from '../expression/names.ts';
import { type Node, isMap, isScalar } from 'yaml';
import { fold, type Scenario } from '@sandtable/core/scenario';

/** The name of the one thing of these kinds that is called so, or whose name it is but for capitals; null where there is none, or more than one. */
export type Called = (title: string, kinds: readonly NameKind[]) => string | null;

export const nobodyCalled: Called = () => null;

type Titles = readonly (readonly [kind: NameKind, name: string, title: string])[];

const sections = {
  roles: 'role',
  groups: 'group',
  organisations: 'organisation',
  actors: 'actor',
  phases: 'phase',
} as const satisfies Readonly<Record<string, NameKind>>;

/** Read off the tree of a scenario before anything is looked up in it. */
export function calledIn(root: Node): Called {
  return isMap(root) ? calledOf(() => titlesIn(root)) : nobodyCalled;
}

/** Those of a checked scenario. */
export function calledBy({ roles, phases }: Scenario): Called {
  return calledOf(() => [
    ...roles.flatMap(({ name, title }) =>
      [name, ...Object.values(title)].map((one) => ['role', name, one] as const),
    ),
    ...phases.flatMap(({ name, title }) =>
      [name, ...Object.values(title)].map((one) => ['phase', name, one] as const),
    ),
  ]);
}

/** The titles are collected only when somebody has written one in the place of a name. */
function calledOf(collect: () => Titles): Called {
  let titles: Titles | null = null;
  return (title, kinds) => {
    titles ??= collect().map(([kind, name, one]) => [kind, name, plain(one)]);
    const wanted = plain(title);
    const found = new Set(
      titles.flatMap(([kind, name, one]) => (kinds.includes(kind) && one === wanted ? [name] : [])),
    );
    const [only = null] = found;
    return found.size === 1 ? only : null;
  };
}
/** However it was typed, and without the article that people put before it. */
const plain = (title: string): string =>
  fold(title).replace(/^(?:the|der|die|das|le|la|les|el|los|las) /u, '');

function titlesIn(root: Node): Titles {
  if (!isMap(root)) return [];
  return Object.entries(sections).flatMap(([section, kind]) => {
    const things = root.get(section, true);
    if (!isMap(things)) return [];
    return things.items.flatMap(({ key, value }) => {
      if (!isScalar(key)) return [];
      const name = String(key.value);
      const itself = [kind, name, name] as const;
      if (!isMap(value)) return [itself];
      const written = value.get(kind === 'phase' ? 'title' : 'name', true);
      const texts = isMap(written) ? written.items.map((one) => one.value) : [written];
      const titles = texts.flatMap((one) =>
        isScalar(one) && typeof one.value === 'string' ? [[kind, name, one.value] as const] : [],
      );
      return [itself, ...titles];
    });
  });
}
