/** Somebody at an address of their own, with kept connections. Rejects when the connection broke: nothing is known then. */
import { Agent, request } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly requestId: string | null;
  readonly cookie: string | null;
  readonly body: unknown;
}

export type Visitor = (method: string, path: string, cookie?: string, body?: unknown) => Promise<Reply>;

let addresses = 0;

export function visitor(origin: () => string): Visitor {
  addresses += 1;
  const localAddress = `127.0.${1 + Math.floor(addresses / 250)}.${1 + (addresses % 250)}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (method, path, cookie, body) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const headers = {
        origin: origin(),
        ...(cookie === undefined ? {} : { cookie }),
        ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      };
      const sent = request(`${origin()}${path}`, { method, headers, agent, localAddress }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
        answer.on('end', () => {
          const said = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: answer.statusCode ?? 0,
            requestId: [answer.headers['x-request-id']].flat()[0] ?? null,
            cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? null,
            body: said === '' ? null : JSON.parse(said),
          });
        });
      });
      sent.on('error', reject);
      sent.end(text);
    });
}
