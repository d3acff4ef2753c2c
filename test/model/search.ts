/** Looks for a case that the engine and the second interpreter play differently, and makes it small. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { caseOf } from '../conformance/read-case.ts';
import { walkInPlace } from '../conformance/walk.ts';
import { generatedCase, type GeneratedCase } from './generated.ts';
import { smallest, written } from './smallest.ts';
import { walk, withoutReasons } from './walk.ts';

/** Cases found by a soak, which a test takes over. */
export const foundFolder = join(import.meta.dirname, 'found');

export interface Difference {
  readonly engine: string;
  readonly model: string;
}

/** Null: both play it alike, down to every value; or the checker refuses it, as happens to parts of a case that is made smaller. */
export function differenceIn(text: string): Difference | null {
  const one = (() => {
    try {
      return caseOf(text, 'generated.yaml');
    } catch {
      return null;
    }
  })();
  if (one === null) return null;
  const engine = withoutReasons(walkInPlace(one).trace);
  const model = walk(one);
  return engine === model ? null : { engine, model };
}

/** The first difference in so many cases, as small as it becomes in a minute. */
export function findDifference(count: number, seed: number): string | null {
  const differs = (one: GeneratedCase) => differenceIn(written(one)) !== null;
  // what is made smaller may be no order any more
  const stillDiffers = (one: GeneratedCase) => {
    try {
      return differs(one);
    } catch {
      return false;
    }
  };
  let since: number | null = null;
  const isInTime = () => since === null || performance.now() - since < 30_000;
  const { counterexample } = fc.check(
    fc.property(generatedCase, (one) => {
      if (!isInTime() || !differs(one)) return true;
      since ??= performance.now();
      return false;
    }),
    { numRuns: count, seed },
  );
  const [found] = counterexample ?? [];
  if (!found) return null;
  since = performance.now();
  return written(smallest(found, (less) => isInTime() && stillDiffers(less)));
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
