/**
 * Legal duties: each step of each role that owes it is a legal clock and the action that meets it. From here on there are only those,
 * called `DUTY_STEP`, or `DUTY_STEP_ROLE` where several owe.
 */
import { Scalar } from 'yaml';
import { noneOf } from '../diagnostics/diagnostic.ts';
import { takenName, unknownRole } from '../diagnostics/reference.ts';
import type { SourceExpression, SourceText } from '../forms/leaf.ts';
import type { Located, TextReader } from '../text/reader.ts';
import type { SourceScenario } from '../schema/scenario-form.ts';

type Clock = SourceScenario['clocks'][number];
type Action = SourceScenario['actions'][number];
type Duty = SourceScenario['duties'][number];
type Step = Duty['value']['steps'][number];

export function withDuties(source: SourceScenario, reader: TextReader): SourceScenario {
  const made = source.duties.flatMap((duty) => {
    const owing = whoOwes(source, reader, duty);
    return duty.value.steps.flatMap((step) =>
      owing.map((role) => ({
        name: [duty.name, step.name, ...(owing.length > 1 ? [role.value] : [])].join('_'),
        role,
        duty,
        step,
        several: owing.length > 1,
      })),
    );
  });
  for (const { name, step } of made)
    for (const [list, what] of [
      [source.clocks, 'a clock'],
      [source.actions, 'an action'],
    ] as const) {
      const before = list.find((one) => one.name === name);
      if (before !== undefined)
        reader.report(takenName, step.spot, {
          name,
          what,
          where: reader.where(before.spot.start, step.spot.start),
        });
    }
  return {
    ...source,
    clocks: [...source.clocks, ...made.map((each) => clockOf(source, each))],
    actions: [...source.actions, ...made.map(actionOf)],
  };
}

interface Owed {
  readonly name: string;
  readonly role: Located<string>;
  readonly duty: Duty;
  readonly step: Step;
  /** Not the only one that owes it. */
  readonly several: boolean;
}

/** Each role once; a group stands for its members. */
function whoOwes(
  { groups, roles }: SourceScenario,
  reader: TextReader,
  { value }: Duty,
): readonly Located<string>[] {
  const all = roles.map(({ name }) => name);
  const possible = [...all, ...groups.map(({ name }) => name), 'all'];
  const named = value['owed-by'].names.flatMap(({ value: name, spot }) => {
    if (!possible.includes(name)) reader.report(unknownRole, spot, { ...noneOf(name, possible), one: false });
    const group = groups.find((one) => one.name === name);
    const members = group?.value.names.map((one) => one.value) ?? [name];
    return all
      .filter((role) => members.includes('all') || members.includes(role))
      .map((role) => ({ value: role, spot }));
  });
  return [...new Map(named.map((one) => [one.value, one])).values()];
}

function clockOf(source: SourceScenario, { name, role, duty, step, several }: Owed): Clock {
  const { value } = duty;
  const { spot, node, law, 'owed-to': owedTo, 'seen-by': seenBy } = value;
  return {
    name,
    spot: step.spot,
    value: {
      spot,
      node,
      name: titleOf(source, value.name, step.value.text, several ? role.value : null),
      law,
      'owed-by': role,
      'owed-to': owedTo,
      at: step.value.at ?? value.at,
      within: step.value.within,
      done: expression(`action.${name}.taken`, step),
      'seen-by': { spot: seenBy.spot, names: [role, ...seenBy.names] },
      'on-met': step.value['on-met'],
      'on-missed': step.value['on-missed'],
    },
  };
}

/** Nobody does it before it is owed; late it can be done, too. */
function actionOf({ name, role, duty, step }: Owed): Action {
  return {
    name,
    spot: step.spot,
    value: {
      spot: duty.value.spot,
      node: duty.value.node,
      text: step.value.text,
      by: { spot: role.spot, names: [role] },
      'only-if': expression(`clock.${name}.started`, step),
      'why-not': null,
      times: 1,
      every: null,
      takes: { value: 0, spot: { start: -1, end: -1 } },
      cost: [],
      effects: [],
      serves: step.value.serves,
    },
  };
}

const expression = (source: string, { spot }: Step): SourceExpression => ({
  source,
  spot,
  node: new Scalar(source),
});

/** `Warning: Send the early warning`, and whose it is; in each language in which all of it is there. */
function titleOf(
  { language, roles }: SourceScenario,
  duty: SourceText,
  step: SourceText,
  role: string | null,
): SourceText {
  const owing = role === null ? null : (roles.find(({ name }) => name === role)?.value.name ?? null);
  const inTongue = (text: SourceText, tongue: string) =>
    text.parts.find((part) => (part.language ?? language.value) === tongue)?.value.trim();
  return {
    spot: step.spot,
    parts: step.parts.flatMap((part) => {
      const tongue = part.language ?? language.value;
      const [of, whose] = [inTongue(duty, tongue), owing === null ? '' : inTongue(owing, tongue)];
      if (of === undefined || whose === undefined) return [];
      return [{ ...part, value: `${of}: ${part.value.trim()}${whose === '' ? '' : ` (${whose})`}` }];
    }),
  };
}
