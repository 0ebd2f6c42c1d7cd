/** Downloads of units: the import template, and an export of all units in the same columns. */
import { message } from '#contract/platform/message.ts';
import type * as contract from '#contract/unit/endpoints.ts';
import { zh } from '#contract/unit/zh.ts';
import { success } from '#core/failure.ts';
import { unitTable } from '#core/unit/import.ts';
import { columnNames, requiredColumns, templateHeads, templateKinds, type ImportColumn } from '#core/unit/import-row.ts';
import { loadUnits } from '#server/unit/rows.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { fileNameOf, xlsxType } from '#server/platform/workbook.ts';
import { makeSheets, type SheetColumn } from '#server/platform/workbook-sheets.ts';

const widths: Readonly<Record<ImportColumn, number>> = {
  fullName: 40,
  shortName: 22,
  aliases: 36,
  kind: 16,
  parent: 28,
  housedAt: 28,
  code: 14,
  position: 8,
  validFrom: 13,
  validTo: 13,
  note: 32,
};
/** Rows below the last that offer the list of kinds. */
const templateRows = 300;

function columns(): SheetColumn[] {
  const heads = templateHeads();
  return columnNames.map((column, index) => ({
    header: heads[index] ?? '',
    width: widths[column],
    ...(column === 'kind' ? { choices: templateKinds() } : {}),
  }));
}

/** The first sheet is to be filled in; the second says how, with rows that show it. */
export const downloadUnitTemplate: Handler<typeof contract.downloadUnitTemplate> = async (_input, act) => {
  const heads = templateHeads();
  const told = columnNames.map((column, index) => [
    heads[index] ?? '',
    message(zh, requiredColumns.includes(column) ? 'unit.template.required' : 'unit.template.optional'),
    message(zh, `unit.template.${column}`, { kinds: templateKinds().join('、') }),
    message(zh, `unit.template.${column}.example`),
  ]);
  const bytes = await makeSheets(message(zh, 'unit.template.title'), act.newId(), [
    { name: message(zh, 'unit.template.sheet'), columns: columns(), rows: [], roomFor: templateRows },
    {
      name: message(zh, 'unit.template.explained'),
      columns: [
        { header: message(zh, 'unit.template.column'), width: 16 },
        { header: message(zh, 'unit.template.must'), width: 8 },
        { header: message(zh, 'unit.template.how'), width: 70 },
        { header: message(zh, 'unit.template.example'), width: 44 },
      ],
      rows: told,
    },
  ]);
  act.audit({ objects: [] });
  return success({ fileName: `${fileNameOf(message(zh, 'unit.template.title'))}.xlsx`, mediaType: xlsxType, bytes });
};

/** All units, ended ones too, in official order; the same table imports without a change. */
export const exportUnits: Handler<typeof contract.exportUnits> = async (_input, act) => {
  const units = await loadUnits(act);
  const exportId = act.newId();
  const title = message(zh, 'unit.export.title', { date: act.today });
  const bytes = await makeSheets(title, exportId, [
    { name: message(zh, 'unit.template.sheet'), columns: columns(), rows: unitTable(units, act.today), roomFor: templateRows },
  ]);
  act.audit({ objects: [{ type: 'export', id: exportId, after: { units: units.length } }] });
  return success({ fileName: `${fileNameOf(title)}.xlsx`, mediaType: xlsxType, bytes });
};
