/** How domains make their part of the world. */
import { success } from '#core/failure.ts';
import { newId } from '#server/platform/id.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Target } from '#test/powers/walk/target.ts';
import type { TestServer } from '#test/server.ts';

/** What the plan says of a unit. */
export const sentence = (unit: string): string => `推进${unit}承担的机密通道建设`;

/** Sets what a domain has made, in place. */
export function fill<T extends object>(whole: T, part: Partial<T>): T {
  return Object.assign(whole, part);
}

/** A target that no domain has given anything yet. */
export function bareTarget(where: 'home' | 'abroad', unit: string): Target {
  const bare: Partial<Target> = { name: where === 'abroad' ? '外辖区' : unit, where, unit, sharedWith: null, issued: false };
  // The ids come from the domains' seeds, before anybody reads them.
  return bare as Target;
}

/** A target of which every id is one that nobody has. */
export function nobodys(like: Target): Target {
  const made = Object.entries(like).map(([field, value]) => [field, field.endsWith('Id') ? newId() : value]);
  return { ...like, ...Object.fromEntries(made), name: '不存在', where: 'nowhere' };
}

/** Writes rows that no endpoint makes, in the jurisdiction whose calls these are. */
export async function seeded<T>(server: TestServer, work: (act: Act) => Promise<T>): Promise<T> {
  const outcome = await server.act(async (act) => {
    const value = await work(act);
    act.audit({ act: 'test.seed', objects: [] });
    return success(value);
  }, server.jurisdictionId);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.value;
}
