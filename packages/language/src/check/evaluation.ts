/** Objectives, measures, outcomes. */
import { missingKey, notTogether } from '../diagnostics/shape.ts';
import { badFormat, clauseWithoutCondition } from '../diagnostics/value.ts';
import { keyIn } from '../forms/form.ts';
import type { SourceOutcomeText } from '../schema/evaluation.ts';
import type { Located } from '../text/reader.ts';
import type { Clause, Comparison, Measure, Scenario } from '@sandtable/core/scenario';
import { meantDuration, readDuration } from '../forms/time.ts';
import {
  type Checking,
  amountType,
  conditionType,
  eventOf,
  expressionOf,
  maybeName,
  maybeText,
  textOf,
} from './checking.ts';

export function objectivesOf(checking: Checking): Scenario['objectives'] {
  return checking.source.objectives.map(({ name, value }) => ({
    name,
    text: textOf(checking, value.text),
    capability: value.capability.value,
    targets: value.targets.map((target) => ({
      name: target.name,
      text: textOf(checking, target.value.text),
      within: target.value.within?.value ?? null,
      tasks: target.value.tasks.map((task) => ({ name: task.name, text: textOf(checking, task.value) })),
    })),
  }));
}

export function outcomesOf(checking: Checking): Scenario['outcomes'] {
  const gate = { measures: true };
  return checking.source.outcomes.map(({ name, value }) => ({
    name,
    onlyIf: value['only-if'] === null ? null : expressionOf(checking, value['only-if'], conditionType, gate),
    clauses: clausesOf(checking, value.text),
    endsWhen: value['ends-when'] === null ? null : expressionOf(checking, value['ends-when'], conditionType),
  }));
}

/** Where there are several outcomes each needs a condition: one without would be told after every play. */
function clausesOf(checking: Checking, source: SourceOutcomeText): readonly Clause[] {
  if ('one' in source) return [{ onlyIf: null, text: textOf(checking, source.one) }];
  const { clauses } = source;
  return clauses.map((clause) => {
    const under = clause['only-if'];
    if (under === null && clauses.length > 1)
      checking.reader.report(clauseWithoutCondition, keyIn(clause, 'text'), undefined);
    return {
      onlyIf: under === null ? null : expressionOf(checking, under, conditionType, { measures: true }),
      text: textOf(checking, clause.text),
    };
  });
}

const samples = ['highest', 'lowest', 'last', 'mean'] as const;

export function measureOf(
  checking: Checking,
  { name, spot, value }: Checking['source']['measures'][number],
): Measure {
  const { reader } = checking;
  const title = maybeText(checking, value.name);
  const task = maybeName(checking, 'task', value.task);
  const given = samples.filter((sample) => value[sample] !== null);
  const [sample, second] = given;
  const interval = value.from !== null || value.until !== null;
  if (second !== undefined && sample !== undefined) {
    reader.report(notTogether, keyIn(value, second), {
      first: sample,
      second,
      why: 'A measure is one figure.',
    });
  }
  if (sample !== undefined) {
    if (interval) {
      const key = value.from === null ? 'until' : 'from';
      reader.report(notTogether, keyIn(value, key), {
        first: sample,
        second: key,
        why: 'A measure is a time between two events, or a value.',
      });
    }
    const source = value[sample];
    const of = expressionOf(
      checking,
      source ?? { source: '', spot, node: null },
      sample === 'last' ? null : amountType,
    );
    return {
      name,
      title,
      how: { by: 'sample', sample, of, target: comparisonOf(checking, value.target) },
      task,
    };
  }
  if (value.node !== null && (value.from === null || value.until === null)) {
    const key = value.from !== null ? 'until' : 'from';
    const about =
      'A measure is a time between two events (`from`, `until`), or `highest`, `lowest`, `last` or `mean` of a value.';
    reader.report(missingKey, spot, { key, within: 'a measure', about });
  }
  const never = { kind: 'phase', name: '', words: ['entered'] } as const;
  const from = value.from?.node ? eventOf(checking, value.from, value.from.value, 0) : null;
  const until = value.until?.node ? eventOf(checking, value.until, value.until.value, 0) : null;
  const target = value.target === null ? null : readDuration(value.target.value);
  if (value.target !== null && target === null) {
    const found = value.target.value;
    reader.report(badFormat, value.target.spot, {
      found,
      wanted: 'a duration',
      example: meantDuration(found) ?? '30m',
    });
  }
  return {
    name,
    title,
    how: { by: 'interval', from: from ?? never, until: until ?? never, clock: value.clock, target },
    task,
  };
}

const comparison = /^\s*(<=|>=|==|!=|<|>)\s*(-?[0-9]+(?:\.[0-9]+)?|true|false|'[a-z][a-z0-9_]*')\s*$/;

function comparisonOf(
  { reader }: Checking,
  target: Located<string> | null,
): { comparison: Comparison; value: number | boolean | string } | null {
  if (target === null || target.spot.start < 0) return null;
  const parts = comparison.exec(target.value);
  if (parts === null) {
    reader.report(badFormat, target.spot, {
      found: target.value,
      wanted: 'a comparison',
      example: '"< 1500"',
    });
    return null;
  }
  const [, sign = '<', value = ''] = parts;
  const read =
    value === 'true' || value === 'false'
      ? value === 'true'
      : value.startsWith("'")
        ? value.slice(1, -1)
        : Number(value);
  return { comparison: sign as Comparison, value: read };
}
