// Laws that hold for every scenario and every course of commands.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { begin, decide, evolve, evolveAll, isRefusal, load, openTable } from '../../src/index.ts';
import type { Command } from '../../src/record.ts';
import type { State } from '../../src/index.ts';
import { commands, readGenerated, scenarioText } from './generated.ts';
import { advanced, given, live, setup, start, trace, withIdleLuck, withoutNumbers } from './playing.ts';

// many plays: a slow machine may take its time
vi.setConfig({ testTimeout: 300_000 });

const exercise = fc.record({ text: scenarioText, course: commands });
const runs = (count: number) => ({ numRuns: count });

describe('laws of the engine', () => {
  it('the generator writes scenarios that the checker accepts', () => {
    const sample = fc.sample(scenarioText, { numRuns: 100, seed: 7 });
    expect(sample.filter((text) => readGenerated(text) !== null).length).toBeGreaterThan(80);
  });

  it('the same scenario, seed and commands give the same entries', () => {
    fc.assert(
      fc.property(exercise, ({ text, course }) => {
        const scenario = readGenerated(text);
        fc.pre(scenario !== null);
        expect(live(load(scenario), course).entries).toEqual(live(load(scenario), course).entries);
      }),
      runs(60),
    );
  });

  it('evolve over the entries is the state the engine plays on, and deciding changes nothing', () => {
    fc.assert(
      fc.property(exercise, ({ text, course }) => {
        const scenario = readGenerated(text);
        fc.pre(scenario !== null);
        const program = load(scenario);
        const first = begin(program, setup);
        const table = openTable(program, first);
        const before = JSON.stringify(first);
        for (const command of [...start, ...course])
          if (table.give(given(command))?.refused === 'settle.cycle') return;
        expect(JSON.stringify(first)).toBe(before);
        let state = first;
        for (const entry of table.entries()) state = evolve(program, state, entry);
        expect(state).toEqual(table.state());
        expect(evolveAll(program, first, table.entries())).toEqual(table.state());
      }),
      runs(150),
    );
  });

  it('the state that deciding gives is the one that evolve makes of the entries, command after command', () => {
    fc.assert(
      fc.property(exercise, ({ text, course }) => {
        const scenario = readGenerated(text);
        fc.pre(scenario !== null);
        const program = load(scenario);
        let state = begin(program, setup);
        for (const command of [...start, ...course]) {
          const before = JSON.stringify(state);
          const decided = decide(program, state, given(command));
          expect(JSON.stringify(state)).toBe(before);
          if (isRefusal(decided)) continue;
          expect(decided.state).toEqual(evolveAll(program, state, decided.entries));
          expect(decided.state).toEqual(
            decided.entries.reduce((so, entry) => evolve(program, so, entry), state),
          );
          state = decided.state;
        }
      }),
      runs(100),
    );
  });

  it('a state that went through JSON goes on in the same way', () => {
    fc.assert(
      fc.property(exercise, commands, ({ text, course }, more) => {
        const scenario = readGenerated(text);
        fc.pre(scenario !== null);
        const program = load(scenario);
        const { state } = live(program, course);
        const thawed = JSON.parse(JSON.stringify(state)) as State;
        for (const command of more)
          expect(decide(program, thawed, given(command))).toEqual(decide(program, state, given(command)));
      }),
      runs(40),
    );
  });

  it('feeding the causes in again gives the same entries', () => {
    fc.assert(
      fc.property(exercise, ({ text, course }) => {
        const scenario = readGenerated(text);
        fc.pre(scenario !== null);
        const program = load(scenario);
        const { entries } = live(program, course);
        const causes = entries
          .filter((entry) => entry.cause === null)
          .map(({ kind, body }) => ({ kind, body }) as Command);
        // `live` starts by itself, unless the exercise runs into a cycle at once: then it did not, and does not again
        const own = causes[0]?.kind === 'start' ? 1 : 0;
        expect(live(program, causes.slice(own)).entries).toEqual(entries);
      }),
      runs(60),
    );
  });

  it('advance(x) then advance(y) is advance(y)', () => {
    fc.assert(
      fc.property(
        exercise,
        fc.array(fc.integer({ min: 1, max: 10_800 }), { minLength: 1, maxLength: 6 }),
        ({ text, course }, stops) => {
          const scenario = readGenerated(text);
          fc.pre(scenario !== null);
          const program = load(scenario);
          const { state, entries } = live(program, course);
          fc.pre(state.stage === 'conduct');
          const to = state.now + Math.max(...stops);
          const halts = stops.map((stop) => state.now + stop).sort((a, b) => a - b);
          const once = advanced(program, state, [to]);
          const often = advanced(program, state, halts);
          if (once === null || often === null) return;
          expect(trace(often.entries)).toEqual(trace(once.entries));
          expect(withoutNumbers(often.state)).toEqual(withoutNumbers(once.state));
          expect(entries.length).toBeGreaterThan(0);
        },
      ),
      runs(150),
    );
  });

  it('a batch without entries plays the same course', () => {
    fc.assert(
      fc.property(exercise, ({ text, course }) => {
        const scenario = readGenerated(text);
        fc.pre(scenario !== null);
        const program = load(scenario);
        const kept = openTable(program, begin(program, setup));
        const bare = openTable(program, begin(program, setup), false);
        for (const command of [...start, ...course]) {
          // entries number causes and questions, so what refers to them is left out
          if (command.kind === 'correct') continue;
          const refused = kept.give(given(command));
          expect(bare.give(given(command))?.refused ?? null).toBe(refused?.refused ?? null);
          if (refused?.refused === 'settle.cycle') return;
        }
        for (const key of [
          'now',
          'stage',
          'variables',
          'hazards',
          'samples',
          'levels',
          'firsts',
          'injects',
          'chances',
          'clocks',
          'phase',
          'outcome',
        ] as const)
          expect(bare.state()[key]).toEqual(kept.state()[key]);
      }),
      runs(60),
    );
  });

  it('a refusal changes nothing, and nothing is ever due in the past', () => {
    fc.assert(
      fc.property(exercise, ({ text, course }) => {
        const scenario = readGenerated(text);
        fc.pre(scenario !== null);
        const program = load(scenario);
        const table = openTable(program, begin(program, setup));
        for (const command of [...start, ...course]) {
          const before = JSON.stringify(table.state());
          const refused = table.give(given(command));
          if (refused) expect(JSON.stringify(table.state())).toBe(before);
          else if (table.state().stage === 'conduct')
            expect(table.state().delayed.every((waiting) => waiting.due >= table.state().now)).toBe(true);
        }
      }),
      runs(60),
    );
  });

  it('adding an inject, a chance or luck shifts nobody else’s luck', () => {
    fc.assert(
      fc.property(scenarioText, fc.string(), (text, seed) => {
        const scenario = readGenerated(text);
        const more = readGenerated(withIdleLuck(text));
        fc.pre(scenario !== null && more !== null);
        const [one, other] = [load(scenario), load(more)];
        const course: readonly Command[] = [{ kind: 'advance', body: { to: 9000 } }];
        expect(begin(other, { ...setup, seed }).luck.slice(1)).toEqual(begin(one, { ...setup, seed }).luck);
        expect(trace(live(other, course, seed).entries)).toEqual(trace(live(one, course, seed).entries));
      }),
      runs(60),
    );
  });
});
