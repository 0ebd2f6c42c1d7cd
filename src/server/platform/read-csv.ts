/** CSV as spreadsheets write it (RFC 4180), with commas, semicolons or tabs. */
import { failure, success, type Outcome } from '#core/failure.ts';

/** The cells of each line. A quotation mark that is never closed makes the rest of a file one cell: that is refused. */
export function readCsv(text: string): Outcome<string[][], 'table-quote-unreadable'> {
  const content = text.replace(/^\uFEFF/u, '');
  const separator = separatorOf(content);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < content.length) {
    let cell = '';
    if (content[at] === '"') {
      const end = closingQuote(content, at + 1);
      if (end === -1) return failure('table-quote-unreadable', { line: rows.length + 1 });
      cell = content.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    const stop = endOfCell(content, at, separator);
    cell += content.slice(at, stop);
    row.push(cell.replace(/^'(?=[=+\-@＝＋－＠\t\r\n])/u, ''));
    at = stop;
    if (content[at] === separator) {
      at++;
      if (at === content.length) row.push('');
      continue;
    }
    if (content[at] === '\r' && content[at + 1] === '\n') at++;
    at++;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return success(rows);
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function endOfCell(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** The separator that the heads use most. */
function separatorOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/u));
  const count = (separator: string): number => head.split(separator).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
