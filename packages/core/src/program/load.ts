/** Links a checked scenario: names to places, expressions to closures, the three machines to tables. Once a scenario. */
import { namesPrinted, printedTexts } from '../scenario/text.ts';
import { eventKinds, type EventReference, type Expression } from '../scenario/expression.ts';
import { printEvent } from '../scenario/print-expression.ts';
import { courseOf } from './machine/course.ts';
import { tabulateLazily } from './machine/table.ts';
import type { Assignment, Effect, Scenario, Variable } from '../scenario/scenario.ts';
import type { Moment } from '../scenario/terms.ts';
import { effectLists, type EffectHolder } from '../scenario/effects.ts';
import { blankState } from './blank.ts';
import { compile, encode, sourcesRead } from './closure.ts';
import type { NameTables, WaitingMoment } from './program.ts';
import { eventWord } from './event-word.ts';
import { luckName } from '../luck/luck.ts';
import { readMeasure } from './read-measure.ts';
import { thresholdOf } from './threshold.ts';
import { slotsOf } from './slots.ts';
import type {
  LinkedAssignment,
  LinkedEffect,
  LinkedEvent,
  LinkedGate,
  LinkedMeasure,
  LinkedMoment,
  LinkedTrigger,
  LinkedVariable,
  PlaceKind,
  Places,
  Program,
  Sources,
  Threshold,
  TriggerKind,
} from './program.ts';

/** `watched`: events whose first times are wanted besides. */
export function load(scenario: Scenario, watched: readonly EventReference[] = []): Program {
  const places = placesOf(scenario);
  const sources = sourcesOf(scenario);
  const link = linker(scenario, places, sources);
  // triggers are looked at in the order in which they are linked: rules, then injects, then decisions
  scenario.rules.forEach(({ name, when }) => link.trigger('rule', name, when));
  const injects = scenario.injects.map((inject) => ({
    at: link.moment(inject.at),
    trigger: link.trigger('inject', inject.name, inject.when),
    gate: link.gate(inject.onlyIf, `injects.${inject.name}.only-if`),
    placeholders: namesPrinted(printedTexts(inject)),
    reveals: inject.reveals.map((fact) => places.fact.get(fact) ?? -1),
  }));
  const decisions = scenario.decisions.map((decision) => ({
    at: link.moment(decision.at),
    trigger: link.trigger('decision', decision.name, decision.when),
    gate: link.gate(decision.onlyIf, `decisions.${decision.name}.only-if`),
    options: decision.options.map((option) => ({
      gate: link.gate(option.onlyIf, `decisions.${decision.name}.options.${option.name}.only-if`),
    })),
    optionPlaces: new Map(decision.options.map((option, place) => [option.name, place])),
  }));
  const window = (
    of: 'clock' | 'expected',
    name: string,
    at: Moment,
    within: number,
    done: Expression | null,
  ) => {
    const group = of === 'clock' ? 'clocks' : of;
    const gate = link.gate(done, `${group}.${name}.done`);
    return {
      at: link.moment(at) ?? ({ at: 'reserve' } as const),
      within,
      done: gate,
      watch:
        gate === null || done === null
          ? -1
          : link.watch({ of, place: places[of].get(name) ?? -1, gate }, done),
    };
  };
  const watchedWindows = link.triggers.length;
  const clocks = scenario.clocks.map((each) => window('clock', each.name, each.at, each.within, each.done));
  const expected = scenario.expected.map((each) =>
    window('expected', each.name, each.at, each.within, each.done),
  );
  const actions = scenario.actions.map((action) => ({
    gate: link.gate(action.onlyIf, `actions.${action.name}.only-if`),
    cost: link.assignments(action.cost, `actions.${action.name}.cost`),
  }));
  const chances = scenario.chances.map((chance) => ({
    rate: chance.how.by === 'rate' ? compile(link.names, chance.how.perHour.tree) : null,
    quotient: scenario.tick / 3600,
    at: chance.how.by === 'moment' ? link.moment(chance.how.at) : null,
    odds: chance.how.by === 'moment' ? chance.how.odds : 0,
    gate: link.gate(chance.onlyIf, `chances.${chance.name}.only-if`),
    times: chance.times,
    name: luckName(`chance.${chance.name}`),
    where: `chances.${chance.name}.per-hour`,
  }));
  const phases = scenario.phases.map((phase) => {
    const exits = phase.next.map((exit, at) => ({
      when: link.gate(exit.when, `phases.${phase.name}.next.${at + 1}.when`),
      at: link.moment(exit.at),
      gate: link.gate(exit.onlyIf, `phases.${phase.name}.next.${at + 1}.only-if`),
      times: exit.times ?? Infinity,
    }));
    return {
      exits,
      watchesExits: exits.some(({ when, at, gate }) => when !== null || (at !== null && gate !== null)),
      timedExits: exits.flatMap(({ at }) => (at === null ? [] : [at])),
      gates: phase.agenda.map((item, at) =>
        link.gate(item.onlyIf, `phases.${phase.name}.agenda.${at + 1}.only-if`),
      ),
      agendaInjects: phase.agenda.flatMap((item) =>
        item.does === 'inject' ? [places.inject.get(item.inject) ?? -1] : [],
      ),
    };
  });
  const outcomes = scenario.outcomes.map((outcome) => ({
    gate: link.gate(outcome.onlyIf, `outcomes.${outcome.name}.only-if`),
    clauses: outcome.clauses.map(({ onlyIf }, at) =>
      link.gate(onlyIf, `outcomes.${outcome.name}.text.${at + 1}.only-if`),
    ),
    endsWhen: link.gate(outcome.endsWhen, `outcomes.${outcome.name}.ends-when`),
  }));
  const sampled = link.measures.flatMap((measure, at) =>
    measure.by === 'sample' && measure.sample !== 'last' ? [at] : [],
  );
  const watchedEvents = watched.map(link.event);
  const eventsOf = Array.from({ length: sources.count }, (): number[] => []);
  link.events.forEach((event, at) => eventsOf[event.source]?.push(at));
  const watchedFrom = link.triggers.flatMap(({ of, place }) => {
    const at = of === 'inject' ? injects[place]?.at : of === 'decision' ? decisions[place]?.at : null;
    return at ? [at] : [];
  });
  const linked = {
    scenario,
    places,
    names: link.names,
    choices: [...link.names.choices.keys()],
    course: tabulateLazily(() => courseOf(scenario)),
    variables: link.variables,
    moving: link.variables.flatMap((variable, at) => (variable.rate === null ? [] : [at])),
    hazardous: chances.flatMap((chance, at) => (chance.rate === null ? [] : [at])),
    luckNames: scenario.luck.map((luck) => luckName(`luck.${luck.name}`)),
    chances,
    events: link.events,
    watched: watchedEvents,
    eventsOf,
    waitingFor: momentsByEvent(link.events.length, {
      chance: chances,
      inject: injects,
      decision: decisions,
      clock: clocks,
      expected,
    }),
    phases,
    injects,
    decisions,
    actions,
    clocks,
    expected,
    effects: link.effects(),
    measures: link.measures,
    sampled,
    gatedDecisions: decisions.flatMap(({ options }, at) =>
      options.some(({ gate }) => gate !== null) ? [at] : [],
    ),
    outcomes,
    mayEnd: outcomes.some(({ endsWhen }) => endsWhen !== null),
    triggers: link.triggers,
    watchedWindows,
    readersOf: link.readersOf,
    sources,
    slots: slotsOf({
      chance: chances.length,
      inject: injects.length,
      decision: decisions.length,
      clock: clocks.length,
      expected: expected.length,
      watchedFrom: watchedFrom.length,
    }),
    watchedFrom,
    thresholds: link.thresholds,
  };
  return { ...linked, blank: blankState(linked) };
}

/** The functions that link expressions, moments and effects, with the tables that they fill on the way. */
function linker(scenario: Scenario, places: Places, sources: Sources) {
  const variables: LinkedVariable[] = [];
  const measures: LinkedMeasure[] = [];
  const events: LinkedEvent[] = [];
  const eventPlaces = new Map<string, number>();
  const triggers: LinkedTrigger[] = [];
  const thresholds: (Threshold | null)[] = [];
  const readersOf = Array.from({ length: sources.count }, (): number[] => []);
  const optionPlaces = scenario.decisions.map(
    (decision) => new Map(decision.options.map((option, at) => [option.name, at])),
  );
  const names: NameTables = {
    places,
    choices: new Map(),
    formula: (at) => scenario.variables[at]?.is?.tree ?? null,
    whole: (at) => scenario.variables[at]?.whole ?? false,
    looked: { look: 0, at: [], values: [], closures: [] },
    measure: (place, reading) => {
      const value = readMeasure(measures[place], place, reading);
      if (value === null) reading.failed = true;
      return value ?? 0;
    },
    eventWord: (event) => eventWord(places, optionPlaces, scenario.tick, event),
  };

  const gate = (expression: Expression | null, where: string): LinkedGate | null =>
    expression === null ? null : { holds: compile(names, expression.tree), where };
  const event = (reference: EventReference): number => {
    const key = printEvent(reference);
    const known = eventPlaces.get(key);
    if (known !== undefined) return known;
    eventPlaces.set(key, events.length);
    const source = sources.of[reference.kind] + (places[reference.kind].get(reference.name) ?? -1);
    return events.push({ source, holds: names.eventWord(reference) }) - 1;
  };
  const moment = (at: Moment | null): LinkedMoment | null => {
    if (at === null || at.at !== 'event') return at;
    const delay =
      'luck' in at.delay
        ? ({ seconds: 0, luck: places.luck.get(at.delay.luck) ?? -1 } as const)
        : ({ seconds: at.delay.seconds, luck: -1 } as const);
    return { at: 'event', event: event(at.event), delay };
  };
  const assignments = (values: readonly Assignment[], where: string): readonly LinkedAssignment[] =>
    values.map(({ variable, value }) => ({
      variable: places.variable.get(variable) ?? -1,
      value: compile(names, value.tree),
      where: `${where}.${variable}`,
    }));
  const effects = (): Program['effects'] => {
    const held = new Map<EffectHolder['of'], Map<string, Map<string, readonly LinkedEffect[]>>>();
    for (const { of, name, part, path, effects } of effectLists(scenario)) {
      const ofKind = held.get(of) ?? new Map<string, Map<string, readonly LinkedEffect[]>>();
      const ofName = ofKind.get(name) ?? new Map<string, readonly LinkedEffect[]>();
      ofName.set(
        part,
        effects.map((effect, at) => linkEffect(effect, `${path}.${at + 1}`)),
      );
      held.set(of, ofKind.set(name, ofName));
    }
    return held;
  };
  const linkEffect = (effect: Effect, where: string): LinkedEffect => {
    const common = {
      after: effect.after ?? 0,
      onlyIf: effect.onlyIf === null ? null : compile(names, effect.onlyIf.tree),
      where,
    };
    switch (effect.verb) {
      case 'set':
      case 'add':
        return {
          ...common,
          verb: effect.verb,
          values: assignments(effect.values, `${where}.${effect.verb}`),
        };
      case 'send':
      case 'cancel':
        return { ...common, verb: effect.verb, inject: places.inject.get(effect.inject) ?? -1 };
      case 'reveal':
        return { ...common, verb: 'reveal', fact: places.fact.get(effect.fact) ?? -1, to: effect.to.roles };
      case 'open':
        return { ...common, verb: 'open', decision: places.decision.get(effect.decision) ?? -1 };
      case 'start-clock':
      case 'stop-clock':
        return { ...common, verb: effect.verb, clock: places.clock.get(effect.clock) ?? -1 };
      case 'go':
        return {
          ...common,
          verb: 'go',
          phase: effect.phase === null ? -1 : (places.phase.get(effect.phase) ?? -1),
        };
      case 'message':
        return { ...common, verb: 'message', to: effect.to.roles, placeholders: namesPrinted([effect.text]) };
      case 'note':
      case 'end':
        return { ...common, verb: effect.verb };
    }
  };
  const derived = (at: number) => scenario.variables[at]?.is ?? null;
  const watch = (trigger: LinkedTrigger, expression: Expression): number => {
    const at = triggers.push(trigger) - 1;
    thresholds.push(thresholdOf(names, expression.tree));
    for (const source of sourcesRead(expression, { places, sources, derived })) readersOf[source]?.push(at);
    return at;
  };
  const trigger = (of: TriggerKind, name: string, when: Expression | null): number => {
    const holds = gate(when, `${of}s.${name}.when`);
    return holds === null || when === null
      ? -1
      : watch({ of, place: places[of].get(name) ?? -1, gate: holds }, when);
  };

  scenario.variables.forEach((variable) => variables.push(linkVariable(names, scenario, variable)));
  for (const parameter of scenario.parameters) parameter.values.forEach((value) => encode(names, value));
  for (const variable of scenario.variables) variable.values.forEach((value) => encode(names, value));
  for (const measure of scenario.measures) {
    const { how } = measure;
    measures.push(
      how.by === 'interval'
        ? { by: 'interval', from: event(how.from), until: event(how.until), clock: how.clock }
        : {
            by: 'sample',
            sample: how.sample,
            of: { holds: compile(names, how.of.tree), where: `measures.${measure.name}.${how.sample}` },
            type: how.of.type,
          },
    );
  }
  for (const luck of scenario.luck)
    if (luck.distribution.draw === 'one-of')
      luck.distribution.values.forEach((value) => encode(names, value));
  return {
    names,
    variables,
    measures,
    events,
    triggers,
    thresholds,
    readersOf,
    gate,
    event,
    moment,
    assignments,
    effects,
    watch,
    trigger,
  };
}

function linkVariable(names: NameTables, scenario: Scenario, variable: Variable): LinkedVariable {
  return {
    type: variable.type,
    min: variable.min ?? -Infinity,
    max: variable.max ?? Infinity,
    start: variable.is === null ? encode(names, variable.start ?? 0) : null,
    derived: variable.is === null ? null : compile(names, variable.is.tree),
    whole: variable.whole,
    rate: variable.rate === null ? null : compile(names, variable.rate.expression.tree),
    quotient: variable.rate === null ? 0 : scenario.tick / variable.rate.seconds,
  };
}

function placesOf(scenario: Scenario): Places {
  const by = (list: readonly { readonly name: string }[]) => new Map(list.map(({ name }, at) => [name, at]));
  const places: Record<PlaceKind, ReadonlyMap<string, number>> = {
    inject: by(scenario.injects),
    decision: by(scenario.decisions),
    action: by(scenario.actions),
    fact: by(scenario.facts),
    phase: by(scenario.phases),
    clock: by(scenario.clocks),
    expected: by(scenario.expected),
    rule: by(scenario.rules),
    chance: by(scenario.chances),
    activity: by(scenario.activities),
    discussion: by(scenario.discussions),
    variable: by(scenario.variables),
    luck: by(scenario.luck),
    parameter: by(scenario.parameters),
    measure: by(scenario.measures),
    role: by(scenario.roles),
    outcome: by(scenario.outcomes),
    actor: by(scenario.actors),
  };
  return places;
}

function sourcesOf(scenario: Scenario): Sources {
  const sizes = {
    variable: scenario.variables.length,
    inject: scenario.injects.length,
    decision: scenario.decisions.length,
    action: scenario.actions.length,
    fact: scenario.facts.length,
    phase: scenario.phases.length,
    clock: scenario.clocks.length,
    expected: scenario.expected.length,
    rule: scenario.rules.length,
    chance: scenario.chances.length,
    activity: scenario.activities.length,
    discussion: scenario.discussions.length,
  };
  const of = { ...sizes };
  let count = 0;
  for (const kind of ['variable', ...eventKinds] as const) {
    of[kind] = count;
    count += sizes[kind];
  }
  return { of, tick: count, count: count + 1 };
}

/** For each event, the moments that wait for it. Things with a trigger are left out: their moment only starts the watching. */
function momentsByEvent(
  events: number,
  kinds: Record<
    WaitingMoment['due']['of'],
    readonly { readonly at: LinkedMoment | null; readonly trigger?: number }[]
  >,
): readonly (readonly WaitingMoment[])[] {
  const found = Array.from({ length: events }, (): WaitingMoment[] => []);
  for (const kind of ['chance', 'inject', 'decision', 'clock', 'expected'] as const)
    kinds[kind].forEach(({ at, trigger = -1 }, place) => {
      if (at?.at === 'event' && trigger < 0)
        found[at.event]?.push({ at, due: { due: 'moment', of: kind, place } });
    });
  return found;
}
