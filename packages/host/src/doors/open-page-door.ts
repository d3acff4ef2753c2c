/** The page's door on a socket. */
import type { Server } from 'node:http';
import { createServer } from 'node:https';
import { serve } from '@hono/node-server';
import { pageApp, type PageDoorOptions } from './page-door.ts';

export interface OpenDoor {
  /** Where it listens: `http://127.0.0.1:8737`. */
  readonly address: string;
  close(): Promise<void>;
}

/** Opens the door on an address. Rejects with what the socket throws: the port may be taken. */
export async function openPageDoor(
  options: PageDoorOptions,
  listen: {
    readonly host: string;
    readonly port: number;
    /** PEM: certificate, chain and key; null: plain HTTP. */
    readonly tls?: string | null;
  },
): Promise<OpenDoor> {
  const { app, close } = pageApp(options);
  return new Promise((resolve, reject) => {
    const { host: hostname, port, tls = null } = listen;
    const served = {
      fetch: app.fetch,
      hostname,
      port,
      ...(tls !== null && { createServer, serverOptions: { cert: tls, key: tls } }),
    };
    const server = serve(served, (at) => {
      server.off('error', failed);
      const host = at.address.includes(':') ? `[${at.address}]` : at.address;
      resolve({
        address: `${tls === null ? 'http' : 'https'}://${host}:${at.port}`,
        close: () =>
          new Promise((done) => {
            close();
            server.close(() => done());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    }) as Server;
    const failed = (error: unknown): void => {
      close();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    server.once('error', failed);
    // who sends a request byte by byte does not hold a socket for ever
    server.headersTimeout = 10_000;
    server.requestTimeout = 20_000;
  });
}
