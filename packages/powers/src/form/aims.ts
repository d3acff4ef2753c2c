// What is observed and rated, as it is picked: `task:assess`, `target:quick`, `objective:alarm`.
import { titleOfAim, type Aim } from '@sandtable/core/evaluation';
import type { Objective } from '@sandtable/core/scenario';
import type { Choice, ControlSituation } from './power.ts';

const kinds = ['task', 'target', 'objective'] as const;

export function aimOf(picked: string | null): Aim | null {
  const [kind = '', ...rest] = (picked ?? '').split(':');
  const of = kinds.find((each) => each === kind);
  return of === undefined ? null : { of, name: rest.join(':') };
}

/** An evaluator who is bound to objectives has these; everybody else has all. */
export function objectivesFor({ scenario, self, doorBook }: ControlSituation): readonly Objective[] {
  const bound = self.as === 'evaluator' ? (doorBook().guest(self.participant)?.objectives ?? []) : [];
  return scenario.objectives.filter(({ name }) => bound.length === 0 || bound.includes(name));
}

export const aimChoices = (situation: ControlSituation): readonly Choice[] =>
  objectivesFor(situation).flatMap(({ name, targets }) => [
    ...targets.flatMap((target) => [
      ...target.tasks.map((task) => choice({ of: 'task', name: task.name }, situation)),
      choice({ of: 'target', name: target.name }, situation),
    ]),
    choice({ of: 'objective', name }, situation),
  ]);

const choice = (aim: Aim, situation: ControlSituation): Choice => ({
  value: `${aim.of}:${aim.name}`,
  label: titleOfAim(aim, situation),
  detail: situation.say(`power.aim.${aim.of}`),
});
