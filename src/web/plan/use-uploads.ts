import { useCallback, useRef, useState } from 'react';
import { uploadPlan, type PlanSummary, type VersionSummary } from '#contract/plan/plan-endpoints.ts';
import { endingOf, isPlanFormat } from '#web/plan/plan-formats.ts';
import { call } from '#web/ui/call.ts';
import { t } from '#web/plan/words.ts';
import { explain, hasCode, isFinal, RequestFailure } from '#web/ui/request-failure.ts';

export interface Upload {
  readonly id: number;
  readonly file: File;
  /** The plan that the file is a new version of. */
  readonly plan: Pick<PlanSummary, 'id' | 'title'> | null;
  readonly state: 'waiting' | 'sending' | 'reading' | 'done' | 'failed';
  /** Share that was sent, 0 to 1. */
  readonly share: number;
  readonly version: VersionSummary | null;
  readonly failure: string | null;
  /** Would the same file be refused again? */
  readonly final: boolean;
  /** The version that these bytes are already, when it was refused for that. */
  readonly existing: { readonly planId: string; readonly versionId: string } | null;
}

export interface Uploads {
  readonly list: readonly Upload[];
  readonly add: (files: readonly File[], plan: Pick<PlanSummary, 'id' | 'title'> | null) => void;
  readonly again: (upload: Upload) => void;
  readonly dismiss: (id: number) => void;
}

/** Files on their way to the server, one after the other: parsing is the server's work, and order keeps plan numbers as chosen. */
export function useUploads(): Uploads {
  const [list, setList] = useState<readonly Upload[]>([]);
  const nextId = useRef(1);
  const queue = useRef(Promise.resolve());

  const change = useCallback((id: number, set: Partial<Upload>) => {
    setList((uploads) => uploads.map((one) => (one.id === id ? { ...one, ...set } : one)));
  }, []);

  const send = useCallback(
    async (upload: Upload) => {
      change(upload.id, { state: 'sending', share: 0, failure: null, existing: null });
      try {
        const version = await call(uploadPlan, {
          body: upload.plan === null ? {} : { planId: upload.plan.id },
          file: upload.file,
          onProgress: (share) => change(upload.id, { share, state: share < 1 ? 'sending' : 'reading' }),
        });
        change(upload.id, { state: 'done', version });
      } catch (error) {
        change(upload.id, {
          state: 'failed',
          failure: explain(error),
          final: isFinal(error) && !hasCode(error, 'plan-has-draft'),
          existing: existingVersion(error),
        });
      }
    },
    [change],
  );

  const enqueue = useCallback(
    (upload: Upload) => {
      queue.current = queue.current.then(() => send(upload));
    },
    [send],
  );

  return {
    list,
    add: (files, plan) => {
      const uploads = files.map((file): Upload => {
        const failure = isPlanFormat(file.name) ? null : t('plan.upload.unsupported', { ext: endingOf(file.name) || file.name });
        return {
          id: nextId.current++,
          file,
          plan,
          state: failure === null ? 'waiting' : 'failed',
          share: 0,
          version: null,
          failure,
          final: failure !== null,
          existing: null,
        };
      });
      setList((before) => [...before, ...uploads]);
      for (const upload of uploads) if (upload.failure === null) enqueue(upload);
    },
    again: enqueue,
    dismiss: (id) => setList((uploads) => uploads.filter((one) => one.id !== id)),
  };
}

function existingVersion(error: unknown): Upload['existing'] {
  if (!(error instanceof RequestFailure) || error.code !== 'document-duplicate') return null;
  const { planId, versionId } = error.data;
  return typeof planId === 'string' && typeof versionId === 'string' ? { planId, versionId } : null;
}
