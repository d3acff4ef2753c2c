/** The border of the page's door: which requests are taken at all, and what every answer says about itself. */
import type { Socket } from 'node:net';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
import type { Reply } from '../seats/seats.ts';

export interface Reach {
  /** The origin under which people reach the page: `https://exercise.example.org`; null: that of the address it listens on. */
  readonly origin: string | null;
  /** A proxy in front of it ends TLS, and says from where a request came. */
  readonly behindProxy: boolean;
  /** Plain HTTP off the loopback. */
  readonly lan: boolean;
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const headers: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store, no-transform',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/**
 * What is read whole goes over the wire packed. A stream does not: a packer would hold it back. No page repeats what its address asked for,
 * so that its length tells nobody who makes it load what else stands on it.
 */
export async function pack(c: Context): Promise<void> {
  const { res } = c;
  const isText = /^text\/(?:html|css|javascript)/u.test(res.headers.get('content-type') ?? '');
  if (!isText || res.body === null || !/\bgzip\b/u.test(c.req.header('accept-encoding') ?? '')) return;
  const body = await gzipped(await res.arrayBuffer());
  c.res = new Response(new Uint8Array(body), res);
  c.header('content-encoding', 'gzip');
  c.header('vary', 'accept-encoding');
}
const gzipped = promisify(gzip);

/** Another name that was made to point here is not taken: a page under it could read what is shown here. */
export function isOwnHost(host: string | undefined, { origin }: Reach): boolean {
  const url = host === undefined ? null : URL.parse(`http://${host}`);
  if (url === null) return false;
  if (origin !== null && URL.parse(origin)?.host === host) return true;
  const name = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  return name === 'localhost' || isIP(name) !== 0;
}

/** Refuses a form that another site sent, or whose origin is unknown, unless the request carries its own key. */
export function isOwnPost(c: Context, { origin }: Reach): boolean {
  if (bearerOf(c) !== null) return true;
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const from = c.req.header('origin');
  if (from === undefined) return false;
  return from === origin || URL.parse(from)?.host === c.req.header('host');
}

/** From where it came, as wrong codes are counted. */
export function addressOf(c: Context, { behindProxy }: Reach): string {
  const told = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return told ?? socketOf(c)?.remoteAddress ?? '';
}

/** None in a test without a socket. */
const socketOf = (c: Context): Socket | undefined =>
  (c.env as { readonly incoming?: { readonly socket?: Socket } } | undefined)?.incoming?.socket;

export const hangUp = (c: Context): void => void socketOf(c)?.destroy();

export const wantsJson = (c: Context): boolean =>
  (c.req.header('accept') ?? '').split(',')[0]?.trim().startsWith('application/json') ?? false;

const bearer = /^Bearer ([\w-]{22})$/u;

export const bearerOf = (c: Context): string | null =>
  bearer.exec(c.req.header('authorization') ?? '')?.[1] ?? null;

/** What a program is told by the number alone. */
export const statusOf = ({ is }: Reply): 200 | 409 | 422 => {
  switch (is) {
    case 'done':
    case 'warned':
      return 200;
    case 'wrong':
      return 422;
    case 'refused':
      return 409;
    default:
      return is satisfies never;
  }
};
