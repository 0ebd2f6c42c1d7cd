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

interface Budgeted {
  /** So often a usual request of it waits for the database at most (test/server/round-trips.test.ts holds it). */
  readonly roundTrips?: number;
}

interface TransactionRoute extends Budgeted {
  readonly kind: 'act';
  readonly endpoint: Endpoint;
  /** What the work needs of the database, in a snapshot of its own. Without it the work gets the input. */
  readonly load: ((input: RouteInput<unknown, unknown, unknown>, act: Act) => Promise<Outcome<unknown>>) | undefined;
  /** Slow work, done without a transaction: it would keep a connection from everybody else. */
  work(loaded: unknown, leaving: AbortSignal): Promise<Outcome<unknown>>;
  /** Gets what the work made, in the act's transaction. */
  readonly save: (made: unknown, act: Act) => Promise<Outcome<unknown>>;
}

interface VisitRoute extends Budgeted {
  readonly kind: 'visit';
  readonly endpoint: Endpoint;
  handle(input: RouteInput<unknown, unknown, unknown>, visit: Visit): Promise<Outcome<unknown>>;
}

/** An endpoint with its handler, the types erased so that routes of all kinds fit in one list. */
export type Route = TransactionRoute | VisitRoute;

/** A route with its budget of round trips: `within(3, route(…))`. */
export function within(roundTrips: number, budgeted: Route): Route {
  return { ...budgeted, roundTrips };
}

/** What a handler gets: params, query and body as the endpoint's schemas parse them. */
export type InputOf<E extends Endpoint> = RouteInput<z.output<E['params']>, z.output<E['query']>, z.output<E['body']>> &
  (E extends { readonly upload: true } ? { readonly file: UploadedFile } : unknown);

/**
 * An answer whose JSON is there already, as its endpoint's response schema has it: for those so long that to take it apart and put it together
 * again would hold up everybody else. It is not cut to the schema.
 */
export interface SerializedAnswer {
  readonly [json]: string | Uint8Array;
}

const json = Symbol('json');

export function serialized(text: string | Uint8Array): SerializedAnswer {
  return { [json]: text };
}

/** The JSON of a serialized answer; undefined for another. */
export function serializedOf(answer: unknown): string | Uint8Array | undefined {
  return typeof answer === 'object' && answer !== null && json in answer ? (answer as SerializedAnswer)[json] : undefined;
}

/** What an endpoint answers: a file, or what its response schema describes. */
export type AnswerOf<E extends Endpoint> = E extends { readonly download: true } ? FileAnswer : z.output<E['response']>;

type Answer<E extends Endpoint> = AnswerOf<E> | SerializedAnswer;

/** One endpoint's work, in the act's transaction: `export const setLead: Handler<typeof contract.setLead> = async ({ body }, act) => …`. */
export type Handler<E extends Endpoint> = (input: InputOf<E>, act: Act) => Promise<Outcome<AnswerOf<E>, FailureOf<E>>>;

/** One that answers its JSON. */
export type SerializedHandler<E extends Endpoint> = (input: InputOf<E>, act: Act) => Promise<Outcome<SerializedAnswer, FailureOf<E>>>;

/** The steps of an endpoint whose work takes long (stagedRoute). */
export interface Stages<E extends Endpoint, Loaded, Made> {
  load(input: InputOf<E>, act: Act): Promise<Outcome<Loaded, FailureOf<E>>>;
  work(loaded: Loaded, leaving: AbortSignal): Promise<Outcome<Made, FailureOf<E>>>;
  save(made: Made, act: Act): Promise<Outcome<Answer<E>, FailureOf<E>>>;
}

/** The same for endpoints about the login itself (visitRoute). */
export type VisitHandler<E extends Endpoint> = (input: InputOf<E>, visit: Visit) => Promise<Outcome<AnswerOf<E>, FailureOf<E>>>;

/** Joins an endpoint and its handler. The input arrives parsed; the answer is cut to the endpoint's response schema. */
export function route<E extends Endpoint>(endpoint: E, handler: Handler<E> | SerializedHandler<E>): Route {
  return preparedRoute(endpoint, async (input: InputOf<E>) => success(input), handler);
}

/** The same in two steps: `work` without the database, `save` with what it made. `leaving`: nobody waits for the answer any more. */
export function preparedRoute<E extends Endpoint, Made>(
  endpoint: E,
  work: (input: InputOf<E>, leaving: AbortSignal) => Promise<Outcome<Made, FailureOf<E>>>,
  save: (made: Made, act: Act) => Promise<Outcome<Answer<E>, FailureOf<E>>>,
): Route {
  return {
    kind: 'act',
    endpoint,
    load: undefined,
    // The server parses the input with this endpoint's schemas before it calls, and hands on what each step answered: the one place where
    // the erased types come back. So in stagedRoute.
    work: (input, leaving) => work(input as InputOf<E>, leaving),
    save: (made, act) => save(made as Made, act),
  };
}

/**
 * For work that takes long and is about what is stored: load → work → save, each without the others' connection. Somebody may have changed
 * meanwhile what was loaded: `save` looks, and refuses.
 */
export function stagedRoute<E extends Endpoint, Loaded, Made>(
  endpoint: E,
  { load, work, save }: Stages<E, Loaded, Made>,
): TransactionRoute {
  return {
    kind: 'act',
    endpoint,
    load: (input, act) => load(input as InputOf<E>, act),
    work: (loaded, leaving) => work(loaded as Loaded, leaving),
    save: (made, act) => save(made as Made, act),
  };
}

/**
 * For endpoints that are about the login itself: they begin before it is known whose request it is, set cookies, and keep what a refusal
 * leaves behind (a counted failure). The handler opens its own transactions, each with its audit event.
 */
export function visitRoute<E extends Endpoint>(endpoint: E, handler: VisitHandler<E>): Route {
  return { kind: 'visit', endpoint, handle: (input, visit) => handler(input as InputOf<E>, visit) };
}
