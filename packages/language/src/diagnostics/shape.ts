/** ST02..: keys and values of the wrong shape. */
import { oneOf, problem, quoted } from './diagnostic.ts';
import { surelyMeant } from '@sandtable/core/scenario';

const meant = (nearest: string | null, otherwise: string): string =>
  nearest === null ? otherwise : `Did you mean ${quoted(nearest)}?`;

export const unknownKey = problem<{
  readonly key: string;
  readonly within: string;
  readonly nearest: string | null;
  readonly known: readonly string[];
}>({
  code: 'ST0201',
  title: 'An unknown key',
  replace: ({ key, known }) => surelyMeant(key, known),
  say: ({ key, within, nearest, known }) => ({
    message: `${quoted(key)} is not a key of ${within}.`,
    reason: 'Nothing is guessed: a key that the language does not know would be ignored silently.',
    fix: meant(nearest, `Known here: ${oneOf(known)}.`),
  }),
  explanation:
    'Keys are the words of the language, with hyphens. Only what stands under them is yours to name.',
  bad: 'roles:\n  mayor: { name: Mayor, «organization»: town, organisation: town }\n',
  good: 'roles:\n  mayor: { name: Mayor, organisation: town }\n',
});

export const missingKey = problem<{ readonly key: string; readonly within: string; readonly about: string }>({
  code: 'ST0202',
  title: 'A key is missing',
  say: ({ key, within, about }) => ({
    message: `${quoted(key)} is missing in ${within}.`,
    reason: about,
    fix: `Add \`${key}:\`.`,
  }),
  explanation:
    'What an exercise cannot do without must be given. The reference marks these keys with a star.',
  bad: 'organisations:\n  «town»: { name: Town }\n',
  good: 'organisations:\n  town: { name: Town, sector: government }\n',
});

export const emptyValue = problem<{
  readonly key: string;
  readonly comment: boolean;
  readonly below: boolean;
}>({
  code: 'ST0203',
  title: 'A key without a value',
  say: ({ key, comment, below }) => ({
    message: `Nothing stands after ${quoted(key)}.`,
    reason: comment ? 'What follows the `#` is a comment.' : 'An empty value could mean several things.',
    fix: comment
      ? 'Put the text into block form (`text: >`) or in quotes.'
      : below
        ? 'Give it a value. If the lines after it belong to it, put two more blanks before each. Or remove the key.'
        : 'Give it a value, or remove the key.',
  }),
  explanation:
    'A key with nothing after it is usually a line that was forgotten, or a text that began with `#`.',
  bad: 'story:\n  «startex»:\n',
  good: 'story:\n  startex: -10m\n',
});

export const wrongShape = problem<{
  readonly wanted: string;
  readonly found: string;
  readonly example: string;
}>({
  code: 'ST0204',
  title: 'A value of another shape is wanted',
  say: ({ wanted, found, example }) => ({
    message: `Here stands ${found}; ${wanted} is wanted.`,
    reason: 'The key decides what may stand after it.',
    fix: `Write for example \`${example}\`.`,
  }),
  explanation:
    'A map is `{ key: value }` or keys on lines of their own, a list is `[a, b]` or lines that begin with `- `.',
  bad: 'themes: «cyber»\n',
  good: 'themes: [cyber]\n',
});

export const badName = problem<{
  readonly name: string;
  readonly meant: string | null;
  /** It is what people call the thing that is meant. */
  readonly isTitle: boolean;
}>({
  code: 'ST0213',
  title: 'A name that cannot be one',
  replace: ({ meant }) => meant,
  say: ({ name, meant, isTitle }) => ({
    message: `${quoted(name)} cannot be a name.`,
    reason: isTitle
      ? `It is what people call ${quoted(meant ?? '')}. In the file each thing goes by its name: small letters, digits and \`_\`.`
      : 'Names have small letters, digits and `_`, and begin with a letter. In an expression a hyphen would be a subtraction.',
    fix: meant === null ? 'Write for example `live_video`.' : `Write \`${meant}\`.`,
  }),
  explanation:
    'Your names have underscores, the words of the language have hyphens, so that the two cannot be confused.',
  bad: 'variables:\n  trust: { name: Trust, start: 50 }\n  «live-video»: { name: Live video, start: 1 }\n',
  good: 'variables:\n  trust: { name: Trust, start: 50 }\n  live_video: { name: Live video, start: 1 }\n',
});

export const reservedName = problem<{
  readonly name: string;
  readonly why: 'language' | 'roles' | 'bare' | 'option';
}>({
  code: 'ST0214',
  title: 'A name that is taken by the language',
  say: ({ name, why }) => {
    const reasons = {
      language: 'It is a word of expressions.',
      roles: 'It stands for something else where roles are addressed.',
      bare: 'In an expression or a text it would be taken for something else.',
      option: `After a decision's name it would be taken for one of the words such as \`made\` or \`reversed\`.`,
    } as const;
    return {
      message: `${quoted(name)} cannot be a name here.`,
      reason: reasons[why],
      fix: `Choose another, such as \`${name}_1\` or a more telling one.`,
    };
  },
  explanation:
    'Refused are the words of CEL and of this language, and where a name could be mistaken for a word that may stand in its place.',
  bad: 'variables:\n  trust: { name: Trust, start: 50 }\n  «answer»: { name: Answers, start: 1 }\n',
  good: 'variables:\n  trust: { name: Trust, start: 50 }\n  answers: { name: Answers, start: 1 }\n',
});

export const noVerb = problem<{ readonly what: string; readonly verbs: readonly string[] }>({
  code: 'ST0215',
  title: 'It does not say what to do',
  say: ({ what, verbs }) => ({
    message: `This is ${what} without a verb.`,
    reason: 'Each item does one thing, named by its verb.',
    fix: `Add one of ${oneOf(verbs)}.`,
  }),
  explanation: 'Effects, agenda items and steps of a script each have exactly one verb.',
  bad: 'actions:\n  warn: { text: Warn the town, by: [mayor], effects: [«{ after: 5m }»] }\n',
  good: 'actions:\n  warn: { text: Warn the town, by: [mayor], effects: [{ add: { trust: 1 }, after: 5m }] }\n',
});

export const severalVerbs = problem<{ readonly first: string; readonly second: string }>({
  code: 'ST0216',
  title: 'Two verbs in one item',
  say: ({ first, second }) => ({
    message: `${quoted(first)} and ${quoted(second)} stand in one item.`,
    reason: 'Each item does one thing; the order of two would be unclear.',
    fix: 'Make two items of it, one below the other.',
  }),
  explanation: 'The items of a list act in their order; within one item there is none.',
  bad: 'actions:\n  warn:\n    text: Warn the town\n    by: [mayor]\n    effects: [{ add: { trust: 1 }, «set»: { mode: "\'open\'" } }]\n',
  good: 'actions:\n  warn:\n    text: Warn the town\n    by: [mayor]\n    effects: [{ add: { trust: 1 } }, { set: { mode: "\'open\'" } }]\n',
});

export const notTogether = problem<{ readonly first: string; readonly second: string; readonly why: string }>(
  {
    code: 'ST0217',
    title: 'Two keys that exclude each other',
    say: ({ first, second, why }) => ({
      message: `${quoted(first)} and ${quoted(second)} cannot stand together.`,
      reason: why,
      fix: 'Remove one of them.',
    }),
    explanation: 'Where two keys say the same thing in two ways, only one may be given.',
    bad: 'chances:\n  tip: { name: A tip, at: 50m, odds: 30%, «per-hour»: 0.5, effects: [{ add: { trust: -4 } }] }\n',
    good: 'chances:\n  tip: { name: A tip, at: 50m, odds: 30%, effects: [{ add: { trust: -4 } }] }\n',
  },
);

export const needsKey = problem<{ readonly key: string; readonly needs: string; readonly why: string }>({
  code: 'ST0218',
  title: 'A key that needs another',
  say: ({ key, needs, why }) => ({
    message: `${quoted(key)} needs ${quoted(needs)} beside it.`,
    reason: why,
    fix: `Add \`${needs}\`, or remove ${quoted(key)}.`,
  }),
  explanation: 'Some keys mean something only together.',
  bad: 'chances:\n  tip: { name: A tip, «at»: 50m, effects: [{ add: { trust: -4 } }] }\n',
  good: 'chances:\n  tip: { name: A tip, at: 50m, odds: 30%, effects: [{ add: { trust: -4 } }] }\n',
});

export const emptyList = problem<{ readonly what: string }>({
  code: 'ST0219',
  title: 'An empty list or map',
  say: ({ what }) => ({
    message: `There is no ${what} here.`,
    reason: 'An empty list or map says nothing.',
    fix: `Name at least one ${what}, or remove the key.`,
  }),
  explanation: 'What would be empty is left out.',
  bad: 'groups:\n  leaders: «[]»\n',
  good: 'groups:\n  leaders: [mayor]\n',
});

export const cutSentence = problem<{
  readonly key: string;
  readonly before: string;
  readonly known: readonly string[];
}>({
  code: 'ST0220',
  title: 'A sentence cut at a comma',
  say: ({ key, before, known }) => ({
    message: `The text ${quoted(before)} ends at the comma; ${quoted(key)} is read as a new key.`,
    reason: 'Between `{` and `}` a comma ends a value.',
    fix: `Put the text in double quotes, or into block form on lines of its own (\`text: >\`).${known.length === 0 ? '' : ` If it was meant as a key: known here are ${oneOf(known)}.`}`,
  }),
  explanation:
    'One-line maps are for names, numbers and short plain words. Prose stands in block form wherever it holds a comma or a colon.',
  bad: 'facts:\n  bomb: { text: They say, «there»: is a bomb }\n',
  good: 'facts:\n  bomb: { text: "They say, there: is a bomb" }\n',
});

export const cutFormula = problem<{ readonly key: string; readonly before: string }>({
  code: 'ST0221',
  title: 'A formula cut at a comma',
  say: ({ key, before }) => ({
    message: `The formula ${quoted(before)} ends at the comma; ${quoted(key)} is read as a new key.`,
    reason: 'Between `{` and `}` a comma ends a value that has no quotes.',
    fix: `Put the formula in double quotes: "${before}, ${key}".`,
  }),
  explanation:
    'An expression is always in double quotes; then commas, colons and brackets in it are its own.',
  bad: 'variables:\n  trust: { name: Trust, start: 50 }\n  low: { name: Low, is: min(trust, «3)» }\n',
  good: 'variables:\n  trust: { name: Trust, start: 50 }\n  low: { name: Low, is: "min(trust, 3)" }\n',
});
