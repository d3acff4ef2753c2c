// An answer is said in one way, whatever its form, wherever it stands.
import { expect, test } from 'vitest';
import type { StandingAnswer } from '@sandtable/core/view';
import { words } from '@sandtable/words';
import { answerWords } from '@sandtable/words/play';

const tongue = { say: words('en'), language: 'en' };
const nothing: StandingAnswer = { form: 'options', options: [], amount: null, text: null, conditions: null };

test.for([
  ['an option', { options: ['Hold'] }, 'Hold'],
  [
    'under a condition',
    { options: ['Hold'], conditions: 'the tower agrees' },
    'Hold, on condition: the tower agrees',
  ],
  ['a ranking', { form: 'ranking', options: ['Hold', 'Go'] }, 'Hold > Go'],
  ['an amount', { form: 'amount', amount: 25 }, '25 buses'],
  ['an amount that stands by default', { form: 'default', amount: 25 }, '25 buses, by default'],
  ['a default that is no answer', { form: 'default' }, 'no answer, by default'],
  ['what each gave for itself, and not all the same', { form: 'each' }, 'each for itself'],
  ['declined', { form: 'declined' }, 'declined'],
  ['words of their own', { form: 'other', text: 'Ask the mayor' }, '“Ask the mayor”'],
  [
    'words of their own, treated as an option',
    { form: 'other', text: 'Ask', options: ['Go'] },
    '“Ask”, as: Go',
  ],
  ['words of their own that are not told here', { form: 'other', options: ['Go'] }, 'in own words, as: Go'],
  ['words that were erased', { form: 'other', text: '(words erased)' }, '“(words erased)”'],
] as const)('%s', ([, answer, said]) => {
  expect(answerWords({ ...nothing, ...answer }, { unit: 'buses' }, tongue)).toBe(said);
});
