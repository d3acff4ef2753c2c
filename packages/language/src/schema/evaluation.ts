/** What the exercise is for, how it is measured, and how a scenario is tested. */
import { isMap, isSeq } from 'yaml';
import { type FormOf, keyedBy, list, map, named, optional, otherwise, required } from '../forms/form.ts';
import { type SourceText, duration, event, expression, line, plainValue, text, word } from '../forms/leaf.ts';
import type { Form } from '../forms/shape.ts';
import { referTo } from '../forms/reference.ts';
import { chancePin, expectations } from './expectation.ts';
import { steps } from './script.ts';

const measure = map('a measure', {
  name: optional(text, 'What people call it; its name in the file if not given.'),
  from: optional(event, 'The event it counts from.'),
  until: optional(event, 'The event it counts to.'),
  target: optional(line, 'A duration, or for a value a comparison such as "< 1500".'),
  clock: otherwise(word(['story', 'wall']), 'story', 'The clock it is measured on.'),
  task: optional(referTo('task'), 'The critical task it belongs to.'),
  highest: optional(expression, 'The highest value of this.'),
  lowest: optional(expression, 'The lowest value of this.'),
  last: optional(expression, 'The value of this at EndEx.'),
  mean: optional(expression, 'The mean of this over the ticks.'),
});

const clause = map('a clause', {
  'only-if': optional(expression, 'It is told when this holds at EndEx.'),
  text: required(text, 'What this tests, and no more.'),
});
const clauses = list('clause', clause);
/** A text, or clauses that are told each under its own condition. */
export type SourceOutcomeText = { readonly one: SourceText } | { readonly clauses: FormOf<typeof clauses> };
const outcomeText: Form<SourceOutcomeText> = {
  blank: { one: text.blank },
  read: (node, reader, owner) =>
    isSeq(node) && node.items.some((item) => isMap(item))
      ? { clauses: clauses.read(node, reader, owner) }
      : { one: text.read(node, reader, owner) },
  schema: () => ({ anyOf: [text.schema(), clauses.schema()] }),
  shape: { is: 'either', shapes: [text.shape, clauses.shape] },
};

export const evaluationFields = {
  objectives: otherwise(
    named(
      'objective',
      map('an objective', {
        text: required(text, 'What is to be shown or learnt.'),
        capability: required(line, 'The core capability.'),
        targets: otherwise(
          named(
            'target',
            map('a target', {
              text: required(text, 'What would show it.'),
              within: optional(duration, 'In which time.'),
              tasks: otherwise(named('task', text), [], 'Critical tasks, by name.'),
            }),
          ),
          [],
          'Capability targets.',
        ),
      }),
    ),
    [],
    'What the exercise is for.',
  ),
  measures: otherwise(named('measure', measure), [], 'What is measured.'),
  outcomes: otherwise(
    named(
      'outcome',
      map('an outcome', {
        'only-if': optional(expression, 'The first outcome that holds at EndEx is told.'),
        text: required(
          outcomeText,
          'How it ended, described, not graded: a text, or clauses that are told each under its own condition.',
        ),
        'ends-when': optional(expression, 'EndEx is due when this becomes true.'),
      }),
    ),
    [],
    'How it can end.',
  ),
  'hot-wash': otherwise(list('text', text), [], 'Questions for right after.'),
  tests: otherwise(
    named(
      'test',
      map('a test', {
        text: required(text, 'What it shows.'),
        seed: otherwise(line, { value: 'test', spot: { start: -1, end: -1 } }, 'The seed of its luck.'),
        parameters: otherwise(keyedBy('parameter', plainValue), [], 'Parameters that differ.'),
        luck: otherwise(keyedBy('luck', plainValue), [], 'What luck draws, whatever the seed.'),
        chances: otherwise(
          keyedBy('chance', chancePin),
          [],
          'Chances that come about, or never: `fires` or `never`; one by rate at these story times.',
        ),
        play: otherwise(steps, [], 'What people do.'),
        expect: required(expectations, 'What must hold.'),
      }),
    ),
    [],
    'Plays that must keep working.',
  ),
};
