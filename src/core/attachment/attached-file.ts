/** What may stand beside an object as a file, and when it may be attached, removed and put back. */
import { failure, success, type Outcome } from '#core/failure.ts';

/** Kinds of files, found by their bytes, with the ends of names that they go by. */
export const attachedKinds = {
  pdf: ['pdf'],
  jpg: ['jpg', 'jpeg'],
  png: ['png'],
  tif: ['tif', 'tiff'],
  docx: ['docx'],
  xlsx: ['xlsx'],
  ofd: ['ofd'],
} as const;
export type AttachedKind = keyof typeof attachedKinds;

/** The same file beside one object: papers, scans and pictures of a matter. Ours. */
export const mostAttached = 50;

/** A file whose name says something else than its bytes would not open where it is fetched. `found`: what the bytes say. */
export function checkName(name: string, found: AttachedKind): Outcome<null, 'attachment-misnamed'> {
  const end = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';
  const ends: readonly string[] = attachedKinds[found];
  return ends.includes(end) ? success(null) : failure('attachment-misnamed', { found, end: end === '' ? 'none' : end });
}

/** By the names of what an Office file packs: programs run where it is opened, whatever its own name ends in. */
export function refuseMacros(parts: Iterable<string>): Outcome<null, 'attachment-macros'> {
  for (const part of parts) if (/(?:^|\/)vbaproject\.bin$/i.test(part)) return failure('attachment-macros');
  return success(null);
}

interface Beside {
  readonly digest: string;
  readonly name: string;
}

/** `standing`: what is attached now. */
export function attachFile(standing: readonly Beside[], digest: string): Outcome<null, 'attachment-twice' | 'attachment-too-many'> {
  const same = standing.find((one) => one.digest === digest);
  if (same !== undefined) return failure('attachment-twice', { name: same.name });
  return standing.length >= mostAttached ? failure('attachment-too-many', { limit: mostAttached }) : success(null);
}
