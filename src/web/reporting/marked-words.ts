/** What is new in a report's text against the last one, in pieces that people can read. */
import { textDiff, type DiffPiece } from '#web/ledger/publish/text-diff.ts';

/** Two texts that were written anew share a character here and there, which says nothing. */
const stray = 2;

/** As `textDiff`, with what so few characters share between two changes taken for changed, too. */
export function markedWords(before: string, after: string): readonly DiffPiece[] {
  const pieces = textDiff(before, after);
  const changed = (at: number): boolean => pieces[at] !== undefined && pieces[at].in !== 'both';
  const told: DiffPiece[] = [];
  let [gone, come] = ['', ''];
  const end = () => {
    if (gone !== '') told.push({ in: 'before', text: gone });
    if (come !== '') told.push({ in: 'after', text: come });
    [gone, come] = ['', ''];
  };
  for (const [at, { in: where, text }] of pieces.entries()) {
    const alone = where === 'both' && text.length <= stray && changed(at - 1) && changed(at + 1);
    if (where === 'both' && !alone) {
      end();
      told.push({ in: 'both', text });
    } else {
      if (where !== 'after') gone += text;
      if (where !== 'before') come += text;
    }
  }
  end();
  return told;
}
