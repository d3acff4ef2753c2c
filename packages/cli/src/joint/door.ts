/** The page's door on an exercise: loaded only when one is opened. */
import { openSeats, type Session } from '@sandtable/host';
import { openPageDoor, openReception } from '@sandtable/host/page-door';
import type { DoorPlace } from '@sandtable/terminal';
import type { Say } from '@sandtable/words';
import { BadInput } from '../command-line/problem.ts';
import { expectPeople } from './joining.ts';
import { readRoster } from './roster.ts';
import { toldAddress, type Listening } from './listen.ts';

interface OpenedDoor {
  readonly place: DoorPlace;
  /** Where it listens, to be asked for again: what is open finds it there. */
  readonly listens: string;
  close(): Promise<void>;
}

export async function openDoor(
  session: Session,
  { host, ports, reach, tls }: Listening,
  /** The file of those who are expected, if any. */
  roster: string | null,
  say: Say,
): Promise<OpenedDoor> {
  const expected = roster === null ? [] : readRoster(roster, session, say);
  const reception = openReception(session);
  try {
    const options = { session, seats: openSeats(session), reception, reach };
    const door = await firstFree(ports, (port) => openPageDoor(options, { host, port, tls }));
    const address = toldAddress(door.address, reach);
    let papers: readonly string[] = [];
    try {
      papers = expectPeople(expected, { session, reception, address }, say);
    } catch (error) {
      await door.close();
      throw error;
    }
    return {
      place: { address, papers },
      listens: new URL(door.address).host,
      async close() {
        reception.close();
        await door.close();
      },
    };
  } catch (error) {
    reception.close();
    throw problemOf(error, `${host}:${ports[0]}`, say) ?? error;
  }
}

async function firstFree<T>(
  [port, ...others]: readonly [number, ...number[]],
  open: (port: number) => Promise<T>,
): Promise<T> {
  try {
    return await open(port);
  } catch (error) {
    const [next, ...rest] = others;
    if (next === undefined || codeOf(error) !== 'EADDRINUSE') throw error;
    return firstFree([next, ...rest], open);
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);

/** A socket that cannot be had is no fault of ours. */
function problemOf(error: unknown, address: string, say: Say): BadInput | null {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new BadInput(say('cli.host.taken', { address }));
    case 'EACCES':
      return new BadInput(say('cli.host.not-allowed', { address }));
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new BadInput(say('cli.host.not-here', { address }));
    default:
      return null;
  }
}
