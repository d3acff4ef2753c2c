/** What shells need to complete a command line, as scripts of their own. Words that are not known are completed as file names. */

export interface Completed {
  readonly name: string;
  readonly about: string;
  /** What its operand can be, beside a file. */
  readonly words: readonly string[];
  readonly options: readonly {
    readonly name: string;
    readonly about: string;
    /** Null: no value. Empty: any value. */
    readonly takes: readonly string[] | null;
  }[];
}

/** For bash 3.2 and newer, without the bash-completion package. */
export function bash(commands: readonly Completed[]): string {
  const names = commands.map(({ name }) => name);
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap((option) =>
      option.takes === null ? [] : [`    ${name}:${option.name}) words="${option.takes.join(' ')}" ;;`],
    ),
  );
  const words = commands.map(
    ({ name, words: own, options }) =>
      `    ${name}:*) words="${[...own, ...options.map((option) => option.name)].join(' ')}" ;;`,
  );
  return `_sandtable() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then words="${[...names, '--plain', '--help', '--version'].join(' ')}"
  else case "\${COMP_WORDS[1]}:$before" in
${[...values, ...words].join('\n')}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [ "$COMP_CWORD" -eq 1 ] || [ "\${word#-}" != "$word" ] || COMPREPLY+=($(compgen -f -- "$word"))
}
complete -o filenames -F _sandtable sandtable
`;
}

export function zsh(commands: readonly Completed[]): string {
  const cases = commands.map(({ name, words, options }) => {
    const lines = options.map(({ name: option, about, takes }) => {
      const value = takes === null ? '' : takes.length > 0 ? `:value:(${takes.join(' ')})` : ':value:_files';
      return `'*${option}[${inBrackets(about)}]${value}'`;
    });
    const operand = words.length > 0 ? `'*:what:{compadd -- ${words.join(' ')}; _files}'` : `'*:file:_files'`;
    return `    ${name}) _arguments ${[...lines, operand].join(' ')} ;;`;
  });
  return `#compdef sandtable
_sandtable() {
  if (( CURRENT == 2 )); then
    local -a commands=(${commands.map(({ name, about }) => `'${quoted(`${name}:${about}`)}'`).join(' ')})
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words; (( CURRENT -= 1 ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _sandtable ]; then _sandtable "$@"; else compdef _sandtable sandtable; fi
`;
}

export function fish(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, about, words, options }) => [
    `complete -c sandtable -n __fish_use_subcommand -f -a ${name} -d '${quoted(about)}'`,
    ...(words.length === 0
      ? []
      : [`complete -c sandtable -n '__fish_seen_subcommand_from ${name}' -a '${words.join(' ')}'`]),
    ...options.map(({ name: option, about: told, takes }) => {
      const value = takes === null ? '' : takes.length === 0 ? ' -r' : ` -x -a '${takes.join(' ')}'`;
      return `complete -c sandtable -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}${value} -d '${quoted(told)}'`;
    }),
  ]);
  return `${lines.join('\n')}\n`;
}

// inside single quotes; the catalogue has no straight quote, but a translation might
const quoted = (text: string): string => text.replaceAll("'", '’');

const inBrackets = (text: string): string => quoted(text).replaceAll(/[[\]:\\]/g, String.raw`\$&`);
