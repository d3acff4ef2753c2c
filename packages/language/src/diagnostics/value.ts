/** ST02..: single values that are not what is wanted. */
import { readsAsProse } from '../expression/token.ts';
import { inOtherWords, meantFlag } from './synonyms.ts';
import { oneOf, problem, quoted } from './diagnostic.ts';
import { surelyMeant } from '@sandtable/core/scenario';

const meant = (nearest: string | null, otherwise: string): string =>
  nearest === null ? otherwise : `Did you mean ${quoted(nearest)}?`;

export const notAWord = problem<{
  readonly found: string;
  readonly words: readonly string[];
  readonly nearest: string | null;
}>({
  code: 'ST0205',
  title: 'Not one of the possible words',
  replace: ({ found, words }) => surelyMeant(found, words),
  say: ({ found, words, nearest }) => ({
    message: `${quoted(found)} is not possible here.`,
    reason: `It can be ${oneOf(words)}.`,
    fix: meant(nearest ?? inOtherWords(found, words), `Write ${oneOf(words)}.`),
  }),
  explanation: 'Some keys take one of a few fixed words. The reference lists them.',
  bad: 'kind: «table-top»\n',
  good: 'kind: tabletop\n',
});

export const notANumber = problem<{ readonly found: string; readonly meant: string | null }>({
  code: 'ST0206',
  title: 'A number is wanted',
  // `1,500` may be one thousand and five hundred, and a unit is not to be lost
  replace: ({ found, meant }) =>
    /^-?(?:[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})|\.[0-9]+)$/.test(found) ? meant : null,
  say: ({ found, meant }) => ({
    message: `${quoted(found)} is not a number.`,
    reason: 'Numbers have digits and at most one point: `40`, `-2`, `0.5`. No comma, no unit, no quotes.',
    fix: meant === null ? 'Write a number.' : `Write \`${meant}\`.`,
  }),
  explanation:
    'A comma in `1,5` ends a value in `{ }` and is part of a text elsewhere; the decimal sign is the point.',
  bad: 'variables:\n  trust:\n    name: Trust\n    start: 50\n    max: «1,5»\n',
  good: 'variables:\n  trust:\n    name: Trust\n    start: 1\n    max: 1.5\n',
});

export const numberRange = problem<{ readonly found: number; readonly wanted: string }>({
  code: 'ST0207',
  title: 'The number cannot be that',
  say: ({ found, wanted }) => ({
    message: `${found} is not possible here.`,
    reason: `It must be ${wanted}.`,
    fix: `Write ${wanted}.`,
  }),
  explanation:
    'Counts are whole and at least 1; odds are between 0% and 100%; a lower limit is below its upper limit.',
  bad: 'actions:\n  warn: { text: Warn the town, by: [mayor], times: «0» }\n',
  good: 'actions:\n  warn: { text: Warn the town, by: [mayor], times: 1 }\n',
});

export const notAFlag = problem<{ readonly found: string }>({
  code: 'ST0208',
  title: '`true` or `false` is wanted',
  replace: ({ found }) => meantFlag(found)?.toString() ?? null,
  say: ({ found }) => ({
    message: `${quoted(found)} is neither \`true\` nor \`false\`.`,
    reason: 'It is a switch. YAML reads `yes`, `no`, `on` and `off` as words.',
    fix:
      meantFlag(found) === null
        ? 'Write `true` or `false`, without quotes.'
        : `Write \`${meantFlag(found)}\`.`,
  }),
  explanation: 'YAML 1.2 reads `yes`, `no`, `on` and `off` as words, not as true and false.',
  bad: 'facts:\n  bomb: { text: There is a bomb, rumour: «yes» }\n',
  good: 'facts:\n  bomb: { text: There is a bomb, rumour: true }\n',
});

export const notAText = problem<{
  readonly found: string;
  readonly why: 'colon' | 'brace' | 'bracket' | 'question' | 'value';
}>({
  code: 'ST0209',
  title: 'A text is wanted',
  say: ({ found, why }) => {
    const reasons = {
      colon: 'A colon followed by a blank makes a key of what stands before it.',
      brace: 'YAML reads a value that begins with `{` as a map.',
      bracket: 'YAML reads a value that begins with `[` as a list.',
      question: 'A `?` at the beginning makes a key of what follows.',
      value: 'YAML reads it as a number, `true` or `false`.',
    } as const;
    return {
      message: `Here stands ${found}; a text is wanted.`,
      reason: reasons[why],
      fix:
        why === 'value'
          ? 'Put it in double quotes.'
          : 'Put the text into block form: `text: >` and the text on the next line, indented.',
    };
  },
  explanation:
    'Prose with a colon, a bracket or a leading brace is not read as prose. Block form is always safe.',
  bad: 'hot-wash:\n  - «Who knew it: and when?»\n',
  good: 'hot-wash:\n  - Who knew it, and when?\n',
});

export const notADuration = problem<{ readonly found: string; readonly meant: string | null }>({
  code: 'ST0210',
  title: 'Not a duration',
  // a number alone or with a colon has no unit, so it may be of another one
  replace: ({ found, meant }) => (/^[0-9].*[a-z]/i.test(found) ? meant : null),
  say: ({ found, meant }) => ({
    message: `${quoted(found)} is not a duration.`,
    reason:
      'Durations are whole days, hours, minutes and seconds in this order: `2d`, `1h30m`, `15m`, `90s`.',
    fix: meant === null ? 'Write for example `15m`.' : `Write \`${meant}\`.`,
  }),
  explanation:
    'A duration has no blanks, no fractions and no quotes. Times of the story are durations since StartEx.',
  bad: 'duration: «1.5h»\n',
  good: 'duration: 1h30m\nphases:\n  first: { title: First, clock: runs, next: [{ go: end, at: 1h }] }\n',
});

export const notAMoment = problem<{ readonly found: string; readonly meant: string | null }>({
  code: 'ST0211',
  title: 'Not a moment',
  replace: ({ found, meant }) =>
    meant === `after ${found}` || meant === 'reserve' || /^[0-9].*[a-z]/i.test(found) ? meant : null,
  say: ({ found, meant }) => ({
    message: `${quoted(found)} is not a moment.`,
    reason:
      'A moment is `35m` (since StartEx), `11:50` or `Wed 11:50` (in a story with an `h-hour`), `after EVENT`, `20m after EVENT`, `LUCK after EVENT` or `reserve`.',
    fix:
      meant === null
        ? 'Write for example `35m` or `20m after inject.note.delivered`.'
        : `Write \`${meant}\`.`,
  }),
  explanation:
    '`at` is a moment, not a condition: what happens when something becomes true has `when` and an expression in double quotes.',
  bad: 'injects:\n  call: { from: mayor, to: [all], channel: phone, text: Hello, at: «later» }\n',
  good: 'injects:\n  call: { from: mayor, to: [all], channel: phone, text: Hello, at: 35m }\n',
});

const callAt = (at: string, story: string): string =>
  `${story}injects:\n  call: { from: mayor, to: [all], channel: phone, text: Hello, at: ${at} }\n`;

export const timeWithoutDate = problem<{ readonly found: string; readonly meant: string | null }>({
  code: 'ST0232',
  title: 'A time of day in a story without a date',
  say: ({ found, meant }) => ({
    message: `${quoted(found)} is a time of day, and the story has no date.`,
    reason: 'Times of day are counted from `h-hour`, the local date and time of H-hour.',
    fix: `Write \`story: { h-hour: 2031-08-02T06:40 }\`, or the time since StartEx, such as \`${meant ?? '1h30m'}\`.`,
  }),
  explanation:
    'A moment may be a time of day, `11:50`, or with the weekday, `Wed 11:50`, where `story` says when H-hour is.',
  bad: callAt('«11:50»', ''),
  good: callAt('11:50', 'story: { h-hour: 2031-08-02T06:40 }\nduration: 8h\n'),
});

export const timeNotOnce = problem<{
  readonly found: string;
  readonly from: string;
  readonly until: string;
  /** Ways to write what may be meant; none where the story does not come to it. */
  readonly possible: readonly string[];
}>({
  code: 'ST0233',
  title: 'A time of day that the story does not have, or has twice',
  say: ({ found, from, until, possible }) => ({
    message:
      possible.length === 0
        ? `The story does not come to ${quoted(found)}.`
        : `The story comes to ${quoted(found)} more than once.`,
    reason: `It goes from ${from} to ${until} (\`duration\`).`,
    fix:
      possible.length === 0
        ? 'Write a time between them, or a longer `duration`.'
        : `Write ${oneOf(possible)}.`,
  }),
  explanation:
    'A time of day is one moment. Where the story lasts longer than a day, the weekday stands before it, `Wed 11:50`; where it lasts longer than a week, write the time since StartEx.',
  bad: callAt('«07:00»', 'story: { h-hour: 2031-08-02T06:40 }\nduration: 30h\n'),
  good: callAt('Sat 07:00', 'story: { h-hour: 2031-08-02T06:40 }\nduration: 30h\n'),
});

export const timeForCondition = problem<{ readonly found: string; readonly minutes: number }>({
  code: 'ST0229',
  title: 'A time where a condition is wanted',
  say: ({ found, minutes }) => ({
    message: `${quoted(found)} is a time; a condition is wanted.`,
    reason: 'A condition is asked while the exercise runs, and is true or false.',
    fix: `For what comes at a time write \`at: ${found}\`. For what may come from a time on write \`"story.minutes >= ${minutes}"\`.`,
  }),
  explanation:
    '`when` and `only-if` have a condition in double quotes. Times stand under `at`: `35m` after StartEx, or `20m after EVENT`.',
  bad: 'injects:\n  call: { from: mayor, to: [all], channel: phone, text: Hello, when: «20m» }\n',
  good: 'injects:\n  call: { from: mayor, to: [all], channel: phone, text: Hello, at: 20m }\n',
});

export const momentHere = problem<{ readonly found: string; readonly why: 'reserve' | 'luck' | 'number' }>({
  code: 'ST0212',
  title: 'Not a moment for this',
  say: ({ found, why }) => {
    const reasons = {
      reserve: '`reserve` is for what an effect or a hand sets going; this has neither.',
      luck: 'The luck before `after` must be one that draws a duration.',
      number: 'What follows `after` must be something that happens; this is a number.',
    } as const;
    return {
      message: `${quoted(found)} is not possible here.`,
      reason: reasons[why],
      fix: 'Write for example `20m after phase.pressure.entered`.',
    };
  },
  explanation:
    'Injects, decisions and legal clocks may wait in reserve. Luck before `after` is drawn from durations such as `[40m, 95m]`.',
  bad: 'chances:\n  tip: { name: A tip, odds: 30%, at: «reserve», effects: [{ add: { trust: -4 } }] }\n',
  good: 'chances:\n  tip: { name: A tip, odds: 30%, at: 50m, effects: [{ add: { trust: -4 } }] }\n',
});

export const cutByComment = problem<{ readonly lost: string }>({
  code: 'ST0222',
  title: 'A text cut at a `#`',
  say: ({ lost }) => ({
    message: `${quoted(lost)} is read as a comment and lost.`,
    reason: 'A `#` after a blank begins a comment, in an unquoted text too.',
    fix: 'Put the text into block form (`text: >`) or in double quotes. A comment has a blank after its `#`.',
  }),
  explanation:
    'To tell `Gate #5 is shut` from a comment, comments beside a text are written with a blank: `# like this`.',
  bad: 'title: Gate «#5 is shut»\n',
  good: 'title: "Gate #5 is shut"\n',
});

export const unquotedExpression = problem<{ readonly found: string; readonly fix: string }>({
  code: 'ST0223',
  title: 'An expression without double quotes',
  say: ({ found, fix }) =>
    readsAsProse(found)
      ? {
          message: `${quoted(found)} is a sentence, and an expression is wanted.`,
          reason:
            'It is asked while the exercise runs, so it goes by the names that the file gives to things.',
          fix: 'Write for example `"decision.NAME.made"`, `"inject.NAME.delivered"`, `"fact.NAME.ROLE"` or `"VARIABLE > 50"`, in double quotes.',
        }
      : {
          message: `${quoted(found)} is an expression and stands without double quotes.`,
          reason: 'Without quotes YAML reads `#`, `:`, `,`, `!` and `&` in it its own way.',
          fix: `Write \`${fix}\`.`,
        },
  explanation:
    'An expression is always in "double quotes"; choices inside it in \'single quotes\'. Plain numbers, `true` and `false` need none.',
  bad: 'outcomes:\n  quiet: { only-if: «trust > 5 && trust < 9», text: Quiet }\n',
  good: 'outcomes:\n  quiet: { only-if: "trust > 5 && trust < 9", text: Quiet }\n',
});

export const wrongQuotes = problem<{ readonly found: string; readonly fix: string }>({
  code: 'ST0224',
  title: 'An expression in single quotes or block form',
  say: ({ fix }) => ({
    message: 'An expression stands in double quotes.',
    reason: 'Single quotes inside it enclose choices; one kind of quotes for each keeps them apart.',
    fix: `Write \`${fix}\`.`,
  }),
  explanation: 'An expression is always in "double quotes"; choices inside it in \'single quotes\'.',
  bad: "outcomes:\n  quiet: { only-if: «'trust > 5'», text: Quiet }\n",
  good: 'outcomes:\n  quiet: { only-if: "trust > 5", text: Quiet }\n',
});

/** A date and a time of day with a blank between them, as people and spreadsheets write them. */
function dateMeant(found: string): string | null {
  const [, day, hour, minute] = /^(\d{4}-\d{2}-\d{2}),? (\d{1,2}):(\d{2})(?::00)?$/.exec(found) ?? [];
  if (day !== undefined) return `${day}T${hour?.padStart(2, '0')}:${minute}`;
  // with points the day comes first, everywhere; with strokes it may be the month
  const [, date, month, year, at, past] =
    /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}),?\s+(\d{1,2})[:.](\d{2})$/.exec(found) ?? [];
  const two = (digits = ''): string => digits.padStart(2, '0');
  return year === undefined ? null : `${year}-${two(month)}-${two(date)}T${two(at)}:${past}`;
}

/** The odds as a number: `0.6` and `60` are `60%`; `1` may be either. */
function percentMeant(written: string): string | null {
  const found = written.trim().replace(/^(-?\d*),(\d+)/, '$1.$2');
  if (/^0?\.\d+$/.test(found)) return `${Number((Number(found) * 100).toFixed(6))}%`;
  const [, amount] =
    /^(\d{1,3}(?:\.\d+)?)\s*(?:%|percent|per cent|prozent|pour cent|pct)$/i.exec(found) ?? [];
  if (amount !== undefined) return `${amount}%`;
  return /^(?:[2-9]|\d{2}|100)$/.test(found) ? `${found}%` : null;
}

const formMeant = ({ found, wanted }: { readonly found: string; readonly wanted: string }): string | null =>
  wanted === 'a percentage' ? percentMeant(found) : dateMeant(found);

export const badFormat = problem<{
  readonly found: string;
  readonly wanted: string;
  readonly example: string;
}>({
  code: 'ST0225',
  title: 'Not in the form that is wanted',
  replace: (about) => formMeant(about),
  say: ({ found, wanted, example }) => {
    const meant = formMeant({ found, wanted });
    return {
      message: `${quoted(found)} is not ${wanted}.`,
      reason: 'It is read by a program and must have a fixed form.',
      fix: meant === null ? `Write for example \`${example}\`.` : `Write \`${meant}\`.`,
    };
  },
  explanation: 'Dates, times, offsets, percentages, comparisons, languages and ids have fixed forms.',
  bad: 'story: { h-hour: «2 August 2031» }\n',
  good: 'story: { h-hour: 2031-08-02T06:40 }\n',
});

export const undeclaredLanguage = problem<{
  readonly language: string;
  readonly languages: readonly string[];
}>({
  code: 'ST0226',
  title: 'A text in a language that is not declared',
  say: ({ language, languages }) => ({
    message: `${quoted(language)} is none of the scenario's languages.`,
    reason: `Declared are ${oneOf(languages)}.`,
    fix: `Add it under \`languages\`. If it was meant as a text with a colon, use block form (\`text: >\`).`,
  }),
  explanation: 'A text is a string, or a map whose keys are all languages of the scenario.',
  bad: 'title: { en: Silent gates, «fr»: Portes muettes }\n',
  good: 'languages: [en, fr]\ntitle: { en: Silent gates, fr: Portes muettes }\n',
});

export const missingLanguage = problem<{ readonly language: string }>({
  code: 'ST0227',
  title: `A text that is missing in the scenario's own language`,
  say: ({ language }) => ({
    message: `This text has no ${quoted(language)}.`,
    reason: 'The language of the scenario is what everybody gets who has no other.',
    fix: `Add \`${language}:\` to it, or change \`language\`.`,
  }),
  explanation:
    'Other languages may be missing from a text, the main one (`language`, English if not given) may not.',
  bad: 'languages: [en, fr]\ntitle: «{ fr: Portes muettes }»\n',
  good: 'languages: [en, fr]\ntitle: { en: Silent gates, fr: Portes muettes }\n',
});

export const emptyText = problem({
  code: 'ST0228',
  title: 'An empty text',
  say: () => ({
    message: 'This text is empty.',
    reason: 'Nothing would be read out or shown.',
    fix: 'Write the text, or remove the key.',
  }),
  explanation: 'A text that is still to be written is better left out: then what needs it says so.',
  bad: 'hot-wash:\n  - «""»\n',
  good: 'hot-wash:\n  - Who knew it?\n',
});

export const clauseWithoutCondition = problem({
  code: 'ST0230',
  title: 'A clause without a condition',
  say: () => ({
    message: 'This clause of an outcome has no `only-if`.',
    reason:
      'It would be told of every play that reaches the outcome, whether what it says came about or not.',
    fix: 'Add the `only-if` that tests what it says. For what the outcome itself tests, write its condition once more.',
  }),
  explanation:
    'An outcome says only what its conditions test. With one text that is the `only-if` of the outcome; where its text is made of several clauses, each has its own.',
  bad: 'outcomes:\n  quiet:\n    text:\n      - { only-if: "trust > 5", text: People believe it. }\n      - { «text»: The two people went home. }\n',
  good: 'variables:\n  trust: { name: Trust, start: 50 }\n  held: { name: People who are held, start: 2 }\noutcomes:\n  quiet:\n    text:\n      - { only-if: "trust > 5", text: People believe it. }\n      - { only-if: "held == 0", text: The two people went home. }\n',
});

export const unitWithForms = problem<{ readonly found: string }>({
  code: 'ST0231',
  title: 'A unit has one form, or one for one and one for all others',
  say: ({ found }) => ({
    message: `${quoted(found)} has a \`|\` with nothing beside it, or more than one.`,
    reason: 'The `|` stands between the form for one and the form for all other numbers.',
    fix: 'Write both, for example `unit: vehicle | vehicles`, or one without `|`.',
  }),
  explanation:
    '`1 vehicle`, `2 vehicles`: the form before the `|` goes with one, the other with all other numbers.',
  bad: 'variables:\n  queue: { name: Queue, start: 12, unit: «"vehicle | vehicles | more"» }\n',
  good: 'variables:\n  queue: { name: Queue, start: 12, unit: vehicle | vehicles }\n',
});
