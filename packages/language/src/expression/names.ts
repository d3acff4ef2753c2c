/** What a name may look like, what it can be the name of, and which words are not to be had for one. */
import { type EventKind, eventKinds, functionNames } from '@sandtable/core/scenario';

export const namePattern = /^[a-z][a-z0-9_]*$/;
/** The number of an inject, as lists on paper have it: `2-07`, `01.03`, `A-12`. */
export const serialPattern = /^(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9._/-]{0,15}$/;

/** What a text of people can be called: small letters and digits, the rest as one sign between them; empty where it has no Latin letters. */
export function nameFrom(text: string, between: '_' | '-'): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, between)
    .replaceAll(/^[^a-z]+|[_-]+$/g, '');
}

/** Kinds of named things that other parts refer to. */
export type Kind =
  | EventKind
  | 'organisation'
  | 'role'
  | 'group'
  | 'actor'
  | 'variable'
  | 'luck'
  | 'source'
  | 'law'
  | 'task'
  | 'parameter'
  | 'measure';
/** What a name in a file can be the name of. */
export type NameKind =
  | Kind
  | 'option'
  | 'duty'
  | 'step'
  | 'objective'
  | 'target'
  | 'outcome'
  | 'test'
  | 'word';

/** Words of CEL (reserved, types, literals) and of this language. No name in a scenario may be one. */
export const reservedNames: ReadonlySet<string> = new Set([
  'as',
  'break',
  'const',
  'continue',
  'else',
  'for',
  'function',
  'if',
  'import',
  'in',
  'let',
  'loop',
  'package',
  'namespace',
  'return',
  'var',
  'void',
  'while',
  'true',
  'false',
  'null',
  'bool',
  'bytes',
  'double',
  'int',
  'list',
  'map',
  'null_type',
  'string',
  'type',
  'uint',
  'and',
  'or',
  'not',
  'end',
  'answer',
  'reserve',
  'exercise_control',
]);

/** What a bare name in an expression or a text could be mistaken for: not to be had for variables and luck. */
export const bareNames: ReadonlySet<string> = new Set([
  ...eventKinds,
  'parameter',
  'measure',
  'story',
  ...functionNames,
]);

/** Words that stand where a role, a group or an actor may stand. */
export const roleWords: ReadonlySet<string> = new Set([
  'all',
  'none',
  'plenary',
  'group',
  'role',
  'essential',
  'simulated',
  'said_aloud',
  'breached',
]);
