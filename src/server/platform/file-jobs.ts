/** Jobs of the pool that read tables. */
import { success, type Outcome } from '#core/failure.ts';
import { refuseSecrecyMark } from '#core/platform/secrecy-mark.ts';
import { readTable, type ReadTable, type TableLimits, type TableRefusal } from '#server/platform/read-table.ts';

/** The rows of a file that somebody sent; refused when anything of it bears a mark of state secrets. */
export async function readTableFile({
  bytes,
  fileName,
  limits,
}: {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: TableLimits;
}): Promise<Outcome<Omit<ReadTable, 'aside'>, TableRefusal | 'secrecy-mark'>> {
  const table = await readTable(bytes, limits);
  if (!table.ok) return table;
  const { aside, ...read } = table.value;
  const text = read.rows.map((cells) => cells.join('\t')).join('\n');
  return refuseSecrecyMark([{ place: 'name', text: fileName }, ...aside, { place: 'table', text }]) ?? success(read);
}
