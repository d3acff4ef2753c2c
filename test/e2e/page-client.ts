/** Somebody at a page of a joint exercise, without a browser: forms and the stream, as the page sends and reads them. */
import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';

export interface PageClient {
  readonly device: string;
  /** The page as it is now. */
  page(path?: string): Promise<string>;
  /** Sends a form of the page as it is now, with this filled in. */
  send(form: string, filled: Readonly<Record<string, string>>): Promise<Response>;
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response>;
  /** The event stream, as its names come; it ends when the connection does. */
  events(): AsyncGenerator<string>;
}

export const newKey = (): string => randomBytes(16).toString('base64url');

export function pageClient(address: string, device = newKey()): PageClient {
  const cookie = `seat-${new URL(address).port}=${device}`;
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    fetch(`${address}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        cookie,
        origin: address,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ device, ...fields }).toString(),
    });
  const page = async (path = '/') => (await fetch(`${address}${path}`, { headers: { cookie } })).text();
  return {
    device,
    page,
    post,
    async send(form, filled) {
      const html = new RegExp(`<section id="${form}"[^]*?</section>`, 'u').exec(await page())?.[0];
      if (html === undefined) throw new Error(`the page has no ${form}`);
      const hidden = [...html.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/gu)];
      return post('/orders', {
        ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
        ...filled,
      });
    },
    async *events() {
      const { body } = await fetch(`${address}/events`, { headers: { cookie } });
      const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      for (;;) {
        const read = await reader?.read().catch(() => undefined);
        if (read === undefined || read.done) return;
        text += read.value;
        for (const [all, name = ''] of text.matchAll(/event: (\w+)\n[^]*?\n\n/gu)) {
          text = text.replace(all, '');
          yield name;
        }
      }
    },
  };
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
