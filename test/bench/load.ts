/**
 * The program that sends requests: so many connections, each asking again as soon as it was answered. An answer that names another address is
 * followed, as by a browser. Answers are read and forgotten.
 */
import { Agent, request, type RequestOptions } from 'node:http';
import { LoadQuestion, type LoadAnswer, type Request } from '#test/bench/load-question.ts';
import { answerParent } from '#test/bench/part.ts';

async function load({ origin, headers, connections, milliseconds, requests, from, once = false }: LoadQuestion): Promise<LoadAnswer> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(origin);
  const answer: LoadAnswer = { seconds: 0, latencies: [], busy: 0, bytes: 0, next: from };
  const send = async (): Promise<void> => {
    const wanted = requests[answer.next++ % requests.length];
    if (wanted === undefined) throw new Error('there is nothing to ask');
    const began = performance.now();
    const { status, bytes, text } = await exchange({ agent, hostname, port, headers, ...wanted });
    if (status === 503) answer.busy += 1;
    else if (status !== 200) throw new Error(`${wanted.path} ${wanted.body ?? ''}: ${status} ${text}`);
    else answer.latencies.push(performance.now() - began);
    answer.bytes += bytes;
  };
  const start = performance.now();
  const goesOn = (): boolean => performance.now() - start < milliseconds && !(once && answer.next >= requests.length);
  try {
    await Promise.all(
      Array.from({ length: connections }, async () => {
        do await send();
        while (goesOn());
      }),
    );
  } finally {
    agent.destroy();
  }
  answer.seconds = (performance.now() - start) / 1000;
  return answer;
}

interface Answered {
  readonly status: number;
  readonly bytes: number;
  readonly text: string;
}

function exchange({
  path,
  body,
  method = body === undefined ? 'GET' : 'POST',
  cookie,
  headers,
  ...rest
}: Pick<RequestOptions, 'agent' | 'hostname' | 'port'> & Request & Pick<LoadQuestion, 'headers'>): Promise<Answered> {
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  const post = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
  const own = { ...headers, ...(cookie !== undefined && { cookie }) };
  const sent = request({ ...rest, path, method, headers: { ...own, ...post } }, (response) => {
    const { location } = response.headers;
    if (response.statusCode === 303 && location !== undefined) {
      response.resume().once('end', () => resolve(exchange({ ...rest, path: location, headers: own })));
      return;
    }
    let bytes = 0;
    let text = '';
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (response.statusCode !== 200) text += chunk.toString();
    });
    response.once('end', () => resolve({ status: response.statusCode ?? 0, bytes, text }));
    response.once('error', reject);
  });
  sent.once('error', reject);
  sent.end(body);
  return promise;
}

answerParent((question) => load(LoadQuestion.parse(question)));
