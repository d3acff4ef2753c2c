/** Where people are called by name on a record: whoever shows, withholds or erases names asks here. */
import type { Entry } from './entry.ts';
import type { TextReference, TextSlot } from './parts.ts';

/** The kinds of entries that hold a name as free text: one that is added and not followed below does not compile. */
type Naming<E extends Entry = Entry> = E extends { readonly body: infer Body }
  ? 'name' extends keyof Body
    ? TextSlot extends Body['name']
      ? E['kind']
      : never
    : never
  : never;

/** Whom an entry names, and where the name stands; null when it names nobody. */
export function namedBy({
  n,
  kind,
  body,
}: Entry): { readonly participant: number; readonly name: TextReference } | null {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the compiler holds these to be all that name people
  switch (kind) {
    case 'seat':
      return body.name === undefined
        ? null
        : { participant: body.participant, name: { entry: n, text: body.name.text } };
    case 'door':
      return body.name === undefined
        ? null
        : { participant: body.guest, name: { entry: n, text: body.name.text } };
    // an evaluator who wrote on paper
    case 'judge':
      return body.name === undefined || body.sheet === undefined
        ? null
        : { participant: body.sheet, name: { entry: n, text: body.name.text } };
    default:
      // a wall of futures has names for its parts, which are nobody's
      kind satisfies Exclude<Entry['kind'], Naming> | 'draw';
      return null;
  }
}
