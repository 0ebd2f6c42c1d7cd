/** The one table from a kind of refusal to its HTTP status. Domains say of each code of what kind it is (contract/<domain>/failures.ts). */
export const failureKinds = {
  /** The request itself is not one. */
  malformed: 400,
  /** The caller is not logged in, or the proof was wrong. */
  'not-known': 401,
  forbidden: 403,
  missing: 404,
  /** There is something at this address, but not for this method. */
  'wrong-method': 405,
  'too-slow': 408,
  /** The current state does not allow it, or is not the one that the caller assumed. */
  conflict: 409,
  'too-large': 413,
  'address-too-long': 414,
  unsupported: 415,
  'range-beyond': 416,
  /** The input, or what it refers to, violates a rule. */
  invalid: 422,
  'too-many': 429,
  'headers-too-large': 431,
  unexpected: 500,
  /** Asking again later may help. */
  unavailable: 503,
} as const;

export type FailureKind = keyof typeof failureKinds;
export type FailureKinds = Readonly<Record<string, FailureKind>>;
