/** What a test expects, and the luck that it wants. */
import { isMap, isScalar, isSeq } from 'yaml';
import { type FormOf, defined, list, optional, otherwise } from '../forms/form.ts';
import { type Form } from '../forms/shape.ts';
import {
  type SourceExpression,
  duration,
  event,
  expression,
  moment,
  momentOrEvent,
  written,
} from '../forms/leaf.ts';
import { type Located, type Spot, nowhere, spotOf } from '../text/reader.ts';
import { noRecipients, recipients, referTo } from '../forms/reference.ts';
import { oneVerb, verb } from '../forms/verb.ts';

const expectation = oneVerb(
  'an expectation',
  {
    that: verb(expression, 'This must hold.', {
      at: optional(moment, 'The moment at which it must hold; EndEx if not given.'),
    }),
    happens: verb(event, 'This must happen; its first time counts.', {
      at: optional(moment, 'Exactly then; with `within`, from then on.'),
      within: optional(duration, 'In less than this time from `at`, or from StartEx.'),
      before: optional(momentOrEvent, 'Earlier than this moment or event.'),
      latest: optional(momentOrEvent, 'At this moment or event at the latest.'),
    }),
    fact: verb(referTo('fact'), 'Who must know this fact, and who must not.', {
      'known-to': otherwise(recipients, noRecipients, 'Each of them must know it.'),
      'not-known-to': otherwise(recipients, noRecipients, 'None of them may know it.'),
      at: optional(moment, 'The moment at which it is asked; EndEx if not given.'),
    }),
    outcome: verb(referTo('outcome'), 'This outcome must be the one that is told at EndEx.', {}),
  },
  {},
);
type Expectation = NonNullable<FormOf<typeof expectation>>;
export type SourceExpectation = Expectation | { readonly verb: 'holds'; readonly of: SourceExpression };

/** An expression, which must hold at EndEx, or a map. */
const expected: Form<SourceExpectation | null> = {
  blank: null,
  read: (node, reader, owner) =>
    isMap(node)
      ? expectation.read(node, reader, owner)
      : { verb: 'holds', of: expression.read(node, reader, owner) },
  schema: () => ({ anyOf: [expression.schema(), expectation.schema()] }),
  shape: { is: 'either', shapes: [expression.shape, expectation.shape] },
};
export const expectations = defined('expectations', list('expectation', expected));

/** Whether a chance comes about, or when. */
export interface SourcePin {
  readonly spot: Spot;
  /** `fires`, `never`, or what else stands there. */
  readonly word: string | null;
  readonly times: readonly Located<number>[];
}
const durations = list('duration', duration);
export const chancePin: Form<SourcePin> = {
  blank: { spot: nowhere, word: null, times: [] },
  read: (node, reader, owner) => {
    const spot = spotOf(node);
    if (isSeq(node)) return { spot, word: null, times: durations.read(node, reader, owner) };
    const isWord = isScalar(node) && /^[A-Za-z]/.test(written(node));
    if (isWord) return { spot, word: written(node), times: [] };
    return { spot, word: null, times: [duration.read(node, reader, owner)] };
  },
  schema: () => ({ anyOf: [{ enum: ['fires', 'never'] }, duration.schema(), durations.schema()] }),
  shape: { is: 'words', words: ['fires', 'never'] },
};
