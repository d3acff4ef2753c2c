import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { idPattern } from '@sandtable/author';
import {
  columnUses,
  correctedMapping,
  importFile,
  lossSums,
  mappingLines,
  noMapping,
  problemText,
  readMapping,
  takenLines,
  type Imported,
  type Mapping,
} from '@sandtable/documents';
import { nameFrom } from '@sandtable/language/editing';
import { cleanLine, type Say } from '@sandtable/words';
import { command, type ExitCode, type Surroundings } from '../command-line/command.ts';
import { BadInput } from '../command-line/problem.ts';
import { bytesOf } from '../files/file-bytes.ts';
import { readTextFile } from '../files/text-file.ts';

export const importList = command({
  name: 'import',
  operand: 'FILE',
  options: {
    to: { takes: 'text', value: 'FOLDER', required: true },
    mapping: { takes: 'text', value: 'FILE' },
    sheet: { takes: 'text', value: 'NAME' },
    language: { takes: 'text', value: 'CODE' },
    yes: { takes: 'nothing' },
  },
  examples: [
    'sandtable import injects.xlsx --to harbour-fire',
    'sandtable import injects.csv --to harbour-fire --mapping mapping.yaml',
    'sandtable import injects.xlsx --to harbour-fire --sheet MSEL --yes',
  ],
  async run({ operands: [file], options }, around): Promise<ExitCode> {
    const { say, stdout, stderr, program } = around;
    const { to: folder, sheet = null } = options;
    const id = idOf(folder, say);
    const bytes = bytesOf(file, say);
    const given = mappingIn(options.mapping, say);
    const read = async (mapping: Mapping): Promise<Imported> => {
      const answer = await importFile({ file: { name: basename(file), bytes }, id, mapping, sheet, say });
      if (!('problems' in answer)) return answer;
      const told = answer.problems.map((problem) => cleanLine(problemText(problem, say)));
      throw new BadInput(
        [cleanLine(file), ...told, say('cli.import.problems', { count: told.length })].join('\n'),
      );
    };
    const first = await read({ ...given, language: options.language ?? given.language });
    const imported =
      options.yes || options.mapping !== undefined || !around.stdin.isTTY
        ? first
        : await asked(first, { ...given, language: options.language ?? given.language }, read, around);
    writeFolder(folder, imported, say);
    const { listed, roles, losses, tables } = imported;
    const lines = [
      ...mappingLines(tables, say),
      '',
      say('import.sum', { injects: listed.injects.length, roles: roles.length }),
      ...takenLines({ ...imported, say }),
      '',
      ...(losses.length === 0 ? [say('import.report.none')] : lossSums(losses, say)),
    ];
    stdout.write(`${lines.map(cleanLine).join('\n')}\n`);
    const [check, run] = ['check', 'run'].map((name) => `${program} ${name} ${folder}`);
    stderr.write(
      `${say('cli.import.next', { report: join(folder, 'import-report.md'), check: check ?? '', run: run ?? '' })}\n`,
    );
    return 0;
  },
});

function idOf(folder: string, say: Say): string {
  const id = basename(folder);
  if (!idPattern.test(id)) {
    const meant = nameFrom(id, '-');
    throw new BadInput(
      meant === '' ? say('cli.new.bad-name', { name: id }) : say('cli.new.bad-name-but', { name: id, meant }),
    );
  }
  if (existsSync(folder)) throw new BadInput(say('cli.new.there', { folder }));
  if (!existsSync(dirname(folder))) throw new BadInput(say('cli.new.no-parent', { folder: dirname(folder) }));
  return id;
}

function mappingIn(file: string | undefined, say: Say): Mapping {
  if (file === undefined) return noMapping;
  const read = readTextFile(file);
  if ('problem' in read) throw new BadInput(say('cli.import.unreadable', { file }));
  const mapping = readMapping(read.text);
  if ('problem' in mapping) throw new BadInput(say('cli.import.mapping', { file, ...mapping.problem }));
  return mapping;
}

/** Shows how the columns were read, and takes corrections until an empty line. */
async function asked(
  first: Imported,
  given: Mapping,
  read: (mapping: Mapping) => Promise<Imported>,
  { say, stdin, stderr }: Surroundings,
): Promise<Imported> {
  const lines = createInterface({ input: stdin, crlfDelay: Infinity });
  const answers = lines[Symbol.asyncIterator]();
  let imported = first;
  let mapping = given;
  try {
    for (;;) {
      stderr.write(
        `${mappingLines(imported.tables, say).map(cleanLine).join('\n')}\n${say('cli.import.right')} `,
      );
      const { value, done } = await answers.next();
      const answer = done === true ? '' : value.trim();
      if (answer === '') return imported;
      if (answer === '?') {
        stderr.write(`${say('cli.import.words', { words: columnUses.join(', ') })}\n`);
        continue;
      }
      const changed = correctedMapping(imported.tables, mapping, answer);
      if (changed === null) {
        stderr.write(`${say('cli.import.no-column', { answer: cleanLine(answer) })}\n`);
        continue;
      }
      imported = await read(changed);
      mapping = changed;
    }
  } finally {
    lines.close();
  }
}

/** Whole or not at all: the files are written beside, and the folder gets its name when all are there. */
function writeFolder(folder: string, { files }: Imported, say: Say): void {
  let made: string | null = null;
  try {
    const beside = join(dirname(folder), `.${basename(folder)}-${process.pid}`);
    mkdirSync(beside);
    made = beside;
    for (const { path, text } of files) {
      mkdirSync(dirname(join(beside, path)), { recursive: true });
      writeFileSync(join(beside, path), text, { flag: 'wx' });
    }
    renameSync(beside, folder);
  } catch (error) {
    if (made !== null) rmSync(made, { recursive: true, force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new BadInput(say('cli.new.cannot-write', { folder, code }));
  }
}
