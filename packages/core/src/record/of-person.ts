/** What a record keeps of one person: what they gave, and what was entered about them. */
import type { Entry } from './entry.ts';

/** The kinds of entries that are about a person by their number: one that is added and not followed below does not compile. */
type AboutPerson<E extends Entry = Entry> = E extends { readonly body: infer Body }
  ? 'participant' extends keyof Body
    ? E['kind']
    : 'guest' extends keyof Body
      ? E['kind']
      : 'sheet' extends keyof Body
        ? E['kind']
        : never
  : never;

/** Whether a participant gave it, or it says where they sat, what they are called, or when they came and went. */
export function isOfPerson(participant: number, { kind, body, author }: Entry): boolean {
  if (author.participant === participant) return true;
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the compiler holds these to be all that are about somebody
  switch (kind) {
    case 'seat':
    case 'unseat':
    case 'join':
    case 'left':
      return body.participant === participant;
    case 'door':
      return body.guest === participant;
    case 'judge':
      return body.sheet === participant;
    default:
      kind satisfies Exclude<Entry['kind'], AboutPerson>;
      return false;
  }
}
