/** The page's door without a socket, and people who come in by it. */
import type { StaffFunction } from '@sandtable/core/record';
import { expect, onTestFinished } from 'vitest';
import { openSeats, type LetInAs, type WallClock } from '../src/index.ts';
import { openPageDoor, openReception, pageApp, type Reach, type Reception } from '../src/page-door.ts';
import { begin, give, newTable, next, type Table } from './harbour.ts';
import { newKey } from '../src/invitations/key.ts';

const reach: Reach = { origin: null, behindProxy: false, lan: false };
const host = '127.0.0.1:8737';

export function opened(table: Table = newTable()) {
  const { session } = table;
  const seats = openSeats(session);
  const reception = openReception(session);
  const { app } = pageApp({ session, seats, reception, reach });
  const ask = async (
    method: 'GET' | 'HEAD' | 'POST',
    path: string,
    options: {
      cookie?: string;
      body?: Record<string, string | string[]>;
      headers?: Record<string, string>;
    } = {},
  ) => {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(options.body ?? {}))
      for (const value of [values].flat()) body.append(name, value);
    return app.request(`http://${host}${path}`, {
      method,
      headers: {
        host,
        ...(method === 'POST' && {
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        }),
        ...(options.cookie !== undefined && { cookie: options.cookie }),
        ...options.headers,
      },
      ...(method === 'POST' && { body: body.toString() }),
    });
  };
  return { ...table, session, seats, reception, app, ask };
}

/** The door at an address of its own, and a link for somebody who plays the harbour. */
export async function openedAtAnAddress(name: string, table: Table = newTable()) {
  const { session, clock } = table;
  const reception = openReception(session);
  const door = await openPageDoor(
    { session, seats: openSeats(session), reception, reach },
    { host: '127.0.0.1', port: 0 },
  );
  onTestFinished(door.close);
  const link = linkFor({ reception, clock }, name);
  return { ...table, reception, address: door.address, link: `${door.address}/i/${link}` };
}

/** The key of a link for somebody who plays the harbour, or comes as something else. */
export const linkFor = (
  { reception, clock }: { readonly reception: Reception; readonly clock: WallClock },
  name: string | null,
  to: LetInAs = { of: 'role', role: 'harbour' },
): string => reception.invite(name, to, clock.now() + 3_600_000);

export const formOn = (page: string, id: string): string =>
  new RegExp(`<section id="${id}"[\\s\\S]*?</section>`, 'u').exec(page)?.[0] ?? '';
export const hiddenIn = (form: string): Record<string, string> =>
  Object.fromEntries(
    ['order', 'role', 'as', 'power', 'subject', 'on'].map((name) => [name, field(form, name)]),
  );

/** Somebody with the room's code, let in to a role. */
export async function letIn(
  { ask, reception, session }: ReturnType<typeof opened>,
  role: string,
  name = 'Ana',
) {
  const device = newKey();
  const knocked = await ask('POST', '/knock', {
    body: { device, code: reception.roomCode(), name, read: 'yes' },
  });
  expect(knocked.status).toBe(303);
  const participant = reception.guests().at(-1)?.number ?? 0;
  give(session, { kind: 'seat', body: { role, participant } });
  return { device, cookie: `seat-8737=${device}`, participant };
}

/** Somebody who came in by a link, as staff. */
export async function letInAsStaff(at: ReturnType<typeof opened>, of: StaffFunction, name = 'Kim') {
  const device = newKey();
  const entered = await at.ask('POST', '/enter', {
    body: { device, by: linkFor(at, name, { of }), read: 'yes' },
  });
  expect(entered.status).toBe(303);
  const participant = at.reception.guestOf(device)?.number ?? 0;
  return { device, cookie: `seat-8737=${device}`, participant };
}

const field = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** Where the port's decision is open. */
export function toTheQuestion({ session }: Pick<Table, 'session'>): void {
  begin(session);
  next(session);
  next(session);
}
