import type { Say } from '@sandtable/words';

/**
 * What is said when the fault is ours: one line, with the command that goes on with the record, since that is what a person with
 * a room full of people needs to know. The stack is for us, and only when asked for.
 */
export function faultMessage(error: unknown, resume: string | null, debug: boolean, say: Say): string {
  const what = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').trim();
  const line =
    resume === null ? say('cli.fault', { what }) : say('cli.fault.record', { what, command: resume });
  const stack = debug && error instanceof Error && error.stack !== undefined ? `\n${error.stack}` : '';
  return `${line}${stack}\n`;
}
