/** ST06..: files beside the scenario's own. In an example, `#! file PATH` begins such a file. */
import { oneOf, problem, quoted } from './diagnostic.ts';
import type { Absent } from '../files/files.ts';

export const badFileName = problem<{
  readonly found: string;
  readonly kinds: readonly string[];
  readonly why: 'outside' | 'name' | 'kind';
}>({
  code: 'ST0601',
  title: 'Not the name of a file in the folder of the scenario',
  say: ({ found, kinds, why }) => ({
    message:
      why === 'kind'
        ? `${quoted(found)} is no file of the kind that is wanted here.`
        : `${quoted(found)} is not the name of a file in the folder of the scenario.`,
    reason: {
      outside:
        'A scenario reads nothing outside of its folder, so that it can be given away, and trusted, as one folder.',
      name: 'A name is a path from the folder of the scenario, with `/` between its steps, on every system alike.',
      kind: 'What a file holds is known by the end of its name.',
    }[why],
    fix: {
      outside:
        'Copy the file into the folder of the scenario and name it there, such as `shared/roles.yaml`.',
      name: 'Write it like `shared/roles.yaml`: no drive, no backslash, no blank at an end.',
      kind: `Name a file that ends in ${oneOf(kinds)}.`,
    }[why],
  }),
  explanation:
    'Files beside are named from the folder of the scenario. Paths that lead out of it (`..`, a path from the root, a drive, a link) are refused: a scenario cannot read what it was not given.',
  bad: 'include: [«../shared/roles.yaml»]\n',
  good: 'include: [shared/glossary.yaml]\n#! file shared/glossary.yaml\nglossary:\n  quay: Where a ship lies\n',
});

/** Whether two paths differ in capitals alone, which some systems do not mind. */
const differInCapitals = (one: string, other: string): boolean =>
  one.normalize().toLowerCase() === other.normalize().toLowerCase();

export const notThere = problem<{
  readonly path: string;
  readonly why: Absent;
  readonly near: string | null;
}>({
  code: 'ST0602',
  title: 'A file beside the scenario cannot be read',
  say: ({ path, why, near }) => {
    if (near !== null && differInCapitals(path, near))
      return {
        message: `${quoted(path)} is called ${quoted(near)} in the folder.`,
        reason: 'Some systems tell capitals from small letters in names: there it would not be found.',
        fix: `Write ${quoted(near)}.`,
      };
    const reasons = {
      missing: [
        'There is no file of this name in the folder of the scenario.',
        near === null ? 'Check the name, or put the file there.' : `Did you mean ${quoted(near)}?`,
      ],
      folder: ['It is a folder.', 'Name a file in it.'],
      denied: [
        'The system does not allow it to be read.',
        'Change its permissions, or put a copy there that you may read.',
      ],
      outside: [
        'It is a link that leads out of the folder of the scenario.',
        'Put the file itself in the place of the link.',
      ],
      large: [
        'It is too large: a text may have 2 MiB, a picture 512 KiB, all files together 16 MiB.',
        'Make it smaller: a picture 1600 points wide, saved as JPEG, is enough for paper. Or leave it out.',
      ],
      other: ['The system could not read it as a file.', 'Check that it is a plain file.'],
    } as const;
    const [reason, fix] = reasons[why];
    return { message: `${quoted(path)} cannot be read.`, reason, fix };
  },
  replace: ({ path, near }) => (near !== null && differInCapitals(path, near) ? near : null),
  explanation:
    'A file that the scenario names must be in its folder, under this name, capitals and small letters alike. Until it is there, nothing is said of names that it may declare.',
  bad: 'include: [«shared/roles.yaml»]\n',
  good: 'include: [shared/glossary.yaml]\n#! file shared/glossary.yaml\nglossary:\n  quay: Where a ship lies\n',
});

export const includeCycle = problem<{ readonly cycle: readonly string[] }>({
  code: 'ST0603',
  title: 'Files that include each other',
  say: ({ cycle }) => ({
    message: `${cycle.map(quoted).join(' includes ')}.`,
    reason: 'A file that includes itself, straight or by others, has no beginning.',
    fix: 'Take one of them out: a file is read once, wherever it is named first.',
  }),
  explanation:
    'Each included file is read once. Two files may include the same third one, but none may lead back to itself.',
  bad: 'include: [a.yaml]\n#! file a.yaml\ninclude: [b.yaml]\n#! file b.yaml\ninclude: [«a.yaml»]\n',
  good: 'include: [a.yaml]\n#! file a.yaml\ninclude: [b.yaml]\n#! file b.yaml\nglossary:\n  quay: Where a ship lies\n',
});

export const notInPart = problem<{ readonly key: string }>({
  code: 'ST0604',
  title: 'A key that stands in the scenario only',
  say: ({ key }) => ({
    message: `${quoted(key)} cannot stand in an included file.`,
    reason: 'It says something of the scenario as a whole, and there is one place for that.',
    fix: `Move ${quoted(key)} into the scenario's own file.`,
  }),
  explanation:
    'An included file holds sections that are added to those of the scenario: roles, actors, variables, facts, injects and the like, glossary and sources, assumptions, questions for the hot wash. Title, language, marking, times and the like stand in the scenario.',
  bad: 'include: [a.yaml]\n#! file a.yaml\n«duration»: 2h\n',
  good: 'include: [a.yaml]\n#! file a.yaml\nassumptions: [The radio works]\n',
});

export const tooManyFiles = problem<{ readonly most: number }>({
  code: 'ST0605',
  title: 'More files than a scenario may have',
  say: ({ most }) => ({
    message: `There are more than ${most} files beside the scenario.`,
    reason: 'So many are most likely a mistake, and a record keeps all of them.',
    fix: 'Put several into one.',
  }),
  explanation: 'A scenario may have 100 files beside its own.',
  bad: 'a scenario with 101 files beside it',
  good: 'a scenario with up to 100 files beside it',
  whole: true,
  met: 'outside',
});

const table = (rows: string): string =>
  `msel: msel.csv\nactors:\n  crier: { name: Town crier }\n#! file msel.csv\n${rows}`;
const soundTable = table('name,at,from,to,channel,text\nsiren,5m,crier,mayor,radio,A siren\n');

export const unknownColumn = problem<{
  readonly found: readonly string[];
  readonly nearest: string | null;
  readonly known: readonly string[];
  readonly inScenario: boolean;
}>({
  code: 'ST0606',
  title: 'A column that no inject has',
  say: ({ found, nearest: near, known, inScenario }) => ({
    message:
      found.length === 1
        ? `${quoted(found[0] ?? '')} is not a column of a list of injects.`
        : `None of these is a column of a list of injects: ${found.map(quoted).join(', ')}.`,
    reason: inScenario
      ? 'What it holds is more than a cell can: a list of effects, a table, texts by role.'
      : 'Nothing is guessed: a column that the language does not know would be ignored silently.',
    fix: inScenario
      ? 'Write the injects that need it under `injects` in the scenario.'
      : near === null
        ? `Known are ${known.map(quoted).join(', ')}. A column of your own begins with \`#\`.`
        : `Did you mean ${quoted(near)}? A column of your own begins with \`#\`.`,
  }),
  replace: ({ nearest: near, inScenario }) => (inScenario ? null : near),
  explanation:
    'The first row of a list of injects names its columns: `name`, and the keys of an inject that a cell can hold. A column whose name begins with `#` is yours: it is not read.',
  bad: table('name,at,from,to,channel,«txt»\nsiren,5m,crier,mayor,radio,A siren\n'),
  good: soundTable,
});

export const headingsNotFirst = problem<{ readonly row: number }>({
  code: 'ST0614',
  title: 'Headings that do not stand in the first row',
  say: ({ row }) => ({
    message: `The headings seem to be in row ${row}.`,
    reason: 'The first row names the columns; a title above it would be taken for their names.',
    fix: `Delete the row${row === 2 ? '' : 's'} above. A title can stand in the scenario.`,
  }),
  explanation:
    'People put a title, a date or an empty line above their lists. The first row of a list of injects names its columns.',
  bad: table('«List of injects,,,,,»\nname,at,from,to,channel,text\nsiren,5m,crier,mayor,radio,A siren\n'),
  good: soundTable,
});

export const lostValue = problem<{ readonly found: string }>({
  code: 'ST0615',
  title: 'A value that the spreadsheet has lost',
  say: ({ found }) => ({
    message: `${quoted(found)} is what a spreadsheet writes where a value was lost.`,
    reason: 'Its formula does not work out, or its column is too narrow; people would read the sign out.',
    fix: found.startsWith('###')
      ? 'Make the column wider in the spreadsheet, and save it again.'
      : 'Put the formula right in the spreadsheet. A text that begins with `=`, `+` or `-` is none: put a sign such as `–` there.',
  }),
  explanation:
    'A spreadsheet takes what begins with `=`, `+` or `-` for a formula, and saves `#NAME?` where it cannot work it out, `#REF!` where a cell is gone, and `####` where a date does not fit its column. What stood there is not in the file any more.',
  bad: table('name,at,from,to,channel,text\nsiren,5m,crier,mayor,radio,«#NAME?»\n'),
  good: soundTable,
});

export const missingColumn = problem<{ readonly column: string }>({
  code: 'ST0607',
  title: 'A list of injects without names',
  say: ({ column }) => ({
    message: `There is no column ${quoted(column)}.`,
    reason: 'An inject is known by its name, in agendas, effects and expressions.',
    fix: 'Add a column `name`, with names `like_this`.',
  }),
  explanation: 'The first row names the columns, and one of them is `name`.',
  bad: table('«at»,from,to,channel,text\n5m,crier,mayor,radio,A siren\n'),
  good: soundTable,
});

export const repeatedColumn = problem<{ readonly column: string }>({
  code: 'ST0608',
  title: 'Two columns of one name',
  say: ({ column }) => ({
    message: `There are two columns ${quoted(column)}.`,
    reason: 'Nobody could tell which of them counts.',
    fix: 'Remove one, or put `#` before its name: then it is not read.',
  }),
  explanation: 'Each column of a list of injects has a name of its own.',
  bad: table('name,at,from,to,channel,text,«text»\nsiren,5m,crier,mayor,radio,A siren,A horn\n'),
  good: soundTable,
});

export const rowWidth = problem<{ readonly cells: number; readonly columns: number }>({
  code: 'ST0609',
  title: 'A row that does not fit its columns',
  say: ({ cells, columns }) => ({
    message: `This row has ${cells} cells; there are ${columns} columns.`,
    reason: 'Its cells would come into the wrong columns.',
    fix: 'Put a text that holds a comma into double quotes, and check what stands at the end of the row.',
  }),
  explanation:
    'Every row has as many cells as the first. A text with the sign that divides the cells stands in double quotes; so does one with a line break. A double quote in it is written twice.',
  bad: table('name,at,from,to,channel,text\n«siren,5m,crier,mayor,radio,A siren, and a horn»\n'),
  good: soundTable,
});

export const rowWithoutName = problem({
  code: 'ST0610',
  title: 'An inject without a name in the list',
  say: () => ({
    message: 'This row has no name.',
    reason: 'An inject is known by its name, in agendas, effects and expressions.',
    fix: 'Give it a name `like_this`. Rows that are wholly empty are passed over.',
  }),
  explanation: 'Each row of a list of injects is one inject, and its cell in the column `name` names it.',
  bad: table('name,at,from,to,channel,text\n«,5m,crier,mayor,radio,A siren»\n'),
  good: soundTable,
});

export const openCell = problem({
  code: 'ST0611',
  title: 'A quote in a table that is never closed',
  say: () => ({
    message: 'The cell that begins here is never closed.',
    reason: 'All the rest of the file would be its text.',
    fix: 'Put a double quote at its end. A double quote within a text is written twice.',
  }),
  explanation:
    'A cell in double quotes ends with a double quote; one that belongs to the text is written twice.',
  bad: table('name,at,from,to,channel,text\nsiren,5m,crier,mayor,radio,«"»A siren\n'),
  good: soundTable,
});

export const strayQuote = problem({
  code: 'ST0612',
  title: 'A quote in the middle of a cell',
  say: () => ({
    message: 'A double quote stands where none can be.',
    reason: 'A cell is in double quotes as a whole, or has none.',
    fix: 'Put the whole cell into double quotes and write those within it twice: `"The ""old"" town"`.',
  }),
  explanation: 'Spreadsheets write quotes in this way by themselves; by hand they are easily forgotten.',
  bad: table('name,at,from,to,channel,text\nsiren,5m,crier,mayor,radio,The «"»old" siren\n'),
  good: soundTable,
});

export const copyBeside = problem<{ readonly copy: string; readonly file: string }>({
  code: 'ST0613',
  severity: 'warning',
  title: 'A copy beside a file, and it is not read',
  say: ({ copy, file }) => ({
    message: `${quoted(copy)} looks like a copy of ${quoted(file)}, and is not read.`,
    reason:
      'Programs that keep folders the same on several computers put such a copy beside when two people changed one file at once: the changes of one of them are in it alone.',
    fix: `Compare the two, take what is missing over into ${quoted(file)}, and remove the copy.`,
  }),
  explanation:
    'Dropbox, OneDrive, Nextcloud and Syncthing never throw changes away: what they cannot put together they keep as a second file, such as `scenario (conflicted copy).yaml` or `scenario-ANNA.yaml`. A scenario reads only the files that it names, so what somebody wrote there would be lost without a word.',
  bad: 'a file `scenario-ANNA.yaml` beside `scenario.yaml`',
  good: 'a folder without such copies',
  whole: true,
  met: 'outside',
});
