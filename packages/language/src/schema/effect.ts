/** Effects: what changes when something happens. */
import { defined, list, optional, required, map, type FormOf } from '../forms/form.ts';
import { oneVerb, verb, loneVerb } from '../forms/verb.ts';
import { duration, expression, nothing, text } from '../forms/leaf.ts';
import { referTo, recipients } from '../forms/reference.ts';
import { assignments } from './assignment.ts';

const common = {
  after: optional(duration, 'How long after; at once if not given.'),
  'only-if': optional(expression, 'The gate: it acts only if this is true then.'),
};
export const effect = oneVerb(
  'an effect',
  {
    set: verb(assignments, 'Gives variables new values.', {}),
    add: verb(assignments, 'Adds to variables.', {}),
    send: verb(referTo('inject'), 'Sends an inject.', {}),
    cancel: verb(referTo('inject'), 'Cancels an inject that is still to come.', {}),
    reveal: verb(referTo('fact'), 'Makes a fact known.', {
      to: required(recipients, 'Roles and groups that learn it.'),
    }),
    open: verb(referTo('decision'), 'Puts a decision to its deciders.', {}),
    'start-clock': verb(referTo('clock'), 'Starts a legal clock.', {}),
    'stop-clock': verb(referTo('clock'), 'Stops a legal clock.', {}),
    go: verb(referTo('phase', ['end']), 'Goes to a phase, or to `end`.', {}),
    message: verb(
      map('a message', {
        to: required(recipients, 'Roles and groups that receive it.'),
        text: required(text, 'What it says.'),
      }),
      'A short message to some roles: `{ to: [mayor], text: Come at once. }`.',
      {},
    ),
    note: verb(text, 'A note on the record.', {}),
    end: loneVerb(nothing, 'Ends the exercise.', {}),
  },
  common,
);
export const effects = defined('effects', list('effect', effect));
export type SourceEffect = NonNullable<FormOf<typeof effect>>;
export type SourceEffects = FormOf<typeof effects>;
