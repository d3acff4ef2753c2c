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
  // what stands in files beside is no part of the scenario's own
  const beside = text.search(/^#! /m);
  const own = beside === -1 ? text : text.slice(0, beside);
  const given = new Set([...own.matchAll(/^([a-z-]+):/gm)].map((match) => match[1]));
  const rest = smallest.filter((part) => !given.has(part.slice(0, part.indexOf(':'))));
  const added = rest.join('');
  const moved = (at: number) => (at < own.length ? at : at + added.length);
  return { text: own + added + text.slice(own.length), start: moved(start), end: moved(end) };
}

/** Line and column, from 1, of an offset, in the file that it stands in. */
export function positionIn(text: string, offset: number): readonly [line: number, column: number] {
  const before = text
    .slice(0, offset)
    .replace(/^[^]*\n#! file .+\n/, '')
    .split('\n');
  return [before.length, (before.at(-1)?.length ?? 0) + 1];
}
