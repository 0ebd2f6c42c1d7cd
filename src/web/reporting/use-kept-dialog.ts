import { useRef, useState } from 'react';
import type { ReportContent } from '#core/reporting/report-content.ts';
import { useMe } from '#web/access/me.ts';
import { keepDialog, readKeptDialog, type DialogPlace, type KeptDialog } from '#web/reporting/kept-dialog.ts';
import { useUnloadWarning } from '#web/ui/leaving.ts';

export interface Keeping {
  readonly content: ReportContent;
  readonly words: Readonly<Record<string, string>>;
  readonly setContent: (content: ReportContent) => void;
  readonly setWord: (name: string, text: string) => void;
  /** What was kept when the dialog was opened, from which version or revision it was begun. */
  readonly found: KeptDialog | null;
  /** The browser does not keep it. */
  readonly lost: boolean;
  /** Handed in, or thrown away: the dialog says again what it said at first. */
  readonly drop: () => void;
}

/** What is typed into a dialog about a report, kept at every keystroke. `first`: what it says before anything is typed. */
export function useKeptDialog(kind: DialogPlace['kind'], reportId: string, first: KeptDialog): Keeping {
  const me = useMe();
  const place = { kind, accountId: me.account.id, reportId };
  const [found, setFound] = useState(() => readKeptDialog(() => localStorage, place));
  const [typed, setTyped] = useState<KeptDialog>(found === null ? first : { ...found, about: first.about });
  const newest = useRef(typed);
  const [lost, setLost] = useState(false);
  useUnloadWarning(lost);
  const set = (next: KeptDialog) => {
    newest.current = next;
    setTyped(next);
    setLost(!keepDialog(() => localStorage, place, next));
  };
  return {
    content: typed.content,
    words: typed.words,
    setContent: (content) => set({ ...newest.current, content }),
    setWord: (name, text) => set({ ...newest.current, words: { ...newest.current.words, [name]: text } }),
    found,
    lost,
    drop: () => {
      keepDialog(() => localStorage, place, null);
      newest.current = first;
      setTyped(first);
      setFound(null);
      setLost(false);
    },
  };
}
