/** Page numbers and repeating headers and footers: on every page of the paper, in none of the plan. */

import type { PdfLine } from './pdf-lines.ts';

const pageNumber =
  /^[-—–―－·•.\s]*\d{1,4}[-—–―－·•.\s]*$|^[-—–－\s]*第\s{0,8}[\d一二三四五六七八九十百]{1,5}\s{0,8}页(?:\s{0,8}[,，/／]?\s{0,8}共\s{0,8}[\d一二三四五六七八九十百]{1,5}\s{0,8}页)?[-—–－\s]*$|^\d{1,4}\s*[/／]\s*\d{1,4}$/;

// How many lines at the top and at the bottom of a page may be header or footer.
const edge = 2;

function edgesOf(lines: readonly PdfLine[]): PdfLine[] {
  return lines.length <= edge * 2 ? [...lines] : [...lines.slice(0, edge), ...lines.slice(-edge)];
}

/** The same words at the same height; numbers may differ. */
function sameness(line: PdfLine): string {
  return `${line.text.replace(/\d+/g, '#')}@${Math.round(line.y / 6)}`;
}

function repeating(pages: readonly (readonly PdfLine[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    for (const key of new Set(edgesOf(lines).map(sameness))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // Left and right pages may differ, and a cover has none: a third of the pages, at least three; of two or three pages, all.
  const enough = pages.length < 4 ? Math.max(2, pages.length) : Math.max(3, Math.ceil(pages.length / 3));
  return new Set([...counts].filter(([, count]) => count >= enough).map(([key]) => key));
}

/** The pages' lines without what belongs to the paper, and the lines that were left out, each once. */
export function withoutFurniture(pages: readonly (readonly PdfLine[])[]): {
  readonly pages: PdfLine[][];
  readonly furniture: readonly string[];
  /** How many lines were left out of each page. */
  readonly counts: readonly number[];
} {
  const repeated = repeating(pages);
  const furniture = new Set<string>();
  const heads = new Set<string>();
  const kept = pages.map((lines) => {
    const edges = new Set(edgesOf(lines));
    const first = lines[0];
    const last = lines.at(-1);
    return lines.filter((line) => {
      // The head of a table, printed on each page, is said once.
      const isHead = line.isRow && !heads.has(sameness(line));
      if (isHead) heads.add(sameness(line));
      if (!isHead && edges.has(line) && repeated.has(sameness(line))) {
        furniture.add(line.text);
        return false;
      }
      return !((line === first || line === last) && pageNumber.test(line.text));
    });
  });
  return { pages: kept, furniture: [...furniture], counts: kept.map((lines, page) => (pages[page]?.length ?? 0) - lines.length) };
}
