/** A play of somebody who does anything, held against its record after every stroke; the strokes that show a contradiction are made few. */
import type { Pairs } from '@sandtable/core/record';
import { followAtDesk, followByEar } from '../../packages/terminal/test/follow-now.ts';
import { stream } from '../scenarios/random-play.ts';
import { atDesk, byEar } from './any-facilitator.ts';
import { exerciseAtHand, type ExerciseAtHand } from './exercise-at-hand.ts';
import { oracleOn } from './oracle.ts';
import { handsOn, type Stroke, type Where } from './strokes.ts';

export interface Setting {
  readonly scenario: string;
  readonly agenda: 'full' | 'short';
  readonly seed: string;
  readonly where: Where;
}
export interface Struck extends Setting {
  readonly strokes: readonly Stroke[];
}
export interface Found extends Struck {
  readonly amiss: string;
}
/** How often screens were held against the record, and the first contradiction. */
export interface Played {
  readonly looked: number;
  readonly found: Found | null;
}

const opened = ({ scenario, agenda, seed }: Setting): ExerciseAtHand => {
  const parameters: Pairs = [['agenda', agenda]];
  return exerciseAtHand(scenario, parameters, seed);
};

/** So many strokes of anybody, or until the exercise is closed. */
export async function playAnyhow(setting: Setting, count: number, seed: number): Promise<Played> {
  const luck = stream(seed);
  return playOn(setting, (exercise, hands, done) => {
    const { session } = exercise;
    if (done >= count || session.control().stage === 'closed') return null;
    return setting.where === 'desk' ? atDesk(hands, luck) : byEar(hands, session, luck);
  });
}

/** The same strokes again; `everywhere`: screens are looked at after each, else after the last. */
export async function strikeAgain(struck: Struck, everywhere = true): Promise<Played> {
  const { strokes } = struck;
  return playOn(
    struck,
    (_exercise, _hands, done) => (done < strokes.length ? strokes.slice(done, done + 1) : null),
    everywhere ? 1 : strokes.length,
  );
}

type Next = (
  exercise: ExerciseAtHand,
  hands: Awaited<ReturnType<typeof handsOn>>,
  done: number,
) => readonly Stroke[] | null;

async function playOn(setting: Setting, next: Next, from = 1): Promise<Played> {
  const exercise = opened(setting);
  const { session } = exercise;
  const struck: Stroke[] = [];
  let looked = 0;
  const found = (amiss: string): Played => ({ looked, found: { ...setting, strokes: struck, amiss } });
  try {
    const oracle = await oracleOn(exercise);
    const hands = await handsOn(exercise, setting.where);
    let last = '';
    for (;;) {
      const strokes = next(exercise, hands, struck.length);
      if (strokes === null) break;
      for (const stroke of strokes) {
        struck.push(stroke);
        await hands.strike(stroke);
        const head = `${session.record.file} ${session.record.head.number}`;
        // nothing else than the record changes what screens tell
        if (head === last || struck.length < from) continue;
        last = head;
        looked += 1;
        const [amiss] = await oracle.amiss();
        if (amiss !== undefined) return found(amiss);
      }
    }
    const [amiss] = oracle.reportAmiss();
    return amiss === undefined ? { looked, found: null } : found(`report: ${amiss}`);
  } catch (error) {
    return found(`it broke: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    exercise.close();
  }
}

/** What a contradiction is about, whatever its figures: a smaller play shows it only if it is about the same. */
const kindOf = (amiss: string): string => amiss.replaceAll(/\d+/gu, '').slice(0, 60);

/** Leaves strokes out as long as the same is amiss, within so many milliseconds. */
export async function smallest(found: Found, milliseconds: number): Promise<Found> {
  const since = performance.now();
  let best = found;
  for (let size = Math.ceil(best.strokes.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < best.strokes.length;) {
      if (performance.now() - since > milliseconds) return best;
      const strokes = best.strokes.toSpliced(from, size);
      const again = strokes.length === 0 ? null : (await strikeAgain({ ...best, strokes })).found;
      if (again !== null && kindOf(again.amiss) === kindOf(best.amiss)) best = again;
      else from += size;
    }
  return best;
}

/** The robot that follows NOW alone, and every screen after each of its keys. */
export async function followNowAlone(
  setting: Setting,
): Promise<{ looked: number; amiss: readonly string[] }> {
  const exercise = opened(setting);
  try {
    const oracle = await oracleOn(exercise);
    const amiss = new Set<string>();
    let looked = 0;
    const left = await (setting.where === 'desk' ? followAtDesk : followByEar)(exercise, async () => {
      looked += 1;
      for (const each of await oracle.amiss()) amiss.add(each);
    });
    return { looked, amiss: [...amiss, ...left, ...oracle.reportAmiss()] };
  } finally {
    exercise.close();
  }
}
