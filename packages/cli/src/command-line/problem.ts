/** The command was called in a way it cannot be: exit 2, with a line that says how it can. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** What was handed in cannot be worked with: exit 1. The message says what, why, and what to do. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}
