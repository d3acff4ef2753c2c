/** What a scenario mentions anywhere but in its tests: found once, asked by the pieces of advice. */
import { placeholdersIn, type Scenario } from '@sandtable/core/scenario';

export interface Mentions {
  /** Variables that an expression or a text reads. */
  readonly variables: ReadonlySet<string>;
  /** Events that an expression, a moment or a measure reads: `inject.note.delivered`. */
  readonly events: ReadonlySet<string>;
  /** Luck and parameters that an expression or a moment reads. */
  readonly drawn: ReadonlySet<string>;
  /** Facts that something reveals. */
  readonly revealed: ReadonlySet<string>;
  /** Critical tasks that something which players meet serves. */
  readonly served: ReadonlySet<string>;
}

export function mentionsOf(scenario: Scenario): Mentions {
  const served = new Set([
    ...[...scenario.injects, ...scenario.decisions, ...scenario.actions].flatMap((one) => one.serves),
    ...scenario.discussions.flatMap((one) => one.listenFor),
  ]);
  return { ...readIn({ ...scenario, tests: [] }), served };
}

/** What is read in a part of a scenario, or revealed by it. */
export function readIn(part: unknown): Omit<Mentions, 'served'> {
  const variables = new Set<string>();
  const events = new Set<string>();
  const drawn = new Set<string>();
  const revealed = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.includes('{')) for (const { name } of placeholdersIn(value)) variables.add(name);
    } else if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      const { op, name, kind, words, verb, fact, reveals, luck } = value as Readonly<Record<string, unknown>>;
      if (op === 'variable' && typeof name === 'string') variables.add(name);
      if ((op === 'luck' || op === 'parameter') && typeof name === 'string') drawn.add(name);
      // a delay that is drawn
      if (typeof luck === 'string') drawn.add(luck);
      if (typeof kind === 'string' && typeof name === 'string' && Array.isArray(words))
        events.add([kind, name, ...words].join('.'));
      if (verb === 'reveal' && typeof fact === 'string') revealed.add(fact);
      if (Array.isArray(reveals)) for (const one of reveals) revealed.add(String(one));
      for (const key in value) visit((value as Readonly<Record<string, unknown>>)[key]);
    }
  };
  visit(part);
  return { variables, events, drawn, revealed };
}
