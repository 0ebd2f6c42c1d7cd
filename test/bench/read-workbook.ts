/** The cells of a ledger's workbook, without what stands above its heads. */
import { Workbook } from '@cj-tech-master/excelts';

const rowsAbove = 3;

export async function readWorkbook(bytes: Buffer): Promise<unknown> {
  const workbook = new Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes));
  const rows: unknown[] = [];
  workbook.worksheets[0]?.eachRow((row, number) => {
    if (number > rowsAbove) rows.push(row.values);
  });
  return rows;
}
