/** CSV as spreadsheets write it (RFC 4180), with commas, semicolons or tabs. */
import { CsvError, parse } from 'csv-parse/sync';
import { failure, success, type Outcome } from '#core/failure.ts';

/** Characters of one row; ten of Excel's longest cells. */
const longestRow = 330_000;
const blank = new Set([' ', ',', ';', '\t', '\r', '\n']);

/** The cells of each line, one line more than the limit at most. A quotation mark that is never closed makes the rest of a file one cell: that is refused. */
export function readCsv(
  text: string,
  limits: { readonly rows: number },
): Outcome<string[][], 'table-quote-unreadable' | 'table-row-too-long'> {
  const content = withoutBlankEnd(text.replace(/^\uFEFF/u, ''));
  try {
    const rows = parse(content, {
      // One more than allowed, so that what is cut off is seen as too large.
      to: limits.rows + 1,
      max_record_size: longestRow,
      delimiter: separatorOf(content),
      // Named, because what ends the first line is not always what ends the others.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      // A quotation mark inside of a cell, as people type it, is a character like others.
      relax_quotes: true,
    });
    return success(rows.map((row) => row.map(withoutApostrophe)));
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') {
      return failure('table-quote-unreadable', { line: Number(error['records']) + 1 });
    }
    if (error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE') {
      return failure('table-row-too-long', { line: Number(error['records']) + 1, limit: longestRow });
    }
    throw error;
  }
}

/** Lines without a word at the end, which programs write by the thousand: every one would become a row. */
function withoutBlankEnd(text: string): string {
  let end = text.length;
  while (end > 0 && blank.has(text[end - 1] ?? '')) end -= 1;
  const next = /^[^\r\n]*/.exec(text.slice(end, end + longestRow))?.[0] ?? '';
  return text.slice(0, end) + next;
}

/** The apostrophe that an export puts before what looks like a formula. */
export function withoutApostrophe(text: string): string {
  return text.replace(/^'(?=[=+\-@＝＋－＠\t\r\n])/u, '');
}

/** The separator that the heads use most. */
function separatorOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/u));
  const count = (separator: string): number => head.split(separator).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
