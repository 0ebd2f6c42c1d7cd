/** A wire between a client and a server that can be cut in the middle of an answer: a lid that closes, a wifi that ends. */
import { connect, createServer, type Socket } from 'node:net';

export interface Wire extends AsyncDisposable {
  readonly origin: string;
  /** Lets so many more bytes of the answer pass that brings a file; resolves when the next ones are held. What else comes meanwhile passes. */
  holdAfter(bytes: number): Promise<void>;
  /** Ends all connections: what has passed arrives, what is held never does. New ones are free. */
  cut(): void;
  /** Heads of the requests so far, as they were sent. */
  readonly requests: readonly string[];
  /** Status of each answer so far. */
  readonly statuses: readonly number[];
}

export async function openWire(serverOrigin: string): Promise<Wire> {
  const { hostname, port } = new URL(serverOrigin);
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  const statuses: number[] = [];
  let left = Number.POSITIVE_INFINITY;
  let held: (() => void) | undefined;
  let cuts = 0;
  const wire = createServer((client) => {
    const since = cuts;
    const server = connect(Number(port), hostname);
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('close', () => server.destroy());
    server.on('close', () => client.end());
    client.on('data', (bytes: Buffer) => requests.push(bytes.toString('latin1')));
    client.pipe(server);
    let bringsFile = false;
    server.on('data', (bytes: Buffer) => {
      if (cuts !== since) return;
      const status = /^HTTP\/1\.1 (\d{3})/.exec(bytes.subarray(0, 12).toString('latin1'))?.[1];
      if (status !== undefined) {
        statuses.push(Number(status));
        bringsFile = /^content-disposition: attachment/im.test(bytes.toString('latin1').split('\r\n\r\n')[0] ?? '');
      }
      if (!bringsFile) {
        client.write(bytes);
        return;
      }
      const part = bytes.subarray(0, left);
      left -= part.length;
      client.write(part);
      if (left === 0) held?.();
    });
  });
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  const address = wire.address();
  if (typeof address !== 'object' || address === null) throw new Error('the wire has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    holdAfter: (bytes) => {
      left = bytes;
      return new Promise((resolve) => (held = resolve));
    },
    cut: () => {
      cuts += 1;
      left = Number.POSITIVE_INFINITY;
      for (const socket of sockets) socket.end();
    },
    requests,
    statuses,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => wire.close(resolve));
    },
  };
}
