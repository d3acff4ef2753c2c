/** Steps of a script against the scenario that they play. */
import type { TypeOf } from '../expression/typing.ts';
import {
  type Activity,
  type Decision,
  type Recipients,
  type Scenario,
  type ScriptAct,
  type ScriptAnswer,
  type ScriptStep,
  type Value,
  askables,
  nearest,
} from '@sandtable/core/scenario';
import { noneOf, oneOf } from '../diagnostics/diagnostic.ts';
import { notSettable, unknownReference, unknownRole } from '../diagnostics/reference.ts';
import {
  impossibleAnswer,
  missingActor,
  missingAnswer,
  outOfOrder,
  wrongActor,
  wrongRatings,
} from '../diagnostics/script.ts';
import { notTogether } from '../diagnostics/shape.ts';
import type { Named } from '../forms/form.ts';
import type { PlainValue } from '../forms/leaf.ts';
import { type Located, type TextReader, type Spot, nowhere } from '../text/reader.ts';
import type { SourceRecipients } from '../forms/reference.ts';
import type { SourceAnswer } from '../schema/conduct.ts';
import type { SourcePrepared, SourceStep, SourceSteps } from '../schema/script.ts';
import { writeDuration } from '../forms/time.ts';
import { spellOut } from './declared.ts';
import { checkedValue } from './document.ts';

/** What a script can name. */
export type ScriptNames = Pick<
  Scenario,
  | 'roles'
  | 'groups'
  | 'decisions'
  | 'actions'
  | 'activities'
  | 'facts'
  | 'injects'
  | 'expected'
  | 'phases'
  | 'variables'
  | 'parameters'
>;
type ListName = 'decisions' | 'actions' | 'facts' | 'injects' | 'expected' | 'phases';
const kinds: Readonly<Record<ListName, string>> = {
  decisions: 'decision',
  actions: 'action',
  facts: 'fact',
  injects: 'inject',
  expected: 'expected action',
  phases: 'phase',
};

export function stepsOf(reader: TextReader, played: ScriptNames, source: SourceSteps): readonly ScriptStep[] {
  const steps: ScriptStep[] = [];
  let latest = 0;
  for (const step of source) {
    if (step === null) continue;
    const at = step.common.at;
    if (at !== null && at.spot.start >= 0) {
      if (at.value < latest) reader.report(outOfOrder, at.spot, { before: writeDuration(latest) });
      latest = Math.max(latest, at.value);
    }
    const act = actOf(reader, played, step);
    const { file, line, column } = reader.position(step.spot.start);
    if (act !== null) steps.push({ ...act, at: at?.value ?? null, place: `${file}:${line}:${column}` });
  }
  return steps;
}

function known<L extends ListName>(
  reader: TextReader,
  played: ScriptNames,
  list: L,
  name: Located<string>,
): ScriptNames[L][number] | null {
  const all: readonly ScriptNames[L][number][] = played[list];
  const found = all.find((one) => one.name === name.value);
  if (found !== undefined) return found;
  const possible = all.map((one) => one.name);
  reader.report(unknownReference, name.spot, {
    kind: kinds[list],
    ...noneOf(name.value, possible),
  });
  return null;
}

function recipients(reader: TextReader, played: ScriptNames, source: SourceRecipients): Recipients {
  const roles = played.roles.map((role) => role.name);
  const groups = new Map(played.groups.map((group) => [group.name, group.roles]));
  const possible = [...roles, ...groups.keys(), 'all'];
  for (const { value, spot } of source.names) {
    if (!possible.includes(value))
      reader.report(unknownRole, spot, {
        ...noneOf(value, possible),
        one: false,
      });
  }
  const written = source.names.map((one) => one.value);
  return { written, roles: spellOut(written, roles, groups) };
}

/** The roles that do it: those named, each of which must be able to; or, when none is named, the only one that can. */
function actors(
  reader: TextReader,
  played: ScriptNames,
  step: SourceStep & { readonly with: { readonly by: readonly Located<string>[] } },
  may: readonly string[],
  what: string,
): readonly string[] {
  const { by } = step.with;
  const [only] = may;
  if (by.length === 0) {
    if (may.length === 1 && only !== undefined) return [only];
    reader.report(missingActor, step.verbSpot, { verb: step.verb, possible: may });
  }
  for (const { value, spot } of by) {
    if (played.roles.every((role) => role.name !== value)) {
      const possible = played.roles.map((role) => role.name);
      reader.report(unknownRole, spot, {
        ...noneOf(value, possible),
        one: true,
      });
    } else if (!may.includes(value)) reader.report(wrongActor, spot, { name: value, possible: may, what });
  }
  return by.map((one) => one.value);
}

function actOf(reader: TextReader, played: ScriptNames, step: SourceStep): ScriptAct | null {
  const everybody = played.roles.map((role) => role.name);
  switch (step.verb) {
    case 'decide': {
      const decision = known(reader, played, 'decisions', step.of);
      if (decision === null) return null;
      const by = actors(reader, played, step, decision.by.roles, 'decide this');
      const answer = answered(reader, decision, step);
      if (answer === null) return null;
      const { with: conditions, because, confidence } = step.with;
      return {
        step: 'decide',
        decision: decision.name,
        by,
        answer,
        with: conditions?.value ?? null,
        because: because?.value ?? null,
        confidence,
        said: askables.flatMap((of) => {
          if (of === 'rationale' || of === 'confidence') return [];
          const text = step.with[of]?.value ?? null;
          return text === null ? [] : [{ of, text }];
        }),
      };
    }
    case 'do': {
      const action = known(reader, played, 'actions', step.of);
      if (action === null) return null;
      return {
        step: 'do',
        action: action.name,
        by: actors(reader, played, step, action.by.roles, 'may do this')[0] ?? null,
      };
    }
    case 'share': {
      const fact = known(reader, played, 'facts', step.of);
      const by = actors(reader, played, step, everybody, 'play')[0] ?? '';
      const { with: told, beyond } = step.with;
      return fact === null
        ? null
        : { step: 'share', fact: fact.name, by, with: recipients(reader, played, told), beyond };
    }
    case 'aloud': {
      const fact = known(reader, played, 'facts', step.of);
      const to = step.with.to.names.length === 0 ? null : recipients(reader, played, step.with.to);
      return fact === null ? null : { step: 'aloud', fact: fact.name, to };
    }
    case 'say': {
      const by = actors(reader, played, step, everybody, 'play')[0] ?? '';
      const to =
        step.with.to.names.length === 0
          ? { written: ['all'], roles: everybody }
          : recipients(reader, played, step.with.to);
      return { step: 'say', text: step.of.value, by, to };
    }
    case 'next':
      return { step: 'next', times: step.of };
    case 'advance':
      return { step: 'advance', seconds: step.of.value };
    case 'hold':
    case 'release':
    case 'skip':
    case 'send':
    case 'withdraw': {
      const inject = known(reader, played, 'injects', step.of);
      return inject === null ? null : { step: step.verb, inject: inject.name };
    }
    case 'override':
      return {
        step: 'override',
        values: overridden(reader, played, step.of),
        because: step.with.because?.value ?? null,
      };
    case 'rate': {
      const surveys = played.activities.filter(({ kind }) => kind === 'survey');
      const survey = surveys.find(({ name }) => name === step.of.value);
      if (survey === undefined) {
        const possible = surveys.map(({ name }) => name);
        reader.report(unknownReference, step.of.spot, {
          kind: 'survey',
          ...noneOf(step.of.value, possible),
        });
        return null;
      }
      const by = actors(reader, played, step, survey.with.roles, 'answer this');
      return { step: 'rate', activity: survey.name, by, ratings: ratingsOf(reader, survey, step) };
    }
    case 'seen': {
      const expected = known(reader, played, 'expected', step.of);
      return expected === null ? null : { step: 'seen', expected: expected.name };
    }
    case 'jump': {
      const phase = known(reader, played, 'phases', step.of);
      return phase === null ? null : { step: 'jump', phase: phase.name };
    }
    case 'note':
      return { step: 'note', text: step.of.value };
    case 'pause':
    case 'resume':
    case 'end':
      return { step: step.verb };
  }
}

function overridden(
  reader: TextReader,
  played: ScriptNames,
  values: readonly Named<PlainValue>[],
): readonly { readonly variable: string; readonly value: Value }[] {
  return values.map(({ name, spot, value }) => {
    const variable = played.variables.find((one) => one.name === name);
    if (variable === undefined) {
      const possible = played.variables.map((one) => one.name);
      reader.report(unknownReference, spot, {
        kind: 'variable',
        ...noneOf(name, possible),
      });
      return { variable: name, value: value.value };
    }
    if (variable.is !== null) reader.report(notSettable, spot, { name, why: 'derived' });
    // a value beyond the variable's limits is clamped, as it is when a facilitator sets it
    return { variable: name, value: checkedValue(reader, value, typeOf(variable)) };
  });
}

function typeOf(one: { readonly type: TypeOf['type']; readonly values: readonly string[] }): TypeOf {
  return one.type === 'choice' ? { type: 'choice', values: one.values } : { type: one.type };
}

type RateStep = Extract<SourceStep, { readonly verb: 'rate' }>;

function ratingsOf(reader: TextReader, { items }: Activity, step: RateStep): readonly (number | null)[] {
  const { answers } = step.with;
  if (answers.length !== items.length)
    reader.report(wrongRatings, step.verbSpot, { found: `${answers.length}`, questions: items.length });
  return answers.map(({ value, spot }) => {
    if (value === 'none') return null;
    if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5) return value;
    reader.report(wrongRatings, spot, { found: String(value), questions: null });
    return null;
  });
}

type DecideStep = Extract<SourceStep, { readonly verb: 'decide' }>;

function answered(reader: TextReader, decision: Decision, step: DecideStep): ScriptAnswer | null {
  const { answer, other, 'treat-as': treatAs } = step.with;
  const options = decision.options.map((option) => option.name);
  if (treatAs !== null && treatAs.spot.start >= 0 && !options.includes(treatAs.value)) {
    const about = {
      found: treatAs.value,
      wanted: oneOf(options),
      nearest: nearest(treatAs.value, options),
      possible: options,
    };
    reader.report(impossibleAnswer, treatAs.spot, about);
  }
  if (other !== null) {
    if (answer !== null) {
      const why = 'They answered with an option, or in their own words.';
      reader.report(notTogether, other.spot, { first: 'answer', second: 'other', why });
    }
    return { form: 'other', text: other.value, treatAs: treatAs?.value ?? null };
  }
  if (answer === null || answer.one?.value === 'other') {
    reader.report(missingAnswer, step.verbSpot, undefined);
    return null;
  }
  return given(reader, decision, answer, options);
}

function given(
  reader: TextReader,
  decision: Decision,
  answer: SourceAnswer,
  options: readonly string[],
): ScriptAnswer | null {
  const { one, list } = answer;
  if (one?.value === 'declined') return { form: 'declined' };
  const wrong = (found: string, spot: Spot, wanted: string): null => {
    reader.report(impossibleAnswer, spot, {
      found,
      wanted,
      nearest: nearest(found, options),
      possible: options,
    });
    return null;
  };
  const first = one ?? list?.[0] ?? { value: '', spot: nowhere };
  switch (decision.answer.form) {
    case 'amount': {
      const { min, max } = decision.answer;
      const value = one?.value;
      if (typeof value === 'number' && value >= min && value <= max) return { form: 'amount', amount: value };
      return wrong(String(first.value), first.spot, `a number from ${min} to ${max}`);
    }
    case 'text':
      return wrong(String(first.value), first.spot, '`other` with the text');
    case 'choice':
      if (one === null) return wrong(String(first.value), first.spot, 'one option, without brackets');
      if (!options.includes(String(one.value))) return wrong(String(one.value), one.spot, oneOf(options));
      return { form: 'options', options: [String(one.value)] };
    case 'several':
    case 'ranking': {
      const chosen = list ?? (one === null ? [] : [{ value: String(one.value), spot: one.spot }]);
      const strange = chosen.find((name) => !options.includes(name.value));
      if (strange !== undefined) return wrong(strange.value, strange.spot, oneOf(options));
      const names = chosen.map((name) => name.value);
      if (decision.answer.form === 'several') return { form: 'options', options: names };
      const whole = new Set(names).size === options.length && names.length === options.length;
      return whole
        ? { form: 'ranking', ranking: names }
        : wrong(String(first.value), first.spot, 'a list of all options in order');
    }
  }
}

/** Parameters that a test or script changes. */
export function parametersOf(
  reader: TextReader,
  played: ScriptNames,
  source: readonly Named<PlainValue>[],
): readonly { readonly parameter: string; readonly value: Value }[] {
  return source.map(({ name, spot, value }) => {
    const parameter = played.parameters.find((one) => one.name === name);
    if (parameter !== undefined)
      return { parameter: name, value: checkedValue(reader, value, typeOf(parameter)) };
    const possible = played.parameters.map((one) => one.name);
    reader.report(unknownReference, spot, {
      kind: 'parameter',
      ...noneOf(name, possible),
    });
    return { parameter: name, value: value.value };
  });
}

/** How a prepared seat answers for its role in a rehearsal. */
export interface PreparedSeat {
  readonly role: string;
  /** Seconds in the room; null where the script does not say. */
  readonly after: number | null;
  readonly within: number | null;
  /** How likely a question stays without an answer, from 0 to 1. */
  readonly silence: number;
  readonly weights: readonly {
    readonly decision: string;
    readonly options: readonly (readonly [option: string, weight: number])[];
  }[];
}

export function preparedSeatsOf(
  reader: TextReader,
  played: ScriptNames,
  source: SourcePrepared,
): readonly PreparedSeat[] {
  const declared = (
    kind: string,
    name: string,
    spot: Spot,
    all: readonly { readonly name: string }[],
  ): void => {
    const possible = all.map((one) => one.name);
    if (!possible.includes(name)) reader.report(unknownReference, spot, { kind, ...noneOf(name, possible) });
  };
  return source.map(({ name: role, spot, value }) => {
    declared('role', role, spot, played.roles);
    for (const { name, spot: at, value: options } of value.weights) {
      declared('decision', name, at, played.decisions);
      const decision = played.decisions.find((one) => one.name === name);
      if (decision === undefined) continue;
      for (const option of options) declared('option', option.name, option.spot, decision.options);
    }
    return {
      role,
      after: value['answers-after']?.value ?? null,
      within: value['answers-within']?.value ?? null,
      silence: value.silence,
      weights: value.weights.map(({ name, value: options }) => ({
        decision: name,
        options: options.map((option) => [option.name, option.value] as const),
      })),
    };
  });
}
