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
  close(): Promise<void>;
}

export async function openDoor(
  session: Session,
  { host, port, reach, tls }: Listening,
  /** The file of those who are expected, if any. */
  roster: string | null,
  say: Say,
): Promise<OpenedDoor> {
  const expected = roster === null ? [] : readRoster(roster, session, say);
  const reception = openReception(session);
  try {
    const door = await openPageDoor(
      { session, seats: openSeats(session), reception, reach },
      { host, port, tls },
    );
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
      async close() {
        reception.close();
        await door.close();
      },
    };
  } catch (error) {
    reception.close();
    throw problemOf(error, `${host}:${port}`, say) ?? error;
  }
}

/** A socket that cannot be had is no fault of ours. */
function problemOf(error: unknown, address: string, say: Say): BadInput | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
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
