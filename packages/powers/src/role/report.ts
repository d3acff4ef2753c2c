// What an organisation does with the report at the seat of one of its roles: it checks what is its own, and accepts its actions.
import { evaluationWords } from '@sandtable/words/play';
import { chosen, field, give, pick, text, yes } from '../form/field.ts';
import type { RolePower, RoleSituation } from '../form/power.ts';

const me = ({ view }: RoleSituation): { role: string } => ({ role: view.role.name });
const organisationOf = ({ view, roles }: RoleSituation): string =>
  roles.find(({ role }) => role === view.role.name)?.organisation ?? '';
const proposed = (situation: RoleSituation) =>
  (situation.view.evaluation?.actions ?? []).filter(
    ({ organisation, isAccepted }) => !isAccepted && organisation === organisationOf(situation),
  );

const factCheck: RolePower = {
  id: 'fact-check',
  group: 'record',
  key: 'f',
  fields: [
    pick('finding', ({ view, say }) =>
      (view.evaluation?.findings ?? []).map(({ finding, number, of, observation }) => ({
        value: String(finding),
        label: observation,
        short: String(number),
        detail: evaluationWords(say).finding(of),
      })),
    ),
    field('disputes', {}, () => ({ kind: 'yes-no', presumed: false })),
    text('said'),
  ],
  available: ({ view, isAide }) =>
    !isAide && view.evaluation?.step === 'draft' && view.evaluation.findings.length > 0,
  warning: () => null,
  build: (situation, values) =>
    give(
      {
        kind: 'comment',
        body: {
          finding: Number(chosen(values, 'finding')),
          organisation: organisationOf(situation),
          disputes: yes(values, 'disputes'),
          said: { text: 0 },
        },
      },
      [chosen(values, 'said')],
      me(situation),
    ),
};

const acceptPlan: RolePower = {
  id: 'accept-plan',
  group: 'record',
  key: 'a',
  fields: [
    pick('plan', (situation) =>
      proposed(situation).map(({ action, number, text: label, ends }) => ({
        value: String(action),
        label,
        short: String(number),
        detail: ends,
      })),
    ),
  ],
  available: (situation) => !situation.isAide && proposed(situation).length > 0,
  warning: () => null,
  build: (situation, values) =>
    give({ kind: 'accept-action', body: { action: Number(chosen(values, 'plan')) } }, [], me(situation)),
};

export const roleReportPowers: readonly RolePower[] = [factCheck, acceptPlan];
