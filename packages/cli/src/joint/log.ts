/**
 * The log of a host, for whoever watches over computers: JSON, a line each, of what happens at the doors and with the disk. A line is made of
 * what is put in here: no name, no word, no code, no key and no address of anybody.
 */
import type { Entry } from '@sandtable/core/record';
import type { Session } from '@sandtable/host';
import type { Say } from '@sandtable/words';
import pino from 'pino';
import { BadInput } from '../command-line/problem.ts';

export interface HostLog {
  /** The doors are open there. */
  opened(at: { readonly page: string; readonly ssh: string | null }): void;
  /** Something that was our fault cost somebody a reply. */
  broke(error: unknown): void;
  close(): void;
}

export function openLog(file: string, session: Session, say: Say): HostLog {
  const log = pino(
    {
      base: null,
      timestamp: () => `,"time":"${new Date(session.clock.now()).toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
    },
    openedFile(file, say),
  );
  let seen = { file: session.record.file, entries: session.entries.length };
  let trouble: string | null = null;
  const unsubscribe = session.subscribe(() => {
    const { entries, record } = session;
    // after a rewind what is there was logged before
    if (record.file !== seen.file) log.info({ event: 'rewound', entry: record.head.number });
    else
      for (const entry of entries.slice(seen.entries)) {
        const line = lineOf(entry);
        if (line !== null) log[line.event === 'door-guessed' ? 'warn' : 'info']({ ...line, entry: entry.n });
      }
    seen = { file: record.file, entries: entries.length };
    const now = session.trouble()?.code ?? null;
    if (now !== trouble) log[now === null ? 'info' : 'error']({ event: 'disk', trouble: now });
    trouble = now;
  });
  const head = () => {
    const { number, hash } = session.record.head;
    return { entry: number, hash };
  };
  return {
    opened: (at) => log.info({ event: 'opened', ...at, ...head() }),
    // what an error says may hold what somebody wrote: where it happened does not
    broke: (error) => log.error({ event: 'fault', ...placeOf(error) }),
    close() {
      unsubscribe();
      log.info({ event: 'closed', ...head() });
    },
  };
}

function openedFile(file: string, say: Say): pino.DestinationStream {
  try {
    const destination = pino.destination({ dest: file, append: true, sync: true, mode: 0o600 });
    // a log that the disk does not take stops no exercise
    destination.on('error', () => {});
    return destination;
  } catch {
    throw new BadInput(say('cli.unwritable', { file }));
  }
}

type Line = { readonly event: string } & Readonly<Record<string, string | number | null>>;

/** What of an entry is logged; null for what is nobody's business here. */
function lineOf(entry: Entry): Line | null {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- a log says what it was made to say, and nothing that is added later
  switch (entry.kind) {
    case 'door': {
      const { guest, event } = entry.body;
      return {
        event: `door-${event.did}`,
        person: guest,
        ...('as' in event && { as: event.as }),
        ...('call' in event && { call: event.call }),
        ...('why' in event && { why: event.why }),
        ...('times' in event && { times: event.times }),
      };
    }
    case 'join':
    case 'left':
      return { event: entry.kind === 'join' ? 'here' : 'gone', person: entry.body.participant };
    case 'stage.changed':
      return { event: 'stage', stage: entry.body.stage };
    case 'pause':
      return { event: 'pause', reason: entry.body.reason };
    case 'resume':
      return { event: 'resume' };
    case 'erased':
      return { event: 'erased', texts: entry.body.texts.length };
    default:
      return null;
  }
}

function placeOf(error: unknown): { readonly type: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { type: typeof error, at: [] };
  const frames = error.stack?.match(/^ {4}at .*$/gmu) ?? [];
  return { type: error.name, at: frames.slice(0, 8).map((frame) => frame.trim()) };
}
