/** CSV as spreadsheets write it (RFC 4180), with commas, semicolons or tabs. */
import { CsvError, parse } from 'csv-parse/sync';
import { failure, success, type Outcome } from '#core/failure.ts';

/** The cells of each line. A quotation mark that is never closed makes the rest of a file one cell: that is refused. */
export function readCsv(text: string): Outcome<string[][], 'table-quote-unreadable'> {
  const content = text.replace(/^\uFEFF/u, '');
  try {
    const rows = parse(content, {
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
    throw error;
  }
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
