/** ST03..: how expressions are written. */
import { joinedBy } from './synonyms.ts';
import type { SyntaxTrap } from '../expression/token.ts';
import { problem, quoted, type Problem } from './diagnostic.ts';

interface About {
  readonly found: string;
  readonly instead: string | null;
}
const outcome = (expression: string): string =>
  `outcomes:\n  quiet: { only-if: "${expression}", text: Quiet }\n`;
const derived = (expression: string): string =>
  `variables:\n  trust: { name: Trust, start: 50 }\n  mode: { name: Mode, start: open, values: [open, closed] }\n  low: { name: Low, is: "${expression}" }\n`;

/** A mistake in how an expression is written. */
function trap(
  code: string,
  title: string,
  say: (about: About) => readonly [message: string, reason: string, fix: string],
  explanation: string,
  bad: string,
  good: string,
): Problem<About> {
  return problem<About>({
    code,
    title,
    say: (about) => {
      const [message, reason, fix] = say(about);
      return { message, reason, fix };
    },
    explanation,
    bad,
    good,
  });
}

const write = ({ instead }: About, otherwise: string): string =>
  instead === null ? otherwise : `Write \`${instead}\`.`;

const point = trap(
  'ST0307',
  'A number that begins or ends with a point',
  (about) => [
    `${quoted(about.found)} is not a number.`,
    'A number has digits before and after its point.',
    write(about, 'Write `0.5`.'),
  ],
  '`.5` is easily read as 5.',
  outcome('trust > «.5»'),
  outcome('trust > 0.5'),
);

const quote = trap(
  'ST0314',
  'A typographic or double quote',
  (about) => [
    'An expression stands in straight double quotes, a choice in it in straight single quotes.',
    'Other quotes are not read as quotes, or end the expression itself.',
    write(about, "Write straight quotes (`'`) around the choice."),
  ],
  'Word processors replace straight quotes by curly ones.',
  outcome('mode == «‘»open’'),
  outcome("mode == 'open'"),
);

const large = trap(
  'ST0329',
  'The expression is too large',
  () => [
    'The expression is nested more than 64 deep or longer than 4,000 characters.',
    'Nobody could check it by reading.',
    'Split it: give parts of it names as variables with `is`.',
  ],
  'A derived variable (`is`) gives a part of a formula a name.',
  `outcomes:\n  quiet:\n    text: Quiet\n    only-if: "${'('.repeat(64)}«(»trust > 5${')'.repeat(65)}"\n`,
  outcome('trust > 5'),
);

/** What each trap of the parser is told as. */
export const syntaxProblems: Readonly<Record<SyntaxTrap, Problem<About>>> = {
  unexpected: trap(
    'ST0301',
    'Unexpected in an expression',
    ({ found }) => [
      `${quoted(found)} cannot stand here.`,
      'An expression has names, numbers, choices in single quotes, `and`, `or`, `not`, comparisons, `+ - * /`, `? :` and brackets.',
      found === '+'
        ? 'A number above zero needs no sign: write `5` for `+5`. Between two values look at what stands before it.'
        : 'Look at what stands before it: an operator or an operand is missing or too many.',
    ],
    'The expression does not follow the grammar at this place.',
    outcome('trust > «*» 5'),
    outcome('trust > 5'),
  ),
  assignment: trap(
    'ST0302',
    '`=` for `==`',
    () => ['`=` does not compare.', 'Two values are compared with `==`.', 'Write `==`.'],
    'One `=` is an assignment in many languages; an expression only asks. Effects assign with `set`.',
    outcome('trust «=» 5'),
    outcome('trust == 5'),
  ),
  percent: trap(
    'ST0303',
    'A percent sign in an expression',
    (about) => [
      `${quoted(about.found)} is not a number.`,
      'An expression has plain numbers; a unit stands at the variable (`unit: "%"`).',
      write(about, 'Write the number alone.'),
    ],
    'Only `odds` takes a percentage. In an expression 5% of x is `x * 0.05`.',
    outcome('trust > «5%»'),
    outcome('trust > 5'),
  ),
  remainder: trap(
    'ST0304',
    'A remainder',
    () => [
      '`%` is not part of the language.',
      'There is no remainder of a division.',
      'Use `floor`: the remainder of a by b is `a - b * floor(a / b)`.',
    ],
    'The operators are `+ - * /`.',
    derived('trust «%» trust'),
    derived('trust - 7 * floor(trust / 7)'),
  ),
  'chained-comparison': trap(
    'ST0305',
    'Comparisons in a chain',
    (about) => [
      `${quoted(about.found)} compares twice in one go.`,
      'A comparison yields true or false, which cannot be compared with a number.',
      write(about, 'Join two comparisons with `and`.'),
    ],
    'What is written `50 < x < 60` on paper is `50 < x and x < 60`.',
    outcome('«50 < trust < 60»'),
    outcome('50 < trust and trust < 60'),
  ),
  'decimal-comma': trap(
    'ST0306',
    'A comma as decimal sign',
    (about) => [
      `${quoted(about.found)} is not a number.`,
      'The decimal sign is the point.',
      write(about, 'Write a point.'),
    ],
    'A comma separates the arguments of a function, nothing else.',
    outcome('trust > «1,5»'),
    outcome('trust > 1.5'),
  ),
  'leading-point': point,
  'trailing-point': point,
  duration: trap(
    'ST0308',
    'A duration in an expression',
    (about) => [
      `${quoted(about.found)} is a duration; an expression has numbers.`,
      'In an expression times are numbers of minutes.',
      write(about, 'Write the minutes.'),
    ],
    '`story.minutes`, `phase.N.minutes` and `minutes_left` are minutes; compare them with plain numbers.',
    outcome('story.minutes > «20m»'),
    outcome('story.minutes > 20'),
  ),
  'number-suffix': trap(
    'ST0309',
    'Letters after a number',
    (about) => [
      `${quoted(about.found)} is neither a number nor a name.`,
      'Numbers have no unit and no suffix; names begin with a letter.',
      write(about, 'Write the number alone.'),
    ],
    'CEL has suffixes such as `5u`; this language has one type of number.',
    outcome('trust > «5u»'),
    outcome('trust > 5'),
  ),
  hexadecimal: trap(
    'ST0310',
    'A hexadecimal number',
    (about) => [
      `${quoted(about.found)} is a hexadecimal number.`,
      'Numbers are written in the ordinary way.',
      write(about, 'Write it in the ordinary way.'),
    ],
    'One way to write a number is enough.',
    outcome('trust > «0x1F»'),
    outcome('trust > 31'),
  ),
  'single-and-or': trap(
    'ST0311',
    'A single `&` or `|`',
    (about) => [
      `${quoted(about.found)} means nothing here.`,
      'Conditions are joined with `and` and `or`.',
      write(about, 'Write `and` or `or`.'),
    ],
    '`&&` and `||` are allowed too, but `and` and `or` read better aloud.',
    outcome('trust > 5 «&» trust < 9'),
    outcome('trust > 5 and trust < 9'),
  ),
  'shouted-word': trap(
    'ST0312',
    'A word in capitals',
    (about) => [
      `${quoted(about.found)} is not a word of the language.`,
      'Its words are in small letters.',
      write(about, 'Write it in small letters.'),
    ],
    '`and`, `or`, `not`, `true` and `false` are in small letters.',
    outcome('trust > 5 «AND» trust < 9'),
    outcome('trust > 5 and trust < 9'),
  ),
  'foreign-operator': trap(
    'ST0313',
    'A sign of another language',
    (about) => [
      `${quoted(about.found)} is not a sign of this language.`,
      'The signs are `== != < <= > >= + - * /`, `and`, `or`, `not`.',
      write(about, 'Use one of these.'),
    ],
    '`<>`, `===`, `=>`, `is` and typographic signs come from elsewhere.',
    outcome('trust «<>» 5'),
    outcome('trust != 5'),
  ),
  'typographic-quote': quote,
  'double-quote': quote,
  'unclosed-choice': trap(
    'ST0315',
    'A choice whose quote is not closed',
    ({ found }) => [
      `The quote at ${quoted(found)} is not closed.`,
      'A choice stands between two single quotes and holds no backslash.',
      "Write `'open'`.",
    ],
    'Choices are written in single quotes inside the double quotes of the expression.',
    outcome("mode == «'open»"),
    outcome("mode == 'open'"),
  ),
  comment: trap(
    'ST0316',
    'A comment in an expression',
    ({ found }) => [
      `${quoted(found)} would be lost as a comment.`,
      'An expression has no comments.',
      'Move the comment behind the closing double quote, after a `#`.',
    ],
    'CEL reads `//` as a comment; here it is refused, so that nothing of a formula is lost.',
    outcome('trust > 5 «// low»'),
    'outcomes:\n  quiet:\n    only-if: "trust > 5" # low\n    text: Quiet\n',
  ),
  list: trap(
    'ST0317',
    'A list or an index in an expression',
    () => [
      '`[` and `]` are not part of expressions.',
      'There are no lists and no positions in them.',
      'Compare one by one, joined with `or`.',
    ],
    'A variable is a number, true or false, or one of its choices.',
    outcome('mode == «[»1]'),
    outcome("mode == 'open' or mode == 'closed'"),
  ),
  braces: trap(
    'ST0318',
    'Braces in an expression',
    () => [
      '`{` and `}` are not part of expressions.',
      'Braces print values in texts; an expression names them directly.',
      'Write the name alone.',
    ],
    '`{queue}` is for texts; in an expression it is `queue`.',
    outcome('«{»trust} > 5'),
    outcome('trust > 5'),
  ),
  power: trap(
    'ST0319',
    'A power',
    () => ['There is no sign for powers.', 'The operators are `+ - * /`.', 'Multiply: `x * x`.'],
    'Powers give different last digits on different machines; multiplication does not.',
    derived('trust «**» 2'),
    derived('trust * trust'),
  ),
  method: trap(
    'ST0320',
    'A function after a point',
    ({ found }) => [
      `${quoted(found)} is not part of the language.`,
      'Functions stand before their arguments; things have words, not functions.',
      'The functions are `min`, `max`, `abs`, `floor` and `round`.',
    ],
    'CEL has functions over names and texts; this language has none, so that every name can be checked.',
    outcome('«trust.size(») > 5'),
    outcome('trust > 5'),
  ),
  membership: trap(
    'ST0321',
    '`in` is not part of the language',
    () => [
      '`in` is not part of expressions.',
      'There are no lists to be in.',
      'Compare one by one, joined with `or`.',
    ],
    'Choices are compared one by one.',
    outcome("mode «in» 'open'"),
    outcome("mode == 'open'"),
  ),
  null: trap(
    'ST0322',
    '`null` is not part of the language',
    () => [
      'There is no `null`.',
      'Every value always is a number, true or false, or a choice.',
      'Ask for what happened: `decision.manual.made`, `inject.note.delivered`.',
    ],
    'What has not happened yet is false; what has not been counted yet is 0.',
    outcome('mode == «null»'),
    outcome('not end'),
  ),
  'unclosed-bracket': trap(
    'ST0323',
    'A bracket is not closed',
    () => ['The bracket that opens here is not closed.', 'Brackets come in pairs.', 'Add `)`.'],
    'Every `(` has its `)`.',
    outcome('«(»trust > 5'),
    outcome('(trust > 5)'),
  ),
  'unopened-bracket': trap(
    'ST0324',
    'A bracket that was not opened',
    () => ['This bracket closes nothing.', 'Brackets come in pairs.', 'Remove it, or add `(` before.'],
    'Every `)` has its `(`.',
    outcome('trust > 5«)»'),
    outcome('trust > 5'),
  ),
  'missing-colon': trap(
    'ST0325',
    'A `?` without its `:`',
    () => [
      'After `?` two values are wanted, with `:` between them.',
      'A choice between two values says what holds in either case.',
      'Write `a ? b : c`.',
    ],
    '`trust > 50 ? 2 : 1` is 2 while trust is above 50, else 1.',
    derived('trust > 5 ? 1«»'),
    derived('trust > 5 ? 1 : 0'),
  ),
  'ends-early': trap(
    'ST0326',
    'The expression ends too early',
    ({ found }) => [
      `After ${quoted(found)} something is missing.`,
      'An operator needs a value on both sides; a point needs a word after it.',
      'Add it, or remove the operator.',
    ],
    'The expression stops in the middle.',
    outcome('trust «>»'),
    outcome('trust > 5'),
  ),
  empty: trap(
    'ST0327',
    'An empty expression',
    () => ['The expression is empty.', 'Nothing would be asked.', 'Write an expression, or remove the key.'],
    'A gate that always holds is written by leaving it out.',
    outcome('«»').replace('"«»"', '«""»'),
    outcome('trust > 5'),
  ),
  'two-in-a-row': trap(
    'ST0328',
    'Two values without an operator between them',
    ({ found }) => [
      `Between ${quoted(found)} and what stands before it an operator is missing.`,
      'Two values are joined by an operator.',
      joinedBy(found) === null
        ? 'Write `and`, `or`, a comparison or `+ - * /` between them. A choice of several words stands in single quotes.'
        : `Write \`${joinedBy(found)}\`.`,
    ],
    'Names have no blanks in them.',
    outcome('trust > 5 «mode» == 1'),
    outcome("trust > 5 and mode == 'open'"),
  ),
  'too-deep': large,
  'too-long': large,
};
