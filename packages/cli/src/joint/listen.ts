/** Where the page's door listens, and under which address people reach it. */
import { X509Certificate } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import type { Reach } from '@sandtable/host/page-door';
import type { Say } from '@sandtable/words';
import { WrongUsage, BadInput } from '../command-line/problem.ts';
import { readableText } from '../files/text-file.ts';

export interface ListenOptions {
  readonly listen: string | undefined;
  readonly 'behind-proxy': string | undefined;
  readonly tls: string | undefined;
  readonly 'insecure-lan': boolean;
}

export interface Listening {
  readonly host: string;
  /** The first that is free of these: nobody asked for one of them where there are several. */
  readonly ports: readonly [number, ...number[]];
  readonly reach: Reach;
  /** PEM: the certificate with its chain, and its key. */
  readonly tls: string | null;
}

const usualPort = 8737;
/** Where another program has the usual port, and nobody was told of it: the ones behind it. */
const besides = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((each) => usualPort + each);
const address = /^(?:(\[[\da-f:.]+\]|[\w.-]+):)?(\d{1,5})$|^(\[[\da-f:.]+\]|[\w.-]+)$/iu;

/** Reads where to listen; whatever would be reached from elsewhere without encryption is refused, in words that say what to do. */
export function listening(options: ListenOptions, say: Say): Listening {
  const { listen, 'behind-proxy': proxy, tls, 'insecure-lan': lan } = options;
  const { host, port } = placeIn(listen ?? '127.0.0.1', usualPort, say);
  const ways = [proxy, tls, lan ? 'yes' : undefined].filter((each) => each !== undefined);
  if (ways.length > 1) throw new WrongUsage(say('cli.host.one-way'));
  if (ways.length === 0 && !isLoopback(host)) throw new WrongUsage(say('cli.host.not-alone', { host }));
  const ports = [port, ...(listen === undefined && proxy === undefined ? besides : [])] as const;
  const reach: Reach = { origin: null, behindProxy: false, lan: false };
  if (proxy !== undefined)
    return { host, ports, tls: null, reach: { ...reach, origin: originFrom(proxy, say), behindProxy: true } };
  if (tls !== undefined) {
    const pem = readableText(tls) ?? '';
    return { host, ports, tls: pem, reach: { ...reach, origin: originOf(tls, pem, port, say) } };
  }
  return { host, ports, tls: null, reach: { ...reach, lan } };
}

/** `HOST:PORT`, or either alone; this computer alone where no host is named. */
export function placeIn(
  typed: string,
  presumed: number,
  say: Say,
): { readonly host: string; readonly port: number } {
  const found = address.exec(typed);
  const port = Number(found?.[2] ?? presumed);
  if (found === null || port > 65_535) throw new WrongUsage(say('cli.host.listen', { typed }));
  return { host: (found[1] ?? found[3] ?? '127.0.0.1').replaceAll(/[[\]]/gu, ''), port };
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/u.test(host);

function originFrom(typed: string, say: Say): string {
  const url = URL.parse(typed);
  if (url === null || url.protocol !== 'https:' || url.origin !== typed.replace(/\/$/u, ''))
    throw new WrongUsage(say('cli.host.origin', { typed }));
  return url.origin;
}

/** The name in the certificate is the one by which people come: any other they would be warned of. */
function originOf(file: string, pem: string, port: number, say: Say): string {
  try {
    if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/u.test(pem)) throw new TypeError('no key');
    const { subjectAltName = '' } = new X509Certificate(pem);
    const name = /(?:^|, )DNS:([\w-][\w.-]*)/u.exec(subjectAltName)?.[1];
    if (name === undefined) throw new TypeError('no name');
    return new URL(`https://${name}:${port}`).origin;
  } catch {
    throw new BadInput(say('cli.host.certificate', { file }));
  }
}

/** An address of this computer by which others may come. */
export interface Outward {
  readonly name: string;
  readonly address: string;
}

/** The one that people are told stands first. */
export const outwardAddresses = (): readonly Outward[] =>
  Object.entries(networkInterfaces()).flatMap(([name, all = []]) =>
    all.flatMap(({ family, internal, address: at }) =>
      family === 'IPv4' && !internal ? [{ name, address: at }] : [],
    ),
  );

/** The address to tell people. On all interfaces it is that of the first through which others can come. */
export function toldAddress(at: string, { origin, lan }: Reach): string {
  if (origin !== null) return origin;
  const url = new URL(at);
  if (lan && (url.hostname === '0.0.0.0' || url.hostname === '[::]')) {
    const [outward] = outwardAddresses();
    if (outward !== undefined) url.hostname = outward.address;
  }
  return url.origin;
}
