/** The logged-in person, and what they may do, by the same policies as on the server. */
import { createContext, useCallback, useContext } from 'react';
import type { Me } from '#contract/access/me.ts';
import { decide } from '#core/access/policy.ts';
import type { Subject } from '#core/access/subject.ts';
import { powers, type PowerId } from '#core/domains.ts';

export const MeContext = createContext<Me | null>(null);

/** The logged-in person; only inside of SessionGate. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error('useMe needs a SessionGate around it');
  return me;
}

/** May the person use this endpoint, in the post that acts? */
export function useMay(): (id: PowerId) => boolean {
  const me = useMe();
  return useCallback((id) => mayUse(me, id), [me]);
}

/** The same without a hook. A proof that must be fresh is asked for when it is needed. */
export function mayUse(me: Me, id: PowerId): boolean {
  const power = powers[id];
  return power !== undefined && decide(power, me.stage, subjectOf(me), true).allowed;
}

function subjectOf({ account, post }: Me): Subject | null {
  if (post === null) return null;
  return { accountId: account.id, postId: post.id, role: post.role, unitId: post.unitId, scope: post.scope, tokenScopes: null };
}
