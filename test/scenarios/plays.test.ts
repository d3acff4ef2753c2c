/** What plays of the library come to: by their own tests, by their scripts, and by people who do what they like. */
import { happeningKey, happeningsOf, outcomeNow } from '@sandtable/core';
import { runTrial } from '@sandtable/core/testing';
import { describe, expect, it } from 'vitest';
import { delivered, mostWithin, roomTime } from './course-of-play.ts';
import { library, played } from './library.ts';
import { randomPlay } from './random-play.ts';

// a slow machine may take its time
const timeout = 300_000;

/** Planned real minutes of each length, without the hot wash; a loop or a branch may add a quarter of an hour. */
const lengths = { full: [165, 200], short: [80, 95] } as const;

/** Most messages of each length. About half go to one desk alone, as a card or a call, and take the room no time. */
const messages = { full: 34, short: 30 } as const;

describe.each(library)('$name', ({ program, scripts }) => {
  const { scenario } = program;

  it.each(scenario.tests)('passes its own test $name', { timeout }, (test) => {
    const { failures, undone, halted } = runTrial(program, test);
    expect({ failures, undone, halted }).toEqual({ failures: [], undone: [], halted: null });
  });

  it('shows every inject, option and phase in its own tests', { timeout }, () => {
    const happened = new Set(scenario.tests.flatMap((test) => runTrial(program, test).happened));
    const meant = happeningsOf(scenario).filter(({ kind }) => ['inject', 'option', 'phase'].includes(kind));
    expect(meant.filter(({ kind, name }) => !happened.has(happeningKey(kind, name)))).toEqual([]);
  });

  it('is played to its end by every script, with three outcomes at least', { timeout }, () => {
    const outcomes = scripts.map((script) => {
      const { state, undone, halted } = played(program, script, '7');
      expect({ undone, halted }, script.file).toEqual({ undone: [], halted: null });
      return outcomeNow(program, state);
    });
    expect(new Set(outcomes).size, JSON.stringify(outcomes)).toBeGreaterThanOrEqual(3);
  });

  it('goes another way with another seed', { timeout }, () => {
    for (const script of scripts) {
      const ways = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
        const { entries, undone } = played(program, script, `seed ${seed}`);
        // a script that names what only luck brings cannot be played with every seed
        return undone.length > 0 ? null : delivered(entries).join();
      });
      expect(new Set(ways.filter((way) => way !== null)).size, script.file).toBeGreaterThan(1);
    }
  });

  it('has scripts for both lengths', () => {
    for (const length of Object.keys(lengths))
      expect(
        scripts.map(
          ({ parameters }) => parameters.find(({ parameter }) => parameter === 'agenda')?.value ?? 'full',
        ),
      ).toContain(length);
  });

  describe.each(['full', 'short'] as const)('%s, whatever people do', (agenda) => {
    const others = scenario.parameters.filter(({ name }) => name !== 'agenda');
    const plays = Array.from({ length: 200 }, (_, seed) =>
      randomPlay(program, seed, [
        ['agenda', agenda],
        ...others.map(
          ({ name, values, start }) => [name, values[seed % Math.max(1, values.length)] ?? start] as const,
        ),
      ]),
    );

    it('delivers no more messages than a room can take in', () => {
      for (const [seed, { entries }] of plays.entries())
        expect(delivered(entries).length, `seed ${seed}: ${delivered(entries).join()}`).toBeLessThanOrEqual(
          messages[agenda],
        );
    });

    it('takes the time in the room that it says, with at most four decisions of the plenary in 75 minutes', () => {
      const [least, most] = lengths[agenda];
      for (const [seed, { entries }] of plays.entries()) {
        const { minutes, decisions } = roomTime(scenario, entries);
        expect(minutes, `seed ${seed}`).toBeGreaterThanOrEqual(least);
        expect(minutes, `seed ${seed}`).toBeLessThanOrEqual(most);
        expect(mostWithin(decisions, 75), JSON.stringify(decisions)).toBeLessThanOrEqual(4);
      }
    });

    it('comes to every outcome', () => {
      expect(new Set(plays.map(({ state }) => outcomeNow(program, state)))).toEqual(
        new Set(scenario.outcomes.map(({ name }) => name)),
      );
    });

    // what only the full agenda tells need not come in the short one
    it.runIf(agenda === 'full')('tells in some play whatever is not in reserve', () => {
      const led = [...scripts, ...scenario.tests].map((script) =>
        played(program, script, script.seed ?? '7'),
      );
      const told = new Set([...plays, ...led].flatMap(({ entries }) => delivered(entries)));
      const byItself = scenario.injects.filter(({ name, at }) => at?.at !== 'reserve' || isSent(name));
      expect(byItself.map(({ name }) => name).filter((name) => !told.has(name))).toEqual([]);
    });
  });

  const isSent = (inject: string): boolean =>
    JSON.stringify(scenario).includes(`"verb":"send","inject":"${inject}"`);
});
