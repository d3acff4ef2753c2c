/** ST05..: steps of a script, in a file of their own or under `tests`. */
import { oneOf, problem, quoted } from './diagnostic.ts';
import { surelyMeant } from '@sandtable/core/scenario';

const test = (step: string): string =>
  `decisions:\n  close:\n    at: 5m\n    by: [mayor, police]\n    question: Do you close the bridge?\n    options: { shut: { text: Shut it }, open: { text: Leave it open } }\n    otherwise: shut\ntests:\n  one:\n    text: It closes\n    play: [${step}]\n    expect: ["decision.close.made"]\n`;

export const impossibleAnswer = problem<{
  readonly found: string;
  readonly wanted: string;
  readonly nearest: string | null;
  readonly possible: readonly string[];
}>({
  code: 'ST0501',
  title: 'An answer that the decision does not take',
  replace: ({ found, possible }) => surelyMeant(found, possible),
  say: ({ found, wanted, nearest }) => ({
    message: `${quoted(found)} is no answer to this decision.`,
    reason: `An answer is ${wanted}, or \`declined\`.`,
    fix:
      nearest === null
        ? `Write ${wanted}; what was said in other words stands after \`other\`.`
        : `Did you mean ${quoted(nearest)}?`,
  }),
  explanation:
    'A script answers as people would: an option, several, a number, a ranking, `answer: declined`, or `other: ...` with their words.',
  bad: test('{ decide: close, answer: «shot», by: mayor }'),
  good: test('{ decide: close, answer: shut, by: mayor }'),
});
export const missingActor = problem<{ readonly verb: string; readonly possible: readonly string[] }>({
  code: 'ST0502',
  title: 'Nobody does it',
  say: ({ verb, possible }) => ({
    message: `This step does not say who does it.`,
    reason: `\`${verb}\` is done by a person: ${oneOf(possible)}.`,
    fix: 'Add `by:` and a role.',
  }),
  explanation:
    'Steps that a person takes name the role with `by`. Where only one role can do it, it may be left out.',
  bad: test('{ «decide»: close, answer: shut }'),
  good: test('{ decide: close, answer: shut, by: mayor }'),
});
export const wrongActor = problem<{
  readonly name: string;
  readonly possible: readonly string[];
  readonly what: string;
}>({
  code: 'ST0503',
  title: 'A role that may not do this',
  say: ({ name, possible, what }) => ({
    message: `${quoted(name)} is not among those who ${what}.`,
    reason: `They are ${oneOf(possible)}.`,
    fix: 'Name one of them.',
  }),
  explanation: 'Only those in `by` of a decision or an action can answer or do it.',
  bad: `actions:\n  warn: { text: Warn the town, by: [mayor] }\ntests:\n  one:\n    text: It warns\n    play: [{ do: warn, by: «police» }]\n    expect: ["action.warn.taken"]\n`,
  good: `actions:\n  warn: { text: Warn the town, by: [mayor] }\ntests:\n  one:\n    text: It warns\n    play: [{ do: warn, by: mayor }]\n    expect: ["action.warn.taken"]\n`,
});
export const missingAnswer = problem({
  code: 'ST0504',
  title: 'A decision without an answer',
  say: () => ({
    message: 'This step decides, but does not say what.',
    reason: 'A step answers with `answer`, or in other words with `other`.',
    fix: 'Add `answer: OPTION`, `answer: declined`, or `other: what they said`.',
  }),
  explanation:
    'What players said in their own words stands after `other`; `treat-as` names the option it amounts to.',
  bad: test('{ «decide»: close, by: mayor }'),
  good: test('{ decide: close, other: half of it, treat-as: shut, by: mayor }'),
});
export const outOfOrder = problem<{ readonly before: string }>({
  code: 'ST0505',
  severity: 'warning',
  title: 'A step back in time',
  say: ({ before }) => ({
    message: 'This step waits for a time that is past.',
    reason: `Steps are done in the order of the file; one before it waits for ${quoted(before)}.`,
    fix: 'Move it up, or give it a later time.',
  }),
  explanation:
    'Story time only goes forward; the steps of a script stand in the order in which they are done.',
  bad: test('{ advance: 1h, at: 20m }, { advance: 1h, at: «10m» }'),
  good: test('{ advance: 1h, at: 10m }, { advance: 1h, at: 20m }'),
});

const luckyTest = (pin: string): string =>
  `luck:\n  lab_time: { between: [40m, 90m] }\nchances:\n  leak:\n    name: The paper gets it\n    at: 20m\n    odds: 30%\n    effects: [{ note: It leaks }]\ntests:\n  one:\n    text: It takes long\n    ${pin}\n    play: []\n    expect: ["lab_time > 60"]\n`;

export const impossibleLuck = problem<{
  readonly found: string;
  readonly name: string;
  readonly why: string;
  readonly fix: string;
  readonly possible: readonly string[];
}>({
  code: 'ST0506',
  title: 'Luck that cannot be like this',
  replace: ({ found, possible }) => surelyMeant(found, possible),
  say: ({ found, name, why, fix }) => ({
    message: `${quoted(found)} cannot come of ${quoted(name)}.`,
    reason: why,
    fix,
  }),
  explanation:
    'A test may say what luck does, so that it does not hang on a seed: `luck: { lab_time: 70m }` for what is drawn, `chances: { leak: fires }` or `never` for a chance with odds, `chances: { outage: [40m, 2h] }` or `never` for one with a rate. It must be something that the scenario itself could draw.',
  bad: luckyTest('luck: { lab_time: «2h» }'),
  good: luckyTest('luck: { lab_time: 70m }'),
});
export const wrongRatings = problem<{
  readonly found: string;
  /** How many questions the survey has, where there are not as many answers; null where an answer is none. */
  readonly questions: number | null;
}>({
  code: 'ST0507',
  title: 'Answers that the survey does not take',
  say: ({ found, questions }) => ({
    message:
      questions === null
        ? `${quoted(found)} is no answer to a survey.`
        : `Here ${found === '1' ? 'is' : 'are'} ${found === '0' ? 'no' : found} ${found === '1' ? 'answer' : 'answers'}, and the survey has ${questions} ${questions === 1 ? 'question' : 'questions'}.`,
    reason: 'Each question has an answer from 1 to 5, or `none`, in the order of the questions.',
    fix:
      questions === null
        ? 'Write a whole number from 1 to 5, or `none`.'
        : `Write \`answers: [${Array.from({ length: Math.min(questions, 9) }, () => '3').join(', ')}]\`, with your own.`,
  }),
  explanation:
    'In a script a survey is answered by `rate`: `{ rate: ready, by: mayor, answers: [4, 2, none] }`.',
  bad: `activities:\n  ready: { kind: survey, title: How ready are we?, items: [We notice it., We act.] }\n${test('{ rate: ready, by: mayor, answers: [4, «6»] }')}`,
  good: `activities:\n  ready: { kind: survey, title: How ready are we?, items: [We notice it., We act.] }\n${test('{ rate: ready, by: mayor, answers: [4, 2] }')}`,
});
