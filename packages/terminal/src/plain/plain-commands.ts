// The commands of plain mode itself, which leave no trace on the record.
export const controlPlainCommands = [
  'now',
  'then',
  'where',
  'left',
  'who',
  'order',
  'sheet',
  'card',
  'decision',
  'preview',
  'facts',
  'law',
  'world',
  'expected',
  'clocks',
  'questions',
  'notes',
  'new',
  'again',
  'door',
  'record',
  'define',
  'help',
  'quit',
] as const;
export type ControlPlainCommand = (typeof controlPlainCommands)[number];

export const rolePlainCommands = [
  'inbox',
  'where',
  'decision',
  'facts',
  'law',
  'world',
  'actions',
  'log',
  'brief',
  'again',
  'help',
  'done',
] as const;
export type RolePlainCommand = (typeof rolePlainCommands)[number];
