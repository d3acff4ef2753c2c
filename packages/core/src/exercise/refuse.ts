import type { Refusal } from './entry.ts';

/** A refusal: its sentence stands in the catalogue as `refusal.CODE`. */
export function refuse(refused: RefusalCode, values: Refusal['values'] = {}): Refusal {
  return { refused, values };
}

/** Every reason why a command may not be accepted. Each has its sentence in the catalogue, which says what to do instead. */
export const refusalCodes = [
  // who and when
  'not-yours',
  'stage',
  'paused',
  'jumping',
  'unknown',
  'no-roles',
  'setup.parameter',
  'setup.value',
  'rehearsal.late',
  'chatham-house.promised',
  'chatham-house.no-names',
  'settle.cycle',
  // time and running order
  'advance.whole-seconds',
  'next.decision-open',
  'next.advancing',
  'next.nothing',
  'jump-over.nothing',
  'drop.no-item',
  'drop.begun',
  'drop.already',
  'drop.not-dropped',
  'more-time.nothing',
  'more-time.no-break',
  'more-time.no-item',
  'leave.not-done',
  'leave.no-exit',
  'discussion.none-open',
  // activities
  'activity.not-begun',
  'activity.kind',
  'activity.whose',
  'activity.no-card',
  'activity.about',
  'activity.votes',
  'activity.axis-ends',
  'activity.ratings',
  'activity.sealed',
  'activity.nothing-there',
  // injects
  'inject.already-skipped',
  'inject.not-delivered',
  'inject.already-withdrawn',
  'inject.already-delivered',
  'inject.in-the-past',
  'reply.no-question',
  // decisions
  'decision.already-open',
  'decision.closed',
  'decision.not-open',
  'decision.not-closed',
  'decision.not-ready',
  'decision.not-reversible',
  'answer.not-a-decider',
  'answer.form',
  'answer.unknown-option',
  'answer.option-gated',
  'answer.amount-range',
  'answer.ranking-incomplete',
  'answer.closed-list',
  'answer.none-to-take-back',
  'answer.proposal',
  'amend.no-answer',
  'amend.nothing',
  'effect.value',
  'lead.confirms',
  'extend.nothing',
  'extend.no-window',
  'allow.not-gated',
  // actions
  'act.not-by',
  'act.gated',
  'act.times',
  'act.too-soon',
  'act.no-cost',
  // knowledge, evaluation, world
  'share.not-known',
  'share.marking',
  'override.derived',
  'override.value',
  'seen.already',
  'told-back.none',
  'told-back.columns',
  'heard.not-listened-for',
  // corrections
  'correct.no-such-entry',
  'correct.kind',
  'correct.already',
  // seats
  'seat.not-seated',
  'merge.itself',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];
