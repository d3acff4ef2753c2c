/** The table of kinds and bodies of entries, written from the source that declares them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandRules } from '@sandtable/core';

const room = join(import.meta.dirname, '../../packages/core/src/record');

const asides = new Set(
  Object.entries(commandRules).flatMap(([kind, { counts }]) => (counts === 'aside' ? [kind] : [])),
);

interface Kind {
  readonly name: string;
  readonly body: string;
  readonly about: string;
}

export function entryTable(): string {
  const causes = kindsOf('cause.ts', 'CauseBodies');
  const consequences = kindsOf('consequence.ts', 'ConsequenceBodies');
  return [
    '| cause | body | |',
    '|---|---|---|',
    ...causes.map((kind) => row(kind, asides.has(kind.name) ? 'An aside. ' : '')),
    '',
    '| consequence | body | |',
    '|---|---|---|',
    ...consequences.map((kind) => row(kind, '')),
  ].join('\n');
}

const row = ({ name, body, about }: Kind, first: string): string =>
  `| \`${name}\` | ${body === '' ? '' : `\`${body.replaceAll('|', '\\|')}\``} | ${(first + about).trim().replaceAll('|', '\\|')} |`;

/** The members of an interface: each begins a line with two blanks, and ends where its brackets are closed. */
function kindsOf(file: string, name: string): readonly Kind[] {
  const text = readFileSync(join(room, file), 'utf8');
  const [, block = ''] = new RegExp(`export interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(text) ?? [];
  const kinds: Kind[] = [];
  let about: string[] = [];
  let member = '';
  for (const line of block.split('\n')) {
    if (member === '') {
      const comment = /^ {2,3}\/?\*+(?: (.*?))?(?: ?\*\/)?$/.exec(line);
      if (comment) {
        if (comment[1] !== undefined && comment[1] !== '/') about.push(comment[1]);
        continue;
      }
      if (!/^ {2}['a-z]/.test(line)) continue;
    }
    member += `${line.trim()} `;
    if (!closed(member)) continue;
    const [, kind = '', type = ''] = /^'?([\w.-]+)'?: ([\s\S]*); $/.exec(member) ?? [];
    kinds.push({ name: kind, body: plainly(type), about: about.join(' ') });
    about = [];
    member = '';
  }
  return kinds;
}

const closed = (member: string): boolean =>
  member.trimEnd().endsWith(';') && count(member, /[{[(]/g) === count(member, /[}\])]/g);
const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** A type as somebody reads it who writes no TypeScript: fields without their machinery. */
function plainly(type: string): string {
  return type
    .replace(/\/\*\*.*?\*\/ /g, '')
    .replace(/Record<never, never>/, '')
    .replaceAll('readonly ', '')
    .replaceAll('TextSlot', 'Text')
    .replace(/; }/g, ' }')
    .replaceAll('; ', ', ')
    .replace(/^\| /, '')
    .replace(/^\{ ((?:(?! \} \|).)*) \}$/, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
