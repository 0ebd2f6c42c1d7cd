import { useEffect, useState } from 'react';
import { readHtmlTable, readTabText, type TextTable } from '#web/ui/grid/text-table.ts';

export interface Pasted {
  readonly block: TextTable;
  /** The reports on the page, in the order shown. */
  readonly shown: readonly string[];
  /** The one that has the focus; null: none. */
  readonly focused: string | null;
  /** The field that has it, which would take the words as they are. */
  readonly field: HTMLTextAreaElement | null;
  readonly text: string;
}

/** Rows of reports say whose they are by this. */
const rowSelector = '[data-report]';

/** A block of cells that is pasted onto the page, before anything is made of it. What is one cell, or plain text, goes where it was pasted, as ever. */
export function usePastedBlock(): readonly [Pasted | null, (pasted: Pasted | null) => void] {
  const [pasted, setPasted] = useState<Pasted | null>(null);
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const row = target?.closest<HTMLElement>(rowSelector) ?? null;
      // Other fields of the page, and dialogs, have their own.
      if (event.clipboardData === null || (row === null && target !== document.body)) return;
      const text = event.clipboardData.getData('text/plain');
      const block = blockOf(event.clipboardData.getData('text/html'), text);
      if (block === null) return;
      event.preventDefault();
      const shown = [...document.querySelectorAll<HTMLElement>(rowSelector)].flatMap(({ dataset }) => dataset['report'] ?? []);
      setPasted({
        block,
        shown,
        focused: row?.dataset['report'] ?? null,
        field: target instanceof HTMLTextAreaElement ? target : null,
        text,
      });
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
  return [pasted, setPasted];
}

/** Null: no table, or one of a single cell. Lines without a tab are a text of several lines. */
function blockOf(html: string, text: string): TextTable | null {
  const block = (html === '' ? null : readHtmlTable(html)) ?? (text.includes('\t') ? readTabText(text) : null);
  const cells = block?.flat().filter((cell) => cell.trim() !== '').length ?? 0;
  return block !== null && (cells > 1 || block.some((line) => line.length > 1)) ? block : null;
}
