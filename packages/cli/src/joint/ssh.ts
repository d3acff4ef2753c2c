/** The door of SSH on an exercise: loaded only when one is opened. */
import { join } from 'node:path';
import type { Session } from '@sandtable/host';
import type { Reception } from '@sandtable/host/page-door';
import { BadHostKey, hostKeyIn, openSshDoor, type HostKey, type Presence } from '@sandtable/host/ssh-door';
import { receive, type SshPlace } from '@sandtable/terminal';
import type { Say } from '@sandtable/words';
import { BadInput } from '../command-line/problem.ts';
import { recordFolder } from '../records/record-folder.ts';
import { placeIn, toldAddress } from './listen.ts';

interface OpenedSsh {
  readonly place: SshPlace;
  close(): Promise<void>;
}

const usualPort = 2222;

/** Opens it where `typed` says (`HOST:PORT`, or either alone). What cannot be had is told in words. */
export async function openSsh(
  typed: string,
  at: {
    readonly session: Session;
    readonly reception: Reception;
    readonly presence: Presence;
    readonly broke: (error: unknown) => void;
  },
  say: Say,
): Promise<OpenedSsh> {
  const listen = placeIn(typed, usualPort, say);
  const hostKey = ownKey(say);
  // a screen far away listens for the end of the program, as the desk does: many are no fault
  process.setMaxListeners(0);
  const door = await openSshDoor({ ...at, hostKey, show: receive }, listen).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new BadInput(say('cli.host.ssh-place', { address: `${listen.host}:${listen.port}` }));
  });
  const named = door.host.includes(':') ? `[${door.host}]` : door.host;
  const reach = { origin: null, behindProxy: false, lan: true };
  const { hostname, port } = new URL(toldAddress(`http://${named}:${door.port}`, reach));
  return {
    place: {
      command: `ssh -p ${port || '80'} NAME@${hostname.replaceAll(/[[\]]/gu, '')}`,
      fingerprint: hostKey.fingerprint,
    },
    close: door.close,
  };
}

/** Kept with the records, so that callers meet the same host each time. */
function ownKey(say: Say): HostKey {
  const file = join(recordFolder(), 'ssh-host-key');
  try {
    return hostKeyIn(file);
  } catch (error) {
    if (error instanceof BadHostKey) throw new BadInput(say(`cli.host.ssh-key.${error.trouble}`, { file }));
    if (error instanceof Error && 'code' in error)
      throw new BadInput(say('cli.host.ssh-key.unwritten', { file }));
    throw error;
  }
}
