/** Windows of one browser share the session's cookie, so each announces its changes of the session to the others. */
const name = 'taizhang.session';
const channel = new BroadcastChannel(name);

/** Tells the other windows that the session has changed. */
export function announceSession(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target: it is this origin's own.
  channel.postMessage(name);
}

/** Calls `listener` when another window changed the session. */
export function onSessionElsewhere(listener: () => void): () => void {
  channel.addEventListener('message', listener);
  return () => channel.removeEventListener('message', listener);
}
