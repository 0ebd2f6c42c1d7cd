import { useMe } from '#web/access/me.ts';
import { useRemembered } from '#web/ui/remembered.ts';

/** So many that were held back are remembered. */
const mostHeld = 500;

/**
 * Signing all is the rule. What somebody held back stays so, over the signing of the others, another page and another day: its ids, and how one of them
 * is held back (`sign` false) or not any more.
 */
export function useHeld(): readonly [readonly string[], (id: string, sign: boolean) => void] {
  const me = useMe();
  const [held, hold] = useRemembered<readonly string[]>(`sign.held.${me.account.id}.${me.post?.id ?? ''}`, [], (stored) =>
    Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : null,
  );
  return [held, (id, sign) => hold(sign ? held.filter((one) => one !== id) : [...held, id].slice(-mostHeld))];
}
