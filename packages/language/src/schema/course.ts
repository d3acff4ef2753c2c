/** The course: phases, their agendas and exits. */
import { list, map, named, optional, otherwise, required, type FormOf } from '../forms/form.ts';
import { oneVerb, verb } from '../forms/verb.ts';
import { count, duration, expression, minutes, moment, number, text, word } from '../forms/leaf.ts';
import { referTo, recipients } from '../forms/reference.ts';
import { effects } from './effect.ts';

export const agendaItem = oneVerb(
  'an agenda item',
  {
    inject: verb(referTo('inject'), 'Delivers an inject.', {}),
    decide: verb(referTo('decision'), 'Opens a decision.', {}),
    discuss: verb(referTo('discussion'), 'Opens a discussion.', {}),
    activity: verb(referTo('activity'), 'Opens an activity.', {}),
    say: verb(text, 'The facilitator reads this out.', {}),
    advance: verb(duration, 'Story time moves on by this.', {}),
    'brief-back': verb(word(['group', 'role', 'plenary']), 'The tables report.', {
      form: otherwise(
        list('text', text),
        [],
        'What each is asked to tell: a column for each, at the desk and on the room’s screen.',
      ),
    }),
    break: verb(duration, 'A break, in real time.', {}),
  },
  {
    minutes: optional(minutes, 'Planned real minutes.'),
    with: optional(recipients, 'Who takes part.'),
    priority: otherwise(
      word(['core', 'may-drop']),
      'core',
      'Whether it may be left out when time is short: `shorten` at the desk drops what may be dropped.',
    ),
    'only-if': optional(expression, 'The gate: passed over when false.'),
  },
);
const exit = map('an exit', {
  go: required(referTo('phase', ['end']), 'The next phase, or `end`.'),
  when: optional(expression, 'The trigger.'),
  at: optional(moment, 'The moment; a plain duration counts from entering the phase.'),
  'only-if': optional(expression, 'The gate.'),
  times: optional(count, 'How often it may be taken.'),
});
export const phase = map('a phase', {
  title: required(text, 'What people call it.'),
  clock: otherwise(word(['stands', 'runs']), 'stands', 'Whether story time stands or runs by itself.'),
  pace: otherwise(
    number({ least: 0.01, most: 10_000, wanted: 'a number above 0' }),
    1,
    'Story minutes in a real minute.',
  ),
  say: optional(text, 'What the facilitator reads out at its beginning.'),
  'so-far': optional(text, 'The story so far, for who comes late.'),
  minutes: optional(minutes, 'Planned real minutes.'),
  agenda: otherwise(list('agenda item', agendaItem), [], 'What is done, in order.'),
  'on-enter': otherwise(effects, [], 'Effects on entering.'),
  'on-leave': otherwise(effects, [], 'Effects on leaving.'),
  leftovers: otherwise(
    word(['keep', 'cancel', 'deliver']),
    'keep',
    'What becomes, when it is left, of injects of its agenda that were not delivered, and of what is proposed and nobody took up: it waits (`keep`), never comes (`cancel`), or comes now (`deliver`).',
  ),
  'jump-to': optional(
    duration,
    'Story time since StartEx to which it jumps on entering. What is due on the way comes on the way; `after phase.NAME.entered` counts from before the jump.',
  ),
  'while-jumping': otherwise(
    word(['integrate', 'freeze']),
    'integrate',
    'Whether the world moves during the jump.',
  ),
  next: otherwise(list('exit', exit), [], 'Where it can lead, in order.'),
});

export const courseFields = {
  phases: required(named('phase', phase), 'The phases; the first in the file begins.'),
};
export type SourceAgendaItem = NonNullable<FormOf<typeof agendaItem>>;
export type SourcePhase = FormOf<typeof phase>;
