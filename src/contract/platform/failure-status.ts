/** The one table from a kind of refusal to its HTTP status. Domains say of each code of what kind it is (contract/<domain>/failures.ts). */
export const failureKinds = {
  /** The request itself is not one. */
  malformed: 400,
  /** Who asks is not known, or did not prove it. */
  'not-known': 401,
  forbidden: 403,
  missing: 404,
  /** Things are not as the caller thinks, or not in a state for it. */
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  /** What was sent, or what it is about, does not keep a rule. */
  invalid: 422,
  'too-many': 429,
  unexpected: 500,
  /** Asking again later may help. */
  unavailable: 503,
} as const;

export type FailureKind = keyof typeof failureKinds;
export type FailureKinds = Readonly<Record<string, FailureKind>>;
