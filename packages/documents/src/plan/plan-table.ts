/** The live plan as a table for people: the actions, the history of each, and what it is a copy of. */
import { actionPriorities, poeteElements } from '@sandtable/core/evaluation';
import type { Say } from '@sandtable/words';
import { actionStatuses } from '../after/actions.ts';
import { csv } from '../page/csv.ts';
import { newWorkbook, type NewColumn } from '../tables/workbook.ts';
import {
  isLate,
  planChoices,
  planDays,
  planFields,
  type LivePlan,
  type PlanChange,
  type PlanField,
  type PlannedAction,
} from './live-plan.ts';

export const planFormats = ['xlsx', 'csv', 'json'] as const;
export type PlanFormat = (typeof planFormats)[number];

const widths: Readonly<Record<PlanField, number>> = {
  capability: 24,
  issue: 44,
  action: 44,
  element: 14,
  organisation: 24,
  contact: 22,
  start: 12,
  end: 12,
  priority: 10,
  status: 12,
  retest: 22,
  remark: 34,
};

export const planColumn = <F extends PlanField>(field: F): `plan.column.${F}` => `plan.column.${field}`;

/** What a field says, in words. */
export function fieldWords(field: PlanField, value: string, say: Say): string {
  const element = poeteElements.find((each) => field === 'element' && each === value);
  if (element !== undefined) return say(`plan.element.${element}`);
  const priority = actionPriorities.find((each) => field === 'priority' && each === value);
  if (priority !== undefined) return say(`plan.priority.${priority}`);
  const status = actionStatuses.find((each) => field === 'status' && each === value);
  return status === undefined ? value : say(`plan.status.${status}`);
}

const cellOf = ({ details }: PlannedAction, field: PlanField, say: Say): string | Date | null => {
  const value = details[field];
  if (value === '') return null;
  return planDays.has(field) ? new Date(`${value}T00:00:00Z`) : fieldWords(field, value, say);
};

/** The plan as the bytes of a file. */
export async function planFile(plan: LivePlan, format: PlanFormat, say: Say): Promise<Uint8Array> {
  if (format === 'xlsx') return planWorkbook(plan, say);
  return new TextEncoder().encode(format === 'csv' ? [...planCsv(plan, say)].join('') : planJson(plan, ''));
}

function planWorkbook(plan: LivePlan, say: Say): Promise<Uint8Array> {
  const columns = planFields.map((field): NewColumn => {
    const choices = planChoices[field];
    return {
      heading: say(planColumn(field)),
      width: widths[field],
      wraps: true,
      ...(planDays.has(field) ? { days: true as const } : {}),
      ...(choices === undefined ? {} : { choices: choices.map((each) => fieldWords(field, each, say)) }),
    };
  });
  return newWorkbook([
    {
      name: say('plan.sheet'),
      columns: [{ heading: say('plan.column.number'), width: 8 }, ...columns],
      rows: plan.actions.map((action) => [
        String(action.number),
        ...planFields.map((field) => cellOf(action, field, say)),
      ]),
    },
    {
      name: say('plan.history'),
      columns: [
        { heading: say('plan.history.when'), width: 18 },
        { heading: say('plan.history.who'), width: 24 },
        { heading: say('plan.column.number'), width: 8 },
        { heading: say('plan.history.what'), width: 16 },
        { heading: say('plan.history.from'), width: 40, wraps: true },
        { heading: say('plan.history.to'), width: 40, wraps: true },
      ],
      rows: plan.changes.map((change) => {
        const [what, from, to] = historyOf(change, say);
        return [new Date(change.at), change.by, String(change.number), what, from, to];
      }),
    },
    {
      name: say('plan.about'),
      columns: [
        { heading: say('plan.about.what'), width: 28 },
        { heading: say('plan.about.value'), width: 80, wraps: true },
      ],
      rows: aboutRows(plan, say).map((row) => [...row]),
    },
  ]);
}

/** The last row is what a copy is known by when it comes back: the plan after so many changes. */
const aboutRows = ({ about, changes }: LivePlan, say: Say): readonly (readonly [string, string])[] => [
  [say('plan.about.exercise'), `${about.exercise.title} (${about.exercise.version})`],
  ...(about.held === '' ? [] : [[say('plan.about.held'), about.held] as const]),
  ...(about.record === null
    ? []
    : [[say('plan.about.record'), `${about.record.number}, ${about.record.hash}`] as const]),
  [say('plan.about.marking'), about.marking],
  [say('plan.about.how'), say('plan.about.how-to')],
  [say('plan.about.copy'), String(changes.length)],
];

function historyOf(change: PlanChange, say: Say): readonly [what: string, from: string, to: string] {
  if ('field' in change)
    return [
      say(planColumn(change.field)),
      fieldWords(change.field, change.from, say),
      fieldWords(change.field, change.to, say),
    ];
  const { issue, action } = change.added;
  return [say('plan.history.added'), '', [issue, action].filter((each) => each !== '').join(' → ')];
}

const planCsv = ({ actions }: LivePlan, say: Say): Iterable<string> =>
  csv([
    [say('plan.column.number'), ...planFields.map((field) => say(planColumn(field)))],
    ...actions.map(({ number, details }) => [
      String(number),
      ...planFields.map((field) => fieldWords(field, details[field], say)),
    ]),
  ]);

/** The documented form: `version` rises when a program that reads it would have to change. `late` only where a day is given. */
export function planJson({ about, changes, actions }: LivePlan, today: string): string {
  const listed = actions.map((action) => ({
    number: action.number,
    entry: action.entry,
    ...action.details,
    ...(today === '' ? {} : { late: isLate(action, today) }),
  }));
  return `${JSON.stringify({ version: 1, ...about, copy: changes.length, actions: listed }, null, 2)}\n`;
}

/** A change in one line: `3, Status: proposed → accepted`. */
export function changeText(change: PlanChange, say: Say): string {
  const [what, from, to] = historyOf(change, say);
  return 'added' in change
    ? say('plan.change.added', { number: change.number, text: to })
    : say('plan.change.set', {
        number: change.number,
        field: what,
        had: from === '' ? 'no' : 'yes',
        from,
        has: to === '' ? 'no' : 'yes',
        to,
      });
}

/** The plan for people who read: an action a paragraph, what is late first said of it. */
export function planLines({ about, actions }: LivePlan, today: string, say: Say): readonly string[] {
  const count = (status: string): number => actions.filter(({ details }) => details.status === status).length;
  return [
    say('plan.title', { title: about.exercise.title }),
    say('plan.sum', {
      count: actions.length,
      verified: count('verified'),
      done: count('done'),
      accepted: count('accepted'),
      proposed: count('proposed'),
      rejected: count('rejected'),
      late: actions.filter((action) => isLate(action, today)).length,
    }),
    ...actions.flatMap((action) => {
      const { details, number } = action;
      const fields = planFields.filter(
        (field) => field !== 'issue' && field !== 'action' && field !== 'status' && details[field] !== '',
      );
      return [
        '',
        say('plan.line', {
          number,
          late: isLate(action, today) ? 'yes' : 'no',
          status: fieldWords('status', details.status, say),
          text: details.action === '' ? say('plan.no-action') : details.action,
        }),
        ...(details.issue === '' ? [] : [`   ${say('plan.column.issue')}: ${details.issue}`]),
        ...fields.map((field) => `   ${say(planColumn(field))}: ${fieldWords(field, details[field], say)}`),
      ];
    }),
  ];
}
