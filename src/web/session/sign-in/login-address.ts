/** The addresses of the login. Not by ui/address.ts: the login does without zod. */
import type { Me } from '#contract/access/me.ts';

const pages = { password: '/login/password', factor: '/login/factor', enroll: '/login/enroll' } as const;

/** An address of ours that is no page of logging in. `//host` and `/\host` lead to another host. */
const ours = /^\/(?![/\\])(?!(?:login|link)\b)/;
const start = '/';

/** The page of the current login step, with the address to go to afterwards. */
export function loginAddress(me: Me | null, next: string): string {
  const page = me === null || me.stage === 'full' ? '/login' : pages[me.stage];
  return next === start ? page : `${page}?${new URLSearchParams({ then: next }).toString()}`;
}

/** Where to go after logging in: an address of ours that is no page of logging in, else the start. */
export function addressAfterLogin(search: string): string {
  const then = new URLSearchParams(search).get('then') ?? start;
  return ours.test(then) ? then : start;
}
