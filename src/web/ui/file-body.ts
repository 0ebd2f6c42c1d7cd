/** The bytes of a download. Where the connection breaks it goes on, if the server sends ranges of that very file (RFC 9110, 14). */
import { failureFrom, unreachable } from '#web/ui/request-failure.ts';

/** Seconds between one attempt and the next, as long as no byte comes; then it is given up. */
const pauses = [1, 2, 4, 8, 15, 30, 30, 30];

/** `onBytes`: how many have come so far. */
export async function readFile(first: Response, onBytes: (received: number) => void, signal: AbortSignal | undefined): Promise<Blob> {
  const tag = first.headers.get('etag');
  const resumable = tag !== null && !tag.startsWith('W/') && first.headers.get('accept-ranges') === 'bytes';
  const parts: BlobPart[] = [];
  let received = 0;
  let failed = 0;
  const take = async (response: Response): Promise<void> => {
    const reader = response.body?.getReader();
    for (;;) {
      const chunk = await reader?.read();
      if (chunk === undefined || chunk.done) return;
      parts.push(chunk.value);
      received += chunk.value.length;
      failed = 0;
      onBytes(received);
    }
  };
  const goOn = async (): Promise<void> => {
    const range = { range: `bytes=${received}-`, 'if-range': tag ?? '' };
    const response = await fetch(first.url, { headers: range, signal: signal ?? null });
    if (!response.ok) throw failureFrom(response.status, await response.text());
    if (response.status !== 206) {
      // It is another file by now, or somebody in between knows no ranges: from the beginning.
      parts.length = 0;
      received = 0;
    }
    await take(response);
  };
  for (let step = () => take(first); ; step = goOn) {
    try {
      await step();
      return new Blob(parts, { type: first.headers.get('content-type') ?? 'application/octet-stream' });
    } catch (error) {
      signal?.throwIfAborted();
      // What the server refuses it refuses again; a broken connection is a TypeError or a network error of the browser.
      const broken = error instanceof TypeError || (error instanceof DOMException && error.name === 'NetworkError');
      if (!broken) throw error;
      const seconds = resumable ? pauses[failed++] : undefined;
      if (seconds === undefined) throw unreachable();
      await pause(seconds, signal);
    }
  }
}

/** Over earlier when the network is back, or nobody wants it any more. */
async function pause(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      globalThis.removeEventListener('online', over);
      signal?.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, seconds * 1000);
    globalThis.addEventListener('online', over);
    signal?.addEventListener('abort', over);
  });
  signal?.throwIfAborted();
}
