/** The address of the page of the own account; `part`: the section that it leads to. */
import { z } from 'zod';
import { addressOf } from '#web/ui/address.ts';

export const meParts = ['posts', 'password', 'factors', 'sessions', 'tokens', 'calendar', 'digest', 'notices'] as const;
export type MePart = (typeof meParts)[number];

const address = addressOf(z.object({ part: z.enum(meParts).nullable().default(null) }));

export function meAddress(part: MePart | null = null): string {
  return address.write('/me', { part });
}

export function readMePart(search: URLSearchParams): MePart | null {
  return address.read(search).part;
}
