/** Short texts that are stored encrypted: AES-256-GCM under a key of the installation for one purpose (keys.ts), good for one row alone. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;

/** `boundTo` names the row that it belongs to: copied to another one it cannot be opened. */
export function sealText(key: Buffer, boundTo: string, text: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(boundTo, 'utf8'));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [version, iv.toString('base64url'), Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url')].join('.');
}

/** The text; null when it was sealed by another key or for another row, or was changed. */
export function openText(key: Buffer, boundTo: string, stored: string): string | null {
  const [stated, ivText = '', sealedText = '', ...rest] = stored.split('.');
  const iv = Buffer.from(ivText, 'base64url');
  const sealed = Buffer.from(sealedText, 'base64url');
  if (stated !== version || rest.length > 0 || iv.length !== ivBytes || sealed.length <= tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
    .setAAD(Buffer.from(boundTo, 'utf8'))
    .setAuthTag(sealed.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
