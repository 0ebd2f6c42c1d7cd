/** Reads process.env; no other file does. Every setting is checked here, and a wrong one is answered with one clear sentence. */
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { failure, success, type Outcome } from '#core/failure.ts';
import { readScannerAddress, type ScannerAddress } from '#server/platform/malware-scan.ts';

export interface Config {
  /** HTTP port; 0 takes a free one. */
  readonly port: number;
  /** Any address; loopback only in a demonstration. */
  readonly host: string;
  /** Home of the embedded database; absolute. */
  readonly dataDir: string;
  /** A PostgreSQL ≥ 15 of one's own instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** The application's connection when the user of DATABASE_URL may not create roles: a login made by an administrator. */
  readonly databaseAppUrl: string | undefined;
  /** The same for jobs. */
  readonly databaseJobsUrl: string | undefined;
  /** Where the installation's keys are (platform/keys.ts); absolute. All nodes need the same. */
  readonly keyDir: string;
  /** Where the signed heads of the audit trail go; absolute. Best on a disk or share that the database's administrator cannot change. */
  readonly auditHeadsDir: string;
  /** Where uploaded files are kept; absolute. Of several nodes one folder that all share. */
  readonly filesDir: string;
  /** How browsers reach us when a proxy stands before: the only origin then. */
  readonly publicUrl: string | undefined;
  /** Addresses and networks (10.1.0.0/16) of the proxies in front of us, whose X-Forwarded-For is believed; nobody else's is. */
  readonly trustedProxies: readonly string[];
  /** Sample people with one-click logins, in a data folder of its own. */
  readonly demo: boolean;
  /** A login of the organisation's identity provider (OpenID Connect), found by discovery. */
  readonly oidc: OidcConfig | undefined;
  /** The operator's malware scanner (ClamAV's daemon), asked about every upload. */
  readonly scanner: ScannerAddress | undefined;
  /** The operator's mail server, by which digests leave. */
  readonly smtp: SmtpConfig | undefined;
  /** `npm start` is our parent and hands its signals on. */
  readonly startedByNpm: boolean;
}

export interface SmtpConfig {
  /** smtp:// or smtps://, with a name and password where the server wants them. */
  readonly url: string;
  /** The address that mails come from. */
  readonly from: string;
}

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** On the button: 用“…”登录. */
  readonly label: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const loopbackHosts = ['127.0.0.1', 'localhost', '::1'];
/** Where a proxy is looked for when PUBLIC_URL says that there is one. */
const ownMachine = ['127.0.0.0/8', '::1'];

/**
 * Reads and checks PORT, HOST, PUBLIC_URL, TRUSTED_PROXIES, DATA_DIR, KEY_DIR, AUDIT_HEADS_DIR, FILES_DIR, DATABASE_URL, DATABASE_APP_URL,
 * DATABASE_JOBS_URL, OIDC_*, CLAMD_SOCKET and SMTP_*; an empty variable counts as unset. `--demo` opens a demonstration: never reachable from elsewhere,
 * and its data apart from real ones.
 */
export function readConfig(env: Environment = process.env, args: readonly string[] = []): Outcome<Config> {
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;
  const unknown = args.find((arg) => arg !== '--demo');
  if (unknown !== undefined) return failure('start.unknown-argument', { argument: unknown });
  const demo = args.includes('--demo');

  const portText = read('PORT') ?? '3000';
  const port = Number(portText);
  if (!/^\d{1,5}$/.test(portText) || port > 65535) return failure('start.bad-port', { port: portText });

  const host = read('HOST') ?? '127.0.0.1';
  if (demo && !loopbackHosts.includes(host)) return failure('start.demo-not-loopback', { host });
  const publicUrl = read('PUBLIC_URL');
  if (demo && publicUrl !== undefined) return failure('start.demo-public', { url: publicUrl });
  if (publicUrl !== undefined && !isOrigin(publicUrl)) return failure('start.bad-public-url', { url: publicUrl });
  const trustedProxies =
    read('TRUSTED_PROXIES')
      ?.split(/[\s,，]+/)
      .filter(Boolean) ?? (publicUrl === undefined ? [] : ownMachine);
  const noNetwork = trustedProxies.find((text) => !isNetwork(text));
  if (noNetwork !== undefined) return failure('start.bad-trusted-proxies', { text: noNetwork });

  const databaseUrl = read('DATABASE_URL');
  if (databaseUrl !== undefined && !isPostgresUrl(databaseUrl)) return failure('start.bad-database-url');
  const databaseAppUrl = read('DATABASE_APP_URL');
  if (databaseAppUrl !== undefined && (databaseUrl === undefined || !isPostgresUrl(databaseAppUrl)))
    return failure('start.bad-database-app-url');
  const databaseJobsUrl = read('DATABASE_JOBS_URL');
  if (databaseJobsUrl !== undefined && (databaseUrl === undefined || !isPostgresUrl(databaseJobsUrl)))
    return failure('start.bad-database-jobs-url');
  const oidc = readOidc(read);
  if (!oidc.ok) return oidc;

  const clamd = read('CLAMD_SOCKET');
  const scanner = clamd === undefined ? undefined : readScannerAddress(clamd);
  if (scanner === null) return failure('start.bad-clamd-socket', { address: clamd ?? '' });

  const smtp = readSmtp(read, publicUrl);
  if (!smtp.ok) return smtp;

  const home = resolve(read('DATA_DIR') ?? 'data');
  const dataDir = demo ? `${home}-demo` : home;
  return success({
    port,
    host,
    dataDir,
    keyDir: resolve(read('KEY_DIR') ?? join(dataDir, 'keys')),
    auditHeadsDir: resolve(read('AUDIT_HEADS_DIR') ?? join(dataDir, 'audit-heads')),
    filesDir: resolve(read('FILES_DIR') ?? join(dataDir, 'files')),
    publicUrl: publicUrl?.replace(/\/$/, ''),
    trustedProxies,
    demo,
    databaseUrl,
    databaseAppUrl,
    databaseJobsUrl,
    oidc: oidc.value,
    scanner,
    smtp: smtp.value,
    startedByNpm: env['npm_lifecycle_event'] === 'start',
  });
}

/** Is the server reachable from this machine alone? */
export function isLoopback({ host }: Pick<Config, 'host'>): boolean {
  return loopbackHosts.includes(host);
}

function readOidc(read: (name: string) => string | undefined): Outcome<OidcConfig | undefined> {
  const issuer = read('OIDC_ISSUER');
  if (issuer === undefined) return success(undefined);
  const clientId = read('OIDC_CLIENT_ID');
  const clientSecret = read('OIDC_CLIENT_SECRET');
  if (!URL.canParse(issuer) || clientId === undefined || clientSecret === undefined) return failure('start.bad-oidc');
  return success({ issuer, clientId, clientSecret, label: read('OIDC_LABEL') ?? '统一身份认证' });
}

/** A mail leads back to the product, so PUBLIC_URL is needed with it. */
function readSmtp(read: (name: string) => string | undefined, publicUrl: string | undefined): Outcome<SmtpConfig | undefined> {
  const url = read('SMTP_URL');
  if (url === undefined) return success(undefined);
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const from = read('SMTP_FROM') ?? (parsed === null ? '' : decodeURIComponent(parsed.username));
  const fits = parsed !== null && ['smtp:', 'smtps:'].includes(parsed.protocol) && parsed.hostname !== '';
  if (!fits || !/^[^\s@<>,]+@[^\s@<>,]+$/.test(from) || publicUrl === undefined) return failure('start.bad-smtp');
  return success({ url, from });
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '';
}

/** An address, or a network as address/bits. All addresses (/0) are no network of proxies: anybody could say who they are. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128));
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}
