/** What can happen in a play, by name: `inject claim`, `option command.police_leads`. */
import type { Scenario } from '@sandtable/core';

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
