/** The one table from a failure's code to its HTTP status. A code that is not named here goes by its ending, else it is a conflict. */
const byCode: Readonly<Record<string, number>> = {
  'request.forbidden-host': 403,
  'request.forbidden-origin': 403,
  'request.unsupported-type': 415,
  'not-signed-in': 401,
  'sign-in-unfinished': 403,
  'not-allowed': 403,
  'token-not-allowed': 403,
  'login-refused': 401,
  'initial-password-expired': 401,
  'code-refused': 401,
  'passkey-refused': 401,
  'passkey-cloned': 401,
  'oidc-refused': 401,
  'oidc-expired': 401,
  'oidc-unreachable': 503,
  'sign-in-busy': 503,
  'password-too-short': 422,
  'password-too-long': 422,
  'password-too-simple': 422,
  'password-personal': 422,
  'password-too-common': 422,
  'password-used-before': 422,
  'request.unstorable-text': 422,
  'request.too-many': 429,
  'request.file-missing': 422,
  'request.rejected': 400,
  'server.unexpected': 500,
  'chapter-needs-plan': 422,
  'document-duplicate': 409,
  'search-too-short': 422,
  'export-empty': 422,
  'audit-export-empty': 422,
  'draft-not-covered': 422,
  'draft-has-doubts': 422,
  'draft-empty': 422,
  'table-empty': 422,
};

/** A document that cannot be taken in is unprocessable, whatever is wrong with it. */
const unprocessable = 'document-';

const byEnding: readonly (readonly [ending: string, status: number])[] = [
  ['not-found', 404],
  ['too-large', 413],
  ['invalid', 422],
  ['unreadable', 422],
  ['unsupported', 422],
];

/** HTTP status of a failure. */
export function failureStatus(code: string): number {
  return byCode[code] ?? byEnding.find(([ending]) => code.endsWith(ending))?.[1] ?? (code.startsWith(unprocessable) ? 422 : 409);
}
