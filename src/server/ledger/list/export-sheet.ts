/** A sheet about a year's list, or about what is reported of its items, as a workbook or CSV: its own file says what stands in it, and this one how it is announced, made and kept. */
import type { WorkFailure } from '#contract/platform/work-failures.ts';
import { message } from '#contract/platform/message.ts';
import { zh as planZh } from '#contract/plan/zh.ts';
import { zh as platformZh } from '#contract/platform/zh.ts';
import { failure, success, type Outcome } from '#core/failure.ts';
import { defaultLabel, type Label } from '#core/platform/label.ts';
import { announceExport, forgetExport, isAnnounced } from '#server/ledger/export/export-file.ts';
import type { ExportOutput } from '#server/ledger/export/export-output.ts';
import { keepExport, makeAnnounced, type KeptExport } from '#server/ledger/export/make-export.ts';
import { labelOfTasks } from '#server/ledger/task/label-of-tasks.ts';
import { labelledName, labelNote } from '#server/plan/export-label.ts';
import { jurisdictionName } from '#server/platform/jurisdiction.ts';
import { jobsOf } from '#server/platform/pool/job.ts';
import { runJob } from '#server/platform/pool/run-job.ts';
import { fileNameOf, type Table, type TableColumn } from '#server/platform/workbook.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { FileElsewhere, Note } from '#server/platform/http/route.ts';

const zh = { ...platformZh, ...planZh };
const jobs = jobsOf<typeof import('#server/ledger/list/sheet-jobs.ts')>('table', new URL('./sheet-jobs.ts', import.meta.url));

type Format = KeptExport['format'];
interface Asked {
  readonly body: { readonly format: Format };
}

/** What stands in a sheet now. */
export interface SheetContent {
  /** Null: it is about no list alone. */
  readonly listId: string | null;
  readonly title: string;
  /** Plans whose papers it was made from: it bears their strictest label. */
  readonly planIds: ReadonlySet<string>;
  /** Of its small print, what it alone says: below who made it. */
  readonly notes: readonly string[];
  /** What was asked for, kept with what left. */
  readonly filter?: Readonly<Record<string, unknown>>;
  /** What the trail says that it is of; without it the list. */
  readonly of?: Readonly<Record<string, string>>;
  /** Without their numbers. */
  readonly rows: Table['rows'];
}

/** What a sheet is, whichever list it is about. `Code`: why its content is not there for the caller. */
interface SheetKind<Input, Code extends string> {
  readonly sheet: Exclude<KeptExport['sheet'], 'tasks'>;
  /** Of the workbook's sheet. */
  readonly name: string;
  /** What to do with a workbook, at the end of its small print. */
  readonly how?: string;
  /** Behind the numbers of its rows. */
  readonly heads: readonly TableColumn[];
  /** So many columns at the left stay in sight, the numbers among them. */
  readonly frozen?: number;
  /** What of it is kept for good. */
  readonly columns: readonly string[];
  read(input: Input, act: Act): Promise<Outcome<SheetContent, Code>>;
}

interface Loaded extends SheetContent {
  readonly id: string;
  readonly format: Format;
  readonly day: string;
  readonly jurisdiction: string;
  readonly label: Label;
}

interface Made extends Pick<Loaded, 'id' | 'listId' | 'format' | 'label'> {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly of: Readonly<Record<string, string>>;
  readonly count: number;
  readonly fileName: string;
  readonly made: ExportOutput;
}

/** Stages (platform/http/route.ts) of an endpoint that answers such a sheet. */
interface SheetStages<Input, Code extends string> {
  readonly announcing: {
    announce(input: Input, act: Act): Promise<Outcome<string, 'server.busy'>>;
    withdraw(id: string, act: Act): Promise<void>;
  };
  load(input: Input, act: Act, id: string): Promise<Outcome<Loaded, Code | 'export-empty' | 'export-cancelled'>>;
  work(loaded: Loaded, leaving: AbortSignal, note: Note): Promise<Outcome<Made, WorkFailure | 'export-cancelled'>>;
  save(made: Made, act: Act): Promise<Outcome<FileElsewhere, 'export-cancelled'>>;
}

/** The stages of a sheet's export. Refused with what the sheet itself refuses, where it has no row, and where it was cancelled meanwhile. */
export function exportSheet<Input extends Asked, Code extends string>(kind: SheetKind<Input, Code>): SheetStages<Input, Code> {
  return {
    announcing: {
      announce: ({ body: { format } }, act) => announceExport(act, format),
      withdraw: (id, act) => forgetExport(act, id),
    },

    load: async (input, act, id) => {
      if (!(await isAnnounced(act, id))) return failure('export-cancelled');
      const read = await kind.read(input, act);
      if (!read.ok) return read;
      const content = read.value;
      if (content.rows.length === 0) return failure('export-empty');
      const label = (await labelOfTasks(act, content.planIds)) ?? defaultLabel;
      const jurisdiction = await jurisdictionName(act);
      return success({ ...content, id, format: input.body.format, day: act.today, jurisdiction, label });
    },

    work: async (
      { id, listId, filter = {}, of = listId === null ? {} : { list: listId }, format, title, notes, rows, day, jurisdiction, label },
      _leaving,
      note,
    ) => {
      const table: Table = {
        title,
        identifier: id,
        sheet: kind.name,
        notes: [
          ...labelNote(label),
          message(zh, 'export.jurisdiction', { jurisdiction }),
          ...notes,
          message(zh, 'export.date', { date: day }),
          message(zh, 'export.rows', { count: rows.length }),
          message(zh, 'export.id', { id }),
          ...(kind.how === undefined || format === 'csv' ? [] : [kind.how]),
        ],
        columns: [{ header: zh['export.column.number'], width: 6 }, ...kind.heads],
        rows: rows.map((row, index) => [index + 1, ...row]),
        footer: zh['export.page'],
        ...(kind.frozen === undefined ? {} : { frozen: kind.frozen }),
      };
      const made = await makeAnnounced({ id, rows: rows.length }, note, (cancelled) =>
        runJob(jobs('makeListSheet'), { format, table }, cancelled),
      );
      if (!made.ok) return made;
      const fileName = labelledName(`${fileNameOf(title)}-${day}.${format}`, label);
      return success({ id, listId, filter, of, format, label, count: rows.length, fileName, made: made.value });
    },

    save: async ({ id, listId, filter, of, format, label, count: rows, fileName: name, made }, act) => {
      const { sheet, columns } = kind;
      const kept = await keepExport(act, { id, format, sheet, listId, filter, columns, rows, name, made });
      if (!kept.ok) return kept;
      act.audit({ objects: [{ type: 'export', id, after: { format, ...of, rows, versionLabel: label } }] });
      return kept;
    },
  };
}
