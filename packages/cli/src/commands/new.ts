import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import {
  draft,
  exerciseDraft,
  fewestMinutes,
  idPattern,
  mostMinutes,
  mostRoles,
  templates,
  type Wishes,
} from '@sandtable/author';
import { nameFrom } from '@sandtable/language/editing';
import { command, type ExitCode, type Surroundings } from '../command-line/command.ts';
import { BadInput } from '../command-line/problem.ts';
import { inShell } from '../exercise/exercise.ts';
import { openScenario } from '../files/open-scenario.ts';

export const newScenario = command({
  name: 'new',
  operand: 'NAME',
  options: {
    from: { takes: 'one-of', values: templates, presumed: 'crisis' },
    exercise: { takes: 'text', value: 'SCENARIO' },
    yes: { takes: 'nothing' },
  },
  examples: [
    'sandtable new harbour-fire',
    'sandtable new plan-review --from discussion --yes',
    'sandtable new exercise.yaml --exercise drone-incident',
  ],
  async run({ operands: [folder], options }, around): Promise<ExitCode> {
    const { say, stdout, stderr, program } = around;
    if (options.exercise !== undefined) return newExercise(folder, options.exercise, around);
    const id = basename(folder);
    if (!idPattern.test(id)) {
      const meant = nameFrom(id, '-');
      throw new BadInput(
        meant === ''
          ? say('cli.new.bad-name', { name: id })
          : say('cli.new.bad-name-but', { name: id, meant }),
      );
    }
    if (existsSync(folder)) throw new BadInput(say('cli.new.there', { folder }));
    const parent = dirname(folder);
    if (!existsSync(parent)) throw new BadInput(say('cli.new.no-parent', { folder: parent }));
    const presumed = presumedFor(id, around);
    const wishes = options.yes ? presumed : await interview(presumed, around);
    const files = draft(wishes, options.from);
    write(folder, files, around);
    stdout.write(files.map(({ path }) => `${join(folder, path)}\n`).join(''));
    const [watch, check, run] = ['watch', 'check', 'run'].map((name) => `${program} ${name} ${folder}`);
    const file = join(folder, 'scenario.yaml');
    stderr.write(
      `${say('cli.new.next', { file, watch: watch ?? '', check: check ?? '', run: run ?? '' })}\n`,
    );
    return 0;
  },
});

/** An exercise file for a scenario, to be filled in. */
function newExercise(file: string, meant: string, around: Surroundings): ExitCode {
  const { say, stdout, stderr, program } = around;
  const { scenario } = openScenario(meant, around);
  if (existsSync(file)) throw new BadInput(say('cli.new.there', { folder: file }));
  try {
    writeFileSync(file, exerciseDraft(scenario, say.language), { flag: 'wx' });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new BadInput(say('cli.new.cannot-write', { folder: file, code: code ?? '' }));
  }
  stdout.write(`${file}\n`);
  stderr.write(
    `${say('cli.new.exercise-next', { file, run: `${program} run ${inShell(meant)} --exercise ${inShell(file)}` })}\n`,
  );
  return 0;
}

function presumedFor(id: string, { say }: Surroundings): Wishes {
  const words = id.replaceAll(/[_-]+/g, ' ').trim();
  return {
    id,
    title: words.charAt(0).toUpperCase() + words.slice(1),
    theme: say('cli.new.theme.presumed'),
    minutes: 60,
    roles: say('cli.new.roles.presumed').split(', '),
  };
}

/** Four plain questions; an empty line, or the end of the input, takes what stands in brackets. */
async function interview(presumed: Wishes, { say, stdin, stderr }: Surroundings): Promise<Wishes> {
  const lines = createInterface({ input: stdin, crlfDelay: Infinity });
  const answers = lines[Symbol.asyncIterator]();
  const ask = async (question: string, otherwise: string): Promise<string> => {
    stderr.write(`${question} [${otherwise}] `);
    const { value, done } = await answers.next();
    if (done === true) stderr.write('\n');
    return done === true || value.trim() === '' ? otherwise : value.trim();
  };
  /** Repeats a question until its answer is valid. */
  const until = async <T>(
    question: string,
    otherwise: string,
    read: (answer: string) => T | null,
    why: string,
  ) => {
    for (;;) {
      const found = read(await ask(question, otherwise));
      if (found !== null) return found;
      stderr.write(`${why}\n`);
    }
  };
  try {
    stderr.write(`${say('cli.new.begin')}\n`);
    const title = await ask(say('cli.new.title'), presumed.title);
    const theme = await ask(say('cli.new.theme'), presumed.theme);
    const minutes = await until(
      say('cli.new.minutes'),
      String(presumed.minutes),
      (answer) => {
        const number = Number(/^(\d{1,4})(?:\s*m(?:in(?:utes)?)?)?$/.exec(answer)?.[1]);
        return number >= fewestMinutes && number <= mostMinutes ? number : null;
      },
      say('cli.new.minutes.again', { least: fewestMinutes, most: mostMinutes }),
    );
    const roles = await until(
      say('cli.new.roles'),
      presumed.roles.join(', '),
      (answer) => {
        const names = answer
          .split(/[,;]/)
          .map((name) => name.trim())
          .filter((name) => name !== '');
        return names.length >= 2 && names.length <= mostRoles ? names : null;
      },
      say('cli.new.roles.again', { most: mostRoles }),
    );
    return { ...presumed, title, theme, minutes, roles };
  } finally {
    lines.close();
  }
}

/** Nothing is overwritten: if the folder exists, the command fails. */
function write(folder: string, files: ReturnType<typeof draft>, { say }: Surroundings): void {
  try {
    mkdirSync(folder);
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text, { flag: 'wx' });
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') throw new BadInput(say('cli.new.there', { folder }));
    throw new BadInput(say('cli.new.cannot-write', { folder, code: code ?? '' }));
  }
}
