/** Where people are called by name on a record: whoever shows, withholds or erases names asks here. */
import type { Entry } from './entry.ts';
import type { TextReference } from './parts.ts';

/** Whom an entry names, and where the name stands; null when it names nobody. */
export function namedBy({
  n,
  kind,
  body,
}: Entry): { readonly participant: number; readonly name: TextReference } | null {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- people are named where they are let in or seated, and nowhere else
  switch (kind) {
    case 'seat':
      return body.name === undefined
        ? null
        : { participant: body.participant, name: { entry: n, text: body.name.text } };
    case 'door':
      return body.name === undefined
        ? null
        : { participant: body.guest, name: { entry: n, text: body.name.text } };
    default:
      return null;
  }
}
