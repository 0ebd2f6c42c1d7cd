import type { Endpoint } from '#contract/platform/endpoint.ts';

/** Who wants to know how calls end: the session, which the caller of an endpoint knows nothing of. */
export interface CallWatch {
  /** The server answered: somebody is using the service. */
  answered(endpoint: Endpoint): void;
  /** The server does not know who asks (any more). A promise: ask again when it is kept; null: there is nothing to wait for. */
  signedOut(endpoint: Endpoint): Promise<void> | null;
}

const noWatch: CallWatch = { answered: () => {}, signedOut: () => null };
let watch = noWatch;

/** Makes `next` the one watch; answers how to end that. */
export function watchCalls(next: CallWatch): () => void {
  watch = next;
  return () => {
    if (watch === next) watch = noWatch;
  };
}

/** The watch in force. */
export function callWatch(): CallWatch {
  return watch;
}
