/** Expected refusals are values. The code is the key of the message in the catalogue (src/web/ui/messages) and of the row in the HTTP table. */

export interface Failure {
  readonly ok: false;
  readonly code: string;
  readonly data: Readonly<Record<string, string | number>>;
}

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

/** What a rule or a handler answers: a value, or a refusal that names its cause. */
export type Outcome<T> = Success<T> | Failure;

export function success<T>(value: T): Success<T> {
  return { ok: true, value };
}

export function failure(code: string, data: Readonly<Record<string, string | number>> = {}): Failure {
  return { ok: false, code, data };
}
