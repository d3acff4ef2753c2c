/** A scenario's own test: a play of its script, with the luck that it wants, and what it expects of it. */
import type { EventReference, Value } from '../scenario/expression.ts';
import type { Moment } from '../scenario/terms.ts';
import type { Expectation, ScenarioTest } from '../scenario/script.ts';
import { named } from '../scenario/named.ts';
import { momentTime } from '../questions/due.ts';
import type { Entry } from '../record/entry.ts';
import { evaluate } from '../questions/evaluate.ts';
import { happenedIn } from '../questions/happening.ts';
import { load } from '../program/load.ts';
import { pinned } from '../program/pin.ts';
import { play, type Played, type PlayOptions } from './play.ts';
import type { LinkedMoment, Program } from '../program/program.ts';
import { leaves, namesRead } from '../questions/names-read.ts';
import type { State } from '../program/state.ts';
import { whyUnfired, type Unfired } from './unfired.ts';

/** What was found instead of what was expected. */
export type Got =
  /** What the names in the expression stood at. */
  | {
      readonly got: 'values';
      readonly readings: readonly { readonly name: string; readonly value: Value | null }[];
    }
  /** When the event happened for the first time, in story seconds; null: never. */
  | { readonly got: 'time'; readonly at: number | null; readonly wanted: WantedTime | null }
  /** There is no such moment: the event that it counts from never happened. */
  | { readonly got: 'no-moment' }
  /** Who did not know it in time, who knew it and should not, and since when (null: never). */
  | {
      readonly got: 'knowledge';
      readonly lacking: readonly { readonly role: string; readonly since: number | null }[];
      readonly knowing: readonly { readonly role: string; readonly since: number | null }[];
    }
  /** Which outcome was told (null: none), and what the names stood at that the wanted one asks for. */
  | {
      readonly got: 'outcome';
      readonly outcome: string | null;
      readonly readings: readonly { readonly name: string; readonly value: Value | null }[];
    };

/** In story seconds; with `within` from `time` on and before `until`. */
export type WantedTime =
  | { readonly by: 'at' | 'before' | 'latest'; readonly time: number }
  | { readonly by: 'within'; readonly time: number; readonly until: number };

export interface Failure {
  readonly expected: Expectation;
  /** The story second in question; null: the end. */
  readonly at: number | null;
  readonly got: Got;
  /** The phase that the play was in then, and what had happened last, oldest first. */
  readonly phase: string | null;
  readonly before: readonly Entry[];
  /** What moved the variables that were read, the last few of each, and what of the injects and decisions was due and passed over. */
  readonly course: readonly Entry[];
}
export interface Trial {
  readonly test: ScenarioTest;
  readonly failures: readonly Failure[];
  readonly undone: Played['undone'];
  readonly halted: Played['halted'];
  /** Chances that the test wanted and that did not come about, or not so often. */
  readonly unfired: readonly Unfired[];
  readonly passed: boolean;
  /** Keys of what the play made happen. */
  readonly happened: readonly string[];
}

/** How many entries before a failure are kept, to show where in the play it happened. */
const context = 6;
/** How many of the latest changes are kept of each variable that was read. */
const lastChanges = 3;

/**
 * Pure. A test passes when the exercise comes to EndEx, every step was done, every chance that was wanted came about and every
 * expectation held at its time.
 */
export function runTrial(plain: Program, test: ScenarioTest): Trial {
  const stage = staged(plain, test);
  const { program, timeOf } = stage;
  const moments = test.expect.flatMap((one) => (one.is === 'that' && one.at !== null ? [one.at] : []));
  // a moment that hangs on an event is known only once the exercise was played
  const rehearsed = moments.some(({ at }) => at === 'event') ? playedBy(program, test, {}).state : null;
  const timeFor = (moment: Moment): number | null =>
    moment.at === 'story' ? moment.seconds : rehearsed && timeOf(rehearsed, moment);
  const times = moments.flatMap((moment) => timeFor(moment) ?? []);
  const seen = new Map<Expectation, Miss | null>();
  const look = (state: State, expected: Expectation, at: number | null) => {
    if (expected.is !== 'that') return;
    const holds = evaluate(program, state, expected.that.tree) === true;
    const got = { got: 'values', readings: namesRead(program, state, expected.that) } as const;
    seen.set(expected, holds ? null : { expected, at, got });
  };
  const played = playedBy(program, test, {
    lookout: {
      at: [...new Set(times)],
      seen: (at, state) => {
        for (const expected of test.expect)
          if (expected.is === 'that' && expected.at !== null && timeFor(expected.at) === at)
            look(state, expected, at);
      },
    },
    keep: false,
  });
  const { state, undone, halted } = played;
  for (const expected of test.expect) {
    if (expected.is === 'that' && expected.at === null) look(state, expected, null);
    else if (expected.is === 'that' && !seen.has(expected))
      seen.set(expected, { expected, at: null, got: { got: 'no-moment' } });
    else if (expected.is === 'happens') seen.set(expected, missOfEvent(stage, state, expected));
    else if (expected.is === 'known') seen.set(expected, missOfKnowledge(stage, state, expected));
    else if (expected.is === 'outcome') seen.set(expected, missOfOutcome(program, state, expected));
  }
  const misses = test.expect.flatMap((expected) => seen.get(expected) ?? []);
  const unfired = test.chances.flatMap((pin) => {
    const fired = state.chances[program.places.chance.get(pin.chance) ?? -1] ?? 0;
    const wanted = 'fires' in pin ? Number(pin.fires) : pin.times.length;
    const chance = plain.scenario.chances.find(({ name }) => name === pin.chance);
    if (chance === undefined || fired >= wanted) return [];
    const why = whyUnfired(program, state, chance, pin, (lookout) =>
      playedBy(program, test, { lookout, keep: false }),
    );
    return [{ chance: pin.chance, why }];
  });
  return {
    test,
    failures: misses.length === 0 ? [] : placed(playedBy(program, test, {}).entries, misses),
    undone,
    halted,
    unfired,
    passed: misses.length === 0 && undone.length === 0 && halted === null && unfired.length === 0,
    happened: happenedIn(program.scenario, state),
  };
}

type Miss = Pick<Failure, 'expected' | 'at' | 'got'>;

function playedBy(program: Program, test: ScenarioTest, options: PlayOptions): Played {
  const setup = {
    seed: test.seed,
    parameters: test.parameters.map(({ parameter, value }) => [parameter, value] as const),
    attribution: program.scenario.attribution,
  };
  return play(program, setup, test.play, options);
}

interface Stage {
  readonly program: Program;
  /** Story second; null while it is not known. */
  readonly timeOf: (state: State, moment: Moment) => number | null;
  readonly firstOf: (state: State, event: EventReference) => number | null;
}

/** The program with its luck pinned, which watches all events that the test names. */
function staged(plain: Program, test: ScenarioTest): Stage {
  const events = test.expect.flatMap(eventsOf);
  const scenario = pinned(plain.scenario, test);
  const program = events.length === 0 && scenario === plain.scenario ? plain : load(scenario, events);
  const placeOf = (event: EventReference) => program.watched[events.indexOf(event)] ?? -1;
  return {
    program,
    timeOf: (state, moment) => {
      const linked = linkedMoment(program, moment, placeOf);
      const time = linked === null ? Infinity : momentTime(program, state, linked);
      return time === Infinity ? null : time;
    },
    firstOf: (state, event) => {
      // what somebody knows at StartEx is no event of the play, but is known from the first second
      const role = event.kind === 'fact' ? program.places.role.get(event.words[0] ?? '') : undefined;
      const first =
        role === undefined
          ? state.firsts[placeOf(event)]
          : state.facts[program.places.fact.get(event.name) ?? -1]?.since[role];
      return first === undefined || first < 0 ? null : first;
    },
  };
}

function eventsOf(expected: Expectation): readonly EventReference[] {
  const inMoment = (moment: Moment | null) => (moment?.at === 'event' ? [moment.event] : []);
  if (expected.is === 'outcome') return [];
  if (expected.is !== 'happens') return inMoment(expected.at);
  return [expected.event, ...inMoment(expected.when?.moment ?? null)];
}

function linkedMoment(
  program: Program,
  moment: Moment,
  placeOf: (event: EventReference) => number,
): LinkedMoment | null {
  if (moment.at !== 'event') return moment;
  const event = placeOf(moment.event);
  const delay =
    'luck' in moment.delay
      ? ({ seconds: 0, luck: program.places.luck.get(moment.delay.luck) ?? -1 } as const)
      : ({ seconds: moment.delay.seconds, luck: -1 } as const);
  return event < 0 ? null : { at: 'event', event, delay };
}

function missOfEvent(
  { timeOf, firstOf }: Stage,
  state: State,
  expected: Extract<Expectation, { readonly is: 'happens' }>,
): Miss | null {
  const { event, when } = expected;
  const at = firstOf(state, event);
  const time = when === null ? null : timeOf(state, when.moment);
  if (when !== null && time === null) return { expected, at: null, got: { got: 'no-moment' } };
  const wanted: WantedTime | null =
    when === null || time === null
      ? null
      : when.by === 'within'
        ? { by: 'within', time, until: time + when.seconds }
        : { by: when.by, time };
  if (at !== null && (wanted === null || isIn(at, wanted))) return null;
  return { expected, at, got: { got: 'time', at, wanted } };
}

function isIn(at: number, wanted: WantedTime): boolean {
  switch (wanted.by) {
    case 'at':
      return at === wanted.time;
    case 'before':
      return at < wanted.time;
    case 'latest':
      return at <= wanted.time;
    case 'within':
      return at >= wanted.time && at < wanted.until;
  }
}

function missOfKnowledge(
  { program, timeOf }: Stage,
  state: State,
  expected: Extract<Expectation, { readonly is: 'known' }>,
): Miss | null {
  const at = expected.at === null ? null : timeOf(state, expected.at);
  if (expected.at !== null && at === null) return { expected, at: null, got: { got: 'no-moment' } };
  const since = state.facts[program.places.fact.get(expected.fact) ?? -1]?.since ?? [];
  const known = (role: string) => {
    const found = since[program.places.role.get(role) ?? -1] ?? -1;
    return { role, since: found < 0 ? null : found };
  };
  const inTime = ({ since: from }: { readonly since: number | null }) =>
    from !== null && (at === null || from <= at);
  const lacking = expected.to.map(known).filter((one) => !inTime(one));
  const knowing = expected.notTo.map(known).filter(inTime);
  if (lacking.length === 0 && knowing.length === 0) return null;
  return { expected, at, got: { got: 'knowledge', lacking, knowing } };
}

function missOfOutcome(
  program: Program,
  state: State,
  expected: Extract<Expectation, { readonly is: 'outcome' }>,
): Miss | null {
  const { outcomes } = program.scenario;
  const outcome = outcomes[state.outcome]?.name ?? null;
  if (outcome === expected.outcome) return null;
  const asks = named(outcomes, expected.outcome)?.onlyIf ?? null;
  const readings = asks === null ? [] : namesRead(program, state, asks);
  return { expected, at: null, got: { got: 'outcome', outcome, readings } };
}

function courseOf(expected: Expectation, entries: readonly Entry[]): readonly Entry[] {
  const variables = new Set<string>();
  const things = new Set<string>();
  const take = (event: EventReference) => things.add(`${event.kind} ${event.name}`);
  if (expected.is === 'happens') take(expected.event);
  if (expected.is === 'that')
    for (const leaf of leaves(expected.that.tree)) {
      if (leaf.op === 'variable') variables.add(leaf.name);
      if (leaf.op === 'event') take(leaf.event);
    }
  const moves = [...variables].flatMap((name) =>
    entries.filter((one) => one.kind === 'variable.set' && one.body.variable === name).slice(-lastChanges),
  );
  const passed = entries.filter(
    (one) =>
      (one.kind === 'inject.skipped' && things.has(`inject ${one.body.inject}`)) ||
      (one.kind === 'decision.passed-over' && things.has(`decision ${one.body.decision}`)),
  );
  return [...moves, ...passed];
}

/** Where in the play each of them stood. */
function placed(entries: readonly Entry[], misses: readonly Miss[]): readonly Failure[] {
  const effects = entries.filter(({ cause }) => cause !== null);
  return misses.map((miss) => {
    const { at } = miss;
    const until = at === null ? effects : effects.filter(({ story }) => story <= at);
    const entered = until.findLast((entry) => entry.kind === 'phase.entered');
    return {
      ...miss,
      phase: entered?.kind === 'phase.entered' ? entered.body.phase : null,
      before: until.filter(({ kind }) => kind !== 'elapsed').slice(-context),
      course: courseOf(miss.expected, until),
    };
  });
}
