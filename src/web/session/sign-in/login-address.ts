import { z } from 'zod';
import type { Me } from '#contract/access/me.ts';
import { addressOf } from '#web/ui/address.ts';

const pages = { password: '/login/password', factor: '/login/factor', enroll: '/login/enroll' } as const;

/** An address of ours that is no page of logging in. `//host` and `/\host` lead to another host. */
const then = z
  .string()
  .regex(/^\/(?![/\\])/)
  .regex(/^(?!\/(?:login|link)\b)/)
  .default('/');
const address = addressOf(z.object({ then }));

/** The page of the current login step, with the address to go to afterwards. */
export function loginAddress(me: Me | null, next: string): string {
  return address.write(me === null || me.stage === 'full' ? '/login' : pages[me.stage], { then: next });
}

/** Where to go after logging in: an address of ours that is no page of logging in, else the start. */
export function addressAfterLogin(search: string): string {
  return address.read(new URLSearchParams(search)).then;
}
