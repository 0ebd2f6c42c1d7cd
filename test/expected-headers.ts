/** What every answer carries, whoever gave it (platform/http/security-headers.ts). */
const expected: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /default-src 'none'.*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'x-request-id': /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}$/,
};

/** The names of those that an answer lacks, or has with another value. */
export function missingHeaders(headers: Headers): readonly string[] {
  return Object.entries(expected).flatMap(([name, value]) => (value.test(headers.get(name) ?? '') ? [] : [name]));
}
