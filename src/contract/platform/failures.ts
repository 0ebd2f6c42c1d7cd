import type { FailureKinds } from '#contract/platform/failure-status.ts';

/** What the platform may refuse, and of what kind each refusal is. */
export const failures = {
  'request.file-missing': 'invalid',
  'request.file-too-large': 'too-large',
  'request.forbidden-host': 'forbidden',
  'request.forbidden-origin': 'forbidden',
  'request.invalid': 'invalid',
  'request.not-found': 'missing',
  'request.rejected': 'malformed',
  'request.too-large': 'too-large',
  'request.too-many': 'too-many',
  'request.unstorable-text': 'invalid',
  'request.unsupported-type': 'unsupported',
  'server.database-away': 'unavailable',
  'server.outcome-unknown': 'unavailable',
  'server.unexpected': 'unexpected',
  'table-empty': 'invalid',
  'table-formula-unreadable': 'invalid',
  'table-quote-unreadable': 'invalid',
  'table-too-large': 'too-large',
  'table-unreadable': 'invalid',
} as const satisfies FailureKinds;
