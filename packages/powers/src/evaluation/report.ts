// The steps of the report, and corrective actions.
import { actionPriorities, dispositions, poeteElements } from '@sandtable/core/evaluation';
import { evaluationWords } from '@sandtable/words/play';
import { chosen, give, maybe, pick, slots, text, yes, field } from '../form/field.ts';
import type { ControlPower, ControlSituation, Field } from '../form/power.ts';
import { boardOf, findingChoices, isAfter, isOpen, organisationField, whyNotYet } from './evaluation.ts';

/** Words that may be left out, as a part of a body. */
function words<Key extends string>(
  key: Key,
  given: string | null,
  slot: (words: string) => { readonly text: number },
): { readonly [K in Key]?: { readonly text: number } } {
  return given === null ? {} : ({ [key]: slot(given) } as { readonly [K in Key]: { readonly text: number } });
}
const yesNo = (name: 'disputes' | 'withdraws'): Field<ControlSituation> =>
  field(name, {}, () => ({ kind: 'yes-no', presumed: false }));

/** Not asked where the Chatham House Rule holds. */
const named = (name: 'said-by' | 'contact'): Field<ControlSituation> =>
  field(name, { optional: true, words: true }, ({ view }) =>
    view.people.chathamHouse ? null : { kind: 'text' },
  );

const step = (situation: ControlSituation): string => boardOf(situation)?.step ?? 'none';

const issue: ControlPower = {
  id: 'issue',
  group: 'record',
  key: null,
  fields: [],
  available: (situation) =>
    isAfter(situation) &&
    (step(situation) === 'none' || step(situation) === 'draft') &&
    findingChoices(situation).length > 0,
  whyNot: (situation) =>
    isAfter(situation) && step(situation) === 'none'
      ? situation.say('refusal.issue.no-findings')
      : step(situation) === 'met'
        ? situation.say('refusal.report.met')
        : whyNotYet(situation),
  warning: ({ say, view }) => say('power.warn.issue', { number: (view.evaluation?.drafts ?? 0) + 1 }),
  build: () => give({ kind: 'issue', body: {} }),
};

const comment: ControlPower = {
  id: 'comment',
  group: 'record',
  key: null,
  fields: [
    pick('finding', findingChoices),
    organisationField(false),
    yesNo('disputes'),
    text('said'),
    named('said-by'),
  ],
  available: (situation) => isAfter(situation) && step(situation) === 'draft',
  whyNot: ({ say }) => say('refusal.report.no-draft'),
  warning: () => null,
  build(_situation, values) {
    const { texts, slot } = slots();
    return give(
      {
        kind: 'comment',
        body: {
          finding: Number(chosen(values, 'finding')),
          organisation: chosen(values, 'organisation'),
          disputes: yes(values, 'disputes'),
          said: slot(chosen(values, 'said')),
          ...words('by', maybe(values, 'said-by'), slot),
        },
      },
      texts,
    );
  },
};

const dispose: ControlPower = {
  id: 'dispose',
  group: 'record',
  key: null,
  fields: [
    pick('comment', (situation) =>
      (boardOf(situation)?.comments ?? []).map((each) => ({
        value: String(each.comment),
        label: each.said,
        short: String(each.comment),
        detail:
          each.disposed === null
            ? each.organisationTitle
            : `${each.organisationTitle}, ${evaluationWords(situation.say).disposition(each.disposed.disposition)}`,
        ...(each.disposed !== null && { last: true as const }),
      })),
    ),
    pick('disposition', ({ say }) =>
      dispositions.map((each) => ({ value: each, label: evaluationWords(say).disposition(each) })),
    ),
    text('said'),
    yesNo('withdraws'),
    named('said-by'),
  ],
  available: (situation) =>
    isAfter(situation) && step(situation) === 'draft' && (boardOf(situation)?.comments ?? []).length > 0,
  whyNot: whyNotYet,
  warning: () => null,
  build(_situation, values) {
    const { texts, slot } = slots();
    return give(
      {
        kind: 'dispose',
        body: {
          comment: Number(chosen(values, 'comment')),
          disposition: dispositions.find((each) => each === values['disposition']) ?? 'accepted',
          said: slot(chosen(values, 'said')),
          ...words('by', maybe(values, 'said-by'), slot),
          ...(yes(values, 'withdraws') && { withdraws: true as const }),
        },
      },
      texts,
    );
  },
};

const meet: ControlPower = {
  id: 'meet',
  group: 'record',
  key: null,
  fields: [text('said', { optional: true })],
  available: (situation) => isAfter(situation) && step(situation) === 'draft',
  whyNot: (situation) =>
    step(situation) === 'none'
      ? situation.say('refusal.report.no-draft')
      : situation.say('refusal.report.met'),
  warning: ({ say }) => say('power.warn.meet'),
  build(_situation, values) {
    const { texts, slot } = slots();
    return give({ kind: 'meet', body: { ...words('said', maybe(values, 'said'), slot) } }, texts);
  },
};

const approve: ControlPower = {
  id: 'approve',
  group: 'record',
  key: null,
  fields: [text('approver'), text('office')],
  available: (situation) => isAfter(situation) && step(situation) === 'met',
  whyNot: (situation) =>
    step(situation) === 'final'
      ? situation.say('refusal.report.final')
      : situation.say('refusal.report.not-met'),
  warning: ({ say }) => say('power.warn.approve'),
  build(_situation, values) {
    const { texts, slot } = slots();
    const body = { by: slot(chosen(values, 'approver')), office: slot(chosen(values, 'office')) };
    // the record says by which hash it is known as it is approved
    return give({ kind: 'approve', body: { ...body, hash: '' } }, texts);
  },
};

const planAction: ControlPower = {
  id: 'plan-action',
  group: 'record',
  key: null,
  fields: [
    pick('finding', (situation) => {
      const gaps = (boardOf(situation)?.findings ?? []).filter(({ of }) => of === 'improvement');
      return findingChoices(situation).filter(({ value }) =>
        gaps.some(({ finding }) => String(finding) === value),
      );
    }),
    text('measure'),
    pick('element', ({ say }) =>
      poeteElements.map((each) => ({ value: each, label: evaluationWords(say).element(each) })),
    ),
    organisationField(false),
    named('contact'),
    text('starts', { optional: true }),
    text('ends'),
    pick('priority', ({ say }) =>
      actionPriorities.map((each) => ({ value: each, label: evaluationWords(say).priority(each) })),
    ),
    text('retest', { optional: true }),
  ],
  available: (situation) =>
    isOpen(situation) && (boardOf(situation)?.findings ?? []).some(({ of }) => of === 'improvement'),
  whyNot: whyNotYet,
  warning: () => null,
  build(_situation, values) {
    const { texts, slot } = slots();
    const starts = maybe(values, 'starts');
    return give(
      {
        kind: 'plan-action',
        body: {
          finding: Number(chosen(values, 'finding')),
          action: slot(chosen(values, 'measure')),
          element: poeteElements.find((each) => each === values['element']) ?? 'planning',
          organisation: chosen(values, 'organisation'),
          ...words('contact', maybe(values, 'contact'), slot),
          ...(starts === null ? {} : { starts }),
          ends: chosen(values, 'ends'),
          priority: actionPriorities.find((each) => each === values['priority']) ?? 'medium',
          ...words('retest', maybe(values, 'retest'), slot),
        },
      },
      texts,
    );
  },
};

const proposed = (situation: ControlSituation) =>
  (boardOf(situation)?.actions ?? []).filter(({ isAccepted }) => !isAccepted);
const acceptAction: ControlPower = {
  id: 'accept-action',
  group: 'record',
  key: null,
  fields: [
    pick('plan', (situation) =>
      proposed(situation).map((each) => ({
        value: String(each.action),
        label: each.text,
        short: String(each.number),
        detail: each.organisationTitle,
      })),
    ),
    named('said-by'),
  ],
  available: (situation) => isAfter(situation) && proposed(situation).length > 0,
  warning: () => null,
  build(_situation, values) {
    const { texts, slot } = slots();
    return give(
      {
        kind: 'accept-action',
        body: { action: Number(chosen(values, 'plan')), ...words('by', maybe(values, 'said-by'), slot) },
      },
      texts,
    );
  },
};

export const reportPowers: readonly ControlPower[] = [
  issue,
  comment,
  dispose,
  meet,
  approve,
  planAction,
  acceptAction,
];
