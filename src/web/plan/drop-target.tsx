import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { t } from '#web/plan/words.ts';

/** The whole page as a place to drop files on. Buttons do the same for keyboard users. */
export function DropTarget({ enabled, onFiles, children }: { enabled: boolean; onFiles: (files: File[]) => void; children: ReactNode }) {
  const [over, setOver] = useState(false);
  // Entering a child leaves its parent: only the count of both says whether the pointer is still on the page.
  const depth = useRef(0);
  const hasFiles = (event: DragEvent) => enabled && event.dataTransfer.types.includes('Files');
  return (
    <div
      className="drop-target"
      role="presentation"
      onDragEnter={(event) => {
        if (!hasFiles(event)) return;
        depth.current += 1;
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!hasFiles(event)) return;
        depth.current -= 1;
        if (depth.current <= 0) setOver(false);
      }}
      onDragOver={(event) => {
        if (hasFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && (
        <div className="drop-veil" aria-hidden="true">
          <div>
            <b>{t('plan.upload.drop')}</b>
            <span>{t('plan.upload.drop.note')}</span>
          </div>
        </div>
      )}
    </div>
  );
}
