/** Which actions and decisions do what an expected action or a legal clock waits for. */
import { nodesIn, type EventKind, type Expression, type Value } from './expression.ts';
import type { Action, Decision, Effect, Scenario } from './scenario.ts';

export interface MeetingAction {
  readonly action: Action;
  /** It counts as done as soon as it is taken; else only once its effects act. */
  readonly atOnce: boolean;
  /** What it sets of what the condition reads, where that stands in the file as a value. */
  readonly sets: readonly (readonly [variable: string, value: Value])[];
}

/**
 * What the condition names, what sets a variable that it reads, and what stops the clock: whoever has done one of them has done what was
 * waited for. Found in the file alone; whether the condition holds then is not computed.
 */
function whatMeets(done: Expression | null, clock: string | null) {
  const nodes = done === null ? [] : nodesIn(done.tree);
  const read = new Set(nodes.flatMap((node) => (node.op === 'variable' ? [node.name] : [])));
  return {
    named: (kind: EventKind, name: string): boolean =>
      nodes.some((node) => node.op === 'event' && node.event.kind === kind && node.event.name === name),
    effect: (effect: Effect): boolean =>
      (effect.verb === 'set' && effect.values.some(({ variable }) => read.has(variable))) ||
      (effect.verb === 'stop-clock' && effect.clock === clock),
  };
}

export function meetingActions(
  { actions }: Scenario,
  done: Expression | null,
  clock: string | null = null,
): readonly MeetingAction[] {
  const meets = whatMeets(done, clock);
  return actions.flatMap((action) => {
    const named = meets.named('action', action.name);
    const effects = action.effects.filter(meets.effect);
    const atOnce = named || (action.takes === 0 && effects.some(({ after }) => after === null));
    return named || effects.length > 0 ? [{ action, atOnce, sets: effects.flatMap(literals) }] : [];
  });
}

const literals = (effect: Effect): MeetingAction['sets'] =>
  effect.verb !== 'set'
    ? []
    : effect.values.flatMap(({ variable, value: { tree } }) =>
        tree.op === 'literal' ? [[variable, tree.value] as const] : [],
      );

export function meetingDecisions(
  { decisions }: Scenario,
  done: Expression | null,
  clock: string | null = null,
): readonly Decision[] {
  const meets = whatMeets(done, clock);
  return decisions.filter(
    ({ name, options, effects }) =>
      meets.named('decision', name) ||
      [...effects, ...options.flatMap((option) => option.effects)].some(meets.effect),
  );
}
