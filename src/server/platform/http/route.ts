/** How a domain offers an endpoint: one function per endpoint, load → decide → save, in one transaction. */
import type { z } from 'zod';
import type { Endpoint, FailureOf } from '#contract/platform/endpoint.ts';
import { success, type Outcome } from '#core/failure.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Visit } from '#server/platform/http/visit.ts';

/** One file of a multipart/form-data request. `mediaType` is what the browser claims: judge by content. */
export interface UploadedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** An answer that is a file, sent as an attachment. */
export interface FileAnswer {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface RouteInput<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Present on endpoints with `upload: true`; a request without a file never reaches the handler. */
  readonly file?: UploadedFile;
}

interface TransactionRoute {
  readonly kind: 'act';
  readonly endpoint: Endpoint;
  /** Slow work that needs no database, done before the transaction begins: it would keep a connection from everybody else. */
  prepare(input: RouteInput<unknown, unknown, unknown>): Promise<Outcome<unknown>>;
  /** Gets what `prepare` answered. */
  handle(prepared: unknown, act: Act): Promise<Outcome<unknown>>;
}

interface VisitRoute {
  readonly kind: 'visit';
  readonly endpoint: Endpoint;
  handle(input: RouteInput<unknown, unknown, unknown>, visit: Visit): Promise<Outcome<unknown>>;
}

/** An endpoint with its handler, the types erased so that routes of all kinds fit in one list. */
export type Route = TransactionRoute | VisitRoute;

/** What a handler gets: params, query and body as the endpoint's schemas parse them. */
export type InputOf<E extends Endpoint> = RouteInput<z.output<E['params']>, z.output<E['query']>, z.output<E['body']>> &
  (E extends { readonly upload: true } ? { readonly file: UploadedFile } : unknown);

/** What an endpoint answers: a file, or what its response schema describes. */
export type AnswerOf<E extends Endpoint> = E extends { readonly download: true } ? FileAnswer : z.output<E['response']>;

/** One endpoint's work, in the act's transaction: `export const setLead: Handler<typeof contract.setLead> = async ({ body }, act) => …`. */
export type Handler<E extends Endpoint> = (input: InputOf<E>, act: Act) => Promise<Outcome<AnswerOf<E>, FailureOf<E>>>;

/** The same for endpoints about the login itself (visitRoute). */
export type VisitHandler<E extends Endpoint> = (input: InputOf<E>, visit: Visit) => Promise<Outcome<AnswerOf<E>, FailureOf<E>>>;

/** Joins an endpoint and its handler. The input arrives parsed; the answer is cut to the endpoint's response schema. */
export function route<E extends Endpoint>(endpoint: E, handler: Handler<E>): Route {
  return preparedRoute(endpoint, async (input: InputOf<E>) => success(input), handler);
}

/** The same in two steps: `prepare` works without the database, `handler` on what it made. */
export function preparedRoute<E extends Endpoint, Prepared>(
  endpoint: E,
  prepare: (input: InputOf<E>) => Promise<Outcome<Prepared, FailureOf<E>>>,
  handler: (prepared: Prepared, act: Act) => Promise<Outcome<AnswerOf<E>, FailureOf<E>>>,
): Route {
  return {
    kind: 'act',
    endpoint,
    // The server parses the input with this endpoint's schemas before it calls, and hands on what prepare answered: the one place where
    // the erased types come back.
    prepare: (input) => prepare(input as InputOf<E>),
    handle: (prepared, act) => handler(prepared as Prepared, act),
  };
}

/**
 * For endpoints that are about the login itself: they begin before it is known whose request it is, set cookies, and keep what a refusal
 * leaves behind (a counted failure). The handler opens its own transactions, each with its audit event.
 */
export function visitRoute<E extends Endpoint>(endpoint: E, handler: VisitHandler<E>): Route {
  return { kind: 'visit', endpoint, handle: (input, visit) => handler(input as InputOf<E>, visit) };
}
