/** The page's door on an exercise: loaded only when one is opened. */
import { openSeats, type Session } from '@sandtable/host';
import { openPageDoor, openPresence, openReception } from '@sandtable/host/page-door';
import type { DoorPlace } from '@sandtable/terminal';
import { recordTrouble, type Say } from '@sandtable/words';
import { BadInput } from '../command-line/problem.ts';
import { expectPeople, renewLinks, type Joining } from './joining.ts';
import { readRoster } from './roster.ts';
import { toldAddress, type Listening } from './listen.ts';
import type { openSsh } from './ssh.ts';

interface OpenedDoor {
  readonly place: DoorPlace;
  /** Where it listens, to be asked for again: what is open finds it there. */
  readonly listens: string;
  close(): Promise<void>;
}

export interface DoorOptions {
  /** The file of those who are expected. */
  readonly roster?: string | undefined;
  /** Where the SSH door listens. */
  readonly ssh?: string | undefined;
  /** The file of its log. */
  readonly log?: string | undefined;
}

export async function openDoor(
  session: Session,
  { host, ports, reach, tls }: Listening,
  { roster, ssh: sshAt, log: logFile }: DoorOptions,
  say: Say,
): Promise<OpenedDoor> {
  const expected = roster === undefined ? [] : readRoster(roster, session, say);
  const log = logFile === undefined ? null : (await import('./log.ts')).openLog(logFile, session, say);
  const broke = (error: unknown): void => log?.broke(error);
  const reception = openReception(session);
  const presence = openPresence(session);
  try {
    const options = { session, seats: openSeats(session), reception, presence, reach, broke };
    const door = await firstFree(ports, (port) => openPageDoor(options, { host, port, tls }));
    const address = toldAddress(door.address, reach);
    try {
      const opened =
        sshAt === undefined ? null : await openSshAt(sshAt, { session, reception, presence, broke }, say);
      const ssh = opened?.place ?? null;
      const joining = { session, reception, address, ssh };
      // what the sheets cannot be written for is no reason to leave a port open
      const papers = await orClosed(opened, () => [
        ...expectPeople(expected, joining, say),
        ...renewLinks(joining, say),
      ]);
      let isWriting = false;
      const unsubscribe = session.subscribe(() => {
        // that a link is made is told to all who listen, to this one, too
        if (isWriting) return;
        isWriting = true;
        try {
          papers.push(...renewedOrNone(joining, say));
        } finally {
          isWriting = false;
        }
      });
      log?.opened({ page: door.address, ssh: ssh?.command ?? null });
      return {
        place: { address, papers, ssh },
        listens: new URL(door.address).host,
        async close() {
          unsubscribe();
          reception.close();
          presence.close();
          await opened?.close();
          await door.close();
          log?.close();
        },
      };
    } catch (error) {
      await door.close();
      throw error;
    }
  } catch (error) {
    reception.close();
    presence.close();
    throw problemOf(error, `${host}:${ports[0]}`, say) ?? error;
  }
}

/**
 * A sheet or a link that the disk does not take now was asked for all the same: it is tried again with whatever comes next, and what was given
 * just now is none the worse.
 */
function renewedOrNone(joining: Joining, say: Say): readonly string[] {
  try {
    return renewLinks(joining, say);
  } catch (error) {
    if (error instanceof BadInput || recordTrouble(error, say) !== null) return [];
    throw error;
  }
}

async function orClosed<T>(opened: { close(): Promise<void> } | null, doing: () => T): Promise<T> {
  try {
    return doing();
  } catch (error) {
    await opened?.close();
    throw error;
  }
}

const openSshAt: typeof openSsh = async (...options) => (await import('./ssh.ts')).openSsh(...options);

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
