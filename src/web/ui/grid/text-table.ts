/**
 * Blocks of cells as they lie on the clipboard: text with tabs, in which Excel and WPS put a cell of several lines into quotes, and the table
 * that they put beside it as HTML.
 */

/** Rows of cells; a row may be shorter than others. */
export type TextTable = readonly (readonly string[])[];

/**
 * Reads text with tabs. A cell that begins with a quote goes to its closing quote (a doubled one inside is one quote) and may hold tabs and line
 * breaks; a quote elsewhere is a quote. The line break at the end of all, which spreadsheets write, is no row.
 */
export function readTabText(text: string): TextTable {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = () => {
    rows.push(row);
    row = [];
  };
  while (at <= text.length) {
    const cell = quotedCell(text, at) ?? plainCell(text, at);
    row.push(cell.text);
    at = cell.end;
    if (text[at] === '\t') at += 1;
    else {
      endRow();
      if (at >= text.length) break;
      at += text.startsWith('\r\n', at) ? 2 : 1;
      if (at >= text.length) break;
    }
  }
  return rows;
}

interface Cell {
  readonly text: string;
  readonly end: number;
}

/** Null: no quote opens here, or what it opens does not end where a cell ends, so that it was a quote of the text. */
function quotedCell(text: string, from: number): Cell | null {
  if (text[from] !== '"') return null;
  let read = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return null;
    read += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      const after = text[quote + 1];
      const ends = after === undefined || after === '\t' || after === '\n' || after === '\r';
      return ends ? { text: read.replaceAll(/\r\n?/g, '\n'), end: quote + 1 } : null;
    }
    read += '"';
    at = quote + 2;
  }
}

function plainCell(text: string, from: number): Cell {
  let end = from;
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { text: text.slice(from, end), end };
}

/** The same as text with tabs, as Excel and WPS take it. */
export function writeTabText(table: TextTable): string {
  return table.map((row) => row.map((cell) => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\r\n');
}

/** The same as a table of HTML, whose cells keep their lines in Word too. */
export function writeHtmlTable(table: TextTable): string {
  const cell = (text: string) =>
    `<td>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br style="mso-data-placement:same-cell">')}</td>`;
  return `<table>${table.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`;
}

/**
 * Reads the first table of a piece of HTML, as a browser parses it (nothing of it is loaded or run); null: it holds none. A merged cell stands in
 * its first place, and the others that it covers are empty; rows that nobody sees are left out. Word writes paragraphs into a cell: each is a line.
 */
export function readHtmlTable(html: string): TextTable | null {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (table === null) return null;
  const rows: string[][] = [];
  const lines = [...table.rows];
  for (const [y, line] of lines.entries()) {
    const row = (rows[y] ??= []);
    let x = 0;
    for (const cell of line.cells) {
      while (row[x] !== undefined) x += 1;
      const [down, right] = [within(cell.rowSpan, table.rows.length - y), within(cell.colSpan, 1000)];
      for (let dy = 0; dy < down; dy++) {
        const covered = (rows[y + dy] ??= []);
        for (let dx = 0; dx < right; dx++) covered[x + dx] = '';
      }
      row[x] = linesOf(cell);
      x += right;
    }
  }
  return rows.flatMap((row, y) => (isHidden(lines[y]) ? [] : [Array.from(row, (cell) => cell ?? '')]));
}

/** Excel and Word end a table with a row of no height where its columns do not meet: nobody sees it. */
const isHidden = (line: HTMLTableRowElement | undefined): boolean =>
  line !== undefined && (line.getAttribute('height') === '0' || line.style.display === 'none');

/** A span of 0 goes to the end of the table. */
const within = (span: number, most: number): number => Math.min(Math.max(span, 1), Math.max(most, 1));

const blocks = new Set(['P', 'DIV', 'LI', 'H1', 'H2', 'H3', 'TR']);

function linesOf(cell: Element): string {
  let text = '';
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) text += (node.nodeValue ?? '').replaceAll(/\s+/g, ' ');
    else if (node.nodeName === 'BR') text += '\n';
    else {
      if (blocks.has(node.nodeName) && text.trim() !== '' && !text.endsWith('\n')) text += '\n';
      for (const child of node.childNodes) walk(child);
    }
  };
  walk(cell);
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}
