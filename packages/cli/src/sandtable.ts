import { type Say, clean, words } from '@sandtable/words';
import manifest from '../package.json' with { type: 'json' };
import { nearest } from '@sandtable/core/scenario';
import { readArguments } from './command-line/arguments.ts';
import type { CliCommand, Surroundings } from './command-line/command.ts';
import { commandNames, commandNamed } from './commands.ts';
import { fileOnDisk } from './files/folder.ts';
import { commandHelp, overviewPage } from './help.ts';
import { BadInput, WrongUsage } from './command-line/problem.ts';

const FINE = 0;
const BAD_INPUT = 1;
const WRONG_USAGE = 2;
const OUR_FAULT = 70;

/** The process around the command, or a test's stand-in. */
export type Process = Pick<Surroundings, 'env' | 'stdin' | 'stdout' | 'stderr'> &
  Partial<Pick<Surroundings, 'own'>>;

/** The `sandtable` command: finds the command that is asked for, runs it, and answers with the exit code. Never throws. */
export async function sandtable(args: readonly string[], process: Process): Promise<number> {
  const say = words(languageOf(process.env));
  // people are shown commands that they can type as they stand
  const program =
    process.env['npm_lifecycle_event'] === 'start'
      ? 'npm start --'
      : (process.env['SANDTABLE_PROGRAM'] ?? 'sandtable');
  let resume: string | null = null;
  const around: Surroundings = {
    ...process,
    own: process.own ?? null,
    say,
    program,
    writes(record) {
      resume = `${program} run ${record}`;
    },
  };
  // without a command it is the lobby; its options may be given all the same: `sandtable --plain`
  const [name, rest] =
    args[0] === undefined || args[0].startsWith('-') ? ['lobby', args] : [args[0], args.slice(1)];
  const options = before(args, '--');
  try {
    if (args[0] === '--version' || args[0] === '-V') return print(around, `${manifest.version}\n`);
    const width = Math.min(process.stdout.columns ?? 80, 100);
    if (name === 'help' || options.includes('--help') || options.includes('-h')) {
      const about = name === 'help' ? rest[0] : args[0] === name ? name : undefined;
      if (about === undefined || about.startsWith('-')) return print(around, overviewPage(around, width));
      return print(around, commandHelp(await find(about, around), around, width));
    }
    const command = await find(name, around);
    const given = readArguments(rest, command, say);
    // a file may be named in other signs than its name has on the disk: nobody sees the difference
    const operands = given.operands.map(fileOnDisk) as unknown as typeof given.operands;
    return await command.run({ ...given, operands }, around);
  } catch (error) {
    if (error instanceof WrongUsage) {
      const of = commandNames.some((known) => known === name && known === args[0]) ? ` ${name}` : '';
      process.stderr.write(
        `${clean(error.message)}\n${say('cli.usage.see', { command: `${program}${of} --help` })}\n`,
      );
      return WRONG_USAGE;
    }
    const problem = error instanceof BadInput ? error.message : await aboutRecord(error, around);
    if (problem !== null) {
      process.stderr.write(`${clean(problem)}\n`);
      return BAD_INPUT;
    }
    process.stderr.write(faultMessage(error, resume, process.env['SANDTABLE_DEBUG'] === '1', say));
    return OUR_FAULT;
  }
}

/** What is wrong with a record, if that is what it is. Loaded only then: most commands read no record. */
async function aboutRecord(error: unknown, { say }: Surroundings): Promise<string | null> {
  const { RecordError } = await import('@sandtable/records');
  if (!(error instanceof RecordError)) return null;
  return (await import('./records/record-problem.ts')).recordProblem(error, say);
}

async function find(name: string, { say, program }: Surroundings): Promise<CliCommand> {
  const command = await commandNamed(name);
  if (command) return command;
  if (/\.(ya?ml|jsonl)$/.test(name))
    throw new WrongUsage(say('cli.usage.a-file', { file: name, command: `${program} run ${name}` }));
  const near = nearest(name, commandNames);
  throw new WrongUsage(
    near === null ? say('cli.usage.no-command', { name }) : say('cli.usage.no-command-but', { name, near }),
  );
}

function print({ stdout }: Surroundings, text: string): number {
  stdout.write(text);
  return FINE;
}

function before(args: readonly string[], end: string): readonly string[] {
  const at = args.indexOf(end);
  return at < 0 ? args : args.slice(0, at);
}

/** The person's language as POSIX tells it: `fr_FR.UTF-8` is `fr-FR`, `C` is English. */
function languageOf(env: Process['env']): string {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  const [name = ''] = locale.split(/[.@]/);
  return /^[a-z]{2,3}(_[A-Z]{2})?$/.test(name) ? name.replace('_', '-') : 'en';
}

/**
 * What is said when the fault is ours: one line, with the command that goes on with the record, since that is what a person with
 * a room full of people needs to know. The stack is for us, and only when asked for.
 */
function faultMessage(error: unknown, resume: string | null, debug: boolean, say: Say): string {
  const what = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').trim();
  const line =
    resume === null ? say('cli.fault', { what }) : say('cli.fault.record', { what, command: resume });
  const stack = debug && error instanceof Error && error.stack !== undefined ? `\n${error.stack}` : '';
  return `${line}${stack}\n`;
}
