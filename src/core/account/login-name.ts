/** Which login name a new account may have. */
import { failure, type Failure } from '#core/failure.ts';

/**
 * Why a new account cannot have the login name; null when it can. An account that `joins` shares the login of a person of another
 * jurisdiction (`owner` is that of the name, null when nobody has it); any other needs a name of its own.
 */
export function refuseLoginName(
  loginName: string,
  joins: boolean,
  jurisdictionId: string,
  owner: string | null,
  namedHere: boolean,
): Failure<'login-name-taken' | 'login-name-unknown'> | null {
  if (namedHere || owner === jurisdictionId) return failure('login-name-taken', { loginName });
  if (joins) return owner === null ? failure('login-name-unknown', { loginName }) : null;
  return owner === null ? null : failure('login-name-taken', { loginName });
}
