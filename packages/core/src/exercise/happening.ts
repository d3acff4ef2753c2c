/** What can happen in a play, by name: `inject claim`, `option command.police_leads`. */
import type { Scenario } from '../scenario/scenario.ts';
import type { State } from './state.ts';

export const happenings = [
  'inject',
  'decision',
  'option',
  'action',
  'chance',
  'fact',
  'phase',
  'exit',
  'clock',
  'expected',
  'outcome',
] as const;
export type HappeningKind = (typeof happenings)[number];
export interface Happening {
  readonly kind: HappeningKind;
  /** `manual`, `manual.all` for an option, `closing.2` for the second exit of a phase. */
  readonly name: string;
  /** Where it stands in the file. */
  readonly path: string;
}

export const happeningKey = (kind: HappeningKind, name: string): string => `${kind} ${name}`;

/** Everything that is meant to be able to happen, in the order of the file's keys. */
export function happeningsOf(scenario: Scenario): readonly Happening[] {
  const group = (kind: HappeningKind, key: string, list: readonly { readonly name: string }[]) =>
    list.map(({ name }) => ({ kind, name, path: `${key}.${name}` }));
  return [
    ...group('phase', 'phases', scenario.phases),
    ...scenario.phases.flatMap((phase) =>
      phase.next.map((_, at) => ({
        kind: 'exit' as const,
        name: `${phase.name}.${at + 1}`,
        path: `phases.${phase.name}.next.${at + 1}`,
      })),
    ),
    ...group('fact', 'facts', scenario.facts),
    ...group('inject', 'injects', scenario.injects),
    ...group('decision', 'decisions', scenario.decisions),
    ...scenario.decisions.flatMap((decision) =>
      decision.options.map((option) => ({
        kind: 'option' as const,
        name: `${decision.name}.${option.name}`,
        path: `decisions.${decision.name}.options.${option.name}`,
      })),
    ),
    ...group('action', 'actions', scenario.actions),
    ...group('clock', 'clocks', scenario.clocks),
    ...group('expected', 'expected', scenario.expected),
    ...group('chance', 'chances', scenario.chances),
    ...group('outcome', 'outcomes', scenario.outcomes),
  ];
}

/**
 * Adds the keys of what has happened so far. Everything is kept in a state, so once at the end of a play is enough; of a decision that
 * was made several times, the last answer counts.
 */
export function happenedIn(scenario: Scenario, state: State, into = new Set<string>()): Set<string> {
  const note = (
    kind: HappeningKind,
    list: readonly { readonly name: string }[],
    did: (at: number) => boolean,
  ) => {
    list.forEach(({ name }, at) => {
      if (did(at)) into.add(happeningKey(kind, name));
    });
  };
  note('inject', scenario.injects, (at) => (state.injects[at]?.times ?? 0) > 0);
  note('decision', scenario.decisions, (at) => state.decisions[at]?.everOpened === true);
  note('action', scenario.actions, (at) => (state.actions[at]?.times ?? 0) > 0);
  note('chance', scenario.chances, (at) => (state.chances[at] ?? 0) > 0);
  note('fact', scenario.facts, (at) => state.facts[at]?.since.some((since) => since >= 0) === true);
  note('phase', scenario.phases, (at) => (state.phases[at]?.visits ?? 0) > 0);
  note('clock', scenario.clocks, (at) => state.clocks[at]?.startedAt !== null);
  note('expected', scenario.expected, (at) => state.expected[at]?.startedAt !== null);
  note('outcome', scenario.outcomes, (at) => state.endedAt !== null && state.outcome === at);
  scenario.decisions.forEach((decision, at) => {
    const result = state.decisions[at]?.result;
    const each = (result?.each ?? []).flatMap(({ options, ranking }) => [...options, ...ranking]);
    for (const option of [...(result?.options ?? []), ...(result?.ranking ?? []), ...each])
      into.add(happeningKey('option', `${decision.name}.${option}`));
  });
  scenario.phases.forEach((phase, at) =>
    state.phases[at]?.exits.forEach((taken, exit) => {
      if (taken > 0) into.add(happeningKey('exit', `${phase.name}.${exit + 1}`));
    }),
  );
  return into;
}
