/** The smallest scenario there is, around the example of a diagnostic. */
import { readFileSync } from 'node:fs';

// as its parts: a key with what stands below it
const smallest = readFileSync(
  new URL('../../../../test/fixtures/smallest.yaml', import.meta.url),
  'utf8',
).split(/^(?=[a-z-]+:)/m);

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
  const rest = smallest.filter((part) => !given.has(part.slice(0, part.indexOf(':'))));
  return { text: text + rest.join(''), start, end };
}

/** Line and column, from 1, of an offset. */
export function positionIn(text: string, offset: number): readonly [line: number, column: number] {
  const before = text.slice(0, offset).split('\n');
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}
