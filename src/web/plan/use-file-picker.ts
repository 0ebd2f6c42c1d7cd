import { useCallback, useEffect, useRef } from 'react';
import { planFormats } from '#web/plan/plan-formats.ts';

/** Opens the system's file dialog; for buttons. */
export function useFilePicker(onFiles: (files: File[]) => void, several = true): () => void {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  return useCallback(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = several;
    input.accept = planFormats.map((format) => `.${format}`).join(',');
    input.addEventListener('change', () => latest.current([...(input.files ?? [])]));
    input.click();
  }, [several]);
}
