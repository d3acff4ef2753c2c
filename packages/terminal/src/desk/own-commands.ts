// What the desk itself can do: nothing of it stands on the record.
export interface OwnCommand {
  readonly id: 'sheet' | 'blank' | 'reveal' | 'room-safe' | 'help' | 'leave' | 'panes' | 'find';
  readonly key: string;
}

export const ownCommands: readonly OwnCommand[] = [
  { id: 'sheet', key: 'S' },
  { id: 'blank', key: 'b' },
  { id: 'reveal', key: 'v' },
  { id: 'room-safe', key: 'V' },
  { id: 'panes', key: 'tab' },
  { id: 'find', key: 'ctrl+k' },
  { id: 'help', key: '?' },
  { id: 'leave', key: 'q' },
];
