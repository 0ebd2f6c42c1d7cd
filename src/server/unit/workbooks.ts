/** Downloads of units: the import template, and an export of all units in the same columns. */
import { message } from '#contract/platform/message.ts';
import type * as contract from '#contract/unit/endpoints.ts';
import { zh } from '#contract/unit/zh.ts';
import { success, type Outcome, type Success } from '#core/failure.ts';
import { unitTable } from '#core/unit/import.ts';
import { columnNames, requiredColumns, templateHeads, templateKinds, type ImportColumn } from '#core/unit/import-row.ts';
import { loadUnits } from '#server/unit/rows.ts';
import type { WorkFailure } from '#contract/platform/work-failures.ts';
import type { AuditEvent } from '#server/platform/audit/write-audit.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { FileAnswer, Stages } from '#server/platform/http/route.ts';
import { sheetsFile } from '#server/platform/table-file.ts';
import { fileNameOf } from '#server/platform/workbook.ts';
import type { WantedSheets } from '#server/platform/table-jobs.ts';
import type { SheetColumn } from '#server/platform/workbook-sheets.ts';

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

/** What the child process makes, and what the trail says of it. */
interface LoadedSheets extends WantedSheets {
  readonly objects: AuditEvent['objects'];
}

interface MadeSheets {
  readonly file: FileAnswer;
  readonly objects: AuditEvent['objects'];
}

async function work({ objects, ...wanted }: LoadedSheets, leaving: AbortSignal): Promise<Outcome<MadeSheets, WorkFailure>> {
  const made = await sheetsFile(wanted, leaving);
  return made.ok ? success({ file: { ...made.value, fileName: `${fileNameOf(wanted.title)}.xlsx` }, objects }) : made;
}

async function save({ file, objects }: MadeSheets, act: Act): Promise<Success<FileAnswer>> {
  act.audit({ objects });
  return success(file);
}

/** The first sheet is to be filled in; the second says how, with rows that show it. */
export const downloadUnitTemplate: Stages<typeof contract.downloadUnitTemplate, LoadedSheets, MadeSheets> = {
  load: async (_input, act) => {
    const heads = templateHeads();
    const told = columnNames.map((column, index) => [
      heads[index] ?? '',
      message(zh, requiredColumns.includes(column) ? 'unit.template.required' : 'unit.template.optional'),
      message(zh, `unit.template.${column}`, { kinds: templateKinds().join('、') }),
      message(zh, `unit.template.${column}.example`),
    ]);
    const sheets = [
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
    ];
    return success({ title: message(zh, 'unit.template.title'), identifier: act.newId(), sheets, objects: [] });
  },
  work,
  save,
};

/** All units, ended ones too, in official order; the same table imports without a change. */
export const exportUnits: Stages<typeof contract.exportUnits, LoadedSheets, MadeSheets> = {
  load: async (_input, act) => {
    const units = await loadUnits(act);
    const identifier = act.newId();
    const rows = unitTable(units, act.today);
    return success({
      title: message(zh, 'unit.export.title', { date: act.today }),
      identifier,
      sheets: [{ name: message(zh, 'unit.template.sheet'), columns: columns(), rows, roomFor: templateRows }],
      objects: [{ type: 'export', id: identifier, after: { units: units.length } }],
    });
  },
  work,
  save,
};
