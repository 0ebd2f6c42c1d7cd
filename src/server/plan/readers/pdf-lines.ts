/** Pieces of text with their places on a page → lines from top to bottom. */

export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the letters in points. */
  readonly size: number;
}

export interface PdfLine {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

// Fonts made by programs often map to Kangxi radicals and CJK radicals, which look like the characters and are not.
const radicals = '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟';
const radicalNames = new Map(Array.from({ length: radicals.length / 2 }, (_none, index) => [radicals.charAt(index * 2), radicals.charAt(index * 2 + 1)]));

/** Replaces look-alikes of ideographs (radicals, compatibility ideographs) by the ideographs. */
export function plainIdeographs(text: string): string {
  return text.replace(/[\u2E80-\u2FD5\uF900-\uFAFF]/g, (character) => radicalNames.get(character) ?? character.normalize('NFKC'));
}

const wide = /[\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u3000-\u303F“”‘’—…·]/;

/** What stands between two pieces of one line, by the gap between them in letter heights. */
function between(before: string, after: string, gap: number): string {
  if (gap > 1.8) return '\t';
  if (before === '' || after === '') return '';
  const bothLatin = !wide.test(before) && !wide.test(after);
  return bothLatin && gap > 0.15 ? ' ' : '';
}

interface OpenLine {
  y: number;
  size: number;
  pieces: PdfPiece[];
}

/** Pieces whose base lines are closer than half a letter are one line (small figures and raised notes included). */
function gather(pieces: readonly PdfPiece[]): OpenLine[] {
  const lines: OpenLine[] = [];
  for (const piece of [...pieces].sort((one, other) => other.y - one.y)) {
    const line = lines.at(-1);
    const reach = 0.5 * Math.min(piece.size, line?.size ?? piece.size);
    if (line !== undefined && line.y - piece.y <= reach) {
      line.pieces.push(piece);
      line.size = Math.max(line.size, piece.size);
    } else {
      lines.push({ y: piece.y, size: piece.size, pieces: [piece] });
    }
  }
  return lines;
}

function joinPieces(pieces: readonly PdfPiece[], size: number): string {
  let text = '';
  let right = Number.NaN;
  for (const piece of pieces) {
    const gap = Number.isNaN(right) ? 0 : (piece.x - right) / size;
    text += between(text.slice(-1), piece.text.slice(0, 1), gap) + piece.text;
    right = piece.x + piece.width;
  }
  // Blanks next to an ideograph are spacing of the typesetter, not of the author.
  return text.replace(/(?<=[\u2E80-\u9FFF\uFF00-\uFFEF\u3000-\u303F“”]) +| +(?=[\u2E80-\u9FFF\uFF00-\uFFEF\u3000-\u303F“”])/g, '').trim();
}

/** Blank pieces carry no place of their own: gaps between the others say as much. */
export function linesOfPage(pieces: readonly PdfPiece[], page: number): PdfLine[] {
  const visible = pieces.filter((piece) => piece.text.trim() !== '' && piece.size > 0 && [piece.x, piece.y, piece.width].every(Number.isFinite));
  const lines: PdfLine[] = [];
  for (const open of gather(visible)) {
    const sorted = open.pieces.sort((one, other) => one.x - other.x);
    const text = plainIdeographs(joinPieces(sorted, open.size));
    const left = sorted[0]?.x ?? 0;
    const right = Math.max(...sorted.map((piece) => piece.x + piece.width));
    if (text !== '') lines.push({ text, page, left, right, y: open.y, size: open.size });
  }
  return lines;
}
