/**
 * Looks through the parts of an xlsx file before the library does: it makes a value for every cell of a merged or named range, every column of
 * a width and every sheet's number, so that one line of XML would fill the memory.
 */
import { readTags, type XmlTag } from '#server/platform/xml-tags.ts';

/** More than any workbook that a person made; the ends of a sheet are those of the format. */
const most = {
  cells: 2_000_000,
  mergedCells: 200_000,
  /** One name of a whole column. */
  namedCells: 1_100_000,
  sharedTexts: 500_000,
  formats: 100_000,
  tags: 6_000_000,
  columns: 16_384,
  rows: 1_048_576,
  sheetId: 65_534,
};

const formats: ReadonlySet<string> = new Set(['xf', 'font', 'fill', 'border']);

/** Whether the parts of a workbook stay within what the library may be given, or cannot be read at all. Each as the archive holds it, inflated. */
export function openBoundsCheck(): (part: Uint8Array) => 'within' | 'beyond' | 'unreadable' {
  const counts = { cells: 0, mergedCells: 0, namedCells: 0, sharedTexts: 0, formats: 0, tags: 0, columns: 0 };
  const isWithin = (tag: XmlTag): boolean => {
    const { name, attributes } = tag;
    counts.tags += 1;
    switch (name) {
      case 'c':
        counts.cells += 1;
        if (!isPlace(attributes.get('r'))) return false;
        break;
      case 'row':
        if (!(whole(attributes.get('r') ?? '1') <= most.rows)) return false;
        break;
      case 'col': {
        const [min, max] = [whole(attributes.get('min')), whole(attributes.get('max'))];
        if (!(min <= max && max <= most.columns)) return false;
        counts.columns += max - min + 1;
        break;
      }
      case 'sheet':
        if (!(whole(attributes.get('sheetId')) <= most.sheetId)) return false;
        break;
      case 'mergeCell':
        counts.mergedCells += cellsOf(attributes.get('ref') ?? '');
        break;
      case 'definedName':
        counts.namedCells += namedCells(tag);
        break;
      case 'si':
        counts.sharedTexts += 1;
        break;
      default:
        if (formats.has(name)) counts.formats += 1;
    }
    return (
      counts.tags <= most.tags &&
      counts.cells <= most.cells &&
      counts.mergedCells <= most.mergedCells &&
      counts.namedCells <= most.namedCells &&
      counts.sharedTexts <= most.sharedTexts &&
      counts.formats <= most.formats &&
      // Several sheets have widths, and a few columns may be named twice.
      counts.columns <= most.columns * 20
    );
  };
  return (part) => {
    let within = true;
    const read = readTags(part, (tag) => (within = isWithin(tag)));
    if (!within) return 'beyond';
    return read ? 'within' : 'unreadable';
  };
}

/** The number of a plain figure from 1; NaN for what is none, which is within no bound. */
function whole(text: string | undefined): number {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : Number.NaN;
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

/** The cells of a name's ranges. Names of Excel's own (`_xlnm.Print_Area`) are kept as text; whole rows and columns, formulas and constants are no cells. */
function namedCells({ attributes, text }: XmlTag): number {
  if (attributes.get('name')?.startsWith('_xlnm.')) return 0;
  const plain = text.replaceAll(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (_all, hex?: string, decimal?: string) =>
    String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
  );
  // A comment in a range would hide a figure.
  if (plain.includes('<')) return Infinity;
  const ranges = plain
    .split(',')
    .flatMap((part) => /^[^(]{0,400}!(\$?[A-Za-z]{1,7}\$?\d{1,15}(?::\$?[A-Za-z]{1,7}\$?\d{1,15})?)$/.exec(part.trim())?.[1] ?? []);
  return ranges.reduce((sum, range) => sum + cellsOf(range), 0);
}

function placeOf(reference: string): { readonly row: number; readonly column: number } | undefined {
  const match = /^\$?([A-Za-z]{1,7})\$?(\d{1,15})$/.exec(reference);
  if (match === null) return undefined;
  const [, letters = '', digits = ''] = match;
  const column = Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}
