/** Where an observation belongs. */
import type { Command } from '@sandtable/core/record';
import type { Session } from '../exercise/session.ts';

/** An observation is of what happened last: whoever watches does not look for its entry, and is not told its number. */
export function atThisPlace(command: Command, { record }: Session): Command {
  if (command.kind !== 'note' || command.body.about !== null) return command;
  return { kind: 'note', body: { ...command.body, about: record.head.number } };
}
