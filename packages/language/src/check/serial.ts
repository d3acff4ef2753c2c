/** Numbers for people: `2-07` is the seventh inject of module 2. */
import type { ExpressionNode } from '@sandtable/core/scenario';
import type { Effect, Inject, Moment, Scenario } from '@sandtable/core/scenario';

/**
 * Numbers the injects. The module is the phase in whose agenda an inject stands; else that of what its moment or trigger names, or of
 * what sends it; 0 when it belongs to none. Rows: first the agenda in its order, then the order of the file.
 */
export function numbered(scenario: Scenario): readonly Inject[] {
  const modules = modulesOf(scenario);
  const agenda = scenario.phases.flatMap((phase) =>
    phase.agenda.flatMap((item) => (item.does === 'inject' ? [item.inject] : [])),
  );
  const order = new Set([...agenda, ...scenario.injects.map((inject) => inject.name)]);
  const rows = new Map<number, number>();
  const serials = new Map<string, string>();
  for (const name of order) {
    const module = modules.get(`inject.${name}`) ?? 0;
    const row = (rows.get(module) ?? 0) + 1;
    rows.set(module, row);
    serials.set(name, `${module}-${String(row).padStart(2, '0')}`);
  }
  return scenario.injects.map((inject) => ({ ...inject, serial: serials.get(inject.name) ?? '' }));
}

/** The module of each thing, by `kind.name`. */
function modulesOf(scenario: Scenario): ReadonlyMap<string, number> {
  const modules = new Map<string, number>();
  scenario.phases.forEach((phase, at) => {
    modules.set(`phase.${phase.name}`, at + 1);
    for (const item of phase.agenda) {
      const thing =
        item.does === 'inject'
          ? `inject.${item.inject}`
          : item.does === 'decide'
            ? `decision.${item.decision}`
            : item.does === 'discuss'
              ? `discussion.${item.discussion}`
              : null;
      if (thing !== null && !modules.has(thing)) modules.set(thing, at + 1);
    }
  });
  const hangsOn = dependencies(scenario);
  // what hangs on a longer chain than this belongs nowhere in particular
  let changed = true;
  for (let round = 0; changed && round < 20; round += 1) {
    changed = false;
    for (const [thing, others] of hangsOn) {
      if (modules.has(thing)) continue;
      const module = others.map((other) => modules.get(other)).find((one) => one !== undefined);
      if (module === undefined) continue;
      modules.set(thing, module);
      changed = true;
    }
  }
  return modules;
}

/** What each thing hangs on: the events that its moment and trigger name, then what sends or opens it. */
function dependencies(scenario: Scenario): ReadonlyMap<string, readonly string[]> {
  const hangsOn = new Map<string, string[]>();
  const on = (thing: string, others: readonly string[]): void => {
    hangsOn.set(thing, [...(hangsOn.get(thing) ?? []), ...others]);
  };
  const effects = (owner: string, list: readonly Effect[]): void => {
    for (const effect of list) {
      if (effect.verb === 'send') on(`inject.${effect.inject}`, [owner]);
      if (effect.verb === 'open') on(`decision.${effect.decision}`, [owner]);
    }
  };
  for (const inject of scenario.injects) {
    on(`inject.${inject.name}`, [...inMoment(inject.at), ...inTree(inject.when?.tree)]);
    effects(`inject.${inject.name}`, inject.onDelivery);
  }
  for (const decision of scenario.decisions) {
    const owner = `decision.${decision.name}`;
    on(owner, [...inMoment(decision.at), ...inTree(decision.when?.tree)]);
    effects(owner, decision.effects);
    for (const option of decision.options) effects(owner, option.effects);
    for (const proposal of decision.ifThey) effects(owner, proposal.effects);
  }
  for (const kind of ['clock', 'expected'] as const) {
    for (const window of kind === 'clock' ? scenario.clocks : scenario.expected) {
      on(`${kind}.${window.name}`, inMoment(window.at));
      effects(`${kind}.${window.name}`, window.onMissed);
    }
  }
  for (const chance of scenario.chances) {
    const moment = chance.how.by === 'moment' ? inMoment(chance.how.at) : [];
    on(`chance.${chance.name}`, [...moment, ...inTree(chance.onlyIf?.tree)]);
    effects(`chance.${chance.name}`, chance.effects);
  }
  for (const phase of scenario.phases) effects(`phase.${phase.name}`, [...phase.onEnter, ...phase.onLeave]);
  for (const action of scenario.actions) {
    on(`action.${action.name}`, inTree(action.onlyIf?.tree));
    effects(`action.${action.name}`, action.effects);
  }
  return hangsOn;
}

const inMoment = (moment: Moment | null): readonly string[] =>
  moment?.at === 'event' ? [`${moment.event.kind}.${moment.event.name}`] : [];

function inTree(tree: ExpressionNode | undefined): readonly string[] {
  switch (tree?.op) {
    case 'event':
      return [`${tree.event.kind}.${tree.event.name}`];
    case 'unary':
      // what must not have happened says nothing of where it belongs
      return [];
    case 'binary':
      return [...inTree(tree.left), ...inTree(tree.right)];
    case 'choose':
      return [...inTree(tree.condition), ...inTree(tree.then), ...inTree(tree.otherwise)];
    case 'call':
      return tree.arguments.flatMap(inTree);
    default:
      return [];
  }
}
