/**
 * The house: its packages from the ground up, what each may import, and the order of its rooms. The linter holds it
 * (`oxlint.config.ts`), and `docs/architecture.md` shows it.
 */

export interface Part {
  readonly package: string;
  /** What it is, in one line of the picture. */
  readonly says: string;
  /** Other packages of the house that it stands on. */
  readonly on: readonly string[];
  /** The only libraries that it may import; without a list, whatever its manifest names. */
  readonly only?: readonly string[];
  /** Modules that it must not import. */
  readonly never?: readonly string[];
  /** No clock, no luck of its own, nothing of the machine it runs on. */
  readonly pure?: true;
  /** Told to whoever imports something else. */
  readonly rule: string;
  /** Folders under `src`: each imports only those that stand before it. What lies beside them may import all. */
  readonly rooms: readonly string[];
}

export const house: readonly Part[] = [
  {
    package: 'core',
    says: 'the engine: what an exercise is and does',
    on: [],
    only: ['seedrandom', 'xstate'],
    pure: true,
    rule: 'core imports only its two pure libraries.',
    rooms: [
      'scenario',
      'luck',
      'record',
      'program',
      'questions',
      'evolve',
      'step',
      'commands',
      'play',
      'view',
    ],
  },
  {
    package: 'language',
    says: 'a scenario file becomes a checked scenario, or diagnostics',
    on: ['core'],
    only: ['string-width', 'yaml'],
    pure: true,
    rule: 'language stands on core, its YAML library and the width of characters.',
    rooms: [
      'expression',
      'files',
      'diagnostics',
      'text',
      'forms',
      'schema',
      'survey',
      'check',
      'advice',
      'read',
    ],
  },
  {
    package: 'words',
    says: 'every word of the interface, and how things are told',
    on: ['core', 'language'],
    only: ['intl-messageformat', 'node:util', 'string-width'],
    rule: 'words stands on core, language, its message library and the width of characters.',
    rooms: ['en', 'telling'],
  },
  {
    package: 'records',
    says: 'the record on the disk, sealed entry by entry',
    on: ['core', 'language'],
    rule: 'records stands on core and language.',
    rooms: [],
  },
  {
    package: 'simulate',
    says: 'many plays: the prover',
    on: ['core', 'language'],
    never: ['node:*'],
    rule: 'simulate stands on core and language, and touches no files and no clock.',
    rooms: ['possible', 'search'],
  },
  {
    package: 'powers',
    says: 'what a person can do, as data',
    on: ['core', 'language', 'words'],
    never: ['node:*', 'ink', 'react'],
    rule: 'powers stands on core, language and words, and draws nothing.',
    rooms: [
      'form',
      'people',
      'board',
      'hot-wash',
      'order',
      'knowledge',
      'decisions',
      'course',
      'evaluation',
      'role',
    ],
  },
  {
    package: 'host',
    says: 'one live exercise, its seats and the doors to them',
    on: ['core', 'language', 'words', 'records', 'powers'],
    rule: 'host stands on core, language, words, records and powers; a terminal’s screens are handed to it.',
    rooms: ['exercise', 'seats', 'invitations', 'page', 'doors'],
  },
  {
    package: 'documents',
    says: 'papers before and after an exercise, and other people’s files',
    on: ['core', 'language', 'words', 'records'],
    never: ['node:*'],
    rule: 'documents stands on core, language, words and records, and writes no files: it returns text.',
    rooms: [
      'page',
      'tables',
      'msel',
      'before',
      'sections',
      'manuals',
      'after',
      'exchange',
      'plan',
      'lessons',
    ],
  },
  {
    package: 'author',
    says: 'the author’s bench: language server, fixes, graph, templates',
    on: ['core', 'language', 'words'],
    never: ['node:*'],
    rule: 'author stands on core, language and words, and writes no files.',
    rooms: ['format', 'language', 'graph', 'fix', 'template'],
  },
  {
    package: 'terminal',
    says: 'screens, and plain mode',
    on: ['core', 'language', 'words', 'powers', 'host'],
    never: ['node:fs', 'node:fs/*'],
    rule: 'terminal stands on core, language, words, powers and host, and touches no files.',
    rooms: ['screen', 'wording', 'panes', 'role', 'desk', 'room', 'lobby', 'watch', 'plain', 'visit'],
  },
  {
    package: 'cli',
    says: 'the sandtable command: wires the parts',
    on: [
      'core',
      'language',
      'words',
      'records',
      'simulate',
      'powers',
      'host',
      'documents',
      'author',
      'terminal',
    ],
    rule: 'cli wires the parts; nothing imports it.',
    rooms: [
      'command-line',
      'output',
      'files',
      'records',
      'exercise',
      'joint',
      'doctor',
      'editing',
      'trial',
      'watch',
      'commands',
    ],
  },
];
