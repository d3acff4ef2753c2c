/** ST011. and on: what YAML makes of the file. */
import { problem, quoted } from './diagnostic.ts';

export const unclosed = problem<{ readonly what: string }>({
  code: 'ST0111',
  title: 'A quote, bracket or brace is not closed',
  say: ({ what }) => ({
    message: `The ${what} that begins here is not closed.`,
    reason: 'Everything after it is read as part of it.',
    fix: `Close it. If it was meant as part of a text, put the text into block form (\`text: >\`).`,
  }),
  explanation:
    'A double quote inside a double-quoted text is written `\\"`; better is block form, where quotes mean nothing.',
  bad: 'title: «"»Silent gates\nsummary: The gates stand still.\n',
  good: 'title: "Silent gates"\nsummary: The gates stand still.\n',
  whole: true,
});

export const afterValue = problem<{
  readonly rest: string;
  readonly before: 'brace' | 'bracket' | 'quote' | 'opening' | 'other';
}>({
  code: 'ST0112',
  title: 'Something stands after the end of a value',
  say: ({ rest, before }) => {
    const ended = {
      brace: 'The value ended with the `}` before it: YAML reads a text that begins with `{` as a map.',
      bracket: 'The value ended with the `]` before it: YAML reads a text that begins with `[` as a list.',
      quote: 'The value ended with the closing quote before it.',
      opening: 'Between `{` and `}` a text without quotes can hold no brace and no bracket.',
      other: 'The value has ended before it.',
    } as const;
    return {
      message: `${quoted(rest)} cannot stand here.`,
      reason: ended[before],
      fix:
        before === 'opening'
          ? 'Put the text in double quotes, or into block form on lines of its own (`text: >`).'
          : before === 'quote'
            ? 'Put the quotes around the whole, choices in it in single quotes; or use block form (`text: >`) for prose.'
            : 'Put the text into block form: `text: >` and the text on the next line, indented.',
    };
  },
  explanation:
    'A text that begins with a brace, a bracket or a quote is read as a map, a list or a quoted text. Block form avoids it.',
  bad: 'title: [held] «flights»\n',
  good: 'title: >\n  [held] flights\n',
});

export const indentation = problem<{ readonly dash: boolean; readonly deeper: number }>({
  code: 'ST0113',
  title: 'The indentation does not fit',
  say: ({ dash, deeper }) =>
    dash
      ? {
          message: 'This item of a list lacks its hyphen.',
          reason: 'Each item of a list begins with a hyphen and a blank, all in the same column.',
          fix: 'Put `- ` before it.',
        }
      : {
          message: 'The line is indented to no level that is open here.',
          reason: 'What belongs together stands at the same distance from the margin.',
          fix:
            deeper > 0
              ? `Take ${deeper} ${deeper === 1 ? 'blank' : 'blanks'} away before it: it then stands under the line above. Close any brace or bracket before it.`
              : 'Indent it like its neighbours, two blanks a level; close any brace or bracket before it.',
        },
  explanation:
    'Indentation is by blanks; keys of one map begin in the same column, and what is inside is two blanks further in.',
  bad: 'roles:\n  mayor: { name: Mayor, organisation: town }\n «police: { name: Police, organisation: town }»\n',
  good: 'roles:\n  mayor: { name: Mayor, organisation: town }\n  police: { name: Police, organisation: town }\n',
});

export const tabIndent = problem({
  code: 'ST0114',
  title: 'A tab in the indentation',
  replace: () => '  ',
  say: () => ({
    message: 'A tab stands where blanks must.',
    reason: 'A tab has no fixed width, so YAML does not allow it to indent.',
    fix: 'Replace it by two blanks. Most editors can do so for the whole file.',
  }),
  explanation: 'Indentation is by blanks only.',
  bad: 'story:\n«\t»startex: -10m\n',
  good: 'story:\n  startex: -10m\n',
});

export const badStart = problem<{ readonly character: string }>({
  code: 'ST0115',
  title: 'A text cannot begin with this character',
  say: ({ character }) => ({
    message: `An unquoted text cannot begin with ${quoted(character)}.`,
    reason: 'YAML keeps this character for itself.',
    fix: 'Put the text into block form (`text: >`) or in quotes.',
  }),
  explanation: 'Unquoted texts cannot begin with `@`, `%` or a backtick.',
  bad: 'title: «@»dawn\n',
  good: 'title: "@dawn"\n',
});

export const badEscape = problem<{ readonly escape: string }>({
  code: 'ST0116',
  title: 'An unknown escape in double quotes',
  say: ({ escape }) => ({
    message: `${quoted(escape)} means nothing in double quotes.`,
    reason: 'In double quotes a backslash begins an escape, such as `\\"` or `\\n`.',
    fix: 'Write `\\\\` for a backslash, or use block form (`text: >`), where it means nothing.',
  }),
  explanation: 'In block form and in unquoted texts a backslash is just a backslash.',
  bad: 'title: "Gate «\\q»"\n',
  good: 'title: Gate \\q\n',
});

export const severalDocuments = problem({
  code: 'ST0117',
  title: 'More than one document in the file',
  say: () => ({
    message: 'A second document begins here.',
    reason: 'A line `---` ends one YAML document and begins another; a file holds one scenario.',
    fix: 'Remove the line, or put the second document into a file of its own.',
  }),
  explanation: 'A dividing line in a text is safe inside block form, where it is indented.',
  bad: 'sandtable: 1\n«---»\nid: example\n',
  good: 'sandtable: 1\nid: example\n',
  whole: true,
});

export const directive = problem({
  code: 'ST0118',
  title: 'A YAML directive',
  say: () => ({
    message: 'Directives (`%YAML`, `%TAG`) are not part of the language.',
    reason: 'They change how the file is read.',
    fix: 'Delete the line.',
  }),
  explanation: 'A scenario is read as YAML 1.2, always.',
  bad: '«%YAML 1.1»\n---\nsandtable: 1\n',
  good: 'sandtable: 1\n',
  whole: true,
});

export const colonInText = problem<{ readonly quotes: string | null; readonly label: string | null }>({
  code: 'ST0119',
  title: 'A colon inside an unquoted text',
  say: ({ quotes, label }) => ({
    message: 'A colon followed by a blank stands inside this text.',
    reason: 'YAML reads what is before it as a key.',
    fix:
      label !== null
        ? `Write ${quoted(label)}, without a blank.`
        : quotes === null
          ? 'Put a text into block form: `text: >` and the text on the next line, indented; put an expression in double quotes.'
          : `Write ${quoted(quotes)}, in quotes. A long text stands better in block form: \`>\` after the key, and the text on the next line, indented.`,
  }),
  explanation: 'Prose with a colon, a comma, a `#` or brackets belongs into block form.',
  bad: 'title: «Selmark: the gates are silent»\n',
  good: 'title: >\n  Selmark: the gates are silent\n',
});

export const otherYaml = problem<{ readonly says: string }>({
  code: 'ST0120',
  title: 'YAML cannot read this',
  say: ({ says }) => ({
    message: `YAML cannot read this: ${says}.`,
    reason: 'The text does not follow the rules of YAML at this place.',
    fix: 'Compare with a neighbour that works; put prose into block form (`text: >`), formulas in double quotes.',
  }),
  explanation:
    'What is neither a map, a list nor a text by the rules of YAML. Nothing after such a place can be trusted, so only the first is told.',
  bad: 'themes: [ «,» cyber ]\n',
  good: 'themes: [ cyber ]\n',
});

export const tag = problem<{ readonly tag: string; readonly formula: boolean }>({
  code: 'ST0121',
  title: 'A `!` at the beginning of a value',
  say: ({ tag, formula }) => ({
    message: `${quoted(tag)} is read as a YAML tag, not as part of the value.`,
    reason: 'An unquoted `!` at the beginning of a value names a type.',
    fix: formula
      ? 'Put the expression in double quotes and write `not`: "not closed and x".'
      : 'Put the value in double quotes or into block form.',
  }),
  explanation: 'Tags are not part of the language. What was meant is nearly always "not".',
  bad: 'outcomes:\n  quiet: { only-if: «!closed» and trust > 5, text: Quiet }\n',
  good: 'outcomes:\n  quiet: { only-if: "mode != \'closed\' and trust > 5", text: Quiet }\n',
});

export const yamlAnchor = problem<{ readonly name: string }>({
  code: 'ST0122',
  title: 'A `&` at the beginning of a value',
  say: ({ name }) => ({
    message: `${quoted(`&${name}`)} is read as a YAML anchor, not as part of the value.`,
    reason:
      'An unquoted `&` at the beginning of a value gives it a name. Anchors are not part of the language.',
    fix: 'Put an expression in double quotes and write `and`; put prose into block form; write repeated parts out.',
  }),
  explanation: 'What is written twice is easier to read and to correct than what is hidden behind an anchor.',
  bad: 'title: «&gates» Silent gates\n',
  good: 'title: Silent gates\n',
});

export const alias = problem<{ readonly name: string }>({
  code: 'ST0123',
  title: 'A `*` at the beginning of a value',
  say: ({ name }) => ({
    message: `${quoted(`*${name}`)} is read as a YAML alias, not as a text.`,
    reason:
      'An unquoted `*` at the beginning of a value repeats an anchor. Aliases are not part of the language.',
    fix: 'Put the text in quotes or into block form; write repeated parts out.',
  }),
  explanation: 'Aliases can be nested until a small file fills a memory; they are refused altogether.',
  bad: 'title: «*gates»\n',
  good: 'title: "*gates"\n',
});

export const mergeKey = problem({
  code: 'ST0124',
  title: 'A merge key `<<`',
  say: () => ({
    message: 'Merge keys are not part of the language.',
    reason: '`<<` copies keys from elsewhere, so that a reader does not see what is there.',
    fix: 'Write the keys out.',
  }),
  explanation: 'Every part of a scenario says itself what it is.',
  bad: 'story:\n  «<<»: { startex: -10m }\n',
  good: 'story:\n  startex: -10m\n',
});

export const repeatedKey = problem<{ readonly key: string; readonly where: string }>({
  code: 'ST0125',
  title: 'A key that is there already',
  say: ({ key, where }) => ({
    message: `${quoted(key)} was given already on ${where}.`,
    reason: 'One of the two would be lost.',
    fix: 'Remove one, join them, or give the second another name.',
  }),
  explanation: 'Each key stands once in its map. Of two injects of one name only one would be delivered.',
  bad: 'title: Silent gates\n«title»: Loud gates\n',
  good: 'title: Silent gates\n',
});

export const complexKey = problem({
  code: 'ST0126',
  title: 'A key that is not a plain word',
  say: () => ({
    message: 'A key must be a plain word here.',
    reason: 'A `?` at the beginning, a brace or a bracket before the colon make a key of a whole value.',
    fix: 'Write `key: value`; put prose into block form (`text: >`).',
  }),
  explanation: 'Keys are words of the language or names that you give.',
  bad: 'roles:\n  ? «[mayor]»\n  : { name: Mayor, organisation: town }\n',
  good: 'roles:\n  mayor: { name: Mayor, organisation: town }\n',
});

export const outOfBlock = problem<{ readonly missing: number; readonly line: string }>({
  code: 'ST0128',
  title: 'A line of a text that is not indented',
  replace: ({ missing, line }) => `${' '.repeat(missing)}${line}`,
  say: ({ missing }) => ({
    message: 'This line goes on with the text above and is not indented as such.',
    reason: 'A text in block form (`>` or `|`) ends where a line is indented no further than its key.',
    fix: `Put ${missing === 1 ? 'one more blank' : `${missing} more blanks`} before it. If it is meant as a key, put a colon and a blank after it.`,
  }),
  explanation: 'A text that was pasted below `text: >` needs blanks before each of its lines.',
  bad: 'fictional: >\n«Everybody is invented.»\n',
  good: 'fictional: >\n  Everybody is invented.\n',
});

export const noKey = problem<{ readonly instead: string | null }>({
  code: 'ST0127',
  title: 'A line that is no key with a value',
  replace: ({ instead }) => instead,
  say: ({ instead }) => ({
    message: 'This line has no key and value as its neighbours do.',
    reason: 'A key is followed by a colon and a blank.',
    fix:
      instead === null
        ? 'Put a colon and a blank after the key. If it goes on with the text above, indent it like that text, which is in block form (`text: >`).'
        : `Write ${quoted(instead)}.`,
  }),
  explanation: 'In `title:Module 2` there is no key, since no blank follows the colon.',
  bad: 'summary: Silent gates.\n«kind:tabletop»\n',
  good: 'summary: Silent gates.\nkind: tabletop\n',
});
