/**
 * Looks through the parts of an xlsx file before the library does: it makes a value for every cell of a merged range and every column of a
 * width, so that one line of XML would fill the memory.
 */

/** More than any sheet that a person made; the ends of a sheet are those of the format. */
const most = {
  cells: 2_000_000,
  mergedCells: 200_000,
  sharedTexts: 500_000,
  formats: 100_000,
  tags: 6_000_000,
  columns: 16_384,
  rows: 1_048_576,
};
/** The tags that are looked at have a handful of short attributes. */
const longestTag = 2000;

/** Whether the parts of a workbook stay within what the library may be given. Each as the archive holds it, inflated. */
export function openBoundsCheck(): (part: Uint8Array) => boolean {
  const counts = { cells: 0, mergedCells: 0, sharedTexts: 0, formats: 0, tags: 0, columns: 0 };
  return (part) => {
    // Names and numbers of tags are ASCII in every workbook; the bytes between them do not matter here.
    const xml = Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('latin1');
    for (let at = xml.indexOf('<'); at !== -1;) {
      const end = xml.indexOf('>', at);
      if (end === -1) break;
      counts.tags += 1;
      const tag = xml.slice(at + 1, Math.min(end, at + longestTag));
      switch (/^(?:\w+:)?(mergeCell|col|row|c|si|xf|font|fill|border)(?=[\s/]|$)/.exec(tag)?.[1]) {
        case 'c':
          counts.cells += 1;
          if (!isPlace(attribute(tag, 'r'))) return false;
          break;
        case 'row':
          if (Number(attribute(tag, 'r') ?? 1) > most.rows) return false;
          break;
        case 'col':
          counts.columns += Math.max(0, Number(attribute(tag, 'max') ?? 0) - Number(attribute(tag, 'min') ?? 0) + 1);
          if (Number(attribute(tag, 'max') ?? 0) > most.columns) return false;
          break;
        case 'mergeCell':
          counts.mergedCells += cellsOf(attribute(tag, 'ref') ?? '');
          break;
        case 'si':
          counts.sharedTexts += 1;
          break;
        case undefined:
          break;
        default:
          counts.formats += 1;
      }
      at = xml.indexOf('<', end);
    }
    return (
      counts.tags <= most.tags &&
      counts.cells <= most.cells &&
      counts.mergedCells <= most.mergedCells &&
      counts.sharedTexts <= most.sharedTexts &&
      counts.formats <= most.formats &&
      // Several sheets have widths, and a few columns may be named twice.
      counts.columns <= most.columns * 20
    );
  };
}

const attributeForms = {
  r: /\sr\s*=\s*["']([^"']{0,200})["']/,
  ref: /\sref\s*=\s*["']([^"']{0,200})["']/,
  min: /\smin\s*=\s*["']([^"']{0,200})["']/,
  max: /\smax\s*=\s*["']([^"']{0,200})["']/,
} as const;

function attribute(tag: string, name: keyof typeof attributeForms): string | undefined {
  return attributeForms[name].exec(tag)?.[1];
}

/** A cell that says no place stands behind the one before it. */
function isPlace(reference: string | undefined): boolean {
  if (reference === undefined) return true;
  const place = placeOf(reference);
  return place !== undefined && place.row <= most.rows && place.column <= most.columns;
}

/** How many cells a range has; Infinity for what is none. */
function cellsOf(range: string): number {
  const [from = '', to = from] = range.split(':');
  const [first, last] = [placeOf(from), placeOf(to)];
  if (first === undefined || last === undefined) return Infinity;
  return (Math.abs(last.row - first.row) + 1) * (Math.abs(last.column - first.column) + 1);
}

function placeOf(reference: string): { readonly row: number; readonly column: number } | undefined {
  const match = /^\$?([A-Za-z]{1,7})\$?(\d{1,15})$/.exec(reference);
  if (match === null) return undefined;
  const [, letters = '', digits = ''] = match;
  const column = Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}
