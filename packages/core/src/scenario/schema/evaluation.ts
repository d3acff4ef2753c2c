/** What the exercise is for, how it is measured, and how a scenario is tested. */
import { keyedBy, list, map, named, optional, otherwise, required, type Form, type FormOf } from '../form.ts';
import { duration, event, expression, line, plainValue, text, word, type SourceExpression } from '../leaf.ts';
import { referTo } from '../reference.ts';
import { isMap } from 'yaml';
import { steps } from './script.ts';

const expectation = map('an expectation', {
  at: optional(duration, 'The story time at which it must hold; EndEx if not given.'),
  that: required(expression, 'What must hold.'),
});
/** An expression, or one at a time: `{ at: 1h, that: "..." }`. */
const expected: Form<FormOf<typeof expectation>> = {
  blank: expectation.blank,
  read: (node, reader, owner) =>
    isMap(node)
      ? expectation.read(node, reader, owner)
      : { ...expectation.blank, that: expression.read(node, reader, owner) satisfies SourceExpression },
  schema: () => ({ anyOf: [expression.schema(), expectation.schema()] }),
  shape: { is: 'either', shapes: [expression.shape, expectation.shape] },
};

const measure = map('a measure', {
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
        text: required(text, 'How it ended, described, not graded.'),
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
        play: otherwise(steps, [], 'What people do.'),
        expect: required(list('expectation', expected), 'What must hold.'),
      }),
    ),
    [],
    'Plays that must keep working.',
  ),
};
