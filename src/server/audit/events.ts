/** Hooks of the trail's check for later domains. */
import { defineHook } from '#server/platform/hook.ts';
import type { Installation } from '#server/platform/installation.ts';
import type { Act } from '#server/platform/http/act.ts';

/** Stored evidence that is not what the trail says of it. */
export interface EvidenceFlaw {
  /** missing: the object is gone; file-missing: it is there, and its file is not in the store. */
  readonly code: 'changed' | 'missing' | 'file-missing';
  /** Of the object that holds it. */
  readonly type: string;
  readonly id: string;
}

/**
 * The chain of a jurisdiction was checked: a domain that keeps files compares their bytes with the digests that the trail has, and answers
 * the first one that does not fit, or null. Also called by the command line, as the owner: statements name their jurisdiction.
 */
export const evidenceChecked = defineHook<[], EvidenceFlaw | null, Pick<Act, 'db' | 'jurisdictionId'> & Pick<Installation, 'files'>>();
