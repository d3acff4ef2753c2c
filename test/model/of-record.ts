/** A world as a record leaves it: read off its entries, one by one, without playing anything. What expressions may ask is there, and no more. */
import { isCause, type Cause, type Consequence, type Entry, type Setup } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { moreSaid } from './words.ts';
import { lifeOf, named, worldOf, type DecisionLife, type World } from './world.ts';

export function worldOfRecord(scenario: Scenario, setup: Setup, entries: readonly Entry[]): World {
  const reading = readingOf(scenario, setup);
  for (const entry of entries) readOn(reading, entry);
  return reading.world;
}

/** A world, and the causes that it was read from so far, which later ones may put right. */
export interface Reading {
  readonly world: World;
  readonly causes: Map<number, Cause>;
}
export const readingOf = (scenario: Scenario, setup: Setup): Reading => ({
  world: worldOf(scenario, setup),
  causes: new Map(),
});

export function readOn(reading: Reading, entry: Entry): void {
  if (isCause(entry)) {
    reading.causes.set(entry.n, entry);
    readCause(reading, entry);
  } else readConsequence(reading, entry);
}

function readCause({ world, causes }: Reading, entry: Cause): void {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- what the others do is told by their consequences
  switch (entry.kind) {
    case 'seat': {
      const { role, participant } = entry.body;
      world.seats[role] = [...(world.seats[role] ?? []).filter((own) => own !== participant), participant];
      delete world.merged[role];
      return;
    }
    case 'unseat': {
      const { role, participant } = entry.body;
      world.seats[role] =
        participant === null ? [] : (world.seats[role] ?? []).filter((own) => own !== participant);
      return;
    }
    case 'merge':
      world.merged[entry.body.role] = entry.body.into;
      return;
    case 'hold':
      lifeOf(world.injects, entry.body.inject).held = true;
      return;
    case 'release': {
      const life = lifeOf(world.injects, entry.body.inject);
      if (!life.proposed) life.held = false;
      return;
    }
    case 'retime':
      Object.assign(lifeOf(world.injects, entry.body.inject), { skipped: false, cancelled: false });
      return;
    case 'answer':
    case 'reverse': {
      const { decision, by, answer } = entry.body;
      const conditional = entry.kind === 'answer' && entry.body.grounds.conditions !== undefined;
      const said =
        entry.kind === 'answer' ? Object.keys(entry.body.grounds) : entry.body.because ? ['rationale'] : [];
      return answered(lifeOf(world.decisions, decision), {
        by,
        answer,
        conditional,
        said,
        added: [],
        instead: false,
        cause: entry.n,
      });
    }
    case 'amend': {
      const { decision, by, grounds } = entry.body;
      const life = lifeOf(world.decisions, decision);
      life.answers = moreSaid(life.answers, by, grounds);
      return;
    }
    case 'retract':
      return unanswered(lifeOf(world.decisions, entry.body.decision), entry.body.by);
    case 'recall':
      lifeOf(world.decisions, entry.body.decision).answers = [];
      return;
    case 'extend': {
      const life = lifeOf(world.decisions, entry.body.decision);
      if (life.until !== null) life.until += entry.body.seconds;
      return;
    }
    case 'allow':
      lifeOf(world.decisions, entry.body.decision).allowed.push(entry.body.option);
      return;
    case 'aloud':
      lifeOf(world.facts, entry.body.fact).aloud += 1;
      return;
    case 'correct':
      return putRight(world, entry, causes.get(entry.body.entry));
    default:
      return;
  }
}

function answered(life: DecisionLife, given: DecisionLife['answers'][number]): void {
  life.answers = life.answers.some(({ by }) => by === given.by)
    ? life.answers.map((own) => (own.by === given.by ? given : own))
    : [...life.answers, given];
}
function unanswered(life: DecisionLife, role: string): void {
  life.answers = life.answers.filter(({ by }) => by !== role);
}

function putRight(world: World, { n, body }: Cause & { readonly kind: 'correct' }, mistaken?: Cause): void {
  const { instead } = body;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- what becomes of the others is told by consequences
  switch (mistaken?.kind) {
    case 'answer': {
      const life = lifeOf(world.decisions, mistaken.body.decision);
      const old = life.answers.find(({ by }) => by === mistaken.body.by);
      unanswered(life, mistaken.body.by);
      if (instead?.of !== 'answer') return;
      unanswered(life, instead.by);
      const { conditional = false, said = [] } = old ?? {};
      const { by, answer } = instead;
      life.answers.push({ by, answer, conditional, said, added: [], instead: false, cause: n });
      return;
    }
    case 'share': {
      const fact = lifeOf(world.facts, mistaken.body.fact);
      fact.breaches = fact.breaches.filter((one) => one !== body.entry);
      return;
    }
    case 'seen': {
      const unticked = [mistaken.body.expected, ...(instead?.of === 'seen' ? [instead.expected] : [])];
      for (const name of unticked) lifeOf(world.expected, name).state = 'pending';
      return;
    }
    case 'aloud':
      if (instead === null) lifeOf(world.facts, mistaken.body.fact).aloud -= 1;
      return;
    case 'act':
      if (instead === null) lifeOf(world.actions, mistaken.body.action).times.pop();
      return;
    default:
      return;
  }
}

/** A delivery that puts an earlier one right is no other delivery. */
function isCorrected({ causes }: Reading, { body, cause }: Entry & { kind: 'inject.delivered' }): boolean {
  const by = causes.get(cause ?? 0);
  const mistaken = by?.kind === 'correct' ? causes.get(by.body.entry) : undefined;
  return mistaken !== undefined && 'inject' in mistaken.body && mistaken.body.inject === body.inject;
}

function readConsequence(reading: Reading, entry: Entry & Consequence): void {
  const { world } = reading;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- no expression asks for the others
  switch (entry.kind) {
    case 'elapsed':
      world.now = entry.body.to;
      for (const [name, value] of entry.body.variables) world.variables[name] = value;
      for (const [name, sample, count] of entry.body.samples)
        world.samples[name] = sampled(world, name, sample, count);
      return;
    case 'variable.set':
      world.variables[entry.body.variable] = entry.body.to;
      return;
    case 'stage.changed':
      world.stage = entry.body.stage;
      world.until = entry.body.pause?.until ?? null;
      return;
    case 'phase.entered': {
      world.phase = entry.body.phase;
      const life = lifeOf(world.phases, entry.body.phase);
      Object.assign(life, { visits: life.visits + 1, since: entry.story, done: false, until: null });
      return;
    }
    case 'phase.left':
      Object.assign(lifeOf(world.phases, entry.body.phase), { left: true, until: entry.story });
      world.phase = null;
      // what was talked about is none of the next phase's
      for (const talk of Object.values(world.talks)) talk.now = false;
      return;
    case 'phase.done':
      lifeOf(world.phases, entry.body.phase).done = true;
      return;
    case 'jump.started':
      lifeOf(world.phases, entry.body.phase).since = entry.body.to;
      return;
    case 'inject.proposed':
      lifeOf(world.injects, entry.body.inject).proposed = true;
      return;
    case 'inject.delivered': {
      const life = world.injects[entry.body.inject];
      if (life === undefined) return;
      if (!isCorrected(reading, entry)) life.delivered += 1;
      return void Object.assign(life, {
        proposed: false,
        withdrawn: false,
        skipped: false,
        cancelled: false,
      });
    }
    case 'inject.withdrawn': {
      const life = world.injects[entry.body.inject];
      if (life !== undefined) life.withdrawn = true;
      return;
    }
    case 'inject.skipped': {
      const byHand = entry.body.because === 'by-hand';
      const life = lifeOf(world.injects, entry.body.inject);
      Object.assign(life, { proposed: false, skipped: life.skipped || byHand });
      return;
    }
    case 'inject.cancelled':
      return void Object.assign(lifeOf(world.injects, entry.body.inject), {
        proposed: false,
        cancelled: true,
      });
    case 'action.taken':
      lifeOf(world.actions, entry.body.action).times.push(entry.story);
      return;
    case 'rule.applied':
      lifeOf(world.rules, entry.body.rule).applied = true;
      return;
    case 'chance.fired':
      lifeOf(world.chances, entry.body.chance).fired += 1;
      return;
    case 'fact.breached':
      lifeOf(world.facts, entry.body.fact).breaches.push(entry.cause ?? entry.n);
      return;
    case 'fact.learned': {
      const fact = lifeOf(world.facts, entry.body.fact);
      fact.roles = [...fact.roles, ...entry.body.roles];
      return;
    }
    case 'discussion.opened':
    case 'activity.opened':
      return void Object.assign(lifeOf(world.talks, talkOf(entry)), {
        opened: true,
        closed: false,
        now: true,
      });
    case 'discussion.closed':
    case 'activity.closed':
      return void Object.assign(lifeOf(world.talks, talkOf(entry)), { closed: true, now: false });
    case 'decision.opened': {
      const { decision, until, barred = [] } = entry.body;
      const { options } = named(world.scenario.decisions, decision);
      const lettered = options.map(({ name }) => name).filter((name) => !barred.includes(name));
      return void Object.assign(lifeOf(world.decisions, decision), {
        status: 'open',
        opened: true,
        until,
        lettered,
      });
    }
    case 'decision.lettered':
      lifeOf(world.decisions, entry.body.decision).lettered.push(...entry.body.options);
      return;
    case 'decision.closed':
      return void Object.assign(lifeOf(world.decisions, entry.body.decision), {
        ...entry.body,
        status: 'closed',
      });
    case 'decision.reversed':
      return reversed(lifeOf(world.decisions, entry.body.decision), entry.body);
    case 'decision.reopened': {
      const life = lifeOf(world.decisions, entry.body.decision);
      const until = life.until !== null && life.until > entry.story ? life.until : null;
      const nothing = { how: null, options: [], amount: null, ranking: [], each: [] };
      return void Object.assign(life, nothing, { status: 'open', until, early: false, conditional: false });
    }
    case 'clock.started':
      return void Object.assign(lifeOf(world.clocks, entry.body.clock), {
        state: 'running',
        began: entry.story,
        until: entry.body.until,
      });
    case 'clock.met':
    case 'clock.missed':
    case 'clock.stopped':
      return void Object.assign(lifeOf(world.clocks, entry.body.clock), { state: entry.kind.slice(6) });
    case 'expected.started':
      return void Object.assign(lifeOf(world.expected, entry.body.expected), {
        state: 'running',
        began: entry.story,
        until: entry.body.until,
      });
    case 'expected.met':
      return void Object.assign(lifeOf(world.expected, entry.body.expected), {
        state: 'met',
        ...(entry.body.how === 'done' && { metItself: true }),
      });
    case 'expected.missed': {
      const state = entry.body.how === 'overtaken' ? 'overtaken' : 'missed';
      return void Object.assign(lifeOf(world.expected, entry.body.expected), { state });
    }
    default:
      return;
  }
}

const talkOf = ({
  body,
}: {
  readonly body: { readonly discussion: string } | { readonly activity: string };
}): string => ('discussion' in body ? body.discussion : body.activity);

/** Under `each` only the answer of the one who reversed it is another, and what all have alike stands for all. */
function reversed(
  life: DecisionLife,
  { how, options, amount, ranking, by }: (Entry & { kind: 'decision.reversed' })['body'],
): void {
  const each = life.each.map((own) => (own.role === by ? { role: by, options, amount, ranking } : own));
  const alike = each.length === 0 ? { options, amount, ranking } : common(each);
  Object.assign(life, { how, ...alike, each, reversed: true, conditional: false, roles: [by] });
}
const common = (each: DecisionLife['each']) => ({
  options: (each[0]?.options ?? []).filter((name) => each.every(({ options }) => options.includes(name))),
  amount: each.every(({ amount }) => amount === each[0]?.amount) ? (each[0]?.amount ?? null) : null,
  ranking: each.every(({ ranking }) => String(ranking) === String(each[0]?.ranking))
    ? (each[0]?.ranking ?? [])
    : [],
});

/** The highest or lowest is itself all that was sampled; of a mean its sum is kept. */
function sampled({ scenario }: World, name: string, sample: number, count: number): readonly number[] {
  const how = scenario.measures.find((measure) => measure.name === name)?.how;
  const isMean = how?.by === 'sample' && how.sample === 'mean';
  return isMean ? Array.from({ length: count }, () => sample / count) : [sample];
}
