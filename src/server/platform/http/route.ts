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
  /** Of one whose bytes stay the same at its address: its hash. Such a file is sent by ranges too, so that a download can go on. */
  readonly tag?: string;
}

/** A file of the store, sent as it is read: it is never in memory as a whole. */
export interface StoredFileAnswer {
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Opens it, after the act was committed. */
  read(): AsyncIterable<Uint8Array>;
}

/** The file is at another address of ours, where clients ask for it at once (303). */
export interface FileElsewhere {
  readonly path: `/api/${string}`;
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
  readonly announcing?: Announcing;
  /** What stands in a file that was sent, read before anything is looked up. Without it the load gets the input. */
  readonly read?: (input: RouteInput<unknown, unknown, unknown>, leaving: AbortSignal) => Promise<Outcome<unknown>>;
  /** What the work needs of the database, in a snapshot of its own. Without it the work gets the input. */
  readonly load: ((read: unknown, act: Act, announced: string) => Promise<Outcome<unknown>>) | undefined;
  /** Slow work, done without a transaction: it would keep a connection from everybody else. */
  work(loaded: unknown, leaving: AbortSignal, note: Note): Promise<Outcome<unknown>>;
  /** Gets what the work made, in the act's transaction. */
  readonly save: (made: unknown, act: Act) => Promise<Outcome<unknown>>;
}

/** What others see of work that goes on when its caller leaves. Each step is a transaction of its own, which no trail tells of. */
export interface Announcing {
  /** Before all else. Answers the id of what is made. */
  announce(input: RouteInput<unknown, unknown, unknown>, act: Act): Promise<Outcome<string>>;
  /** It came to nothing. */
  withdraw(announced: string, act: Act): Promise<void>;
}

/** Tells others how far the work is. */
export type Note = (handle: (act: Act) => Promise<void>) => Promise<void>;

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
export type AnswerOf<E extends Endpoint> = E extends { readonly download: true }
  ? FileAnswer | StoredFileAnswer | FileElsewhere
  : z.output<E['response']>;

type Answer<E extends Endpoint> = AnswerOf<E> | SerializedAnswer;

/** One endpoint's work, in the act's transaction: `export const setLead: Handler<typeof contract.setLead> = async ({ body }, act) => …`. */
export type Handler<E extends Endpoint> = (input: InputOf<E>, act: Act) => Promise<Outcome<AnswerOf<E>, FailureOf<E>>>;

/** One that answers its JSON. */
export type SerializedHandler<E extends Endpoint> = (input: InputOf<E>, act: Act) => Promise<Outcome<SerializedAnswer, FailureOf<E>>>;

/** The steps of an endpoint whose work takes long (stagedRoute); with `Read`, of one where a file says what is to be loaded. */
export interface Stages<E extends Endpoint, Loaded, Made, Read = InputOf<E>> {
  /** Then `leaving` is never raised: what is announced is made to its end. */
  readonly announcing?: Omit<Announcing, 'announce'> & {
    announce(input: InputOf<E>, act: Act): Promise<Outcome<string, FailureOf<E>>>;
  };
  /** Without it, `load` gets the input. */
  readonly read?: (input: InputOf<E>, leaving: AbortSignal) => Promise<Outcome<Read, FailureOf<E>>>;
  load(read: Read, act: Act, announced: string): Promise<Outcome<Loaded, FailureOf<E>>>;
  work(loaded: Loaded, leaving: AbortSignal, note: Note): Promise<Outcome<Made, FailureOf<E>>>;
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
export function stagedRoute<E extends Endpoint, Loaded, Made, Read = InputOf<E>>(
  endpoint: E,
  { announcing, read, load, work, save }: Stages<E, Loaded, Made, Read>,
): TransactionRoute {
  return {
    kind: 'act',
    endpoint,
    ...(announcing && {
      announcing: {
        announce: (input, act) => announcing.announce(input as InputOf<E>, act),
        withdraw: (announced, act) => announcing.withdraw(announced, act),
      },
    }),
    ...(read && { read: (input, leaving) => read(input as InputOf<E>, leaving) }),
    load: (input, act, announced) => load(input as Read, act, announced),
    work: (loaded, leaving, note) => work(loaded as Loaded, leaving, note),
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
