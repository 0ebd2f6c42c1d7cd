/** Whoever sent the request is gone before it was answered: what is still to be done for the answer alone is dropped. */
import type { FastifyReply } from 'fastify';

export class CallerLeft extends Error {
  constructor() {
    super('the caller left before the answer');
  }
}

/** A signal that is raised with CallerLeft when the connection closes before the answer was sent. */
export function leavingOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort(new CallerLeft());
  });
  return controller.signal;
}
