/**
 * Takes secrets out of what is logged: by the name of the field that holds them, however deep, and by their form in any text, such as the
 * message of an error. A last resort, since nobody means to log one; it may mask too much.
 */

const masked = '•••';
/** Longer texts are cut: a log is no place for documents, and the patterns below stay quick. */
const longest = 10_000;

const named =
  'secret|passw(?:or)?d|passphrase|pwd|token|cookie|authorization|credential|verifier|(?:api|private|signing|master|encryption|session)[-_]?key|口令|密码|密钥';
const secretName = new RegExp(named, 'i');

/** What comes before the secret stays. */
const patterns: readonly (readonly [RegExp, string])[] = [
  // Whole: a private key, a password as it is stored, a signed token.
  [/-----BEGIN (?:RSA |EC |DSA |ENCRYPTED |OPENSSH )?PRIVATE KEY-----[^-]*/g, masked],
  [/\$argon2[a-z]{0,2}\$[\w$=,+/.-]+/g, masked],
  [/SCRAM-SHA-256\$[\w$=:+/]+/g, masked],
  [/(?<![\w-])eyJ[\w-]{10,}\.[\w-]+/g, masked],
  // The password of an address, what stands in its query, and a link that opens an account.
  [/(\b[a-z][a-z0-9+]{1,20}:\/\/[^\s/:@]{0,200}:)[^\s/@]{1,500}@/gi, `$1${masked}@`],
  [/([?&](?:code|state|secret|token|password)=)[^&\s"']+/gi, `$1${masked}`],
  [/(\/link#|\/api\/calendar\/)[\w-]+/g, `$1${masked}`],
  // Headers.
  [/\b((?:set-)?cookie["']?\s{0,5}[:=]\s{0,5})[^\n]+/gi, `$1${masked}`],
  [/\b(bearer|basic)\s{1,5}[\w.~+/=-]{8,}/gi, `$1 ${masked}`],
  // name=value, name: value, "name":"value".
  [new RegExp(`((?:${named})[\\w-]{0,20}["']?\\s{0,5}[:=：]\\s{0,5})(?:"[^"]*"|'[^']*'|[^\\s,;&"')\\]}]+)`, 'gi'), `$1${masked}`],
  // Rows and keys that PostgreSQL prints: all that follows in the line.
  [/(Failing row contains )\([^\n]*/g, `$1(${masked})`],
  [/(Key \([^()\n]{0,200}\)=)\([^\n]*/g, `$1(${masked})`],
];

/** The same value, as JSON has it, without its secrets. */
export function maskSecrets(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [name, secretName.test(name) && holdsSomething(held) ? masked : maskSecrets(held)]),
  );
}

/** One line of the log, a JSON document. */
export function maskLine(line: string): string {
  try {
    return `${JSON.stringify(maskSecrets(JSON.parse(line)))}\n`;
  } catch {
    return maskText(line);
  }
}

function maskText(text: string): string {
  const short = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return patterns.reduce((left, [pattern, kept]) => left.replace(pattern, kept), short);
}

/** That there is one, or none, is no secret. */
function holdsSomething(held: unknown): boolean {
  return held !== null && typeof held !== 'boolean' && held !== '';
}
