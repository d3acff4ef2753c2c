/** A world as a record leaves it: read off its entries, one by one, without playing anything. What expressions may ask is there, and no more. */
import type { Entry, Setup } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { lifeOf, worldOf, type World } from './world.ts';

export function worldOfRecord(scenario: Scenario, setup: Setup, entries: readonly Entry[]): World {
  const world = worldOf(scenario, setup);
  for (const entry of entries) read(world, entry);
  return world;
}

function read(world: World, entry: Entry): void {
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
      return;
    case 'phase.entered': {
      world.phase = entry.body.phase;
      const life = lifeOf(world.phases, entry.body.phase);
      life.visits += 1;
      life.since = entry.story;
      return;
    }
    case 'phase.left':
      lifeOf(world.phases, entry.body.phase).left = true;
      return;
    case 'inject.delivered':
      if (world.injects[entry.body.inject]) lifeOf(world.injects, entry.body.inject).delivered += 1;
      return;
    case 'action.taken':
      lifeOf(world.actions, entry.body.action).times.push(entry.story);
      return;
    case 'chance.fired':
      lifeOf(world.chances, entry.body.chance).fired += 1;
      return;
    case 'fact.learned': {
      const fact = lifeOf(world.facts, entry.body.fact);
      fact.roles = [...fact.roles, ...entry.body.roles];
      return;
    }
    case 'answer': {
      const { decision, by, answer } = entry.body;
      const life = lifeOf(world.decisions, decision);
      life.answers = [
        ...life.answers.filter((given) => given.by !== by),
        { by, answer, conditional: false, added: [], instead: false, cause: entry.n },
      ];
      return;
    }
    case 'decision.opened':
      Object.assign(lifeOf(world.decisions, entry.body.decision), { status: 'open', opened: true });
      return;
    case 'decision.closed':
      Object.assign(lifeOf(world.decisions, entry.body.decision), { ...entry.body, status: 'closed' });
      return;
    case 'clock.started':
    case 'clock.met':
    case 'clock.missed':
      Object.assign(lifeOf(world.clocks, entry.body.clock), { state: states[entry.kind] });
      return;
    case 'expected.started':
    case 'expected.met':
    case 'expected.missed':
      Object.assign(lifeOf(world.expected, entry.body.expected), { state: states[entry.kind] });
      return;
    default:
      return;
  }
}

const states = {
  'clock.started': 'running',
  'clock.met': 'met',
  'clock.missed': 'missed',
  'expected.started': 'running',
  'expected.met': 'met',
  'expected.missed': 'missed',
} as const;

/** The highest or lowest is itself all that was sampled; of a mean its sum is kept. */
function sampled({ scenario }: World, name: string, sample: number, count: number): readonly number[] {
  const how = scenario.measures.find((measure) => measure.name === name)?.how;
  const isMean = how?.by === 'sample' && how.sample === 'mean';
  return isMean ? Array.from({ length: count }, () => sample / count) : [sample];
}
