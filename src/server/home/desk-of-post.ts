/** Whose desk a post sits at: which duties are its own, and whose inbox it reads. */
import type { Role } from '#core/access/subject.ts';
import type { Act } from '#server/platform/http/act.ts';
import { unitsSpokenFor } from '#server/unit/units-spoken-for.ts';

export interface Desk {
  readonly postId: string;
  readonly accountId: string;
  readonly role: Role;
  /** Its units, with those that they took over from; null: the jurisdiction's own desk. */
  readonly unitIds: readonly string[] | null;
}

/** Null without a post. */
export async function deskOf(act: Act): Promise<Desk | null> {
  const { subject } = act;
  if (subject === null) return null;
  const { postId, accountId, role } = subject;
  const within = await unitsSpokenFor({ ...act, reach: role === 'counterpart' ? 'shared' : 'scope' });
  return { postId, accountId, role, unitIds: within.kind === 'all' ? null : within.unitIds };
}
