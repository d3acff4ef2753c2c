/** A generated case as a file, and the smallest that still shows the same. */
import type { GeneratedCase } from './generated/case.ts';

/** As a conformance case is written. */
export function written(
  { seed, parameters, play, orders, scenario }: GeneratedCase,
  reason = 'Found by chance.',
): string {
  const names = (of: unknown): readonly string[] => Object.keys(of ?? {});
  const measures = names(scenario['measures']).map((name) => `measure.${name}`);
  const head = { reason, seed, parameters, read: [...names(scenario['variables']), ...measures] };
  const list = (key: string, all: readonly unknown[] | null) =>
    all === null
      ? ''
      : all.length === 0
        ? `${key}: []\n`
        : `${key}:\n${all.map((one) => `  - ${JSON.stringify(one)}\n`).join('')}`;
  const text = `${lines(head)}${list('play', play)}${list('orders', orders)}---\n${lines(scenario)}`;
  return text.replace(/"(end|pause|resume)":null/g, '$1');
}

function lines(map: Readonly<Record<string, unknown>>): string {
  return Object.entries(map)
    .map(([key, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
        ? `${key}:\n${Object.entries(value)
            .map(([name, each]) => `  ${name}: ${JSON.stringify(each)}\n`)
            .join('')}`
        : `${key}: ${JSON.stringify(value)}\n`,
    )
    .join('');
}

/** Takes away whatever can go while the two still differ, whole things before what is in them; of what is done only whole steps. */
export function smallest(one: GeneratedCase, differs: (one: GeneratedCase) => boolean): GeneratedCase {
  let least = one;
  const less = (part: 'play' | 'orders' | 'scenario', depth: number) => {
    least = {
      ...least,
      [part]: pruned(least[part], depth, (fewer) => differs({ ...least, [part]: fewer })),
    };
  };
  for (let before = ''; before !== JSON.stringify(least);) {
    before = JSON.stringify(least);
    less('play', 0);
    less('orders', 0);
    for (let depth = 0; depth < 7; depth += 1) less('scenario', depth);
  }
  return least;
}

/** Without what can be done without at this depth. */
function pruned(part: unknown, depth: number, still: (less: unknown) => boolean): unknown {
  if (typeof part !== 'object' || part === null) return part;
  const built = (members: readonly (readonly [string, unknown])[]) =>
    Array.isArray(part) ? members.map(([, member]) => member) : Object.fromEntries(members);
  let members = Object.entries(part);
  for (const [key, member] of members) {
    const fewer =
      depth === 0
        ? members.filter(([other]) => other !== key)
        : members.map(([other, its]): [string, unknown] => [
            other,
            other === key
              ? pruned(member, depth - 1, (less) =>
                  still(built(members.map(([name, value]) => [name, name === key ? less : value]))),
                )
              : its,
          ]);
    if (depth > 0 || still(built(fewer))) members = fewer;
  }
  return built(members);
}
