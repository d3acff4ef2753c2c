/** Every command there is, one rule each. */
import { activityCommands } from './activity-commands.ts';
import type { CommandRule, CommandRules, Counts } from './command-rule.ts';
import { correctRule } from './correct.ts';
import { courseCommands } from './course-commands.ts';
import { decisionCommands } from './decision-commands.ts';
import { evaluationCommands } from './evaluation-commands.ts';
import { happenedCommands } from './event-time.ts';
import { hotWashCommands } from './hot-wash-commands.ts';
import { injectCommands } from './inject-commands.ts';
import { knowledgeCommands } from './knowledge-commands.ts';
import { tableCommands } from './table-commands.ts';
import type { CauseKind, Command, Corrigible } from '../record/cause.ts';

const others = {
  ...courseCommands,
  ...injectCommands,
  ...decisionCommands,
  ...knowledgeCommands,
  ...tableCommands,
  ...activityCommands,
  ...hotWashCommands,
  ...evaluationCommands,
  ...happenedCommands,
};
export const commandRules: CommandRules<CauseKind> = { ...others, correct: correctRule(others) };

/** The rule of a command of any kind. It takes that kind's body: the table's type says so, a union cannot. */
export const ruleOf = (kind: CauseKind): CommandRule<CauseKind> =>
  commandRules[kind] as unknown as CommandRule<CauseKind>;

/** What a command is in the course of the exercise. */
export function countsAs({ kind, body }: Command): Counts {
  const { counts } = ruleOf(kind);
  return typeof counts === 'function' ? counts(body) : counts;
}

/** Whether a mistaken command of this kind may be put right. */
export const isCorrigible = (kind: CauseKind): kind is Corrigible => ruleOf(kind).correction !== null;
