/** Who there is, what there is to know, and what moves. */
import { isMap } from 'yaml';
import { type FormOf, list, map, named, optional, otherwise, required } from '../forms/form.ts';
import type { Form } from '../forms/shape.ts';
import { anyNumber, expression, flag, line, plainValue, text, word } from '../forms/leaf.ts';
import { freeName, referTo, recipients, noRecipients } from '../forms/reference.ts';
import { tlp } from './document.ts';
import { effects } from './effect.ts';

const facts = list('name', referTo('fact'));

const powerOver = map('a power', {
  text: required(text, 'The power, in words.'),
  decides: otherwise(
    list('name', referTo('decision')),
    [],
    'The decisions that it is for: `check` asks where somebody without it has a vote.',
  ),
});
export type SourcePower = Pick<FormOf<typeof powerOver>, 'text' | 'decides'>;
/** A text, or one with the decisions that the power is for. */
const power: Form<SourcePower> = {
  blank: { text: text.blank, decides: [] },
  read: (node, reader, owner) =>
    isMap(node) && node.has('text')
      ? powerOver.read(node, reader, owner)
      : { text: text.read(node, reader, owner), decides: [] },
  schema: () => ({ anyOf: [text.schema(), powerOver.schema()] }),
  shape: { is: 'either', shapes: [text.shape, powerOver.shape] },
};

export const worldFields = {
  organisations: required(
    named(
      'organisation',
      map('an organisation', {
        name: required(text, 'What people call it.'),
        sector: required(freeName, 'Such as government, private, civil, scientific, international.'),
      }),
    ),
    'The organisations that take part.',
  ),
  roles: required(
    named(
      'role',
      map('a role', {
        name: required(text, 'What people call it.'),
        short: optional(
          text,
          'What it is called where there is little room: in tables and lists of the desk, and where one types it. No two may have the same.',
        ),
        organisation: required(referTo('organisation'), 'Where the role belongs.'),
        brief: optional(text, 'What the person is told before StartEx.'),
        deputy: optional(
          referTo('role'),
          'The role that leads when this one is not seated; it has to decide, too (`by`).',
        ),
        'if-absent': otherwise(
          referTo('role', ['essential', 'simulated']),
          { value: 'simulated', spot: { start: -1, end: -1 } },
          'essential, simulated, or the role that takes over.',
        ),
        can: otherwise(
          list('power', power),
          [],
          'Powers of the role: each in words, or with the decisions that it is for.',
        ),
      }),
    ),
    'The roles that people play.',
  ),
  groups: otherwise(named('group', recipients), [], 'Names for several roles.'),
  actors: otherwise(
    named(
      'actor',
      map('an actor', {
        name: required(text, 'What people call it.'),
        organisation: optional(referTo('organisation'), 'Where the actor belongs.'),
        'shown-as': optional(
          referTo(['actor', 'role']),
          'The actor or role that players take it for, in all that it sends and says. Exercise control, the list of injects and the report say who it is.',
        ),
        voice: optional(text, 'How it speaks.'),
        answers: otherwise(
          list(
            'answer',
            map('a prepared answer', {
              about: required(list('word', line), 'Words that a question for it may hold.'),
              says: required(text, 'What the actor says.'),
              'if-pressed': optional(text, 'What it says when asked again.'),
              reveals: otherwise(facts, [], 'Facts that it gives away.'),
            }),
          ),
          [],
          'Prepared answers, for the controllers who play it.',
        ),
      }),
    ),
    [],
    'Who speaks but does not play.',
  ),
  variables: otherwise(
    named(
      'variable',
      map('a variable', {
        name: required(text, 'What people call it.'),
        start: optional(plainValue, 'Its value at StartEx.'),
        is: optional(expression, 'Its formula, when it is derived from others.'),
        values: optional(list('choice', freeName), 'The choices, if it is one.'),
        min: optional(anyNumber, 'It never falls below.'),
        max: optional(anyNumber, 'It never rises above.'),
        unit: optional(text, 'Its unit; the form for one stands before the others where there are two.'),
        whole: otherwise(flag, false, 'It counts things: always read and shown as a whole number.'),
        'per-minute': optional(expression, 'Its change in a minute of story time.'),
        'per-hour': optional(expression, 'Its change in an hour of story time.'),
        'seen-by': otherwise(
          recipients,
          noRecipients,
          'Roles that may see it. What begins as `false` they see only while it is true: its name with a no would tell them what may come.',
        ),
        'shown-as': otherwise(
          word(['number', 'gauge', 'words']),
          'number',
          'How it is shown: the `number`, a `gauge` between its limits, or `words` for how high it stands (lowest, low, middle, high, highest), which needs `min` and `max`.',
        ),
      }),
    ),
    [],
    'What can be counted or switched.',
  ),
  luck: otherwise(
    named(
      'luck',
      map('luck', {
        name: optional(text, 'What people call it, in papers that tell when something comes.'),
        between: optional(list('value', plainValue), 'Any value from a to b alike.'),
        triangle: optional(list('value', plainValue), 'From a to c, most likely b.'),
        normal: optional(list('value', plainValue), 'Mean and standard deviation.'),
        'one-of': optional(list('value', plainValue), 'One of these alike.'),
      }),
    ),
    [],
    'What is drawn once an exercise.',
  ),
  facts: otherwise(
    named(
      'fact',
      map('a fact', {
        text: required(text, 'The fact in one sentence.'),
        tlp: otherwise(tlp, 'TLP:CLEAR', 'How far it may go.'),
        'known-to': otherwise(recipients, noRecipients, 'Who knows it at StartEx.'),
        'may-go-to': optional(recipients, 'Who may learn it; by its marking if not given.'),
        rumour: otherwise(flag, false, 'It is not true, or nobody knows.'),
        'corrected-by': optional(referTo('fact'), 'The fact that puts a rumour right.'),
        detail: optional(text, 'What else is known.'),
        'on-breach': otherwise(effects, [], 'Effects when somebody first shares it beyond its marking.'),
      }),
    ),
    [],
    'What can be known, and by whom.',
  ),
};
