/** What an exercise designer asks of any scenario of the library before it may be used: counted in the file itself. */
import type { Decision, Option, Scenario } from '@sandtable/core/scenario';
import { describe, expect, it } from 'vitest';
import { library } from './library.ts';

/** The least of each. A workshop talks and writes more, and is told and decides less. */
const least: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  tabletop: {
    roles: 6,
    sectors: 4,
    injects: 45,
    channels: 5,
    decisions: 9,
    rules: 4,
    phases: 4,
    variables: 7,
    chances: 5,
    facts: 10,
    markings: 3,
    rumours: 1,
    objectives: 3,
    measures: 4,
    outcomes: 4,
    tests: 4,
    clocks: 2,
  },
  workshop: {
    roles: 6,
    sectors: 4,
    injects: 12,
    channels: 4,
    decisions: 4,
    rules: 3,
    phases: 4,
    variables: 4,
    chances: 2,
    facts: 4,
    markings: 2,
    rumours: 1,
    objectives: 3,
    measures: 4,
    outcomes: 3,
    tests: 3,
    activities: 4,
  },
};

function counted(scenario: Scenario): Readonly<Record<string, number>> {
  const kinds = (list: readonly unknown[]) => new Set(list).size;
  return {
    roles: scenario.roles.length,
    sectors: kinds(
      scenario.roles.map(
        ({ organisation }) => scenario.organisations.find(({ name }) => name === organisation)?.sector,
      ),
    ),
    injects: scenario.injects.length,
    channels: kinds(scenario.injects.map(({ channel }) => channel)),
    decisions: scenario.decisions.length,
    rules: kinds(scenario.decisions.map(({ rule }) => rule)),
    phases: scenario.phases.length,
    variables: scenario.variables.length,
    chances: scenario.chances.length,
    facts: scenario.facts.length,
    markings: kinds(scenario.facts.map(({ tlp }) => tlp)),
    rumours: scenario.facts.filter(({ rumour }) => rumour).length,
    objectives: scenario.objectives.length,
    measures: scenario.measures.length,
    outcomes: scenario.outcomes.length,
    tests: scenario.tests.length,
    clocks: scenario.clocks.length,
    activities: scenario.activities.length,
  };
}

const restrictive = ['legality', 'necessity', 'proportionality', 'end-date'] as const;

describe.each(library)('$name', ({ program: { scenario }, told }) => {
  it('has neither errors nor warnings', () => {
    expect(told).toEqual([]);
  });

  it('has enough of everything', () => {
    const found = counted(scenario);
    const short = Object.entries(least[scenario.kind] ?? {}).filter(
      ([what, number]) => (found[what] ?? 0) < number,
    );
    expect(least[scenario.kind]).toBeDefined();
    expect(Object.fromEntries(short.map(([what]) => [what, found[what]]))).toEqual({});
  });

  it('tells by several ways, and has every kind of inject', () => {
    expect(new Set(scenario.injects.map(({ kind }) => kind))).toEqual(
      new Set(['contextual', 'branch', 'contingency', 'administrative']),
    );
    expect(new Set(scenario.injects.map(({ delivery }) => delivery)).size).toBeGreaterThanOrEqual(4);
    expect(scenario.injects.filter(({ at }) => at?.at === 'reserve').length).toBeGreaterThanOrEqual(3);
    expect(
      scenario.injects.filter(({ to, cc }) => to.roles.length + cc.roles.length === 1).length,
    ).toBeGreaterThan(1);
  });

  it('has a branch or a loop, and a module in which the clock runs', () => {
    expect(scenario.phases.some(({ next }) => next.length > 1)).toBe(true);
    expect(scenario.phases.some(({ clock }) => clock === 'runs')).toBe(true);
  });

  it('opens every module with words to read out, and tells a latecomer the story so far', () => {
    for (const { name, say, soFar, minutes } of scenario.phases)
      expect({ name, say: say !== null, soFar: soFar !== null, minutes: minutes !== null }).toEqual({
        name,
        say: true,
        soFar: true,
        minutes: true,
      });
    const done = scenario.phases.flatMap(({ agenda }) => agenda.map(({ does }) => does));
    for (const does of ['inject', 'discuss', 'decide', 'brief-back', 'break']) expect(done).toContain(does);
  });

  it('plans for each module what its agenda plans for the first visit, without the breaks', () => {
    for (const { name, minutes, agenda } of scenario.phases) {
      const first = agenda.filter(
        ({ does, onlyIf }) => does !== 'break' && !onlyIf?.source.match(/times > 1|== 'short'/),
      );
      expect(
        first.reduce((sum, item) => sum + (item.minutes ?? 0), 0),
        name,
      ).toBeGreaterThanOrEqual(minutes ?? 0);
    }
  });

  it('gives every discussion probes, things to listen for and a line for silence', () => {
    for (const { name, probes, listenFor, ifSilent } of scenario.discussions) {
      expect(probes.length, name).toBeGreaterThanOrEqual(2);
      expect(listenFor.length, name).toBeGreaterThanOrEqual(1);
      expect(ifSilent, name).not.toBeNull();
    }
  });

  it('serves each critical task with an inject or a decision, and measures against stated targets', () => {
    const tasks = scenario.objectives.flatMap(({ targets }) => targets.flatMap((target) => target.tasks));
    const served = new Set(
      [...scenario.injects, ...scenario.decisions, ...scenario.actions].flatMap(({ serves }) => serves),
    );
    expect(tasks.map(({ name }) => name).filter((name) => !served.has(name))).toEqual([]);
    expect(scenario.measures.filter(({ how }) => how.target === null).map(({ name }) => name)).toEqual([]);
  });

  it('cites what its clocks and expected actions rest on', () => {
    const known = new Set([...scenario.sources, ...scenario.law].map(({ name }) => name));
    expect(scenario.sources.length).toBeGreaterThanOrEqual(5);
    for (const { name, law } of scenario.clocks) expect(known.has(law ?? ''), name).toBe(true);
    for (const { text, link, checked } of scenario.sources) {
      // what was looked at has a day and an address; what was not says so
      if (checked !== null) expect(link).not.toBeNull();
      else expect(JSON.stringify(text)).toMatch(/general knowledge|own model|choices of the authors/);
    }
  });

  it('asks for safeguards where rights are at stake', () => {
    const asked = scenario.decisions.filter(
      ({ ask }) => restrictive.filter((word) => ask.includes(word)).length >= 3,
    );
    expect(asked.length).toBeGreaterThanOrEqual(2);
    expect(asked.some(({ ask }) => ask.includes('non-discrimination'))).toBe(true);
  });

  it('marks what may hurt, says that it is invented, and what stays out of play', () => {
    expect(scenario.fictional).not.toBeNull();
    expect(scenario.outOfPlay.length).toBeGreaterThan(0);
    expect(scenario.injects.filter(({ sensitivity }) => sensitivity !== null).length).toBeGreaterThan(0);
    expect(scenario.hotWash.length).toBeGreaterThanOrEqual(4);
  });

  it('gives no option away for free: each choice costs something or sets something in motion', () => {
    const choices = scenario.decisions.filter(({ answer }) => answer.form === 'choice');
    for (const decision of choices) {
      expect(decision.options.length, decision.name).toBeGreaterThanOrEqual(3);
      const signs = decision.options.map((option) => signature(decision, option));
      expect(new Set(signs).size, decision.name).toBe(signs.length);
    }
  });
});

/** All that an option does. */
const signature = ({ effects }: Decision, option: Option): string =>
  JSON.stringify([option.effects, effects]);
