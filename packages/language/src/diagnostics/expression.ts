/** ST034. and on: names and types in expressions. */
import { oneOf, problem, quoted } from './diagnostic.ts';
import { surelyMeant } from '@sandtable/core/scenario';

const outcome = (expression: string): string =>
  `outcomes:\n  quiet: { only-if: "${expression}", text: Quiet }\n`;
const asking = (expression: string): string =>
  `decisions:\n  street: { at: 5m, by: [all], question: Do you clear the street?, options: { clear: { text: Clear it, effects: [{ note: Cleared. }] }, keep: { text: Keep it open } }, otherwise: keep, ask: [rationale] }\n${outcome(expression)}`;
const derived = (expression: string): string =>
  `variables:\n  trust: { name: Trust, start: 50 }\n  mode: { name: Mode, start: open, values: [open, closed] }\n  low: { name: Low, is: "${expression}" }\n`;

const meant = (nearest: string | null, otherwise: string): string =>
  nearest === null ? otherwise : `Did you mean ${quoted(nearest)}?`;
const typeWords = { number: 'a number', boolean: 'true or false', choice: 'a choice' } as const;
type TypeWord = keyof typeof typeWords;

export const unknownName = problem<{
  readonly name: string;
  readonly nearest: string | null;
  readonly possible: readonly string[];
  readonly choice: boolean;
  readonly choices: readonly string[];
}>({
  code: 'ST0341',
  title: 'An unknown name in an expression',
  replace: ({ name, possible, choices }) => {
    const meant = surelyMeant(name, possible);
    return meant !== null && choices.includes(meant) ? `'${meant}'` : meant;
  },
  say: ({ name, nearest, choice, choices }) => ({
    message: `There is no variable and no luck named ${quoted(name)}.`,
    reason:
      'A bare name is a variable or luck; everything else begins with its kind, as in `decision.manual.made`.',
    fix: meant(
      nearest !== null && choices.includes(nearest) ? `'${nearest}'` : nearest,
      choice
        ? `Declare it under \`variables\`, or write it in single quotes if it is a choice.`
        : 'Declare it under `variables`.',
    ),
  }),
  explanation: 'Every name in an expression must be declared. The nearest declared name is suggested.',
  bad: outcome('«trsut» > 5'),
  good: outcome('trust > 5'),
});
export const choiceWithoutQuotes = problem<{
  readonly name: string;
  /** The choice that is meant. */
  readonly choice: string;
  /** It stands in no expression yet. */
  readonly bare: boolean;
}>({
  code: 'ST0342',
  title: 'A choice without single quotes',
  replace: ({ choice, bare }) => (bare ? `"'${choice}'"` : `'${choice}'`),
  say: ({ name, choice, bare }) => ({
    message: !bare
      ? `${quoted(name)} is a choice and stands without single quotes.`
      : name === choice
        ? `${quoted(name)} is a choice and needs both kinds of quotes.`
        : `${quoted(name)} is no choice of this variable.`,
    reason: bare
      ? 'What a variable gets is an expression, in double quotes; a choice in it stands in single quotes.'
      : 'A bare name would be a variable.',
    fix: `Write \`${bare ? `"'${choice}'"` : `'${choice}'`}\`.`,
  }),
  explanation: 'Choices inside an expression are in single quotes: `set: { mode: "\'open\'" }`.',
  bad: outcome('mode == «open»'),
  good: outcome("mode == 'open'"),
});
export const unknownKind = problem<{
  readonly name: string;
  readonly nearest: string | null;
  readonly possible: readonly string[];
}>({
  code: 'ST0343',
  title: 'A name with points that begins with no kind',
  replace: ({ name, possible }) => surelyMeant(name, possible),
  say: ({ name, nearest, possible }) => ({
    message: `${quoted(name)} is no kind of thing that has events.`,
    reason: `A name with points begins with ${oneOf(possible)}.`,
    fix:
      name === 'outcome'
        ? 'Which outcome is told follows from its `only-if`: write that expression here.'
        : meant(nearest, 'Begin with one of them.'),
  }),
  explanation: 'An event is `kind.name.word`, the same in an expression, a moment, a measure and the record.',
  bad: outcome('«descision».close.made'),
  good: outcome('phase.first.active'),
});
export const unknownThing = problem<{
  readonly kind: string;
  readonly name: string;
  readonly nearest: string | null;
  readonly possible: readonly string[];
}>({
  code: 'ST0344',
  title: 'An unknown name after a kind',
  replace: ({ name, possible }) => surelyMeant(name, possible),
  say: ({ kind, name, nearest, possible }) => ({
    message: `There is no ${kind} named ${quoted(name)}.`,
    reason: possible.length === 0 ? `The scenario declares no ${kind}.` : `Declared are ${oneOf(possible)}.`,
    fix: meant(nearest, 'Declare it, or use one that is declared.'),
  }),
  explanation: 'The second part of an event is the name of something that the scenario declares.',
  bad: outcome('phase.«frist».active'),
  good: outcome('phase.first.active'),
});
export const unknownWord = problem<{
  readonly thing: string;
  readonly word: string;
  readonly nearest: string | null;
  readonly possible: readonly string[];
}>({
  code: 'ST0345',
  title: 'An unknown word after a name',
  replace: ({ word, possible }) => surelyMeant(word, possible),
  say: ({ thing, word, nearest, possible }) => ({
    message: `${quoted(word)} is no word of ${quoted(thing)}.`,
    reason: possible.length === 0 ? 'Nothing more follows it.' : `After it may follow ${oneOf(possible)}.`,
    fix: meant(nearest, possible.length === 0 ? 'Remove it.' : 'Write one of these.'),
  }),
  explanation: 'Each kind has its words; a decision has its options besides. The reference lists them.',
  bad: outcome('phase.first.«activ»'),
  good: outcome('phase.first.active'),
});
export const notAsked = problem<{
  readonly decision: string;
  readonly ground: string;
  readonly nearest: string | null;
  readonly asked: readonly string[];
}>({
  code: 'ST0356',
  title: 'Something given that the decision does not ask for',
  replace: ({ ground, asked }) => surelyMeant(ground, asked),
  say: ({ decision, ground, nearest, asked }) => ({
    message: `The decision ${quoted(decision)} does not ask for ${quoted(ground)}.`,
    reason: `What is given with an answer is what stands under its \`ask\`; ${asked.length === 0 ? 'nothing does' : `that is ${oneOf(asked)}`}.`,
    fix: meant(
      nearest,
      `Add ${quoted(ground.replaceAll('_', '-'))} to its \`ask\`, or ask for something else here.`,
    ),
  }),
  explanation:
    'So a choice without a ground can have a consequence: `decision.street.clear and not decision.street.given.legality`. Nobody gives what nobody is asked for.',
  bad: asking('decision.street.given.«legality»'),
  good: asking('decision.street.given.rationale'),
});
export const missingWord = problem<{ readonly thing: string; readonly possible: readonly string[] }>({
  code: 'ST0346',
  title: 'A word is missing after a name',
  say: ({ thing, possible }) => ({
    message: `After ${quoted(thing)} a word is missing.`,
    reason: 'A thing by itself is neither true nor false; something about it is.',
    fix: `Add one of ${oneOf(possible)}.`,
  }),
  explanation: '`decision.manual` alone says nothing; `decision.manual.made` or `decision.manual.all` does.',
  bad: outcome('«phase.first»'),
  good: outcome('phase.first.active'),
});
export const unknownFunction = problem<{
  readonly name: string;
  readonly nearest: string | null;
  readonly possible: readonly string[];
}>({
  code: 'ST0347',
  title: 'An unknown function',
  replace: ({ name, possible }) => surelyMeant(name, possible),
  say: ({ name, nearest, possible }) => ({
    message: `There is no function ${quoted(name)}.`,
    reason: `The functions are ${oneOf(possible)}.`,
    fix: meant(nearest, 'Use one of these.'),
  }),
  explanation: 'Five functions over numbers; none over names or texts.',
  bad: derived('«minimum»(trust, 5)'),
  good: derived('min(trust, 5)'),
});
export const argumentCount = problem<{
  readonly name: string;
  readonly wanted: string;
  readonly found: number;
}>({
  code: 'ST0348',
  title: 'A function with too many or too few arguments',
  say: ({ name, wanted, found }) => ({
    message: `${quoted(name)} has ${found} ${found === 1 ? 'argument' : 'arguments'} here.`,
    reason: `It takes ${wanted}.`,
    fix: `Give it ${wanted}.`,
  }),
  explanation: '`min` and `max` take two numbers or more; `abs`, `floor` and `round` take one.',
  bad: derived('«round(trust, 5)»'),
  good: derived('round(trust)'),
});
export const operandType = problem<{
  readonly operator: string;
  readonly wanted: TypeWord;
  readonly found: TypeWord;
}>({
  code: 'ST0349',
  title: 'An operand of the wrong type',
  say: ({ operator, wanted, found }) => ({
    message: `This is ${typeWords[found]}; ${quoted(operator)} wants ${typeWords[wanted]}.`,
    reason:
      '`and`, `or`, `not` and `?` take what is true or false; `< <= > >=`, `+ - * /` and functions take numbers.',
    fix: wanted === 'boolean' ? 'Compare it with something.' : 'Use a number, or `condition ? 1 : 0`.',
  }),
  explanation: 'A number is never taken for true or false, nor the other way round.',
  bad: outcome("«trust» and mode == 'open'"),
  good: outcome("trust > 5 and mode == 'open'"),
});
export const differentTypes = problem<{
  readonly what: string;
  readonly left: TypeWord;
  readonly right: TypeWord;
}>({
  code: 'ST0350',
  title: 'Two values of different types',
  say: ({ what, left, right }) => ({
    message: `${quoted(what)} stands between ${typeWords[left]} and ${typeWords[right]}.`,
    reason: 'Both must be numbers, both true or false, or both choices.',
    fix: 'Make both of one type. A choice stands in single quotes.',
  }),
  explanation: 'Values of different types are never equal, so the question would have one answer only.',
  bad: outcome("«trust == 'open'»"),
  good: outcome("mode == 'open'"),
});
export const resultType = problem<{ readonly wanted: TypeWord; readonly found: TypeWord }>({
  code: 'ST0351',
  title: 'An expression of the wrong type',
  say: ({ wanted, found }) => ({
    message: `The expression is ${typeWords[found]}; ${typeWords[wanted]} is wanted here.`,
    reason:
      'Conditions are true or false; rates and amounts are numbers; an assignment has the type of its variable.',
    fix:
      wanted === 'boolean'
        ? 'Compare it with something, as in `trust > 50`.'
        : wanted === 'number'
          ? 'Write a number or a formula.'
          : `Write a choice in single quotes, as in "'open'".`,
  }),
  explanation: 'Where an expression stands decides what it must be.',
  bad: outcome('«trust»'),
  good: outcome('trust > 5'),
});
export const impossibleChoice = problem<{
  readonly choice: string;
  readonly of: string;
  readonly nearest: string | null;
  readonly possible: readonly string[];
}>({
  code: 'ST0352',
  title: 'A choice that cannot be',
  replace: ({ choice, possible }) => {
    const meant = surelyMeant(choice, possible);
    return meant === null ? null : `'${meant}'`;
  },
  say: ({ choice, of, nearest, possible }) => ({
    message: `${quoted(of)} is never ${quoted(choice)}.`,
    reason: `It can be ${oneOf(possible)}.`,
    fix: meant(nearest, 'Write one of these.'),
  }),
  explanation: 'A variable or parameter with `values` is always one of them.',
  bad: outcome("mode == «'opn'»"),
  good: outcome("mode == 'open'"),
});
export const divisionByZero = problem({
  code: 'ST0353',
  title: 'A division by zero',
  say: () => ({
    message: 'This divides by zero.',
    reason: 'The whole expression then has no value: a condition is false, an assignment is refused.',
    fix: 'Divide by something else.',
  }),
  explanation:
    'A division that has no finite result leaves the whole expression without value. Written out like this it always does.',
  bad: derived('trust / «0»'),
  good: derived('trust / 10'),
});
export const answerHere = problem({
  code: 'ST0354',
  title: '`answer` where there is none',
  say: () => ({
    message: '`answer` is not known here.',
    reason:
      'It is the amount that was decided, and exists in the effects of a decision with `answer: amount`.',
    fix: 'Elsewhere write `decision.NAME.amount`, or the option as `decision.NAME.OPTION`.',
  }),
  explanation: 'The effects of a decision that takes an amount may calculate with it.',
  bad: outcome('«answer» > 5'),
  good: outcome('trust > 5'),
});
export const measureHere = problem({
  code: 'ST0355',
  title: 'A measure where it cannot be asked',
  say: () => ({
    message: 'Measures cannot be asked here.',
    reason: 'They describe the exercise afterwards; if they moved it, measuring would change the result.',
    fix: 'Use the variable or the event that the measure is made of.',
  }),
  explanation: '`measure.N` is for the tests in a scenario and for outcomes.',
  bad: 'measures:\n  peak: { highest: "trust", target: "> 5" }\nactions:\n  warn: { text: Warn the town, by: [mayor], only-if: "measure.«peak» > 5" }\n',
  good: 'measures:\n  peak: { highest: "trust", target: "> 5" }\nactions:\n  warn: { text: Warn the town, by: [mayor], only-if: "trust > 5" }\n',
});
