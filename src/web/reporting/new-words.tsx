import { useMemo } from 'react';
import { textDiff } from '#web/ledger/publish/text-diff.ts';

/** A text with what is new in it against an earlier one; what is gone is not shown, the earlier one stands beside it. */
export function NewWords({ before, text }: { readonly before: string; readonly text: string }) {
  const pieces = useMemo(() => textDiff(before, text).filter((piece) => piece.in !== 'before'), [before, text]);
  return (
    <>
      {pieces.map((piece, at) =>
        // Pieces have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        piece.in === 'after' ? <ins key={at}>{piece.text}</ins> : <span key={at}>{piece.text}</span>,
      )}
    </>
  );
}
