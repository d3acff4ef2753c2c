/** Every guard of a scenario, with where it stands. The paths are those that the engine gives its gates. */
import { effectsIn, type Expression, type Scenario } from '@sandtable/core/scenario';

export interface Guard {
  /** `injects.claim.only-if` */
  readonly path: string;
  /** What it guards: `injects.claim`. */
  readonly of: string;
  readonly expression: Expression;
}
export function guardsIn(scenario: Scenario): readonly Guard[] {
  const guards: Guard[] = [];
  const add = (expression: Expression | null, of: string, key: string) => {
    if (expression !== null) guards.push({ path: `${of}.${key}`, of, expression });
  };
  for (const phase of scenario.phases) {
    phase.agenda.forEach((item, at) => add(item.onlyIf, `phases.${phase.name}.agenda.${at + 1}`, 'only-if'));
    phase.next.forEach((exit, at) => {
      add(exit.when, `phases.${phase.name}.next.${at + 1}`, 'when');
      add(exit.onlyIf, `phases.${phase.name}.next.${at + 1}`, 'only-if');
    });
  }
  for (const inject of scenario.injects) {
    add(inject.when, `injects.${inject.name}`, 'when');
    add(inject.onlyIf, `injects.${inject.name}`, 'only-if');
  }
  for (const decision of scenario.decisions) {
    add(decision.when, `decisions.${decision.name}`, 'when');
    add(decision.onlyIf, `decisions.${decision.name}`, 'only-if');
    for (const option of decision.options)
      add(option.onlyIf, `decisions.${decision.name}.options.${option.name}`, 'only-if');
  }
  for (const action of scenario.actions) add(action.onlyIf, `actions.${action.name}`, 'only-if');
  for (const clock of scenario.clocks) add(clock.done, `clocks.${clock.name}`, 'done');
  for (const expected of scenario.expected) add(expected.done, `expected.${expected.name}`, 'done');
  for (const rule of scenario.rules) add(rule.when, `rules.${rule.name}`, 'when');
  for (const chance of scenario.chances) add(chance.onlyIf, `chances.${chance.name}`, 'only-if');
  for (const outcome of scenario.outcomes) {
    add(outcome.onlyIf, `outcomes.${outcome.name}`, 'only-if');
    add(outcome.endsWhen, `outcomes.${outcome.name}`, 'ends-when');
  }
  for (const { path, effect } of effectsIn(scenario)) add(effect.onlyIf, path, 'only-if');
  return guards;
}
