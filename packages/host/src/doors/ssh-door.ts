/**
 * The SSH door: whoever has a terminal comes in with the ssh that they have, and is shown the screens of their seats. It shows what it is
 * handed to show; it runs nothing, forwards nothing and opens no file.
 */
import { type AddressInfo, type Socket, createServer } from 'node:net';
import { isInPlay } from '@sandtable/core';
import ssh, { type Connection, type ServerChannel } from 'ssh2';
import { words } from '@sandtable/words';
import type { Session } from '../exercise/session.ts';
import type { Reception } from '../invitations/reception.ts';
import type { HostKey } from './host-key.ts';
import type { Presence } from './presence.ts';
import { openTerminal, sizeWithin, type CallersTerminal, type WindowSize } from './ssh-terminal.ts';
import { wayIn } from './ssh-way-in.ts';
import { wishedLanguage } from '../seats/languages.ts';
import { visitorOf, type Visitor } from './visitor.ts';

export interface SshDoorOptions {
  readonly session: Session;
  readonly reception: Reception;
  readonly presence: Presence;
  readonly hostKey: HostKey;
  /** Shows a visitor what is theirs, until they leave. What it throws costs this one visitor the line, and is told to `broke`. */
  readonly show: (visitor: Visitor, terminal: CallersTerminal) => Promise<void>;
  readonly broke?: (error: unknown) => void;
}

export interface OpenSshDoor {
  readonly host: string;
  readonly port: number;
  /** Who is on the line now: callers that have come in, and those that have not. */
  callers(): { readonly known: number; readonly unknown: number };
  close(): Promise<void>;
}

/** Seconds to come in, and then to ask for a screen. */
const patience = 20;
/** Seconds in which a name may be typed: the code has been asked for. */
const askingPatience = 120;
/** Callers who have not come in yet: from one address, and from all. */
const mostUnknownEach = 10;
const mostUnknown = 60;
const mostCallers = 400;
/** How often a caller may begin to ask for a screen. */
const mostAsks = 4;
/** Minutes without a key after which a line is closed outside play, and how many before the end that is told. */
const mostIdle = 60;
const idleTold = 5;
/** Bytes before the keys are agreed on, and before somebody has come in. */
const mostBeforeKeys = 32 * 1024;
const mostBeforeEntry = 128 * 1024;
/** What waits to be sent to somebody who does not read. */
const mostUnsent = 2 * 1024 * 1024;
/** Milliseconds in which whoever was sent away is told so, and then that a caller has to hang up by themselves. */
const toBeTold = 500;
const toHangUp = 1000;

/**
 * What every ssh of the last ten years knows, and nothing that costs much before anybody has come in (large groups), or unpacks what was sent
 * (compression).
 */
const algorithms = {
  kex: [
    'curve25519-sha256',
    'curve25519-sha256@libssh.org',
    'ecdh-sha2-nistp256',
    'ecdh-sha2-nistp384',
    'ecdh-sha2-nistp521',
  ],
  cipher: [
    'aes128-gcm@openssh.com',
    'aes256-gcm@openssh.com',
    'chacha20-poly1305@openssh.com',
    'aes128-ctr',
    'aes256-ctr',
  ],
  hmac: ['hmac-sha2-256-etm@openssh.com', 'hmac-sha2-512-etm@openssh.com', 'hmac-sha2-256', 'hmac-sha2-512'],
  compress: ['none'],
} satisfies ssh.Algorithms;

/** Somebody on the line. */
interface Caller {
  readonly socket: Socket;
  readonly address: string;
  client: Connection | null;
  keyed: boolean;
  /** Null until they have come in. */
  device: string | null;
  bytes: number;
  /** Seconds in which they may still come in, or ask for a screen, counted up to `patience`. */
  waited: number;
  shown: boolean;
  /** Minutes since a key was pressed, or play was on. */
  idle: number;
  /** They are told in how many minutes their line is closed, or that it is, and why. */
  tellIdle: (minutes: number) => void;
}

/** By which a terminal says what its person reads, the first that is told. */
const localeNames: readonly string[] = ['LC_ALL', 'LC_MESSAGES', 'LANG'];

/** Opens the door on an address. Rejects with what the socket throws: the port may be taken. */
export function openSshDoor(
  { session, reception, presence, hostKey, show, broke = () => {} }: SshDoorOptions,
  listen: { readonly host: string; readonly port: number },
): Promise<OpenSshDoor> {
  const say = words(session.language);
  const callers = new Map<string, Caller>();
  const unknown = (): readonly Caller[] => [...callers.values()].filter(({ device }) => device === null);

  const hangUp = (caller: Caller): void => {
    caller.client?.end();
    // who does not hang up is cut off
    setTimeout(() => caller.socket.destroy(), toHangUp).unref();
  };
  /** Whatever ssh2 says about a line is about this line alone: an error that nobody hears would end the program. */
  const heard =
    (caller: Caller): (() => void) =>
    () =>
      hangUp(caller);

  const ssh2 = new ssh.Server(
    {
      hostKeys: [hostKey.secret],
      algorithms,
      ident: 'Sandtable',
      keepaliveInterval: 20_000,
      keepaliveCountMax: 3,
    },
    (client, { ip, port }) => {
      const caller = callers.get(`${ip} ${port}`);
      client.on('error', caller === undefined ? () => client.end() : heard(caller));
      if (caller === undefined) return void client.end();
      caller.client = client;
      greet(client, caller);
    },
  );
  ssh2.on('error', broke);

  const greet = (client: Connection, caller: Caller): void => {
    client.on('handshake', () => {
      caller.keyed = true;
    });
    const way = wayIn({
      reception,
      hostKey,
      address: caller.address,
      say,
      notice,
      cameIn(device) {
        caller.device = device;
        caller.waited = 0;
      },
      asked() {
        caller.waited = Math.min(caller.waited, patience - askingPatience);
      },
      giveUp: () => hangUp(caller),
    });
    client.on('authentication', way.attempt);
    client.on('ready', () => serve(client, caller));
  };
  const notice = (): string =>
    [
      say('page.notice.control'),
      say('page.notice.record'),
      say('page.notice.strike'),
      say('page.notice.classified'),
      say('seat.ssh.ask.how'),
    ].join('\n');

  /** One screen a line. Whatever else is asked for (a command, files, another line through this one) nobody listens for, and ssh2 refuses it. */
  const serve = (client: Connection, caller: Caller): void => {
    let asks = 0;
    client.on('session', (accept, reject) => {
      asks += 1;
      if (caller.shown || asks > mostAsks) return reject();
      const asked = accept();
      asked.on('error', heard(caller));
      let pty: { kind: string; size: WindowSize } | null = null;
      let resize = (size: WindowSize): void => {
        if (pty !== null) pty = { ...pty, size };
      };
      asked.on('pty', (acceptIt, _reject, { cols, rows, term }) => {
        pty = { kind: term.slice(0, 80), size: sizeWithin(cols, rows) };
        // a caller need not wait for an answer
        (acceptIt as (() => void) | undefined)?.();
      });
      const wishes = new Map<string, string>();
      asked.on('env', (acceptIt, _reject, { key, val }) => {
        if (localeNames.includes(key)) wishes.set(key, val.slice(0, 80));
        (acceptIt as (() => void) | undefined)?.();
      });
      asked.on('window-change', (acceptIt, _reject, { cols, rows }) => {
        resize(sizeWithin(cols, rows));
        (acceptIt as (() => void) | undefined)?.();
      });
      asked.on('shell', (open, refuse) => {
        if (caller.shown) return (refuse as (() => void) | undefined)?.();
        caller.shown = true;
        const channel = open();
        const { terminal, hangUp: cutOff, resize: resized } = openTerminal(channel, caller.socket, pty);
        resize = resized;
        channel.on('error', heard(caller));
        channel.on('close', cutOff);
        caller.socket.once('close', cutOff);
        const guest = caller.device === null ? null : reception.guestOf(caller.device);
        const wished = [
          ...localeNames.flatMap((name) => wishes.get(name) ?? []),
          (guest && reception.languageOf(guest)) ?? '',
        ];
        const read = session.readIn(wishedLanguage(session, wished) ?? session.language);
        const sayTo = words(read.language);
        channel.on('data', () => (caller.idle = 0));
        caller.tellIdle = (minutes) => {
          if (minutes > 0)
            return void channel.write(asNotice(sayTo('seat.ssh.idle-soon', { minutes }), terminal));
          channel.write(`${terminal.kind === null ? '\n' : '\r\n'}${sayTo('seat.ssh.idle')}\r\n`);
          cutOff();
        };
        void visit(read, channel, caller, terminal).finally(() => {
          cutOff();
          // a caller hangs up when the screen is closed, with what came of it; cut off at once it would say that the line was lost
          setTimeout(() => hangUp(caller), toHangUp).unref();
        });
      });
    });
  };

  /** Whoever leads reads it in the log. A disk that does not take it, either, is told elsewhere. */
  const tellBroken = (guest: number): void => {
    const hostItself = { participant: null, role: null, organisation: null };
    try {
      session.give({ kind: 'door', body: { guest, event: { did: 'broke' } } }, [], hostItself);
    } catch (error) {
      broke(error);
    }
  };

  const visit = async (
    read: Session,
    channel: ServerChannel,
    { device, socket }: Caller,
    terminal: CallersTerminal,
  ): Promise<void> => {
    const guest = device === null ? null : reception.guestOf(device);
    if (device === null || guest === null) return;
    const closed = presence.opened(guest.number);
    socket.once('close', closed);
    let told = 'seat.ssh.left' as 'seat.ssh.left' | 'seat.ssh.not-you' | 'seat.ssh.ours';
    try {
      await show(visitorOf(read, reception, device, guest), terminal);
      if (reception.guestOf(device) === null) told = 'seat.ssh.not-you';
    } catch (error) {
      told = 'seat.ssh.ours';
      tellBroken(guest.number);
      broke(error);
    } finally {
      closed();
    }
    if (terminal.gone.aborted) return;
    await new Promise<void>((resolve) => {
      const end = terminal.kind === null ? '\n' : '\r\n';
      channel.write(`${words(read.language)(told)}${end}`, () => resolve());
      terminal.gone.addEventListener('abort', () => resolve());
    });
    if (terminal.gone.aborted) return;
    channel.exit(told === 'seat.ssh.left' ? 0 : 1);
    channel.end();
  };

  const server = createServer((socket) => {
    const address = socket.remoteAddress ?? '';
    const name = `${address} ${socket.remotePort ?? 0}`;
    socket.on('error', () => socket.destroy());
    const waiting = unknown();
    if (
      callers.size >= mostCallers ||
      waiting.length >= mostUnknown ||
      waiting.filter((each) => each.address === address).length >= mostUnknownEach
    ) {
      socket.destroy();
      return;
    }
    const caller: Caller = {
      socket,
      address,
      client: null,
      keyed: false,
      device: null,
      bytes: 0,
      waited: 0,
      shown: false,
      idle: 0,
      tellIdle: () => {},
    };
    callers.set(name, caller);
    socket.setNoDelay(true);
    socket.once('close', () => callers.delete(name));
    ssh2.injectSocket(socket);
    // ssh2 has paused it until it is ready: nothing is lost by listening, too
    socket.on('data', (chunk: Buffer) => {
      caller.bytes += chunk.length;
      const most = caller.device !== null ? Infinity : caller.keyed ? mostBeforeEntry : mostBeforeKeys;
      if (caller.bytes > most || socket.writableLength > mostUnsent) socket.destroy();
    });
  });

  /** Each minute: a desk at which nobody is stays open in play for as long as it takes, and outside it for an hour. */
  const watchIdle = (): void => {
    const shown = [...callers.values()].filter((each) => each.shown);
    if (shown.length === 0) return;
    const inPlay = isInPlay(session.room());
    for (const caller of shown) {
      caller.idle = inPlay ? 0 : caller.idle + 1;
      const left = Math.max(0, mostIdle - caller.idle);
      if (left <= idleTold) caller.tellIdle(left);
    }
  };

  let seconds = 0;
  // counted, and not by the clock on the wall, which may be set
  const stopCounting = session.clock.every(1000, () => {
    for (const caller of callers.values()) {
      caller.waited += 1;
      if (!caller.shown && caller.waited > patience) hangUp(caller);
    }
    seconds += 1;
    if (seconds % 60 === 0) watchIdle();
  });
  /** Whoever was sent away sees nothing more, and is off the line soon, whatever their screen does. */
  const stopListening = session.subscribe(() => {
    for (const caller of callers.values())
      if (caller.shown && caller.device !== null && reception.guestOf(caller.device) === null)
        setTimeout(() => hangUp(caller), toBeTold).unref();
  });

  return new Promise((resolve, reject) => {
    const failed = (error: unknown): void => {
      stopCounting();
      stopListening();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    server.once('error', failed);
    server.listen(listen.port, listen.host, () => {
      server.off('error', failed);
      server.on('error', broke);
      const at = server.address() as AddressInfo;
      resolve({
        host: at.address,
        port: at.port,
        callers: () => ({ known: callers.size - unknown().length, unknown: unknown().length }),
        close: () =>
          new Promise((done) => {
            stopCounting();
            stopListening();
            server.close(() => done());
            for (const { client, socket } of callers.values()) {
              client?.end();
              socket.destroySoon();
            }
          }),
      });
    });
  });
}

/** On a screen that is drawn it stands in the last row, until that is drawn anew, and rings. */
function asNotice(text: string, { kind, stdout }: CallersTerminal): string {
  if (kind === null) return `${text}\n`;
  const line = text.slice(0, Math.max(1, stdout.columns - 1));
  return `\u001B7\u001B[${stdout.rows};1H\u001B[2K${line}\u0007\u001B8`;
}
