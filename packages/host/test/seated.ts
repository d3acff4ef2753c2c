/** A small exercise that is evaluated, and people at their seats who fill in the forms that they are offered. */
import type { StaffFunction } from '@sandtable/core/record';
import type { Session } from '../src/index.ts';
import type { Capacity } from '../src/seats/capacity.ts';
import { openSeats, type Reply, type SeatView } from '../src/seats/seats.ts';
import { give, text } from './harbour.ts';

/** The harbour, with a second organisation and two objectives. */
export const evaluatedHarbour =
  text
    .replace(
      '  port: { name: The port, sector: transport }',
      (port) => `${port}\n  guild: { name: The guild, sector: private }`,
    )
    .replace('organisation: port }\nactors', 'organisation: guild }\nactors') +
  `objectives:
  warning:
    text: Everybody is warned in time
    capability: Public Information and Warning
    targets:
      early: { text: Pilots are warned within ten minutes, tasks: { call: Call the pilots } }
  closing:
    text: The port is closed by those who may
    capability: Operational Coordination
`;

export interface Seated {
  look(): SeatView;
  choices(power: string, field: string): readonly { readonly value: string; readonly detail: string }[];
  can(power: string): boolean;
  does(power: string, filled?: Readonly<Record<string, string | readonly string[]>>): Reply;
}

export function seatsAt(session: Session): {
  readonly seat: (number: number, capacity: Capacity) => Seated;
  /** Somebody who knocks, and is let in. */
  readonly staff: (number: number, of: StaffFunction) => Seated;
} {
  const seats = openSeats(session);
  let orders = 0;
  const seat = (number: number, capacity: Capacity): Seated => {
    const look = (): SeatView => seats.look(capacity, number);
    const offerOf = (power: string) => look().offers.find((each) => each.power.id === power);
    return {
      look,
      choices(power, field) {
        const prompt = offerOf(power)?.fields.find(({ name }) => name === field)?.prompt;
        return prompt !== undefined && 'choices' in prompt
          ? prompt.choices.map(({ value, detail = '' }) => ({
              value: typeof value === 'string' ? value : '',
              detail,
            }))
          : [];
      },
      can: (power) => offerOf(power) !== undefined,
      does(power, filled = {}) {
        const form = offerOf(power);
        return seats.give(capacity, number, {
          id: `order-number-${(orders += 1)}`,
          power,
          subject: form?.subject?.choice.value ?? null,
          on: form?.mark ?? '',
          filled: Object.fromEntries(Object.entries(filled).map(([name, value]) => [name, [value].flat()])),
          sure: true,
        });
      },
    };
  };
  return {
    seat,
    staff(number, of) {
      const key = `key of ${number}`;
      give(session, { kind: 'door', body: { guest: number, event: { did: 'knocked', key } } });
      give(session, { kind: 'door', body: { guest: number, event: { did: 'serves', as: of } } });
      return seat(number, { of });
    },
  };
}
