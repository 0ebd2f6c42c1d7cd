/** Sends what no honest client would, and says what came back. */
import { Agent, request } from 'node:http';
import { connect } from 'node:net';

export interface Sent {
  readonly method: string;
  /** Path and query, percent-encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | string | undefined;
  /** Bytes instead of all that. */
  readonly raw?: string;
}

export interface Answered {
  /** 0: the server closed the connection without a word. */
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export type Reply = Answered | 'no answer';

/** Longer than anything takes, however busy the machine is. */
const patienceMs = 60_000;

/** `origin`: http://127.0.0.1:port */
export async function send(origin: string, sent: Sent, agent: Agent): Promise<Reply> {
  return sent.raw === undefined ? sendWhole(origin, sent, agent) : sendRaw(origin, sent.raw);
}

async function sendWhole(origin: string, { method, path, headers, body }: Sent, agent: Agent): Promise<Reply> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const outgoing = request(
      { hostname, port, method, path, agent, headers: { ...length, ...headers }, timeout: patienceMs },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('close', () => {
          const pairs = Object.entries(response.headers).map(([name, value]): [string, string] => [name, [value].flat().join(', ')]);
          resolve({ status: response.statusCode ?? 0, headers: new Headers(pairs), text: Buffer.concat(chunks).toString('utf8') });
        });
        response.once('error', () => {});
      },
    );
    outgoing.once('timeout', () => {
      resolve('no answer');
      outgoing.destroy();
    });
    // The server may answer and close before it has read all of a body.
    outgoing.once('error', () => resolve({ status: 0, headers: new Headers(), text: '' }));
    outgoing.end(body);
  });
}

async function sendRaw(origin: string, raw: string): Promise<Reply> {
  const { hostname, port, host } = new URL(origin);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', () => {});
  socket.end(raw.replaceAll('host: host', `host: ${host}`), 'latin1');
  const closed = await new Promise<boolean>((resolve) => {
    socket.once('close', () => resolve(true));
    socket.setTimeout(patienceMs, () => resolve(false));
  });
  socket.destroy();
  if (!closed) return 'no answer';
  return parsed(Buffer.concat(chunks).toString('utf8'));
}

/** An answer as it came over a socket. */
export function parsed(text: string): Answered {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [line = '', ...fields] = head.split('\r\n');
  const pairs = fields.map((field): [string, string] => [field.slice(0, field.indexOf(':')), field.slice(field.indexOf(':') + 1).trim()]);
  return { status: Number(line.split(' ')[1] ?? 0), headers: new Headers(pairs), text: rest.join('\r\n\r\n') };
}
