import type { Say } from '@sandtable/words';
import {
  command,
  type CliCommand,
  type CliOption,
  type OptionName,
  type ExitCode,
} from '../command-line/command.ts';
import { commandNames, commandNamed } from '../commands.ts';
import { bash, fish, zsh, type Completed } from '../command-line/completion-script.ts';
import { library } from '../files/library.ts';
import { WrongUsage } from '../command-line/problem.ts';

const shells: Readonly<Record<string, (commands: readonly Completed[]) => string>> = { bash, zsh, fish };

export const completion = command({
  name: 'completion',
  operand: 'SHELL',
  options: {},
  examples: [
    'sandtable completion bash > ~/.local/share/bash-completion/completions/sandtable',
    'sandtable completion zsh > ~/.zfunc/_sandtable',
    'sandtable completion fish > ~/.config/fish/completions/sandtable.fish',
  ],
  async run({ operands: [shell] }, { say, stdout }): Promise<ExitCode> {
    const script = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
    if (!script)
      throw new WrongUsage(say('cli.completion.no-shell', { shell, shells: Object.keys(shells).join(', ') }));
    const found = await Promise.all(commandNames.map(commandNamed));
    stdout.write(script(found.flatMap((each) => (each ? [completed(each, say)] : []))));
    return 0;
  },
});

function completed({ name, operand, options }: CliCommand, say: Say): Completed {
  const named = operand !== null && /^\[?(SCENARIO|SOURCE|PATH)/.test(operand);
  return {
    name,
    about: say(`cli.command.${name}`),
    words:
      operand === 'SHELL' ? Object.keys(shells) : named ? library().map((scenario) => scenario.name) : [],
    options: [
      ...(Object.entries(options) as [OptionName, CliOption][]).map(([option, { takes, ...rest }]) => ({
        name: `--${option}`,
        about: say(`cli.option.${option}`),
        takes: takes === 'nothing' ? null : 'values' in rest ? rest.values : [],
      })),
      { name: '--help', about: say('cli.option.help'), takes: null },
    ],
  };
}
