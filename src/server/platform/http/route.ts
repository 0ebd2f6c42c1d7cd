/** How a domain offers an endpoint: one function per endpoint, load → decide → save, in one transaction. */
import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { Endpoint } from '#contract/endpoint.ts';
import { success, type Outcome } from '#core/failure.ts';
import type { AuditEvent } from '#server/platform/audit.ts';
import type { DB } from '#server/platform/database/tables.ts';

/** What a handler may use of the world: its transaction, who acts, and when. */
export interface Act {
  readonly db: Transaction<DB>;
  readonly jurisdictionId: string;
  /** 本机 until there are logins. */
  readonly actor: string;
  /** ISO moment, in UTC. */
  readonly now: string;
  /** ISO day in Asia/Shanghai. */
  readonly today: string;
  readonly requestId: string;
  /** A new UUIDv7. */
  newId(): string;
  /** Exactly once in a changing request that succeeds; written as the last statement before commit. */
  audit(event: AuditEvent): void;
}

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

/** An endpoint with its handler, the types erased so that routes of all kinds fit in one list. */
export interface Route {
  readonly endpoint: Endpoint;
  /** Slow work that needs no database, done before the transaction begins: it would keep a connection from everybody else. */
  prepare(input: RouteInput<unknown, unknown, unknown>): Promise<Outcome<unknown>>;
  /** Gets what `prepare` answered. */
  handle(prepared: unknown, act: Act): Promise<Outcome<unknown>>;
}

/** Joins an endpoint and its handler. The input arrives parsed; the answer is cut to the endpoint's response schema. */
export function route<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, O extends z.ZodType>(
  endpoint: Endpoint<P, Q, I, O>,
  handler: (input: RouteInput<z.output<P>, z.output<Q>, z.output<I>>, act: Act) => Promise<Outcome<z.output<O>> | Outcome<FileAnswer>>,
): Route {
  return preparedRoute(endpoint, async (input) => success(input), handler);
}

/** The same in two steps: `prepare` works without the database, `handler` on what it made. */
export function preparedRoute<P extends z.ZodType, Q extends z.ZodType, I extends z.ZodType, O extends z.ZodType, Prepared>(
  endpoint: Endpoint<P, Q, I, O>,
  prepare: (input: RouteInput<z.output<P>, z.output<Q>, z.output<I>>) => Promise<Outcome<Prepared>>,
  handler: (prepared: Prepared, act: Act) => Promise<Outcome<z.output<O>> | Outcome<FileAnswer>>,
): Route {
  return {
    endpoint,
    // The server parses the input with this endpoint's schemas before it calls, and hands on what prepare answered: the one place where
    // the erased types come back.
    prepare: (input) => prepare(input as RouteInput<z.output<P>, z.output<Q>, z.output<I>>),
    handle: (prepared, act) => handler(prepared as Prepared, act),
  };
}
