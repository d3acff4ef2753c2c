/** Which actions and decisions do what an expected action or a legal clock waits for. */
import { nodesIn, type EventKind, type Expression, type Value } from './expression.ts';
import type { Action, Assignment, Decision, Effect, Scenario } from './scenario.ts';

export interface MeetingAction {
  readonly action: Action;
  /** It counts as done as soon as it is taken; else only once its effects act. */
  readonly atOnce: boolean;
  /** What it sets of what the condition reads, where that stands in the file as a value. */
  readonly sets: readonly (readonly [variable: string, value: Value])[];
}

/**
 * The actions that may count as doing what was waited for: those that the condition names, that set a variable it reads, or that stop the
 * clock. This looks at the file alone; whether the condition then holds is not computed.
 */
function whatMeets(done: Expression | null, clock: string | null) {
  const nodes = done === null ? [] : nodesIn(done.tree);
  const read = new Set(nodes.flatMap((node) => (node.op === 'variable' ? [node.name] : [])));
  return {
    named: (kind: EventKind, name: string): boolean =>
      nodes.some((node) => node.op === 'event' && node.event.kind === kind && node.event.name === name),
    /** What it sets, which may be nothing; null when it does not meet it. */
    effect(effect: Effect): readonly Assignment[] | null {
      switch (effect.verb) {
        case 'set':
          return effect.values.some(({ variable }) => read.has(variable)) ? effect.values : null;
        case 'stop-clock':
          return effect.clock === clock ? [] : null;
        // nobody can say beforehand whether a change is enough
        case 'add':
        case 'send':
        case 'cancel':
        case 'reveal':
        case 'open':
        case 'start-clock':
        case 'go':
        case 'message':
        case 'note':
        case 'end':
          return null;
      }
    },
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
    const effects = action.effects.filter((effect) => meets.effect(effect) !== null);
    const atOnce = named || (action.takes === 0 && effects.some(({ after }) => after === null));
    const sets = effects.flatMap((effect) => literals(meets.effect(effect) ?? []));
    return named || effects.length > 0 ? [{ action, atOnce, sets }] : [];
  });
}

const literals = (values: readonly Assignment[]): MeetingAction['sets'] =>
  values.flatMap(({ variable, value: { tree } }) =>
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
      [...effects, ...options.flatMap((option) => option.effects)].some(
        (effect) => meets.effect(effect) !== null,
      ),
  );
}
