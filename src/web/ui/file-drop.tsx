import { useRef, useState, type ReactNode } from 'react';
import '#web/ui/file-drop.css';

interface Props {
  /** Ends of file names that the chooser offers: `.xlsx,.csv`. */
  readonly accept: string;
  readonly icon: ReactNode;
  /** What is to be done, or which file was chosen. */
  readonly children: ReactNode;
  readonly note?: string | undefined;
  /** Something stands below already. */
  readonly small?: boolean;
  readonly onFile: (file: File) => void;
}

/** One file, chosen by mouse, keys or finger, or dropped. */
export function FileDrop({ accept, icon, children, note, small = false, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file !== undefined) onFile(file);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        onChange={(event) => {
          take(event.target.files);
          // So that the same file, mended, can be chosen again.
          event.target.value = '';
        }}
      />
      <button
        type="button"
        className={`bare file-drop${over ? ' over' : ''}${small ? ' small' : ''}`}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
      >
        {icon}
        <b>{children}</b>
        {note !== undefined && <span className="quiet">{note}</span>}
      </button>
    </>
  );
}
