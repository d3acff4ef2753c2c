/** ST010.: the file as such. */
import { problem, quoted } from './diagnostic.ts';

export const emptyFile = problem({
  code: 'ST0101',
  title: 'The file is empty',
  say: () => ({
    message: 'There is nothing in this file but blanks and comments.',
    reason: 'A scenario is a map of keys; it begins with `sandtable: 1`.',
    fix: 'Begin with `sandtable: 1`, `id:`, `title:` and `summary:`, or copy a scenario from the library.',
  }),
  explanation:
    'A scenario file holds at least the version of the language, an id, a title, a summary, roles and phases.',
  bad: '«»# to be written\n',
  good: 'sandtable: 1\nid: example\n',
  whole: true,
});

export const tooLarge = problem<{ readonly bytes: number; readonly most: number }>({
  code: 'ST0102',
  title: 'The file is too large',
  say: ({ bytes, most }) => ({
    message: `The file has ${bytes} bytes; a scenario may have ${most}.`,
    reason: 'A scenario of 300 injects has about 150,000 bytes. A file this large is usually something else.',
    fix: 'Check that it is the file you meant, or split the exercise into several scenarios.',
  }),
  explanation: 'Files above 2 MiB are not read, so that a wrong file cannot stall the program.',
  bad: 'a file of more than 2,097,152 bytes',
  good: 'a file of at most 2,097,152 bytes',
  whole: true,
  met: 'outside',
});

export const notText = problem<{ readonly isTable: boolean; readonly is: 'wide' | 'bytes' }>({
  code: 'ST0103',
  title: 'The file is not text',
  say: ({ isTable, is }) => ({
    message: is === 'wide' ? 'This is a text in UTF-16, not in UTF-8.' : 'This is not a text in UTF-8.',
    reason:
      is === 'wide'
        ? 'A spreadsheet writes so under the name “Unicode text”, an editor under “Unicode”.'
        : isTable
          ? 'It holds bytes that are no characters, from here on: a spreadsheet saves letters with accents in the encoding of its country unless told otherwise.'
          : 'It holds zero bytes or bytes that are no characters, from here on: a document of a word processor, an archive, a picture, or a text in another encoding.',
    fix: isTable
      ? 'In the spreadsheet: Save as, “CSV UTF-8 (comma delimited)”.'
      : 'Save it as plain text with the encoding UTF-8.',
  }),
  explanation:
    'Scenarios are plain text in UTF-8. Word processors save something else unless told to save "plain text".',
  bad: '«»PK\u0003\u0004\u0000\u0000',
  good: 'sandtable: 1\n',
  whole: true,
});

/** Why a file cannot be read, as far as a program can tell. */
export type Unreadable = 'missing' | 'folder' | 'denied' | 'device' | 'other';

export const unreadable = problem<{
  readonly file: string;
  readonly why: Unreadable;
  readonly near: string | null;
}>({
  code: 'ST0104',
  title: 'The file cannot be read',
  say: ({ file, why, near }) => {
    const reasons = {
      missing: [
        'There is no file of this name.',
        near === null ? 'Check the name and the folder.' : `Did you mean ${quoted(near)}?`,
      ],
      folder: [
        'It is a folder without `scenario.yaml`.',
        'Name the file, or put a `scenario.yaml` into the folder.',
      ],
      denied: [
        'The system does not allow it to be read.',
        'Change its permissions, or copy it to where you may read it.',
      ],
      device: ['It is a device, not a file.', 'Name a file.'],
      other: ['The system could not read it.', 'Check the disk and try again.'],
    } as const;
    const [reason, fix] = reasons[why];
    return { message: `${quoted(file)} cannot be read.`, reason, fix };
  },
  explanation: 'A path names a scenario file, or a folder with a file `scenario.yaml` in it.',
  bad: 'sandtable check scenarios/no-such.yaml',
  good: 'sandtable check scenarios/drone-incident',
  whole: true,
  met: 'outside',
});

export const tooDeep = problem({
  code: 'ST0105',
  title: 'Nested too deeply',
  say: () => ({
    message: 'Maps and lists are nested more than 24 deep here.',
    reason: 'No form of the language is nested deeper than about ten.',
    fix: 'Look for a bracket or a brace that was opened and not closed, or for indentation that runs away.',
  }),
  explanation: 'The limit keeps a damaged file from exhausting the memory.',
  bad: `sandtable: 1\nthemes: ${'['.repeat(24)}«[»${']'.repeat(25)}\n`,
  good: 'sandtable: 1\nthemes: [cyber]\n',
  whole: true,
});

export const notAMap = problem<{ readonly found: string }>({
  code: 'ST0106',
  title: 'The file is not a map of keys',
  say: ({ found }) => ({
    message: `The file is ${found}, not a map of keys.`,
    reason: 'A scenario is a map: `key: value`, one key a line at the left margin.',
    fix: 'Begin with `sandtable: 1`.',
  }),
  explanation:
    'Every part of a scenario stands under a key at the left margin: `roles:`, `injects:`, `decisions:`.',
  bad: '«- sandtable: 1»\n- id: example\n',
  good: 'sandtable: 1\nid: example\n',
  whole: true,
});

export const wrongVersion = problem<{ readonly found: string }>({
  code: 'ST0107',
  title: 'A version of the language that is not known',
  say: ({ found }) => ({
    message: `This program reads version 1 of the language; the file says ${quoted(found)}.`,
    reason: 'The number tells by which rules the file is to be read.',
    fix: 'Write `sandtable: 1`, or use the program that the file was written for.',
  }),
  explanation:
    '`sandtable: 1` names the version of the language, not that of your scenario: that is `version`.',
  bad: 'sandtable: «2»\n',
  good: 'sandtable: 1\n',
});

export const controlCharacter = problem<{ readonly character: string }>({
  code: 'ST0108',
  title: 'A character that a screen obeys',
  say: ({ character }) => ({
    message: `The text holds ${character}.`,
    reason:
      'Control characters and direction overrides can move the cursor, hide words or change what a screen shows.',
    fix: 'Delete it. A line break in a text is written in block form (`text: |`).',
  }),
  explanation:
    'Texts of a scenario are shown on screens and printed. Control characters, escape sequences and characters that override the direction of writing are refused; tabs and line breaks are not.',
  bad: 'title: "Silent «\\e»[31mgates"\n',
  good: 'title: Silent gates\n',
});

export const manyMore = problem<{ readonly most: number }>({
  code: 'ST0109',
  title: 'More problems than are worth telling',
  say: ({ most }) => ({
    message: `There are more than ${most} problems; the rest is not told.`,
    reason: 'A file with so many is most likely damaged, or something else than a scenario.',
    fix: 'Put the first ones right and look again.',
  }),
  explanation:
    'The first thousand problems are told, in the order of the file. It is an error where one of those that are not told is one; advice that is not told keeps nothing from being played.',
  bad: 'a file with a thousand problems',
  good: 'a file with none',
  whole: true,
  met: 'outside',
});
