/**
 * The keys of an installation. They live in files outside the database: whoever owns the database can neither seal an audit row nor make
 * a tenant's token. All nodes of an installation need the same folder.
 */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import { access, chmod, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface InstallationKeys {
  /** 32 bytes for one purpose; another purpose gives unrelated bytes. */
  derive(purpose: string): Buffer;
  /** HMAC-SM3 in hexadecimal under the key of one purpose. */
  seal(purpose: string, text: string): string;
  /** SM2 signature with SM3, base64. */
  sign(text: string): string;
  /** The public half of the signing key, PEM. */
  readonly publicKey: string;
}

/** The files of a key folder that are secret. */
export const masterFile = 'master-key';
export const signingFile = 'audit-signing-key.pem';
/** Written beside the private key for whoever checks signatures elsewhere. */
export const publicFile = 'audit-public-key.pem';

/** Reads the keys of a folder; what is missing is made first, whole or not at all. */
export async function loadKeys(folder: string): Promise<InstallationKeys> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const master = Buffer.from((await readOrMake(join(folder, masterFile), () => randomBytes(32).toString('base64url'))).trim(), 'base64url');
  if (master.length !== 32) throw new Error(`${join(folder, masterFile)} does not hold 32 bytes`);
  const pem = await readOrMake(join(folder, signingFile), () =>
    generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const keys = keysOf(master, createPrivateKey(pem));
  await writeFile(join(folder, publicFile), keys.publicKey);
  return keys;
}

/** The keys of a folder for somebody who only checks: nothing is made or written. undefined: there are none. */
export async function existingKeys(folder: string): Promise<InstallationKeys | undefined> {
  try {
    const [master, pem] = await Promise.all([readFile(join(folder, masterFile), 'utf8'), readFile(join(folder, signingFile), 'utf8')]);
    return keysOf(Buffer.from(master.trim(), 'base64url'), createPrivateKey(pem));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The secret files that a folder does not have. */
export async function missingKeyFiles(folder: string): Promise<readonly string[]> {
  const isThere = await Promise.all(
    [masterFile, signingFile].map((file) =>
      access(join(folder, file)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return [masterFile, signingFile].filter((_, index) => !isThere[index]);
}

/** The secret files of a folder that others on this machine may read; none where the system does not say (Windows). */
export async function readableByOthers(folder: string): Promise<readonly string[]> {
  if (process.platform === 'win32') return [];
  const modes = await Promise.all([masterFile, signingFile].map(async (file) => ({ file, mode: (await stat(join(folder, file))).mode })));
  return modes.filter(({ mode }) => (mode & 0o077) !== 0).map(({ file }) => file);
}

/** Keys from their raw material. */
export function keysOf(master: Buffer, signingKey: KeyObject): InstallationKeys {
  // A key that was just generated signs by ECDSA on SM2's curve; only one that was read from its text signs by SM2.
  const signing = createPrivateKey(signingKey.export({ type: 'pkcs8', format: 'pem' }));
  const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `taizhang ${purpose}`, 32));
  // Deriving takes longer than the seal itself. Purposes are the program's own words, a handful.
  const sealing = new Map<string, KeyObject>();
  const sealingKey = (purpose: string): KeyObject => {
    const key = sealing.get(purpose) ?? createSecretKey(derive(purpose));
    sealing.set(purpose, key);
    return key;
  };
  return {
    derive,
    seal: (purpose, text) => createHmac('sm3', sealingKey(purpose)).update(text, 'utf8').digest('hex'),
    sign: (text) => sign('sm3', Buffer.from(text, 'utf8'), signing).toString('base64'),
    publicKey: createPublicKey(signing).export({ type: 'spki', format: 'pem' }).toString(),
  };
}

async function readOrMake(path: string, make: () => string): Promise<string> {
  const found = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (found !== undefined) return found;
  // A link appears with its whole content; of two nodes that start together the second finds the first one's.
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${make()}\n`, { mode: 0o600 });
  await chmod(draft, 0o600);
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(path, 'utf8');
}
