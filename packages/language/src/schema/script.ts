/** Steps of a script: what people and control do in a play. */
import { isSeq } from 'yaml';
import { type FormOf, defined, keyedBy, list, map, optional, otherwise } from '../forms/form.ts';
import { type Form } from '../forms/shape.ts';
import { loneVerb, oneVerb, verb } from '../forms/verb.ts';
import { count, duration, flag, line, nothing, number, plainValue, text, word } from '../forms/leaf.ts';
import { noRecipients, recipients, referTo } from '../forms/reference.ts';
import type { SaidInWords } from '@sandtable/core/scenario';
import type { Located } from '../text/reader.ts';
import { plainAssignments } from './assignment.ts';
import { answerValue } from './conduct.ts';

const role = referTo('role');
const roles = list('name', role);
/** One role, or several. */
const actorNames: Form<readonly Located<string>[]> = {
  blank: [],
  read: (node, reader, owner) =>
    isSeq(node) ? roles.read(node, reader, owner) : [role.read(node, reader, owner)],
  schema: () => ({ anyOf: [role.schema(), roles.schema()] }),
  shape: { is: 'either', shapes: [role.shape, roles.shape] },
};
/** `with` is conditions in words where something is decided, recipients where something is shared. */
const by = otherwise(actorNames, [], 'Who does it.');
const because = optional(line, 'The reason given.');

const said = (what: string) => optional(line, `${what}, as they said it.`);
const saidInWords = {
  authority: said('On whose authority'),
  missing: said('What they would have liked to know'),
  dissent: said('Who disagreed and why'),
  legality: said('The legal ground'),
  necessity: said('Why it was necessary'),
  proportionality: said('Why it was not more than needed'),
  'non-discrimination': said('How nobody was treated worse'),
  'end-date': said('Until when it holds'),
} satisfies Record<SaidInWords, unknown>;

export const step = oneVerb(
  'a step',
  {
    decide: verb(referTo('decision'), 'Answers a decision.', {
      answer: optional(answerValue, 'An option, several, a number, or declined.'),
      other: optional(line, 'What they said instead of an option.'),
      'treat-as': optional(referTo('option'), 'The option that control takes it for.'),
      by,
      with: optional(line, 'Conditions, in words.'),
      because,
      confidence: optional(word(['low', 'medium', 'high']), 'How sure they were.'),
      ...saidInWords,
    }),
    do: verb(referTo('action'), 'Takes an action.', { by }),
    share: verb(referTo('fact'), 'Tells others a fact.', {
      by,
      with: otherwise(recipients, noRecipients, 'Who is told.'),
      beyond: otherwise(flag, false, 'Also those whom its marking keeps from it: a breach.'),
    }),
    aloud: verb(referTo('fact'), 'Somebody said a fact aloud in the room.', {
      to: otherwise(recipients, noRecipients, 'Who heard it; all if not given.'),
    }),
    say: verb(line, 'Says something.', {
      by,
      to: otherwise(recipients, noRecipients, 'To whom; all if not given.'),
    }),
    next: verb(count, 'So many agenda items.', {}),
    advance: verb(duration, 'Moves story time on.', {}),
    hold: verb(referTo('inject'), 'Holds an inject: each time that it is due it waits for a hand.', {}),
    release: verb(
      referTo('inject'),
      'Delivers an inject that waits; before it is due, holds it no more.',
      {},
    ),
    skip: verb(referTo('inject'), 'Skips an inject.', {}),
    send: verb(referTo('inject'), 'Sends an inject.', {}),
    withdraw: verb(referTo('inject'), 'Takes an inject back.', {}),
    override: verb(plainAssignments, 'Gives variables values.', { because }),
    rate: verb(referTo('activity'), 'Answers a survey.', {
      by,
      answers: otherwise(
        list('answer', plainValue),
        [],
        'One for each of its questions, in their order: from 1 to 5, or `none`.',
      ),
    }),
    seen: verb(referTo('expected'), 'Ticks an expected action.', {}),
    jump: verb(referTo('phase'), 'Goes to a phase.', {}),
    pause: loneVerb(nothing, 'Pauses.', {}),
    resume: loneVerb(nothing, 'Goes on.', {}),
    note: verb(line, 'A note.', {}),
    end: loneVerb(nothing, 'Ends the exercise.', {}),
  },
  { at: optional(duration, 'The step waits for this story time.') },
);
export const steps = defined('steps', list('step', step, { empty: true }));
export type SourceStep = NonNullable<FormOf<typeof step>>;
export type SourceSteps = FormOf<typeof steps>;

const share = number({ least: 0, most: 1, wanted: 'a number from 0 to 1' });
const weight = number({ least: 0, most: 1_000_000, wanted: 'a number, 0 or more' });
const prepared = map('a prepared seat', {
  'answers-after': optional(duration, 'Time in the room that an answer takes at least. Otherwise 5 s.'),
  'answers-within': optional(duration, 'Time in the room that an answer takes at most. Otherwise 25 s.'),
  silence: otherwise(share, 0, 'How likely a question stays without an answer, from 0 to 1.'),
  weights: otherwise(
    keyedBy('decision', keyedBy('option', weight)),
    [],
    'How much more likely one option is than another. What is not named has 1.',
  ),
});

const script = map('a script', {
  text: optional(text, 'What it plays.'),
  seed: optional(line, 'The seed of its luck.'),
  parameters: otherwise(keyedBy('parameter', plainValue), [], 'Parameters that differ.'),
  play: otherwise(steps, [], 'The steps.'),
  prepared: otherwise(
    keyedBy('role', prepared),
    [],
    'How the prepared seats answer that play roles in a rehearsal.',
  ),
});
export type SourcePrepared = FormOf<typeof script>['prepared'];
/** A map with `play`, or a bare list of steps. */
export const scriptFile: Form<FormOf<typeof script>> = {
  blank: script.blank,
  read: (node, reader, owner) =>
    isSeq(node)
      ? { ...script.blank, play: steps.read(node, reader, owner) }
      : script.read(node, reader, owner),
  schema: () => ({ anyOf: [script.schema(), steps.schema()] }),
  shape: { is: 'either', shapes: [script.shape, steps.shape] },
};
