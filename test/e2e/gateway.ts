/** Networks as organisations have them: a reverse proxy with a certificate in front of the host, and a gateway that lets out almost nothing. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  createServer as createHttp,
  request as plainRequest,
  type IncomingHttpHeaders,
  type Server,
} from 'node:http';
import { Agent, createServer as createHttps, request } from 'node:https';
import { connect, isIP, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
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
      { host: '127.0.0.1', port: to, agent: false, method: near.method, path: near.url, headers },
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

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}
export interface Asked {
  (
    method: 'GET' | 'POST',
    path: string,
    fields?: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered>;
  /** A stream that stays open; answers with its first bytes. */
  stream(path: string, headers: Readonly<Record<string, string>>): Promise<string>;
}
export interface Gateway {
  readonly port: number;
  /** Asks it for a way to a host. Rejects with the status by which it refuses. */
  connect(host: string, port: number): Promise<Socket>;
  /** Asks the one address that can be reached. */
  readonly asked: Asked;
}

/** Lets out to names alone, to one port, and only where the certificate there is signed by somebody who is known. */
export async function openGateway(to: {
  readonly name: string;
  readonly port: number;
  readonly ca: string;
}): Promise<Gateway> {
  const server = createHttp((_request, reply) => reply.writeHead(403).end());
  const isKnown = (name: string): Promise<boolean> =>
    new Promise((resolve) => {
      const tried = connectTls({ host: '127.0.0.1', port: to.port, servername: name, ca: to.ca }, () => {
        resolve(true);
        tried.destroy();
      });
      tried.on('error', () => resolve(false));
    });
  server.on('connect', (wanted, near: Socket) => {
    near.on('error', () => near.destroy());
    const [host = '', port = ''] = (wanted.url ?? '').split(':');
    const refuse = (status: string): void => void near.end(`HTTP/1.1 ${status}\r\n\r\n`);
    if (isIP(host) !== 0 || host !== to.name || Number(port) !== to.port) return refuse('403 Forbidden');
    void isKnown(host).then((known) => {
      if (!known) return refuse('502 Bad Gateway');
      const far = connect(to.port, '127.0.0.1', () => {
        near.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        far.pipe(near);
        near.pipe(far);
      });
      far.on('error', () => near.destroy());
      near.on('close', () => far.destroy());
      far.on('close', () => near.destroy());
    });
  });
  const port = await listening(server);

  const way = (host: string, at: number): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const asking = plainRequest({ host: '127.0.0.1', port, method: 'CONNECT', path: `${host}:${at}` });
      asking.on('connect', (reply, socket: Socket) =>
        reply.statusCode === 200 ? resolve(socket) : reject(new Error(String(reply.statusCode))),
      );
      asking.on('error', reject);
      asking.end();
    });
  const agent = new Agent({ keepAlive: false });
  Object.assign(agent, {
    createConnection: (_options: unknown, made: (error: Error | null, socket?: Socket) => void) => {
      way(to.name, to.port).then(
        (socket) => made(null, connectTls({ socket, servername: to.name, ca: to.ca })),
        (error: unknown) => made(error as Error),
      );
    },
  });
  onTestFinished(() => agent.destroy());
  const origin = `https://${to.name}:${to.port}`;
  const send = (
    method: 'GET' | 'POST',
    path: string,
    { body, headers }: { readonly body: string | null; readonly headers: Readonly<Record<string, string>> },
    each: (text: string, is: 'a piece' | 'all') => boolean,
  ): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const asking = request(
        new URL(path, origin),
        {
          method,
          agent,
          headers: {
            origin,
            ...(body !== null && { 'content-type': 'application/x-www-form-urlencoded' }),
            ...headers,
          },
        },
        (reply) => {
          let text = '';
          const answer = (is: 'a piece' | 'all'): void => {
            if (each(text, is)) resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text });
          };
          reply.setEncoding('utf8').on('data', (piece: string) => {
            text += piece;
            answer('a piece');
          });
          reply.on('end', () => answer('all'));
          reply.on('error', () => {});
        },
      );
      asking.on('error', reject);
      asking.end(body ?? undefined);
    });
  const asked: Asked = Object.assign(
    (
      method: 'GET' | 'POST',
      path: string,
      fields: Readonly<Record<string, string>> = {},
      headers: Readonly<Record<string, string>> = {},
    ) => {
      const body = method === 'POST' ? new URLSearchParams(fields).toString() : null;
      return send(method, path, { body, headers }, (_text, is) => is === 'all');
    },
    {
      stream: async (path: string, headers: Readonly<Record<string, string>>) =>
        (await send('GET', path, { body: null, headers }, () => true)).text,
    },
  );
  return { port, connect: way, asked };
}
