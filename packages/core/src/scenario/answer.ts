/** How a decision is answered: by which rule, what is asked beside the answer, what stands without one. */

export type Rule = 'single' | 'lead' | 'majority' | 'consensus' | 'quorum' | 'each';
/** What stands when nobody answers; null is `none`. */
export type Otherwise = { readonly options: readonly string[] } | { readonly amount: number } | null;
export const askables = [
  'rationale',
  'authority',
  'confidence',
  'missing',
  'dissent',
  'legality',
  'necessity',
  'proportionality',
  'non-discrimination',
  'end-date',
] as const;
export type Askable = (typeof askables)[number];
/** As expressions write it: `decision.D.given.end_date`. */
export const askableWord = (ask: string): string => ask.replaceAll('-', '_');
/** What is asked for in words, beside the reason. */
export type SaidInWords = Exclude<Askable, 'rationale' | 'confidence'>;
export type ScriptAnswer =
  | { readonly form: 'options'; readonly options: readonly string[] }
  | { readonly form: 'amount'; readonly amount: number }
  | { readonly form: 'ranking'; readonly ranking: readonly string[] }
  | { readonly form: 'declined' }
  | { readonly form: 'other'; readonly text: string; readonly treatAs: string | null };
