/** What a page may load: files of ours, and the styles that antd writes as it runs, which carry the answer's nonce. No inline script, no foreign address. */
import { randomBytes } from 'node:crypto';

const nonces = new WeakMap<object, string>();

/** 128 bits, the same throughout one answer, which is known by Node's object for it. */
export function nonceOf(answer: object): string {
  const known = nonces.get(answer) ?? randomBytes(16).toString('base64');
  nonces.set(answer, known);
  return known;
}

/** The header's value. The readable documentation (swagger-ui) writes styles that know no nonce. */
export function contentSecurityPolicy(nonce: string, url: string): string {
  const styles = url.startsWith('/api/docs') ? "'unsafe-inline'" : `'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${styles}`,
    // Components set single attributes (a scroll lock, the height of a growing field): those cannot load or select anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join(';');
}
