/** A wire between a client and a server that breaks when so many bytes of answers have passed: a lid that closes, a wifi that ends. */
import { connect, createServer, type Socket } from 'node:net';

export interface Wire extends AsyncDisposable {
  readonly origin: string;
  /** Breaks all connections when so many more bytes have come from the server; once. */
  breakAfter(bytes: number): void;
  /** How often it broke. */
  readonly breaks: number;
}

export async function openWire(serverOrigin: string): Promise<Wire> {
  const { hostname, port } = new URL(serverOrigin);
  const sockets = new Set<Socket>();
  let left = Number.POSITIVE_INFINITY;
  let breaks = 0;
  const wire = createServer((client) => {
    const server = connect(Number(port), hostname);
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket
        .on('error', () => {})
        .on('close', () => {
          sockets.delete(socket);
          client.destroy();
          server.destroy();
        });
    }
    client.pipe(server);
    server.on('data', (bytes: Buffer) => {
      const part = bytes.subarray(0, left);
      left -= part.length;
      if (left > 0) {
        if (!client.write(part)) server.pause();
        return;
      }
      left = Number.POSITIVE_INFINITY;
      breaks += 1;
      server.removeAllListeners('data');
      // What was sent arrives; the rest never does.
      client.end(part, () => server.destroy());
    });
    client.on('drain', () => server.resume());
  });
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  const address = wire.address();
  if (typeof address !== 'object' || address === null) throw new Error('the wire has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    breakAfter: (bytes) => (left = bytes),
    get breaks() {
      return breaks;
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => wire.close(resolve));
    },
  };
}
