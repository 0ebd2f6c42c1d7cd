/** What every answer tells browsers, whoever gives it: a route, a refusal outside of all routes, or the HTTP parser. */
import { contentSecurityPolicy, nonceOf } from '#server/platform/http/content-security-policy.ts';
import type { Reachable } from '#server/platform/http/csrf.ts';

const always = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  // Within the service the address that a page was reached from is told: csrf.ts reads it where browsers say nothing better.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
} as const;

/** By name, in small letters. `url`: what was asked for; `response`: whose nonce the policy names. */
export function securityHeaders({ publicUrl }: Reachable, response: object, url: string): Readonly<Record<string, string>> {
  return {
    ...always,
    'content-security-policy': contentSecurityPolicy(nonceOf(response), url),
    // Not on loopback over plain HTTP: a browser that learnt HSTS for localhost would refuse every other local program.
    ...(publicUrl?.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}
