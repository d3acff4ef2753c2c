/** A seat as a program reads it: what is seen, and the forms that can be sent. */
import type { Capacity } from '../seats/capacity.ts';
import type { SeatView } from '../seats/seats.ts';

export function seatData(
  you: { readonly name: string | null; readonly number: number },
  capacity: Capacity | null,
  seen: SeatView | null,
) {
  if (capacity === null || seen === null) return { you, waits: true };
  return {
    you,
    waits: false,
    capacity,
    view: seen.view,
    ...('proposed' in seen && { proposed: seen.proposed }),
    forms: seen.offers.map(({ power, subject, mark, fields }) => ({
      power: power.id,
      subject: subject === null ? null : subject.choice.value,
      on: mark,
      fields: fields.map(({ name, optional, prompt, onlyWith, followsFrom }) => ({
        name,
        optional: optional || prompt.quiet === true || followsFrom !== null,
        kind: prompt.kind,
        ...('choices' in prompt && {
          choices: prompt.choices.map(({ value, label }) => ({ value, label })),
        }),
        ...('presumed' in prompt &&
          prompt.presumed !== undefined && { presumed: [prompt.presumed].flat().map(String) }),
        onlyWith,
      })),
    })),
  };
}
