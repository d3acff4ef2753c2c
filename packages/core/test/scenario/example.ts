/** The smallest scenario there is, around the example of a diagnostic. */

const base: Readonly<Record<string, string>> = {
  sandtable: '1',
  id: 'example',
  title: 'An example',
  summary: 'As small as can be.',
  marking: 'TLP:CLEAR',
  fictional: 'All of it is invented.',
  duration: '4h',
  organisations: '\n  town: { name: Town, sector: government }',
  roles: '\n  mayor: { name: Mayor, organisation: town }\n  police: { name: Police, organisation: town }',
  variables:
    '\n  trust: { name: Trust, start: 50, min: 0, max: 100, seen-by: [all] }\n  mode: { name: Mode, start: open, values: [open, closed], seen-by: [all] }',
  phases: '\n  first: { title: First, clock: runs, next: [{ go: end, at: 2h }] }',
};

export interface Marked {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Takes the marks « » out of an example; a scenario is completed unless the example is a whole file. */
export function completed(example: string, whole: boolean): Marked {
  const start = example.indexOf('«');
  const end = example.indexOf('»') - 1;
  const text = example.replace('«', '').replace('»', '');
  if (whole) return { text, start, end };
  const given = new Set([...text.matchAll(/^([a-z-]+):/gm)].map((match) => match[1]));
  const rest = Object.entries(base)
    .filter(([key]) => !given.has(key))
    .map(([key, value]) => (value.startsWith('\n') ? `${key}:${value}\n` : `${key}: ${value}\n`));
  return { text: text + rest.join(''), start, end };
}

/** Line and column, from 1, of an offset. */
export function positionIn(text: string, offset: number): readonly [line: number, column: number] {
  const before = text.slice(0, offset).split('\n');
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}
