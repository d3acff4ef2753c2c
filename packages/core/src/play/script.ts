/** A script's steps as the orders they stand for, in the order of the file; one order at a time is tried by the attendant. */
import { whoAnswers } from '../scenario/brings.ts';
import type { ScriptAnswer } from '../scenario/answer.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { ScriptStep } from '../scenario/script.ts';
import type { Author } from '../record/parts.ts';
import type { Answer, AnswerGrounds, Command } from '../record/cause.ts';
import type { Order } from '../record/entry.ts';
import { groundOf } from '../record/grounds.ts';
import { controlAuthor, order, roleAuthor } from './order.ts';

export interface ScriptOrder {
  readonly step: ScriptStep;
  /** Not before this story time; null: as soon as it can be done. */
  readonly at: number | null;
  /** The order, when the story stands at `story`. */
  order(story: number): Order;
}

/** A step with several actors or repetitions becomes several orders, so each can wait for its own moment. */
export function scriptOrders(scenario: Scenario, steps: readonly ScriptStep[]): ScriptOrder[] {
  return steps.flatMap((step) => ordersOf(scenario, step).map((order) => ({ step, at: step.at, order })));
}

type Given = (story: number) => Order;

function ordersOf(scenario: Scenario, step: ScriptStep): Given[] {
  const control = controlAuthor;
  const by = (role: string) => roleAuthor(scenario, role);
  switch (step.step) {
    case 'decide':
      return answerers(scenario, step).map((role) => answerOrder(step, role, by(role)));
    case 'do': {
      const action = scenario.actions.find((candidate) => candidate.name === step.action);
      const role = step.by ?? action?.by.roles[0] ?? '';
      return [given({ kind: 'act', body: { action: step.action, by: role } }, by(role))];
    }
    case 'share':
      return [
        given(
          {
            kind: 'share',
            body: {
              fact: step.fact,
              by: step.by,
              with: step.with.roles,
              ...(step.beyond ? { beyond: true } : {}),
            },
          },
          by(step.by),
        ),
      ];
    case 'aloud':
      return [given({ kind: 'aloud', body: { fact: step.fact, to: step.to?.roles ?? 'all' } }, control)];
    case 'say': {
      const isRole = scenario.roles.some((role) => role.name === step.by);
      return [
        given(
          { kind: 'say', body: { from: step.by, to: step.to.roles, said: { text: 0 } } },
          isRole ? by(step.by) : control,
          [step.text],
        ),
      ];
    }
    case 'next':
      return Array.from({ length: step.times }, () => given({ kind: 'next', body: {} }, control));
    case 'advance':
      return [(story) => order({ kind: 'advance', body: { to: story + step.seconds } }, control)];
    case 'hold':
    case 'release':
    case 'skip':
    case 'withdraw':
      return [given({ kind: step.step, body: { inject: step.inject } }, control)];
    case 'send':
      return [given({ kind: 'deliver', body: { inject: step.inject } }, control)];
    case 'override':
      return [
        given(
          {
            kind: 'override',
            body: {
              values: step.values.map(({ variable, value }) => [variable, value] as const),
              because: { text: 0 },
            },
          },
          control,
          [step.because ?? ''],
        ),
      ];
    case 'rate': {
      const { activity, ratings } = step;
      return step.by.map((role) => given({ kind: 'rate', body: { activity, by: role, ratings } }, by(role)));
    }
    case 'seen':
      return [given({ kind: 'seen', body: { expected: step.expected, how: 'seen' } }, control)];
    case 'jump':
      return [given({ kind: 'go', body: { phase: step.phase } }, control)];
    case 'pause':
      return [given({ kind: 'pause', body: { reason: 'break', until: null } }, control)];
    case 'resume':
      return [given({ kind: 'resume', body: {} }, control)];
    case 'note':
      return [
        given({ kind: 'note', body: { said: { text: 0 }, tag: null, role: null, about: null } }, control, [
          step.text,
        ]),
      ];
    case 'end':
      return [given({ kind: 'end', body: {} }, control)];
  }
}

const given =
  (command: Command, author: Author, texts: readonly string[] = []): Given =>
  () =>
    order(command, author, texts);

type Decide = Extract<ScriptStep, { step: 'decide' }>;

function answerers(scenario: Scenario, step: Decide): readonly string[] {
  if (step.by.length > 0) return step.by;
  const decision = scenario.decisions.find(({ name }) => name === step.decision);
  return decision ? whoAnswers(decision) : [];
}

function answerOrder(step: Decide, role: string, author: Author): Given {
  const texts: string[] = [];
  const slot = (text: string) => ({ text: texts.push(text) - 1 });
  const answer = answerOf(step.answer, slot);
  const grounds: AnswerGrounds = {
    ...(step.with === null ? {} : { conditions: slot(step.with) }),
    ...(step.because === null ? {} : { rationale: slot(step.because) }),
    ...(step.confidence === null ? {} : { confidence: step.confidence }),
    ...Object.fromEntries(step.said.map(({ of, text }) => [groundOf[of], slot(text)])),
  };
  return given(
    {
      kind: 'answer',
      body: { decision: step.decision, by: role, answer, grounds, saidAt: null, added: [], instead: false },
    },
    author,
    texts,
  );
}

function answerOf(answer: ScriptAnswer, slot: (text: string) => { readonly text: number }): Answer {
  return answer.form === 'other'
    ? { form: 'other', said: slot(answer.text), treatAs: answer.treatAs }
    : answer;
}
