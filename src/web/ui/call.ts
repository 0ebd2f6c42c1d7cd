import type { z } from 'zod';
import type { Endpoint } from '#contract/platform/endpoint.ts';
import { callWatch } from '#web/ui/call-watch.ts';
import { freshness } from '#web/ui/query-client.ts';
import { failureFrom, hasCode, isOutdated, isSignedOut, unreachable } from '#web/ui/request-failure.ts';

type InputPart<K extends string, S extends z.ZodType> = [z.output<S>] extends [Record<string, never>]
  ? { readonly [P in K]?: undefined }
  : { readonly [P in K]: z.output<S> };

/** The input of a call: all params and the whole body, and optional query fields. */
export type CallInput<E extends Endpoint> = InputPart<'params', E['params']> &
  InputPart<'body', E['body']> & {
    readonly query?: Partial<z.output<E['query']>>;
    readonly file?: File;
    /** Share of the file that has been sent, 0 to 1. */
    readonly onProgress?: (share: number) => void;
    readonly signal?: AbortSignal;
  };

export type Answer<E extends Endpoint> = z.output<E['response']>;

interface UntypedInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly file?: File;
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Calls an endpoint of the contract; throws RequestFailure. Data that the call touched is refetched by all pages that show it. The answer is
 * trusted: the server shapes it by the same schema.
 */
export async function call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<Answer<E>> {
  const loose: UntypedInput = input;
  const text =
    endpoint.upload === true
      ? await callAndInvalidate(endpoint, loose, sendFile)
      : await callAndInvalidate(endpoint, loose, async (...of) => (await send(...of)).text());
  // The edge: one JSON document, described by the endpoint.
  return (text === '' ? {} : JSON.parse(text)) as Answer<E>;
}

/** Calls an endpoint that answers with a file, and hands the file to the browser's downloads. A connection that breaks is taken up again. */
export async function download<E extends Endpoint>(
  endpoint: E,
  input: CallInput<E>,
  onBytes: (received: number) => void = () => {},
): Promise<void> {
  // Most pages are read and left without one.
  const { readFile } = await import('#web/ui/file-body.ts');
  const response = await callAndInvalidate<Response>(endpoint, input, send);
  const name = fileName(response.headers.get('content-disposition')) ?? endpoint.id;
  const blob = await readFile(response, onBytes, input.signal);
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Every call goes through here: invalidates what it touched. A refusal invalidates too, because it can mean that the page is out of date. */
async function callAndInvalidate<T>(
  endpoint: Endpoint,
  input: UntypedInput,
  how: (endpoint: Endpoint, input: UntypedInput) => Promise<T>,
): Promise<T> {
  try {
    const answer = await retryAfterLogin(endpoint, input, how);
    freshness.touched(endpoint.touches ?? []);
    return answer;
  } catch (error) {
    if (isOutdated(error)) freshness.touched(endpoint.touches ?? []);
    throw error;
  }
}

/** A call is not lost when the session has ended, or a fresh proof is wanted: it is repeated after the same person has logged in, or proven it. */
async function retryAfterLogin<T>(
  endpoint: Endpoint,
  input: UntypedInput,
  how: (endpoint: Endpoint, input: UntypedInput) => Promise<T>,
): Promise<T> {
  try {
    const answer = await how(endpoint, input);
    callWatch().answered(endpoint);
    return answer;
  } catch (error) {
    if (hasCode(error, 'proof-needed') && (await callWatch().proofNeeded())) return await how(endpoint, input);
    const again = isSignedOut(error) ? callWatch().signedOut(endpoint) : null;
    if (again === null) throw error;
    await Promise.race([again, rejectWhenAborted(input.signal)]);
    return await how(endpoint, input);
  }
}

async function rejectWhenAborted(signal: AbortSignal | undefined): Promise<never> {
  return await new Promise((_, reject) => {
    const stop = () => reject(new DOMException('aborted', 'AbortError'));
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

/** A refusal of whose words no page has asked is told as the server says it: in the language in use, whatever the browser's own is. */
const saidIn = () => ({ 'accept-language': document.documentElement.lang });

async function send(endpoint: Endpoint, input: UntypedInput): Promise<Response> {
  const body = endpoint.method === 'GET' || input.body === undefined ? null : JSON.stringify(input.body);
  let response: Response;
  try {
    response = await fetch(buildAddress(endpoint.path, input.params, input.query), {
      method: endpoint.method,
      headers: { ...saidIn(), ...(body !== null && { 'content-type': 'application/json' }) },
      body,
      signal: input.signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  }
  if (!response.ok) throw failureFrom(response.status, await response.text());
  return response;
}

// fetch cannot tell how much of a body has been sent; XMLHttpRequest can.
async function sendFile(endpoint: Endpoint, input: UntypedInput): Promise<string> {
  const form = new FormData();
  // Fields first: a server that reads the form as a stream knows them when the file begins.
  for (const [name, value] of entriesOf(input.body)) form.append(name, String(value));
  if (input.file !== undefined) form.append('file', input.file, input.file.name);
  return await new Promise<string>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(endpoint.method, buildAddress(endpoint.path, input.params, input.query));
    for (const [name, value] of Object.entries(saidIn())) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) input.onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(request.responseText);
      else reject(failureFrom(request.status, request.responseText));
    });
    request.addEventListener('error', () => reject(unreachable()));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    input.signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function buildAddress(path: string, params: unknown, query: unknown): string {
  const values = Object.fromEntries(entriesOf(params));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const search = new URLSearchParams();
  for (const [name, value] of entriesOf(query)) for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

function entriesOf(value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).filter(([, one]) => one !== undefined && one !== null && one !== '');
}

function fileName(disposition: string | null): string | null {
  const extended = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  return disposition?.match(/filename="([^"]+)"/i)?.[1] ?? null;
}
