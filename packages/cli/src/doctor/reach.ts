/** What the host of a joint exercise tells of itself from outside: is it there, under which certificate, does its stream arrive as it is sent, what time is it there. */
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { TLSSocket } from 'node:tls';

export interface Certificate {
  /** Null: every browser knows who signed it. Else why not, as Node names it. */
  readonly trouble: string | null;
  /** Milliseconds since 1970. */
  readonly until: number;
}

export type Reached =
  /** Why, as the network names it: `ENOTFOUND`, `ECONNREFUSED`, `ETIMEDOUT`. */
  | { readonly is: 'not-reached'; readonly reason: string }
  /** Something answers there, and it is no host of an exercise. */
  | { readonly is: 'another'; readonly status: number }
  | {
      readonly is: 'reached';
      /** Null: it is not encrypted. */
      readonly certificate: Certificate | null;
      /** Whether what is sent in pieces arrives in pieces. */
      readonly isLive: boolean;
      /** Milliseconds by which its clock is ahead of this one; null: it does not tell. */
      readonly ahead: number | null;
    };

/** Whoever does not answer for so long is not there. */
const patience = 10_000;
/** The host sends a second apart; what comes within less was held back. */
const apart = 400;

export async function lookAtHost(origin: URL): Promise<Reached> {
  try {
    const asked = Date.now();
    const health = await ask(new URL('/health', origin));
    if (!isUp(health.text)) return { is: 'another', status: health.status };
    const told = Date.parse(health.date ?? '');
    const { arrived } = await ask(new URL('/health/stream', origin));
    const [first = 0, last = 0] = [arrived.at(0), arrived.at(-1)];
    return {
      is: 'reached',
      certificate: health.certificate,
      isLive: last - first >= apart,
      // it tells whole seconds, and something of one has passed on the way
      ahead: Number.isNaN(told)
        ? null
        : told + 500 - (asked + health.arrived.reduce((a, b) => Math.max(a, b), asked)) / 2,
    };
  } catch (error) {
    return {
      is: 'not-reached',
      reason: error instanceof Error && 'code' in error ? String(error.code) : String(error),
    };
  }
}

function isUp(text: string): boolean {
  try {
    const told: unknown = JSON.parse(text);
    return typeof told === 'object' && told !== null && 'is' in told && told.is === 'up';
  } catch {
    return false;
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly date: string | undefined;
  readonly certificate: Certificate | null;
  /** When each piece came. */
  readonly arrived: readonly number[];
}

function ask(url: URL): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const answered = (reply: IncomingMessage): void => {
      const certificate = certificateOf(reply);
      const arrived: number[] = [];
      let text = '';
      reply.setEncoding('utf8').on('data', (piece: string) => {
        arrived.push(Date.now());
        text = (text + piece).slice(0, 1000);
      });
      reply.on('error', reject);
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, text, date: reply.headers.date, certificate, arrived }),
      );
    };
    // a certificate that nobody knows is looked at all the same: that is what is to be told
    const asking =
      url.protocol === 'https:'
        ? request(url, { rejectUnauthorized: false }, answered)
        : plainRequest(url, answered);
    asking.setTimeout(patience, () =>
      asking.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })),
    );
    asking.on('error', reject);
    asking.end();
  });
}

function certificateOf({ socket }: IncomingMessage): Certificate | null {
  if (!(socket instanceof TLSSocket)) return null;
  const error: unknown = socket.authorizationError;
  const trouble = socket.authorized ? null : error instanceof Error ? error.message : String(error);
  return { trouble, until: Date.parse(socket.getPeerCertificate().valid_to) };
}
