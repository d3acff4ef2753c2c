// The evaluation, told: who rated what and never how, findings, the steps of the report.
import { titleOfAim } from '@sandtable/core/evaluation';
import { namedBy, type CauseKind, type TextSlot } from '@sandtable/core/record';
import { cleanLine } from '../clean.ts';
import { personName } from '../drafted.ts';
import { spoken, spokenIfAny } from '../names.ts';
import { organisationName, ratedName, scaleWords } from './ratings.ts';
import type { CauseTellers, RecordTelling } from '../sentence.ts';

type EvaluationKind = Extract<
  CauseKind,
  | 'scale'
  | 'judge'
  | 'reconcile'
  | 'find'
  | 'issue'
  | 'comment'
  | 'dispose'
  | 'meet'
  | 'approve'
  | 'plan-action'
  | 'accept-action'
>;

/** How something was rated stands in the evaluation and in no log: whoever rates does so alone, and an organisation reads of itself first. */
export const evaluationTellers: CauseTellers<EvaluationKind> = {
  scale: ({ body: { scale } }, telling) =>
    telling.say('evaluation.told.scale', { scale: scaleWords(scale, telling.say) }),
  judge: (entry, telling) => {
    const { rated, sheet } = entry.body;
    const name = ratedName(rated, telling);
    const own = namedBy(entry)?.name;
    const by = sheet ?? entry.author.participant ?? 0;
    const evaluator =
      own === undefined
        ? by === 0
          ? telling.say('cast.control')
          : personName(by, telling)
        : spoken(own, telling);
    return sheet === undefined
      ? telling.say('evaluation.told.judge', { evaluator, name })
      : telling.say('evaluation.told.typed', { evaluator, name });
  },
  reconcile: ({ body: { rated } }, telling) =>
    telling.say('evaluation.told.reconcile', { name: ratedName(rated, telling) }),
  find: ({ n, body }, telling) => {
    const kind = telling.say(`evaluation.finding.${body.of}`);
    return {
      text:
        body.instead === undefined
          ? telling.say('evaluation.told.find', {
              kind,
              objective: cleanLine(titleOfAim({ of: 'objective', name: body.objective }, telling)),
              organisation: organisationName(body.organisation, telling),
            })
          : telling.say('evaluation.told.reworded', { kind, entry: body.instead }),
      said: words(n, body.observation, telling),
    };
  },
  issue: ({ n }, telling) =>
    telling.say('evaluation.told.issue', {
      number: telling.entries.filter((each) => each.kind === 'issue' && each.n <= n).length,
    }),
  comment: ({ n, body: { organisation, finding, disputes, said } }, telling) => ({
    text: telling.say(disputes ? 'evaluation.told.dispute' : 'evaluation.told.comment', {
      organisation: organisationName(organisation, telling),
      entry: finding,
    }),
    said: words(n, said, telling),
  }),
  dispose: ({ n, body: { comment, disposition, withdraws, said } }, telling) => ({
    text: telling.say('evaluation.told.dispose', {
      entry: comment,
      disposition: telling.say(`evaluation.disposition.${disposition}`),
      withdraws: withdraws === true ? 'yes' : 'no',
    }),
    said: words(n, said, telling),
  }),
  meet: ({ n, body: { said } }, telling) => ({
    text: telling.say('evaluation.told.meet'),
    said: said === undefined ? null : words(n, said, telling),
  }),
  approve: ({ n, body: { by, office } }, telling) =>
    telling.say('evaluation.told.approve', {
      by: words(n, by, telling),
      office: words(n, office, telling),
    }),
  'plan-action': ({ n, body: { finding, organisation, ends, action } }, telling) => ({
    text: telling.say('evaluation.told.plan', {
      entry: finding,
      organisation: organisationName(organisation, telling),
      ends,
    }),
    said: words(n, action, telling),
  }),
  'accept-action': ({ body: { action } }, telling) => {
    const planned = telling.entries.find(({ n }) => n === action);
    return telling.say('evaluation.told.accept', {
      entry: action,
      organisation: organisationName(
        planned?.kind === 'plan-action' ? planned.body.organisation : null,
        telling,
      ),
    });
  },
};

const words = (n: number, slot: TextSlot, telling: RecordTelling): string => spokenIfAny(n, slot, telling);
