/** What the program that sends requests is asked, and what it answers. */
import { z } from 'zod';

/** A body is sent by POST unless another method is said. `cookie`: somebody else's than the one of all requests. */
export const Request = z.object({
  path: z.string(),
  body: z.string().optional(),
  method: z.string().optional(),
  cookie: z.string().optional(),
});
export type Request = z.infer<typeof Request>;

export const LoadQuestion = z.object({
  origin: z.string(),
  headers: z.record(z.string(), z.string()),
  connections: z.int(),
  milliseconds: z.number(),
  /** Sent in turn, from the one of this number on. */
  requests: z.array(Request),
  from: z.int(),
  /** No request is sent twice: when all were, it ends. */
  once: z.boolean().optional(),
});
export type LoadQuestion = z.infer<typeof LoadQuestion>;

export const LoadAnswer = z.object({
  /** From the first request to the last answer. */
  seconds: z.number(),
  /** Milliseconds of each answered request. */
  latencies: z.array(z.number()),
  /** Refused because the server was busy. */
  busy: z.int(),
  bytes: z.number(),
  /** The number of the next request. */
  next: z.int(),
});
export type LoadAnswer = z.infer<typeof LoadAnswer>;
