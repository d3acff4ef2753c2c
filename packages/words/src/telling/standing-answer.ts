/** An answer as it stands, in words: the same on the desk, on a role's screen, in plain mode and for whoever comes late. */
import type { DecisionBoard, RoleDecision, StandingAnswer } from '@sandtable/core/view';
import { number } from './number.ts';
import type { Tongue } from './tongue.ts';
import { withinSentence } from './clean.ts';

/** An option as players read it: one that was open and is barred again keeps its place and its letter. */
export const offeredOption = (
  { text, allowed }: { readonly text: string; readonly allowed: boolean },
  { say }: Pick<Tongue, 'say'>,
): string => (allowed ? text.trim() : say('desk.option-not-now', { text: text.trim() }));

/** How somebody else answered, as far as a role may know; null: not yet. */
export function othersAnswer(
  { answer, answered, playedBy }: RoleDecision['others'][number],
  amount: RoleDecision['amount'],
  tongue: Tongue,
): string | null {
  const { say } = tongue;
  if (answer !== null) return answerWords(answer, amount, tongue);
  if (answered) return say('role.answered');
  return playedBy === null ? null : say('desk.decision.played-by', { role: playedBy });
}

/** For the words of a rule: how many of how many must agree. */
export const quorumOf = ({
  quorum,
  deciders,
}: {
  readonly quorum: number | null;
  readonly deciders: readonly { readonly part: DecisionBoard['deciders'][number]['part'] }[];
}): { readonly quorum: number; readonly count: number } => {
  const count = deciders.filter(({ part }) => part !== 'consulted').length;
  return { quorum: quorum ?? count, count };
};

/** `optionWords`: what an option is called there; the desk puts its letter before it. */
export function answerWords(
  answer: StandingAnswer,
  amount: { readonly unit: string | null } | null,
  tongue: Tongue,
  optionWords: (text: string) => string = (text) => text,
): string {
  const { say } = tongue;
  const chosen =
    answer.amount === null
      ? answer.options.map(optionWords).join(answer.form === 'ranking' ? ' > ' : ', ')
      : number(answer.amount, amount?.unit ?? null, tongue);
  const words = ((): string => {
    switch (answer.form) {
      case 'options':
      case 'ranking':
      case 'amount':
        return chosen;
      case 'each':
        return say('desk.rule.each');
      case 'declined':
        return say('desk.answer.declined');
      case 'other': {
        const own =
          answer.text === null
            ? say('desk.answer.own-words')
            : say('desk.answer.other', { text: answer.text });
        return chosen === '' ? own : say('desk.answer.as', { own, option: chosen });
      }
      case 'default':
        return say('desk.answer.default', {
          what: chosen === '' ? say('format.no-answer') : withinSentence(chosen),
        });
    }
  })();
  return answer.conditions === null
    ? words
    : say('desk.answer.if', { words: withinSentence(words), conditions: withinSentence(answer.conditions) });
}
