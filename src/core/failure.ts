/**
 * Expected refusals are values. Codes belong to a domain (contract/<domain>/failures.ts says of what kind each is) and are keys of its
 * messages.
 */

export interface Failure<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly data: Readonly<Record<string, string | number>>;
}

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

/** What a rule or a handler answers: a value, or a refusal that names its cause. `Code`: the causes that there can be. */
export type Outcome<T, Code extends string = string> = Success<T> | Failure<Code>;

export function success<T>(value: T): Success<T> {
  return { ok: true, value };
}

export function failure<const Code extends string>(code: Code, data: Readonly<Record<string, string | number>> = {}): Failure<Code> {
  return { ok: false, code, data };
}
