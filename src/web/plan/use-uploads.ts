import { useCallback, useRef, useState } from 'react';
import { uploadPlan } from '#contract/plan/plan-endpoints.ts';
import { afterStep, chosenFile, type Upload, type UploadStep } from '#web/plan/upload-state.ts';
import { call } from '#web/ui/call.ts';

export interface Uploads {
  readonly list: readonly Upload[];
  readonly add: (files: readonly File[], plan: Upload['plan']) => void;
  readonly again: (upload: Upload) => void;
  /** Says whether a file is the new version of the plan of the same title, or another plan, and sends it. */
  readonly answer: (upload: Upload, asVersion: boolean) => void;
  readonly dismiss: (id: number) => void;
}

/** Files on their way to the server, one after the other: parsing is the server's work, and order keeps plan numbers as chosen. */
export function useUploads(): Uploads {
  const [list, setList] = useState<readonly Upload[]>([]);
  const nextId = useRef(1);
  const queue = useRef(Promise.resolve());

  const step = useCallback((id: number, taken: UploadStep) => {
    setList((uploads) => uploads.map((one) => (one.id === id ? afterStep(one, taken) : one)));
  }, []);

  const send = useCallback(
    async ({ id, plan, separate, file }: Upload) => {
      step(id, { type: 'begun' });
      try {
        const version = await call(uploadPlan, {
          body: plan !== null ? { planId: plan.id } : separate ? { separate: 'yes' } : {},
          file,
          onProgress: (share) => step(id, { type: 'sent', share }),
        });
        step(id, { type: 'done', version });
      } catch (error) {
        step(id, { type: 'failed', error });
      }
    },
    [step],
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
      const uploads = files.map((file) => chosenFile(nextId.current++, file, plan));
      setList((before) => [...before, ...uploads]);
      for (const upload of uploads) if (upload.state === 'waiting') enqueue(upload);
    },
    again: enqueue,
    answer: (upload, asVersion) => {
      const answered: UploadStep = { type: 'answered', asVersion };
      step(upload.id, answered);
      enqueue(afterStep(upload, answered));
    },
    dismiss: (id) => setList((uploads) => uploads.filter((one) => one.id !== id)),
  };
}
