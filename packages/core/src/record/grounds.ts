/** What may be said with an answer, beside its conditions. */
import type { Askable } from '../scenario/answer.ts';
import type { AnswerGrounds } from './cause.ts';

/** What a scenario may ask for, by the key under which it stands on the record. */
export const groundOf: { readonly [Ask in Askable]: Exclude<keyof AnswerGrounds, 'conditions'> } = {
  rationale: 'rationale',
  authority: 'authority',
  confidence: 'confidence',
  missing: 'missing',
  dissent: 'dissent',
  legality: 'legality',
  necessity: 'necessity',
  proportionality: 'proportionality',
  'non-discrimination': 'nonDiscrimination',
  'end-date': 'endDate',
};
