/** What happens, what is decided, and what people do. */
import { isSeq } from 'yaml';
import { type FormOf, keyedBy, list, map, named, optional, otherwise, required } from '../forms/form.ts';
import { type Form } from '../forms/shape.ts';
import { oneVerb, verb } from '../forms/verb.ts';
import {
  type PlainValue,
  anyNumber,
  count,
  duration,
  expression,
  flag,
  formatted,
  line,
  minutes,
  moment,
  number,
  plainValue,
  text,
  word,
} from '../forms/leaf.ts';
import { noRecipients, recipients, referTo } from '../forms/reference.ts';
import type { Located } from '../text/reader.ts';
import { serialPattern } from '../expression/names.ts';
import { askables } from '@sandtable/core/scenario';
import { assignments } from './assignment.ts';
import { attachment } from './attachment.ts';
import { tlp } from './document.ts';
import { effects } from './effect.ts';

const facts = list('name', referTo('fact'));
const tasks = list('name', referTo('task'));
const nowhere = { start: -1, end: -1 };

const serial = formatted('a number of an inject', serialPattern, '2-07');

export const inject = map('an inject', {
  serial: optional(
    serial,
    'Its number in the lists that people hold. Otherwise that of its module and its row, `2-07`.',
  ),
  title: optional(text, 'A short title for the running order.'),
  at: optional(moment, 'The moment it is due.'),
  when: optional(expression, 'The trigger that makes it due.'),
  'only-if': optional(expression, 'The gate: passed over when false.'),
  from: required(referTo(['actor', 'role'], ['exercise_control']), 'An actor, a role or exercise_control.'),
  'shown-as': optional(
    referTo(['actor', 'role']),
    'The actor or role that players take for the sender: cards, screens and reading aloud name it. Exercise control, the list of injects and the report say who it is.',
  ),
  to: required(recipients, 'Roles and groups that receive it.'),
  cc: otherwise(recipients, noRecipients, 'Roles and groups that receive a copy.'),
  channel: required(line, 'How it comes in the story: phone, email, radio ...'),
  delivery: otherwise(
    word(['screen', 'card', 'spoken', 'phone', 'mail']),
    'screen',
    'How it reaches the players in the room: shown on their screens (`screen`, `mail`), handed over (`card`), read aloud (`spoken`) or told as a call (`phone`). What goes by hand is due until somebody has given it; so is what goes to a screen that is not there.',
  ),
  text: required(text, 'What they read or hear.'),
  'text-for': otherwise(keyedBy('role', text), [], 'Another text for some roles.'),
  kind: otherwise(
    word(['contextual', 'contingency', 'branch', 'administrative']),
    'contextual',
    'Its kind (HSEEP): `contextual` comes by itself; a `contingency` is proposed to the controllers when it is due, and they send it or not; a `branch` is sent by an effect (`explore` names one that nothing sends); `administrative` is about the exercise and not about the story.',
  ),
  hold: otherwise(flag, false, 'When due it waits for a hand.'),
  every: optional(
    duration,
    'It comes again at this distance from its moment, as often as `times` says in all.',
  ),
  times: otherwise(count, 1, 'How often it comes at most.'),
  tlp: optional(tlp, 'Its marking inside the story.'),
  reveals: otherwise(facts, [], 'Facts that it makes known to its recipients.'),
  promises: otherwise(
    list('name', referTo('inject')),
    [],
    'Injects of which its text promises one, as “she speaks at nine” does: `explore` looks for a play in which none comes.',
  ),
  serves: otherwise(tasks, [], 'Critical tasks that it serves.'),
  storyline: optional(
    line,
    'The thread of the story that it belongs to, for whoever writes and reads the list of injects; play does not ask.',
  ),
  priority: otherwise(
    word(['core', 'may-drop']),
    'core',
    'Whether it may be left out when time is short: `shorten` at the desk drops what may be dropped.',
  ),
  attach: otherwise(list('attachment', attachment), [], 'Texts, tables and pictures that go with it.'),
  'on-delivery': otherwise(effects, [], 'Effects when it is delivered.'),
  notes: optional(text, 'For the controllers.'),
  'evaluator-notes': optional(text, 'For the evaluators.'),
  sensitivity: optional(text, 'What may hurt, and what to offer: for the controllers.'),
  'content-note': optional(text, 'What it speaks of, told to the players before its text.'),
});

const option = referTo('option', ['none']);
const answers = list('name', referTo('option'));
export const proposal = oneVerb(
  'a proposal',
  {
    do: verb(text, 'What players may invent.', {
      'treat-as': optional(referTo('option'), 'The option it amounts to.'),
      say: optional(text, 'What exercise control answers.'),
      effects: otherwise(effects, [], 'Effects besides.'),
    }),
  },
  {},
);
export interface SourceAnswer {
  readonly one: PlainValue | null;
  readonly list: readonly Located<string>[] | null;
}
/** An option, several, a number, or a word such as `none`. */
export const answerValue: Form<SourceAnswer> = {
  blank: { one: { value: '', spot: nowhere }, list: null },
  read: (node, reader, owner) =>
    isSeq(node)
      ? { one: null, list: answers.read(node, reader, owner) }
      : { one: plainValue.read(node, reader, owner), list: null },
  schema: () => ({ anyOf: [plainValue.schema(), answers.schema()] }),
  shape: { is: 'either', shapes: [option.shape, answers.shape] },
};

const optionForm = map('an option', {
  text: required(text, 'What it says.'),
  'only-if': optional(expression, 'The gate: it cannot be chosen when false.'),
  'why-not': optional(text, 'Why it cannot be chosen then.'),
  intrudes: optional(
    number({ least: 0, most: 3, whole: true, wanted: 'a whole number from 0 to 3' }),
    'How far it goes into what people may do, say or keep to themselves: 0 not at all, 1 a little, 2 much, 3 gravely. Players do not see it; `check` asks where what stands `otherwise` goes further than it must.',
  ),
  effects: otherwise(effects, [], 'Effects of this option.'),
});
export const decision = map('a decision', {
  at: optional(moment, 'The moment it opens.'),
  when: optional(expression, 'The trigger that opens it.'),
  'only-if': optional(expression, 'The gate: it does not open when false.'),
  by: required(recipients, 'Who decides.'),
  rule: otherwise(
    word(['single', 'lead', 'majority', 'consensus', 'quorum', 'each']),
    'single',
    'How the answers become one: under `single` any decider’s stands, the latest; under `lead` that of the lead; under `majority` the one of more than half, under `consensus` of all, under `quorum` of so many; under `each` every one’s own.',
  ),
  lead: optional(referTo('role'), 'The role that decides under `lead`, or breaks a tie.'),
  quorum: optional(count, 'How many equal answers suffice.'),
  tie: otherwise(word(['otherwise', 'lead']), 'otherwise', 'What settles a tie.'),
  consult: otherwise(recipients, noRecipients, 'Who is heard.'),
  ballot: otherwise(
    word(['open', 'sealed', 'secret']),
    'open',
    'Who sees the answers, and when: all as they are given (`open`), all once it is closed (`sealed`), nobody at any time (`secret`).',
  ),
  within: optional(duration, 'Story time until it closes with `otherwise`.'),
  takes: otherwise(duration, { value: 0, spot: nowhere }, 'Story time until its effects act.'),
  minutes: optional(minutes, 'Planned real minutes.'),
  question: required(text, 'What is asked.'),
  'why-now': optional(text, 'Why it cannot wait.'),
  law: otherwise(
    list('name', referTo('law')),
    [],
    'Articles of `law` on which it turns: told wherever it is asked.',
  ),
  answer: otherwise(word(['choice', 'several', 'amount', 'ranking', 'text']), 'choice', 'What an answer is.'),
  options: otherwise(named('option', optionForm), [], 'The options.'),
  amount: optional(
    map('an amount', {
      min: required(anyNumber, 'The least.'),
      max: required(anyNumber, 'The most.'),
      unit: optional(text, 'Its unit; the form for one stands before the others where there are two.'),
    }),
    'The limits of an amount.',
  ),
  effects: otherwise(effects, [], 'Effects of any answer.'),
  otherwise: required(answerValue, 'What stands when nobody answers: an option, a number, a list, or none.'),
  closed: otherwise(flag, false, 'No answer but the options.'),
  reversible: otherwise(flag, false, 'The deciders may reverse it.'),
  'if-they': otherwise(
    list('proposal', proposal),
    [],
    'What players may invent (`do`), the option it amounts to (`treat-as`), what it does besides (`effects`), what control answers (`say`).',
  ),
  ask: otherwise(
    list('word', word(askables)),
    [],
    'What is asked with the answer. `confidence` is low, medium or high; the others are words.',
  ),
  serves: otherwise(tasks, [], 'Critical tasks that it serves.'),
  notes: optional(text, 'For the controllers.'),
});

export const conductFields = {
  clocks: otherwise(
    named(
      'clock',
      map('a clock', {
        name: required(text, 'What people call it.'),
        law: optional(referTo(['law', 'source']), 'The article of `law`, or the source, that sets it.'),
        'owed-by': optional(referTo('role'), 'The role that owes.'),
        'owed-to': optional(referTo('role'), 'The role that is owed.'),
        at: required(moment, 'When it starts; `reserve` when an effect starts it.'),
        within: required(duration, 'How long it runs.'),
        done: required(expression, 'What meets it.'),
        'seen-by': otherwise(recipients, noRecipients, 'Roles that see it.'),
        'on-met': otherwise(effects, [], 'Effects when it is met.'),
        'on-missed': otherwise(effects, [], 'Effects when it is missed.'),
      }),
    ),
    [],
    'Legal clocks; they run through pauses and jumps.',
  ),
  duties: otherwise(
    named(
      'duty',
      map('a duty', {
        name: required(text, 'What people call it.'),
        law: optional(referTo(['law', 'source']), 'The article of `law`, or the source, that sets it.'),
        'owed-by': required(recipients, 'Roles and groups that owe it, each for itself.'),
        'owed-to': optional(referTo('role'), 'The role that is owed.'),
        at: required(moment, 'When it starts; `reserve` when effects start its clocks.'),
        steps: required(
          named(
            'step',
            map('a step of a duty', {
              text: required(text, 'What is done: an action of whoever owes it, from when it is owed.'),
              within: required(duration, 'In which time.'),
              at: optional(moment, 'When this step starts, if not with the duty.'),
              serves: otherwise(tasks, [], 'Critical tasks that it serves.'),
              'on-met': otherwise(effects, [], 'Effects when it is done in time.'),
              'on-missed': otherwise(effects, [], 'Effects when it is not.'),
            }),
          ),
          'What must be done, in which time.',
        ),
        'seen-by': otherwise(recipients, noRecipients, 'Roles that see it, beside whoever owes it.'),
      }),
    ),
    [],
    'Legal duties with steps. Each step is a legal clock and the action that meets it, called `DUTY_STEP`, or `DUTY_STEP_ROLE` where several owe.',
  ),
  injects: otherwise(named('inject', inject), [], 'What reaches the players.'),
  expected: otherwise(
    named(
      'expected',
      map('an expected action', {
        by: required(referTo('role'), 'The role of which it is expected.'),
        text: required(text, 'What good players do.'),
        at: required(moment, 'From when on.'),
        within: required(duration, 'For how long.'),
        done: optional(expression, 'What counts as done; else an evaluator ticks it.'),
        source: optional(
          referTo(['law', 'source']),
          'The article of `law`, or the source, that asks for it.',
        ),
        task: optional(referTo('task'), 'The critical task it belongs to.'),
        'on-met': otherwise(effects, [], 'Effects when it is met.'),
        'on-missed': otherwise(effects, [], 'Effects when it is missed.'),
      }),
    ),
    [],
    'What good players do; seen by controllers and evaluators only.',
  ),
  rules: otherwise(
    named(
      'rule',
      map('a rule', {
        name: required(text, 'What controllers call it.'),
        when: required(expression, 'The condition; the rule applies once, when it first holds.'),
        effects: required(effects, 'What follows.'),
      }),
    ),
    [],
    'What follows when something first holds, without an inject; seen by controllers only.',
  ),
  chances: otherwise(
    named(
      'chance',
      map('a chance', {
        name: required(text, 'What controllers call it.'),
        'per-hour': optional(expression, 'How often in an hour of story time, on average.'),
        at: optional(moment, 'The moment at which it is drawn.'),
        odds: optional(formatted('a percentage', /^\d{1,3}(?:\.\d+)?%$/, '30%'), 'The odds at that moment.'),
        'only-if': optional(expression, 'The gate: it waits while false.'),
        times: otherwise(count, 1, 'How often it comes about at most.'),
        effects: required(effects, 'What it does.'),
      }),
    ),
    [],
    'What may come about by luck.',
  ),
  discussions: otherwise(
    named(
      'discussion',
      map('a discussion', {
        ask: required(text, 'The question.'),
        with: otherwise(recipients, noRecipients, 'Who takes part; all if not given.'),
        by: otherwise(word(['plenary', 'group', 'role']), 'plenary', 'Together, in groups, or each alone.'),
        probes: otherwise(list('text', text), [], 'Further questions.'),
        'listen-for': otherwise(tasks, [], 'Critical tasks to listen for.'),
        'if-silent': optional(text, 'What to say when nobody speaks.'),
        notes: optional(text, 'For the facilitator.'),
      }),
    ),
    [],
    'What is talked about.',
  ),
  decisions: otherwise(named('decision', decision), [], 'What is decided.'),
  actions: otherwise(
    named(
      'action',
      map('an action', {
        text: required(text, 'What is done.'),
        by: required(recipients, 'Who may do it.'),
        'only-if': optional(expression, 'The gate.'),
        'why-not': optional(text, 'Why it cannot be done then.'),
        times: optional(count, 'How often at most.'),
        every: optional(duration, 'Not again sooner than this.'),
        takes: otherwise(duration, { value: 0, spot: nowhere }, 'Story time until its effects act.'),
        cost: otherwise(assignments, [], 'What it costs at once: variables and amounts.'),
        effects: otherwise(effects, [], 'What it does.'),
        serves: otherwise(tasks, [], 'Critical tasks that it serves.'),
      }),
    ),
    [],
    'What a role may do unasked, at any time.',
  ),
  activities: otherwise(
    named(
      'activity',
      map('an activity', {
        kind: required(word(['brainstorm', 'futures', 'premortem', 'survey']), 'Its method.'),
        title: required(text, 'What people call it.'),
        with: otherwise(recipients, noRecipients, 'Who takes part; all if not given.'),
        items: otherwise(list('text', text), [], 'Its questions or cards.'),
      }),
    ),
    [],
    'Methods of futures work.',
  ),
};
export type SourceDecision = FormOf<typeof decision>;
export type SourceInject = FormOf<typeof inject>;
export type SourceProposal = NonNullable<FormOf<typeof proposal>>;
