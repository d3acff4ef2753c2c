// The laws of the engine on the scenarios of the library, in plays in which people do what they like.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { begin, decide, evolve, evolveAll, isRefusal, nextInstant } from '../../src/index.ts';
import type { Entry, Order } from '../../src/record.ts';
import type { Program, State } from '../../src/index.ts';
import { wander } from '../view/wandering-play.ts';
import { library, libraryTexts, programOf } from './library.ts';
import { advanced, trace, withIdleLuck, withoutNumbers } from './playing.ts';

// many plays: a slow machine may take its time
vi.setConfig({ testTimeout: 300_000 });

const choices = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 5, maxLength: 160 });
const seeds = fc.string({ minLength: 1, maxLength: 8 });
const runs = { numRuns: 15 };

describe.each([...library])('%s', (name, program) => {
  it('the same scenario, seed and commands give the same entries; another seed others', () => {
    fc.assert(
      fc.property(choices, seeds, (picked, seed) => {
        const one = wander(program, picked, { seed });
        const again = wander(programOf(libraryTexts.get(name) ?? ''), picked, { seed });
        expect(JSON.stringify(again.entries)).toBe(JSON.stringify(one.entries));
      }),
      runs,
    );
    const ends = Array.from({ length: 12 }, (_, seed) => wander(program, calm, { seed: `seed ${seed}` }));
    expect(new Set(ends.map(({ entries }) => JSON.stringify(trace(entries)))).size).toBeGreaterThan(1);
  });

  it('replay is live: the causes alone, given again, and the entries alone, taken one by one', () => {
    fc.assert(
      fc.property(choices, seeds, (picked, seed) => {
        const { entries, state, texts } = wander(program, picked, { seed });
        const setup = { seed, parameters: [], attribution: 'role' } as const;
        const first = begin(program, setup);
        const written = JSON.parse(JSON.stringify(entries)) as readonly Entry[];
        const again = replayed(program, first, written, texts);
        expect(again.entries).toEqual(written);
        expect(again.state).toEqual(state);
        expect(written.reduce((now, entry) => evolve(program, now, entry), first)).toEqual(state);
      }),
      runs,
    );
  });

  it('advance(x) then advance(y) is advance(y), wherever a play has come to', () => {
    fc.assert(
      fc.property(
        choices,
        fc.array(fc.nat({ max: 9_000 }), { minLength: 1, maxLength: 8 }),
        (picked, stops) => {
          const { state } = wander(program, picked);
          fc.pre(state.stage === 'conduct');
          const halts = stops.map((stop) => state.now + stop).sort((a, b) => a - b);
          // also to the very second of an instant, and the one before it
          const instant = nextInstant(program, state);
          const all = [...halts, instant - 1, instant].sort((a, b) => a - b);
          const once = advanced(program, state, all.slice(-1));
          const often = advanced(program, state, all);
          expect(often === null).toBe(once === null);
          if (once === null || often === null) return;
          expect(trace(often.entries)).toEqual(trace(once.entries));
          expect(withoutNumbers(often.state)).toEqual(withoutNumbers(once.state));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('an inject, a chance and luck more shift nobody else’s luck', () => {
    const more = programOf(withIdleLuck(libraryTexts.get(name) ?? ''));
    expect(more.scenario.injects).toHaveLength(program.scenario.injects.length + 1);
    expect(more.scenario.chances).toHaveLength(program.scenario.chances.length + 1);
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(trace(wander(more, calm, { seed }).entries)).toEqual(
          trace(wander(program, calm, { seed }).entries),
        );
      }),
      runs,
    );
  });
});

/** Picks nothing, so that the attendant alone goes on: as many steps as any play of the library takes. */
const calm = Array.from({ length: 400 }, () => 12);

function replayed(
  program: Program,
  first: State,
  written: readonly Entry[],
  texts: ReadonlyMap<number, readonly string[]>,
): { readonly state: State; readonly entries: readonly Entry[] } {
  let state = first;
  const entries: Entry[] = [];
  for (const { n, cause, author, wall, ...rest } of written) {
    if (cause !== null) continue;
    const { kind, body } = rest;
    const order = { command: { kind, body }, author, wall, texts: texts.get(n) ?? [] } as Order;
    const decided = decide(program, state, order);
    if (isRefusal(decided)) throw new Error(`refused when given again: ${JSON.stringify(decided)}`);
    entries.push(...decided.entries);
    state = evolveAll(program, state, decided.entries);
  }
  return { state, entries };
}
