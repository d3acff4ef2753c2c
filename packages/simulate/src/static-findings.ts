/** What can be said without playing: proven, or not at all. */
import { happeningKey, happeningsOf } from '@sandtable/core';
import { effectLists, nodesIn, type ExpressionNode, type Scenario } from '@sandtable/core/scenario';
import { guardsIn, type Guard } from './guard.ts';
import { noticedVariables } from './notice.ts';
import { assume, mayFail } from './possible/assume.ts';
import { isHandCard, possibleWorld, sentInjects } from './possible/possible.ts';
import { expressionsIn } from './search/moves.ts';

export interface Proven {
  /** Keys of what can never happen. */
  readonly never: ReadonlySet<string>;
  /** Paths of guards that never, or always, hold. */
  readonly neverTrue: ReadonlySet<string>;
  readonly alwaysTrue: ReadonlySet<string>;
  /** Names of decisions that change nothing. */
  readonly idle: ReadonlySet<string>;
}

export function provenIn(scenario: Scenario): Proven {
  const { earliest, ground } = possibleWorld(scenario);
  const guards = guardsIn(scenario);
  const holds = (guard: Guard, truth: boolean) => assume(guard.expression.tree, truth, ground) !== null;
  return {
    never: new Set(
      happeningsOf(scenario)
        .map(({ kind, name }) => happeningKey(kind, name))
        .filter((key) => !earliest.has(key)),
    ),
    neverTrue: new Set(guards.filter((guard) => !holds(guard, true)).map(({ path }) => path)),
    alwaysTrue: new Set(
      guards
        .filter((guard) => !holds(guard, false) && !mayFail(guard.expression.tree, ground))
        .map(({ path }) => path),
    ),
    idle: idleDecisions(scenario),
  };
}

/** Things that only a hand brings about, or that a search does not try: nothing is said of them from searching. */
export function unsearched(scenario: Scenario): (tree: ExpressionNode) => boolean {
  const sent = sentInjects(scenario);
  const cards = new Set(
    scenario.injects.filter((inject) => isHandCard(inject, sent)).map(({ name }) => name),
  );
  const words = new Set(['withdrawn', 'said_aloud', 'early', 'conditional', 'reversed', 'declined', 'other']);
  const unreached = (node: ExpressionNode): boolean =>
    (node.op === 'event' &&
      (words.has(node.event.words[0] ?? '') ||
        (node.event.kind === 'inject' && cards.has(node.event.name)))) ||
    (node.op === 'parameter' &&
      scenario.parameters.find(({ name }) => name === node.name)?.type === 'number') ||
    node.op === 'end';
  return (tree) => nodesIn(tree).some(unreached);
}

/** Decisions that make no difference: their options have no effects to tell apart, and nothing reads their answer. */
function idleDecisions(scenario: Scenario): ReadonlySet<string> {
  const noticed = noticedVariables(scenario);
  const asked = new Set<string>();
  const ask = (kind: string, name: string, word: string | undefined) => {
    // that it was opened or closed at all does not depend on the choice
    if (kind === 'decision' && word !== 'opened' && word !== 'made' && word !== 'by_default') asked.add(name);
  };
  for (const node of expressionsIn(scenario).flatMap(nodesIn))
    if (node.op === 'event') ask(node.event.kind, node.event.name, node.event.words[0]);
  const moments = [
    ...scenario.injects.map(({ at }) => at),
    ...scenario.decisions.map(({ at }) => at),
    ...scenario.clocks.map(({ at }) => at),
    ...scenario.expected.map(({ at }) => at),
    ...scenario.chances.map(({ how }) => (how.by === 'moment' ? how.at : null)),
    ...scenario.phases.flatMap(({ next }) => next.map(({ at }) => at)),
  ];
  for (const moment of moments)
    if (moment?.at === 'event') ask(moment.event.kind, moment.event.name, moment.event.words[0]);
  for (const { how } of scenario.measures)
    if (how.by === 'interval')
      for (const event of [how.from, how.until]) ask(event.kind, event.name, event.words[0]);
  const idle = new Set<string>();
  const lists = effectLists(scenario).filter(({ of }) => of === 'option');
  for (const decision of scenario.decisions) {
    if (decision.options.length < 2 || decision.answer.form !== 'choice' || asked.has(decision.name))
      continue;
    const does = decision.options.map(({ name }) =>
      JSON.stringify(
        lists
          .find((list) => list.name === decision.name && list.part === name)
          ?.effects.flatMap((effect): readonly unknown[] => {
            if (effect.verb === 'note') return [];
            if (!('values' in effect)) return [effect];
            const values = effect.values.filter(({ variable }) => noticed.has(variable));
            return values.length === 0
              ? []
              : [{ ...effect, values: values.map(({ variable, value }) => [variable, value.source]) }];
          }),
      ),
    );
    if (does.every((one) => one === does[0])) idle.add(decision.name);
  }
  return idle;
}
