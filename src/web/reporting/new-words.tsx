import { useMemo } from 'react';
import { markedWords } from '#web/reporting/marked-words.ts';

interface Props {
  readonly before: string;
  readonly text: string;
  /** What is gone is shown, too, where it is a word or a figure: whoever reads has the earlier text not beside it. */
  readonly gone?: boolean;
}

/** Longer than this, what is gone is read in the earlier text. */
const shortly = 12;

/** A text with what is new in it against an earlier one. */
export function NewWords({ before, text, gone = false }: Props) {
  const pieces = useMemo(
    () => markedWords(before, text).filter((piece) => piece.in !== 'before' || (gone && piece.text.length <= shortly)),
    [before, text, gone],
  );
  return (
    <>
      {pieces.map((piece, at) => {
        const key = `${at}`;
        if (piece.in === 'both') return <span key={key}>{piece.text}</span>;
        return piece.in === 'after' ? <ins key={key}>{piece.text}</ins> : <del key={key}>{piece.text}</del>;
      })}
    </>
  );
}
