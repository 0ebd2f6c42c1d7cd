/** Endpoints that belong to no domain. */
import type { Policy } from '#core/access/policy.ts';

const anyone = { who: 'anyone' } as const;

export const accessPolicy = {
  getSystem: anyone,
} as const satisfies Policy;
