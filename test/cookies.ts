/** Cookies that an answer sets, as a browser would send them back. */

/** Ready for a Cookie header; empty when the answer does not set it. `taizhang`: the session's, `taizhang-flow`: that of two steps in one browser, `taizhang-device`: what the browser is known by, `taizhang-remembered`: by what it remembers second factors. */
export function cookieOf(
  { headers }: { readonly headers: Headers },
  name: 'taizhang' | 'taizhang-flow' | 'taizhang-device' | 'taizhang-remembered' = 'taizhang',
): string {
  const set = headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
  return set?.split(';')[0] ?? '';
}
