/** Refusals as RFC 9457 problem details, with a title in Chinese, or in English for who asks in English. */
import type { FastifyReply } from 'fastify';
import type { Problem } from '#contract/platform/endpoint.ts';
import { failureStatus } from '#contract/failures.ts';
import { message } from '#contract/platform/message.ts';
import { en, zh } from '#contract/catalogue.ts';
import type { Failure } from '#core/failure.ts';

/** RFC 9457. */
export const problemType = 'application/problem+json; charset=utf-8';

/** What is not available now is asked for again after so long: a database restarts in a few seconds. */
const retrySeconds = 5;

/** The problem document of a refusal. `language`: of the request, as its header Accept-Language begins; pages send the one in use. */
export function problemOf(refusal: Failure, requestId: string, detail?: string, language?: string): Problem {
  return {
    type: `/api/docs#${refusal.code}`,
    title: message(language?.startsWith('en') === true ? en : zh, refusal.code, { requestId, ...refusal.data }),
    status: failureStatus(refusal.code),
    ...(detail === undefined ? {} : { detail }),
    code: refusal.code,
    data: refusal.data,
    requestId,
  };
}

/** Answers with a refusal. The text is made here, not by the serializer of the route, whose schema is that of the success. */
export function sendProblem(reply: FastifyReply, refusal: Failure, detail?: string): FastifyReply {
  const problem = problemOf(refusal, reply.request.id, detail, reply.request.headers['accept-language']);
  // Not where it may have been done already: nobody repeats that unseen.
  if (problem.status === 503 && problem.code !== 'server.outcome-unknown') reply.header('retry-after', String(retrySeconds));
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type(problemType)
    .serializer((text: string) => text)
    .send(JSON.stringify(problem));
}
