/** The long list of leaked passwords. The server's alone: a form that loads it would take a fifth of a second longer to open. */
import more from '#core/session/leaked-passwords.json' with { type: 'json' };
import { normalisePassword } from '#core/session/password-policy.ts';
import { isCommonPassword, isOneOf } from '#core/session/predictable-password.ts';

const leaked: ReadonlySet<string> = new Set(more.passwords);

/** Is it among the 18,000 passwords that attackers try first (NIST SP 800-63B 5.1.1.2), also with capitals, substitutes or marks around it? */
export function isLeakedPassword(password: string): boolean {
  const text = normalisePassword(password);
  return isCommonPassword(text) || isOneOf(leaked, text);
}
