/** A password as it is stored, for people who log in by one. */
import { hashPassword } from '#server/session/password.ts';

/** Throws when the line of hashing is full. */
export async function hashOf(password: string): Promise<string> {
  const made = await hashPassword(password);
  if (!made.ok) throw new Error(made.code);
  return made.value;
}
