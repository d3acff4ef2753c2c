/** A reverse proxy in front of the host, with a certificate for its name. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { request as plainRequest, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface Certificate {
  /** Who signed it. */
  readonly ca: string;
  readonly chain: string;
  readonly key: string;
}

/** A certificate for a name, signed by an authority of its own; needs `openssl`. */
export function madeCertificate(folder: string, name: string, by = 'authority'): Certificate {
  const at = (file: string): string => join(folder, `${by}-${file}`);
  const run = (...args: readonly string[]): void => {
    const made = spawnSync('openssl', [...args]);
    if (made.status !== 0) throw new Error(String(made.stderr));
  };
  const newPair = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  run(
    'req',
    '-x509',
    ...newPair,
    '-days',
    '2',
    '-subj',
    `/CN=${by}`,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
  );
  run('req', ...newPair, '-subj', `/CN=${name}`, '-keyout', at('key.pem'), '-out', at('request.pem'));
  writeFileSync(at('names'), `subjectAltName=DNS:${name}\n`);
  run(
    ...`x509 -req -days 2 -in ${at('request.pem')} -CA ${at('ca.pem')} -CAkey ${at('ca.key')} -CAcreateserial -extfile ${at('names')} -out ${at('certificate.pem')}`.split(
      ' ',
    ),
  );
  const read = (file: string): string => readFileSync(at(file), 'utf8');
  return { ca: read('ca.pem'), chain: read('certificate.pem'), key: read('key.pem') };
}

export async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Ends TLS, says from where a request came, and hands everything on. */
export async function openReverseProxy(
  { chain, key }: Certificate,
  to: number,
  manner: 'as it comes' | 'all at its end' = 'as it comes',
): Promise<{ readonly port: number }> {
  const server = createHttps({ cert: chain, key }, (near, reply) => {
    const headers = { ...near.headers, 'x-forwarded-for': near.socket.remoteAddress ?? '' };
    const far = plainRequest(
      { host: '127.0.0.1', port: to, method: near.method, path: near.url, headers },
      (came) => {
        reply.writeHead(came.statusCode ?? 502, came.headers);
        if (manner === 'as it comes') return void came.pipe(reply);
        const held: Buffer[] = [];
        came.on('data', (piece: Buffer) => held.push(piece));
        came.on('end', () => reply.end(Buffer.concat(held)));
      },
    );
    far.on('error', () => reply.destroy());
    reply.on('close', () => far.destroy());
    near.pipe(far);
  });
  return { port: await listening(server) };
}
