/** A line between people and the host on which everything goes wrong that does: bytes are late, held, or cut off. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface RoughLine {
  /** `http://127.0.0.1:PORT`, as people reach it. */
  readonly address: string;
  /** Nothing goes through any more, either way, and nobody is told; called back, all that was held arrives. */
  hold(): () => void;
  /** Every connection is cut at once; whoever comes back gets through. */
  cut(): void;
  /** The same, and nobody gets through until it is called back: a phone that sleeps, a train in a tunnel. */
  breakDown(): () => void;
}

export async function roughLine(to: string): Promise<RoughLine> {
  const { port } = new URL(to);
  const open = new Set<Socket>();
  let held: (() => void)[] | null = null;
  let isDown = false;
  /** Hands on what comes from one to the other, as soon as nothing is held. */
  const join = (from: Socket, other: Socket): void => {
    from.on('data', (bytes: Buffer) => {
      const pass = (): void => void (other.destroyed || other.write(bytes));
      if (held === null) pass();
      else held.push(pass);
    });
    from.on('close', () => other.destroy());
    from.on('error', () => other.destroy());
    open.add(from);
  };
  const server = createServer((near) => {
    if (isDown) return void near.destroy();
    const far = connect(Number(port), '127.0.0.1');
    join(near, far);
    join(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): void => {
    for (const socket of open) socket.destroy();
    open.clear();
  };
  onTestFinished(() => {
    cut();
    server.close();
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    breakDown() {
      isDown = true;
      cut();
      return () => {
        isDown = false;
      };
    },
    hold() {
      const waiting: (() => void)[] = [];
      held = waiting;
      return () => {
        held = null;
        for (const pass of waiting) pass();
      };
    },
  };
}
