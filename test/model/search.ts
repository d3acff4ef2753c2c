/** Looks for a case that the engine and the second interpreter play differently, and makes it small. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '@sandtable/core/record';
import fc from 'fast-check';
import { caseOf, type Case } from '../conformance/read-case.ts';
import { walkInPlace } from '../conformance/walk.ts';
import { generatedCase, type GeneratedCase } from './generated/case.ts';
import { smallest, written } from './smallest.ts';
import { walk, withoutReasons } from './walk.ts';

/** Cases found by a soak, which a test takes over. */
export const foundFolder = join(import.meta.dirname, 'found');

export interface Difference {
  readonly engine: string;
  readonly model: string;
}
/** A case that both have played. */
export type Watch = (one: Case, entries: readonly Entry[]) => void;

/** Null: both play it alike, down to every value. */
export function differenceIn(text: string, watch: Watch = () => {}): Difference | null {
  const one = caseOf(text, 'generated.yaml');
  const { trace, entries } = walkInPlace(one);
  watch(one, entries);
  const engine = withoutReasons(trace);
  const model = walk(one);
  return engine === model ? null : { engine, model };
}

/** So many cases, the same for the same seed; the text of the first that the two play differently, as small as it becomes in half a minute. */
export function findDifference(count: number, seed: number, watch?: Watch): string | null {
  const found = fc
    .sample(generatedCase, { numRuns: count, seed })
    .find((one) => differenceIn(written(one), watch) !== null);
  if (!found) return null;
  const key = partingKinds(found);
  const since = performance.now();
  return written(smallest(found, (less) => performance.now() - since < 30_000 && partingKinds(less) === key));
}

/** What each tells first that the other does not: a smaller case that parts otherwise shows something else. Null: both tell the same. */
function partingKinds(one: GeneratedCase): string | null {
  try {
    const difference = differenceIn(written(one));
    if (difference === null) return null;
    const [ours, theirs] = firstLines(difference);
    return [ours, theirs].map((line) => line?.split(' ')[1]).join(' ');
  } catch {
    // the checker refuses what is left of it
    return null;
  }
}

function firstLines({ engine, model }: Difference) {
  const ours = engine.split('\n');
  const theirs = model.split('\n');
  const at = ours.findIndex((line, place) => line !== theirs[place]);
  return [ours[at], theirs[at]];
}

/** Where two traces part: what they agree on last, and how each goes on. */
export function parting({ engine, model }: Difference): string {
  const ours = engine.split('\n');
  const theirs = model.split('\n');
  const at = ours.findIndex((line, place) => line !== theirs[place]);
  const some = (lines: readonly string[]) => lines.slice(at, at + 4).join('\n          ');
  const both = ours.slice(Math.max(0, at - 4), at).join('\n          ');
  return `  both    ${both}\n  engine  ${some(ours)}\n  model   ${some(theirs)}`;
}

/** As many cases as one likes, a hundred at a time; each difference is written to a file. False if there was any. */
export function soakModel(count: number, seed: number): boolean {
  const most = 20;
  let found = 0;
  let tried = 0;
  for (; tried < count && found < most; tried += 100) {
    const own = seed + tried / 100;
    const text = findDifference(Math.min(100, count - tried), own);
    if (text === null) continue;
    found += 1;
    mkdirSync(foundFolder, { recursive: true });
    const file = join(foundFolder, `seed-${own}.yaml`);
    writeFileSync(file, text);
    const difference = differenceIn(text);
    console.error(`${file}\n${difference === null ? '' : parting(difference)}`);
  }
  console.log(
    `${Math.min(tried, count)} scenarios played by the engine and by the second interpreter, ${found} differences, seed ${seed}.`,
  );
  return found === 0;
}
