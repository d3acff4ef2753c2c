import { parseArgs } from 'node:util';
import { nearest } from '@sandtable/core/scenario';
import type { Say } from '@sandtable/words';
import type { CliCommand, CheckedArguments, CliOption, Options } from './command.ts';
import { WrongUsage } from './problem.ts';

type Value = string | number | boolean | string[] | undefined;

/** Checks a command line against a command. Throws `WrongUsage` for the first thing that does not fit. */
export function readArguments<O extends Options>(
  args: readonly string[],
  command: CliCommand<O>,
  say: Say,
): CheckedArguments<O> {
  const known: Readonly<Record<string, CliOption>> = command.options;
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(known).map(([name, option]) => [
        name,
        { type: option.takes === 'nothing' ? ('boolean' as const) : ('string' as const) },
      ]),
    ),
  });
  const operands: string[] = [];
  const values = new Map<string, Value>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!option) {
      const near = nearest(token.name, Object.keys(known));
      throw new WrongUsage(
        near === null
          ? say('cli.usage.no-option', { option: token.rawName })
          : say('cli.usage.no-option-but', { option: token.rawName, near: `--${near}` }),
      );
    }
    values.set(token.name, taken(token, option, values.get(token.name), say));
  }
  checkOperands(operands, command, say);
  for (const [name, option] of Object.entries(known)) {
    if (option.takes === 'nothing') values.set(name, values.get(name) ?? false);
    if (option.takes === 'many') values.set(name, values.get(name) ?? []);
    if (option.takes === 'one-of') values.set(name, values.get(name) ?? option.presumed);
    if ('required' in option && values.get(name) === undefined)
      throw new WrongUsage(say('cli.usage.needs-option', { option: `--${name} ${option.value}` }));
  }
  // the loop above guarantees this, but the type checker cannot see it
  return { operands, options: Object.fromEntries(values) } as unknown as CheckedArguments<O>;
}

interface OptionToken {
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function taken(token: OptionToken, option: CliOption, before: Value, say: Say): Value {
  const { rawName, value, inlineValue } = token;
  if (option.takes === 'nothing') {
    if (value !== undefined) throw new WrongUsage(say('cli.usage.takes-nothing', { option: rawName }));
    return true;
  }
  // `--seed --record a` forgot the seed; a value that does begin with a dash is written `--seed=-1`
  if (value === undefined || (value.startsWith('-') && value !== '-' && inlineValue !== true))
    throw new WrongUsage(say('cli.usage.needs-value', { option: rawName, value: valueName(option) }));
  switch (option.takes) {
    case 'text':
      return value;
    case 'many':
      return [...(Array.isArray(before) ? before : []), value];
    case 'whole':
      if (!/^\d{1,15}$/.test(value))
        throw new WrongUsage(say('cli.usage.not-whole', { option: rawName, value }));
      return Number(value);
    case 'one-of':
      if (!option.values.includes(value))
        throw new WrongUsage(
          say('cli.usage.not-one-of', { option: rawName, value, values: option.values.join(', ') }),
        );
      return value;
  }
}

function checkOperands(operands: readonly string[], command: CliCommand, say: Say): void {
  const { operand, name } = command;
  const extra = operand === null ? operands[0] : operand.endsWith('...') ? undefined : operands[1];
  if (extra !== undefined) throw new WrongUsage(say('cli.usage.too-much', { command: name, extra }));
  if (operand !== null && !operand.startsWith('[') && operands.length === 0)
    throw new WrongUsage(say('cli.usage.needs-operand', { operand }));
}

/** What the placeholder of an option's value is called in its help. */
export function valueName(option: Exclude<CliOption, { takes: 'nothing' }>): string {
  return option.takes === 'one-of' ? option.values.join('|') : option.value;
}
