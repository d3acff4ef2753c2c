import type { OwnProcess } from '@sandtable/terminal';
import type { MessageName, Say } from '@sandtable/words';

type Named<Prefix extends string> = MessageName extends infer K
  ? K extends `${Prefix}${infer Name}`
    ? Name
    : never
  : never;
/** Commands, operands and options are named by their entries in the catalogue, so none can lack an explanation. */
export type CommandName = Named<'cli.command.'>;
export type OptionName = Named<'cli.option.'>;
export type OperandName = Named<'cli.operand.'>;

/** What an option takes. Its explanation stands in the catalogue as `cli.option.NAME`. */
export type CliOption =
  | { readonly takes: 'nothing' }
  | { readonly takes: 'text' | 'whole'; readonly value: string; readonly required?: true }
  | { readonly takes: 'many'; readonly value: string }
  | { readonly takes: 'one-of'; readonly values: readonly [string, ...string[]]; readonly presumed?: string };
export type Options = Readonly<Partial<Record<OptionName, CliOption>>>;

type Taken<O> = O extends { readonly takes: 'nothing' }
  ? boolean
  : O extends { readonly takes: 'many' }
    ? readonly string[]
    : O extends { readonly takes: 'one-of'; readonly values: readonly (infer V)[] }
      ? O extends { readonly presumed: string }
        ? V
        : V | undefined
      : O extends { readonly takes: 'whole' }
        ? Maybe<O, number>
        : Maybe<O, string>;
type Maybe<O, V> = O extends { readonly required: true } ? V : V | undefined;

/** A command line that was checked against a command. */
export interface CheckedArguments<O extends Options> {
  /** What was named without an option, in its order; the first is there if the command wants one (`[NAME]` it can do without). */
  readonly operands: readonly [string, ...string[]];
  readonly options: { readonly [Name in keyof O]: Taken<O[Name]> };
}

/** 0 fine, 1 the input has problems. (2, wrong usage, and 70, our fault, are found before and after a command.) */
export type ExitCode = 0 | 1;

/** The world around a command: streams and surroundings are handed in, so that a test can hand in its own. */
export interface Surroundings {
  readonly say: Say;
  /** How this was called, for commands that are shown to be typed: `sandtable`, or `npm start --`. */
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** What stops and ends this program at its terminal; null in a test. */
  readonly own: OwnProcess | null;
  /** Tells which record is being written, so that the message about a crash can say where it is. */
  readonly writes: (record: string) => void;
}

/** One command of the line. Its sentences stand in the catalogue: `cli.command.NAME`, `cli.operand.NAME`, `cli.option.NAME`. */
export interface CliCommand<O extends Options = Options> {
  readonly name: CommandName;
  readonly operand: OperandName | null;
  readonly options: O;
  readonly examples: readonly [string, ...string[]];
  run(given: CheckedArguments<O>, around: Surroundings): Promise<ExitCode> | ExitCode;
}

export function command<const O extends Options>(definition: CliCommand<O>): CliCommand<O> {
  return definition;
}
