/** A file on its way to the server, and every step of it as a pure function. */
import type { PlanSummary, VersionSummary } from '#contract/plan/plan-endpoints.ts';
import { endingOf, isPlanFormat } from '#web/plan/plan-formats.ts';
import { explain, hasCode, isFinal, RequestFailure } from '#web/ui/request-failure.ts';
import { t } from '#web/plan/words.ts';

export interface Upload {
  readonly id: number;
  readonly file: File;
  /** The plan that the file is a new version of. */
  readonly plan: Pick<PlanSummary, 'id' | 'title'> | null;
  /** asked: it is called as a published plan, and somebody must say whether it is its new version. */
  readonly state: 'waiting' | 'sending' | 'reading' | 'asked' | 'done' | 'failed';
  /** Somebody said that it is another plan than the one of the same title. */
  readonly separate: boolean;
  /** The published plan of the same title, while that is asked. */
  readonly alike: { readonly id: string; readonly title: string; readonly number: number } | null;
  /** Share that was sent, 0 to 1. */
  readonly share: number;
  readonly version: VersionSummary | null;
  readonly failure: string | null;
  /** Would the same file be refused again? */
  readonly final: boolean;
  /** The version that these bytes are already, when it was refused for that. */
  readonly existing: { readonly planId: string; readonly versionId: string } | null;
}

export type UploadStep =
  | { readonly type: 'begun' }
  | { readonly type: 'sent'; readonly share: number }
  | { readonly type: 'done'; readonly version: VersionSummary }
  | { readonly type: 'failed'; readonly error: unknown }
  | { readonly type: 'answered'; readonly asVersion: boolean };

/** A file that was chosen. One that no reader takes is not sent at all. */
export function chosenFile(id: number, file: File, plan: Upload['plan']): Upload {
  const failure = isPlanFormat(file.name) ? null : t('plan.upload.unsupported', { ext: endingOf(file.name) || file.name });
  return {
    id,
    file,
    plan,
    state: failure === null ? 'waiting' : 'failed',
    separate: false,
    alike: null,
    share: 0,
    version: null,
    failure,
    final: failure !== null,
    existing: null,
  };
}

/** The file after a step. What was sent whole is being read by the server. */
export function afterStep(upload: Upload, step: UploadStep): Upload {
  switch (step.type) {
    case 'begun':
      return { ...upload, state: 'sending', share: 0, failure: null, existing: null };
    case 'sent':
      return { ...upload, share: step.share, state: step.share < 1 ? 'sending' : 'reading' };
    case 'done':
      return { ...upload, state: 'done', version: step.version };
    case 'answered':
      return { ...upload, state: 'waiting', plan: step.asVersion ? upload.alike : upload.plan, separate: !step.asVersion, alike: null };
    case 'failed': {
      const alike = alikePlan(step.error);
      if (alike !== null) return { ...upload, state: 'asked', alike };
      return {
        ...upload,
        state: 'failed',
        failure: explain(step.error),
        // Somebody may publish or discard the draft that stands in the way.
        final: isFinal(step.error) && !hasCode(step.error, 'plan-has-draft'),
        existing: existingVersion(step.error),
      };
    }
  }
}

/** Was the file read, and no task found in it? That is nothing to be glad of. */
export function foundNothing({ state, version }: Pick<Upload, 'state' | 'version'>): boolean {
  return state === 'done' && version?.taskCount === 0;
}

/** What can be done with it: sent once more, put away. */
export function uploadActs({ state, final }: Pick<Upload, 'state' | 'final'>): { readonly again: boolean; readonly dismiss: boolean } {
  return { again: state === 'failed' && !final, dismiss: state === 'done' || state === 'failed' || state === 'asked' };
}

function alikePlan(error: unknown): Upload['alike'] {
  if (!(error instanceof RequestFailure) || error.code !== 'plan-title-known') return null;
  const { planId, title, number } = error.data;
  return typeof planId === 'string' && typeof title === 'string' && typeof number === 'number' ? { id: planId, title, number } : null;
}

function existingVersion(error: unknown): Upload['existing'] {
  if (!(error instanceof RequestFailure) || error.code !== 'document-duplicate') return null;
  const { planId, versionId } = error.data;
  return typeof planId === 'string' && typeof versionId === 'string' ? { planId, versionId } : null;
}
