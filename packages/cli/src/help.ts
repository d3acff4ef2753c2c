import wrapAnsi from 'wrap-ansi';
import { valueName } from './command-line/arguments.ts';
import type { CliCommand, CliOption, OptionName, Surroundings } from './command-line/command.ts';
import { commandNames } from './commands.ts';

type Row = readonly [left: string, right: string];
type Voice = Pick<Surroundings, 'say' | 'program'>;

/** The page for one command. */
export function commandHelp(command: CliCommand, { say, program }: Voice, width: number): string {
  const rows: Row[] = [];
  const usage = [`${program} ${command.name}`];
  if (command.operand !== null) {
    usage.push(command.operand);
    rows.push([command.operand, say(`cli.operand.${command.operand}`)]);
  }
  for (const [name, option] of Object.entries(command.options) as [OptionName, CliOption][]) {
    const left = option.takes === 'nothing' ? `--${name}` : `--${name} ${valueName(option)}`;
    usage.push('required' in option ? left : `[${left}]`);
    rows.push([left, say(`cli.option.${name}`)]);
  }
  rows.push(['-h, --help', say('cli.option.help')]);
  return [
    ...wrap(say(`cli.command.${command.name}`), width),
    '',
    ...hanging(say('cli.help.usage'), usage, width),
    '',
    ...table(rows, width),
    '',
    say('cli.help.examples'),
    ...command.examples.map((example) => `  ${called(example, program)}`),
    '',
  ].join('\n');
}

/** The page of the command itself. */
export function overviewPage({ say, program }: Voice, width: number): string {
  const rows: Row[] = [];
  for (const name of commandNames)
    rows.push([
      called(name === 'lobby' ? 'sandtable' : `sandtable ${name}`, program),
      say(`cli.command.${name}`),
    ]);
  return [
    ...wrap(say('cli.help.what'), width),
    '',
    say('cli.help.commands'),
    ...table(rows, width),
    '',
    ...table(
      [
        ['-h, --help', say('cli.option.help')],
        ['-V, --version', say('cli.option.version')],
      ],
      width,
    ),
    '',
    ...wrap(say('cli.help.more', { command: `${program} check --help` }), width),
    '',
    say('cli.help.examples'),
    `  ${program} check drone-incident`,
    `  ${program} check my-scenario.yaml --format json`,
    '',
  ].join('\n');
}

function called(example: string, program: string): string {
  return example === 'sandtable' ? program.replace(/ --$/, '') : example.replace(/^sandtable\b/, program);
}

/** Two columns; where the window is too narrow for two, the right one stands below the left. */
function table(rows: readonly Row[], width: number): string[] {
  const left = Math.min(Math.max(...rows.map(([name]) => name.length)), 26);
  const right = width - left - 4;
  if (right < 24)
    return rows.flatMap(([name, text]) => [`  ${name}`, ...wrap(text, width - 4).map((l) => `    ${l}`)]);
  return rows.flatMap(([name, text]) => {
    const lines = wrap(text, right);
    const below = name.length > left;
    return [
      ...(below ? [`  ${name}`] : []),
      ...lines.map((line, at) => `  ${(at === 0 && !below ? name : '').padEnd(left)}  ${line}`),
    ];
  });
}

function hanging(head: string, pieces: readonly string[], width: number): string[] {
  const indent = ' '.repeat(head.length + 1);
  const words = pieces.map((piece) => piece.replaceAll(' ', tied)).join(' ');
  return wrap(words, width - indent.length).map(
    (line, at) => (at === 0 ? `${head} ` : indent) + line.replaceAll(tied, ' '),
  );
}

const wrap = (text: string, width: number): string[] => wrapAnsi(text, width, { hard: false }).split('\n');

/** Between the words of a piece that is never broken. */
const tied = '\u00a0';
