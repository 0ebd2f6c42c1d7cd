import type { Endpoint } from '#contract/platform/endpoint.ts';

/** An observer of all calls: the session registers it, so that callers of endpoints need not know the session. */
export interface CallWatch {
  /** The server answered: the person is using the service. */
  answered(endpoint: Endpoint): void;
  /** The server refused the call because nobody is logged in. A promise: repeat the call when it resolves; null: do not wait. */
  signedOut(endpoint: Endpoint): Promise<void> | null;
  /** The server wants a fresh proof of the person first. Answers whether there is one now: then the call is repeated. */
  proofNeeded(): Promise<boolean>;
}

const noWatch: CallWatch = { answered: () => {}, signedOut: () => null, proofNeeded: async () => false };
let watch = noWatch;

/** Sets the observer; answers a function that removes it. */
export function watchCalls(next: CallWatch): () => void {
  watch = next;
  return () => {
    if (watch === next) watch = noWatch;
  };
}

/** The current observer. */
export function callWatch(): CallWatch {
  return watch;
}
