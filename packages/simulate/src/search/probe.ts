/** A program whose guards and effects tell when they are read: the same play, and a note of what was true, false and reached. */
import type { LinkedEffect, Program } from '@sandtable/core';

/** What was seen of guards and effects, by their paths. */
export interface Seen {
  /** How often each guard held and did not. */
  readonly guards: Map<string, { held: number; failed: number }>;
  /** Effects that acted. */
  readonly effects: Set<string>;
  /** Rises whenever something is seen for the first time. */
  news: number;
}

type Gate = Program['outcomes'][number]['gate'];

export function probed(program: Program): { readonly program: Program; readonly seen: Seen } {
  const seen: Seen = { guards: new Map(), effects: new Set(), news: 0 };
  const counted = (path: string) => {
    const count = seen.guards.get(path) ?? { held: 0, failed: 0 };
    seen.guards.set(path, count);
    return count;
  };
  const note = (count: { held: number; failed: number }, holds: boolean) => {
    if (count[holds ? 'held' : 'failed'] === 0) seen.news += 1;
    count[holds ? 'held' : 'failed'] += 1;
  };
  const gate = <G extends Gate>(of: G): G => {
    if (of === null) return of;
    const { holds, where } = of;
    const count = counted(where);
    return {
      ...of,
      holds(reading: Parameters<typeof holds>[0]) {
        const value = holds(reading);
        note(count, value !== 0 && !reading.failed);
        return value;
      },
    };
  };
  const effects = (list: readonly LinkedEffect[]): readonly LinkedEffect[] =>
    list.map((effect) => {
      const { onlyIf, where } = effect;
      const count = onlyIf === null ? null : counted(`${where}.only-if`);
      return {
        ...effect,
        onlyIf(reading: Parameters<NonNullable<typeof onlyIf>>[0]) {
          const value = onlyIf === null ? 1 : onlyIf(reading);
          const holds = value !== 0 && !reading.failed;
          if (count !== null) note(count, holds);
          if (holds && !seen.effects.has(where)) {
            seen.effects.add(where);
            seen.news += 1;
          }
          return value;
        },
      };
    });
  const triggers = program.triggers.map((trigger) => ({ ...trigger, gate: gate(trigger.gate) }));
  return {
    seen,
    program: {
      ...program,
      triggers,
      effects: new Map(
        [...program.effects].map(([of, held]) => [
          of,
          new Map(
            [...held].map(([name, parts]) => [
              name,
              new Map([...parts].map(([part, list]) => [part, effects(list)])),
            ]),
          ),
        ]),
      ),
      phases: program.phases.map((phase) => ({
        ...phase,
        gates: phase.gates.map(gate),
        exits: phase.exits.map((exit) => ({ ...exit, when: gate(exit.when), gate: gate(exit.gate) })),
      })),
      injects: program.injects.map((inject) => ({
        ...inject,
        gate: gate(inject.gate),
      })),
      decisions: program.decisions.map((decision) => ({
        ...decision,
        gate: gate(decision.gate),
        options: decision.options.map((option) => ({ gate: gate(option.gate) })),
      })),
      actions: program.actions.map((action) => ({ ...action, gate: gate(action.gate) })),
      clocks: program.clocks.map((clock) => ({ ...clock, done: gate(clock.done) })),
      expected: program.expected.map((each) => ({ ...each, done: gate(each.done) })),
      chances: program.chances.map((chance) => ({ ...chance, gate: gate(chance.gate) })),
      outcomes: program.outcomes.map((outcome) => ({
        gate: gate(outcome.gate),
        clauses: outcome.clauses.map(gate),
        endsWhen: gate(outcome.endsWhen),
      })),
    },
  };
}
