/** The life of a plan's versions: a draft is published or discarded, the next publication supersedes it; and what each state allows. */
import { failure, type Failure } from '#core/failure.ts';

export const versionStates = ['draft', 'published', 'superseded', 'discarded'] as const;
export type VersionState = (typeof versionStates)[number];

/** A version, not discarded, that has the very bytes of another one. */
export interface SameFile {
  readonly title: string;
  readonly number: number;
  readonly planId: string;
  readonly versionId: string;
}

/** A plan in force that is called as the document is. */
export interface SameTitle {
  readonly planId: string;
  readonly title: string;
  /** Of its published version. */
  readonly number: number;
}

interface PlanOfVersions {
  readonly title: string;
  readonly versions: readonly { readonly state: VersionState }[];
}

/** A draft is changed as its reader saw it: the revision says whether somebody else was faster. */
export function checkDraft(
  { state, draftRevision }: { readonly state: VersionState; readonly draftRevision: number },
  revision: number,
): Failure<'version-not-draft' | 'draft-moved-on'> | null {
  if (state !== 'draft') return failure('version-not-draft', { state });
  return draftRevision === revision ? null : failure('draft-moved-on', { revision: draftRevision });
}

/**
 * Whether a file may come in, as a plan of its own (`into`: null) or as the next version of one. Every file is taken in once. One that is called as
 * a published plan (`alike`) is asked about: as a plan of its own it continues nothing.
 */
export function checkUpload(
  same: SameFile | null,
  into: PlanOfVersions | null | undefined,
  alike: SameTitle | null = null,
): Failure<'document-duplicate' | 'plan-not-found' | 'plan-has-draft' | 'plan-title-known'> | null {
  if (same !== null) return duplicate(same);
  if (into === undefined) return failure('plan-not-found');
  if (into !== null) return checkOneDraft(into);
  return alike === null ? null : failure('plan-title-known', { ...alike });
}

/** Whether a version that was discarded may be a draft again. */
export function checkRestore(
  state: VersionState,
  plan: PlanOfVersions,
  same: SameFile | null,
): Failure<'version-not-discarded' | 'plan-has-draft' | 'document-duplicate'> | null {
  if (state !== 'discarded') return failure('version-not-discarded');
  return checkOneDraft(plan) ?? (same === null ? null : duplicate(same));
}

/** A plan has one draft at a time. */
function checkOneDraft(plan: PlanOfVersions): Failure<'plan-has-draft'> | null {
  return plan.versions.some(({ state }) => state === 'draft') ? failure('plan-has-draft', { title: plan.title }) : null;
}

const duplicate = (same: SameFile): Failure<'document-duplicate'> => failure('document-duplicate', { ...same });
