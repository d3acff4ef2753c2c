/** What can happen in a play, by name: `inject claim`, `option command.police_leads`. */
import type { Scenario } from '../scenario/scenario.ts';
import type { DecisionResult, State, WindowState } from '../program/state.ts';

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
  'rule',
  'outcome',
  'clause',
] as const;
export type HappeningKind = (typeof happenings)[number];
export interface Happening {
  readonly kind: HappeningKind;
  /** `manual`, `manual.all` for an option, `closing.2` for the second exit of a phase or clause of an outcome. */
  readonly name: string;
  /** Where it stands in the file. */
  readonly path: string;
  /**
   * Whether it has happened so far. Everything is kept in a state, so to ask once at the end of a play is enough; of a decision that
   * was made several times, the last answer counts.
   */
  readonly did: (state: State) => boolean;
}

export const happeningKey = (kind: HappeningKind, name: string): string => `${kind} ${name}`;

/** Everything that is meant to be able to happen, in the order of the file's keys. */
export function happeningsOf(scenario: Scenario): readonly Happening[] {
  const group = (
    kind: HappeningKind,
    key: string,
    list: readonly { readonly name: string }[],
    did: (state: State, at: number) => boolean,
  ): readonly Happening[] =>
    list.map(({ name }, at) => ({ kind, name, path: `${key}.${name}`, did: (state) => did(state, at) }));
  const started = (window: WindowState | undefined) => window !== undefined && window.startedAt !== null;
  return [
    ...group('phase', 'phases', scenario.phases, (state, at) => (state.phases[at]?.visits ?? 0) > 0),
    ...scenario.phases.flatMap((phase, place) =>
      phase.next.map((_, at) => ({
        kind: 'exit' as const,
        name: `${phase.name}.${at + 1}`,
        path: `phases.${phase.name}.next.${at + 1}`,
        did: (state: State) => (state.phases[place]?.exits[at] ?? 0) > 0,
      })),
    ),
    ...group('fact', 'facts', scenario.facts, (state, at) =>
      (state.facts[at]?.since ?? []).some((since) => since >= 0),
    ),
    ...group('inject', 'injects', scenario.injects, (state, at) => (state.injects[at]?.times ?? 0) > 0),
    ...group(
      'decision',
      'decisions',
      scenario.decisions,
      (state, at) => state.decisions[at]?.everOpened === true,
    ),
    ...scenario.decisions.flatMap((decision, place) =>
      decision.options.map(({ name }) => ({
        kind: 'option' as const,
        name: `${decision.name}.${name}`,
        path: `decisions.${decision.name}.options.${name}`,
        did: (state: State) => isChosen(state.decisions[place]?.result ?? null, name),
      })),
    ),
    ...group('action', 'actions', scenario.actions, (state, at) => (state.actions[at]?.times ?? 0) > 0),
    ...group('clock', 'clocks', scenario.clocks, (state, at) => started(state.clocks[at])),
    ...group('expected', 'expected', scenario.expected, (state, at) => started(state.expected[at])),
    ...group('rule', 'rules', scenario.rules, (state, at) => state.rules[at] === true),
    ...group('chance', 'chances', scenario.chances, (state, at) => (state.chances[at] ?? 0) > 0),
    ...group(
      'outcome',
      'outcomes',
      scenario.outcomes,
      (state, at) => state.endedAt !== null && state.outcome === at,
    ),
    ...scenario.outcomes.flatMap((outcome, place) =>
      outcome.clauses.flatMap(({ onlyIf }, at) =>
        onlyIf === null
          ? []
          : {
              kind: 'clause' as const,
              name: `${outcome.name}.${at + 1}`,
              path: `outcomes.${outcome.name}.text.${at + 1}`,
              did: (state: State) => state.outcome === place && state.told.includes(at + 1),
            },
      ),
    ),
  ];
}

const isChosen = (result: DecisionResult | null, option: string): boolean =>
  result !== null &&
  [result, ...result.each].some(
    ({ options, ranking }) => options.includes(option) || ranking.includes(option),
  );

/** The keys of what has happened so far. */
export const happenedIn = (scenario: Scenario, state: State): readonly string[] =>
  happeningsOf(scenario).flatMap(({ kind, name, did }) => (did(state) ? [happeningKey(kind, name)] : []));
