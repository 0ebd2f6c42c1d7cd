import type { Me } from '#contract/access/me.ts';

const pages = { password: '/login/password', factor: '/login/factor', enroll: '/login/enroll' } as const;

/** The page of the step that a login has come to, with the way on. */
export function loginAddress(me: Me | null, then: string): string {
  const page = me === null || me.stage === 'full' ? '/login' : pages[me.stage];
  return then === '/' ? page : `${page}?then=${encodeURIComponent(then)}`;
}

/** Where to go after logging in: an address of ours that is no page of logging in, else the start. */
export function wayOn(search: string): string {
  const then = new URLSearchParams(search).get('then') ?? '/';
  // `//host` and `/\host` lead to another host.
  return /^\/(?![/\\])/.test(then) && !/^\/(?:login|link)\b/.test(then) ? then : '/';
}
