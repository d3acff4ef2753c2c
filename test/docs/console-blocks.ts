/** Reads the commands that a document shows: fenced `console` blocks, a `$ ` before each command, what it prints below. */

export interface ShownCommand {
  readonly line: number;
  /** The arguments of `sandtable`, or null for a command that is not ours to run here (`git clone`, `npm test`). */
  readonly args: readonly string[] | null;
  readonly shown: string;
  /** Where `> FILE` sends the output. */
  readonly into: string | null;
  /** `# exit 1` after the command says what it ends with. */
  readonly code: number;
  /** What is shown below it; null when nothing is. `...` stands for anything, on a line of its own for any lines. */
  readonly output: string | null;
}

export function shownCommands(markdown: string): readonly ShownCommand[] {
  const commands: (Omit<ShownCommand, 'output'> & { output: string | null })[] = [];
  let inside = false;
  // a block in a list stands as far in as its item
  let indent = 0;
  for (const [index, line] of markdown.split('\n').entries()) {
    const own = line.slice(indent);
    if (line.trimStart().startsWith('```')) {
      inside = line.trim() === '```console';
      indent = line.indexOf('`');
    } else if (inside && own.startsWith('$ '))
      commands.push({ ...commandIn(own.slice(2)), line: index + 1, output: null });
    else if (inside) {
      const last = commands.at(-1);
      if (last) last.output = last.output === null ? own : `${last.output}\n${own}`;
    }
  }
  return commands;
}

function commandIn(shown: string): Omit<ShownCommand, 'line' | 'output'> {
  const [, said = shown, comment = ''] = /^(.*?)(?:\s+#\s*(.*))?$/.exec(shown) ?? [];
  const words = [...said.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  const arrow = words.indexOf('>');
  const into = arrow < 0 ? null : (words[arrow + 1] ?? null);
  const line = arrow < 0 ? words : words.slice(0, arrow);
  return { shown: said, args: ours(line), into, code: Number(/\bexit (\d+)/.exec(comment)?.[1] ?? 0) };
}

function ours(words: readonly string[]): readonly string[] | null {
  if (words[0] === 'sandtable') return words.slice(1);
  if (words[0] === 'npm' && words[1] === 'start') return words.slice(words[2] === '--' ? 3 : 2);
  return null;
}

/** Whether what was printed is what is shown. */
export function matches(printed: string, shown: string): boolean {
  const pattern = shown
    .trimEnd()
    .split('\n')
    .map((line) =>
      line.trim() === '...'
        ? '(?:.*\\n)*?'
        : `${line.trimEnd().split('...').map(literally).join('.*')}[ ]*\\n`,
    )
    .join('');
  return new RegExp(`^${pattern}$`).test(`${printed.trimEnd()}\n`);
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** The files that a document tells its reader to write: fenced blocks with a name, as in "```yaml file=my/scenario.yaml". */
export function shownFiles(markdown: string): readonly { readonly name: string; readonly text: string }[] {
  return [...markdown.matchAll(/^( *)```\w+ file=(\S+)\n([^]*?)^\1```$/gm)].map(
    ([, indent = '', name = '', text = '']) => ({
      name,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}
