/** Exports the trail: what the auditor's search finds, masked the same way. The export itself is an audited act. */
import { auditObjectWords } from '#contract/audit/event-words.ts';
import type { AuditEventRow, AuditFilter, exportAudit as contract } from '#contract/audit/endpoints.ts';
import { message } from '#contract/platform/message.ts';
import { zh } from '#contract/audit/zh.ts';
import { zh as catalogue } from '#contract/catalogue.ts';
import { zh as platformZh } from '#contract/platform/zh.ts';
import { failure, success } from '#core/failure.ts';
import { chainOwner, withChain } from '#server/audit/chain-owner.ts';
import { pageOf, planSearch } from '#server/audit/search-audit.ts';
import { momentWords } from '#server/platform/audit/chain-words.ts';
import { tableFile } from '#server/platform/table-file.ts';
import { fileNameOf, type Table, type TableColumn } from '#server/platform/workbook.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { FileAnswer, InputOf, Stages } from '#server/platform/http/route.ts';
import { jurisdictionName } from '#server/platform/jurisdiction.ts';

/** A workbook of 100,000 rows took half a minute and 3 GB; CSV is for long lists. */
const limits = { xlsx: 20_000, csv: 100_000 } as const;
const rowsPerRead = 2000;

const columns: readonly TableColumn[] = [
  { header: zh['audit.column.seq'], width: 8 },
  { header: zh['audit.column.at'], width: 19 },
  { header: zh['audit.column.actor'], width: 14 },
  { header: zh['audit.column.unit'], width: 22 },
  { header: zh['audit.column.act'], width: 20 },
  { header: zh['audit.column.act-name'], width: 20 },
  { header: zh['audit.column.outcome'], width: 9 },
  { header: zh['audit.column.objects'], width: 34 },
  { header: zh['audit.column.object-ids'], width: 38 },
  { header: zh['audit.column.changes'], width: 44 },
  { header: zh['audit.column.detail'], width: 30 },
  { header: zh['audit.column.address'], width: 16 },
  { header: zh['audit.column.request'], width: 38 },
  { header: zh['audit.column.hash'], width: 66 },
];

interface LoadedTrail {
  readonly request: InputOf<typeof contract>['body'];
  readonly owner: string;
  readonly exportId: string;
  readonly rows: readonly Cells[];
  /** Without the rows. */
  readonly head: Omit<Table, 'rows'>;
  readonly fileName: string;
}

type MadeTrail = Omit<LoadedTrail, 'rows' | 'head'> & { readonly count: number; readonly file: FileAnswer };

export const exportAudit: Stages<typeof contract, LoadedTrail, MadeTrail> = {
  load: async ({ body: request }, act) => {
    const { format, filter } = request;
    const owner = chainOwner(act.jurisdictionId, filter.chain);
    if (!owner.ok) return owner;
    const limit = limits[format];
    const rows = await withChain(act, owner.value, () => readRows(act, owner.value, filter, limit));
    if (rows === null) return failure('audit-export-too-large', { limit, csvLimit: limits.csv });
    if (rows.length === 0) return failure('audit-export-empty');
    const name = await jurisdictionName(act);
    const exportId = act.newId();
    const title = zh[filter.chain === 'platform' ? 'audit.export.title.platform' : 'audit.export.title'];
    const head = {
      sheet: zh['audit.export.sheet'],
      title,
      notes: [
        message(platformZh, 'export.jurisdiction', { jurisdiction: name }),
        message(zh, 'audit.export.made', { at: momentWords(act.now), by: act.actor }),
        message(zh, 'audit.export.rows', { count: rows.length }),
        zh['audit.export.masked'],
        message(platformZh, 'export.id', { id: exportId }),
      ],
      columns,
      footer: platformZh['export.page'],
      identifier: exportId,
    };
    return success({ request, owner: owner.value, exportId, rows, head, fileName: `${fileNameOf(title)}-${act.today}.${format}` });
  },

  work: async ({ rows, head, ...loaded }, leaving) => {
    const made = await tableFile(loaded.request.format, { ...head, rows }, leaving);
    return made.ok ? success({ ...loaded, count: rows.length, file: { ...made.value, fileName: loaded.fileName } }) : made;
  },

  save: async ({ request: { format, filter }, owner, exportId, count, file }, act) => {
    act.audit({ objects: [{ type: 'audit_chain', id: owner, after: { exportId, format, filter, rows: count } }] });
    return success(file);
  },
};

type Cells = readonly (string | number | null)[];

/** Page by page, so that no more than the cells is kept; null when there are too many. */
async function readRows(act: Act, owner: string, filter: AuditFilter, limit: number): Promise<Cells[] | null> {
  const search = await planSearch(act, owner, filter);
  const rows: Cells[] = [];
  let before: number | null = null;
  do {
    const page = await pageOf(act, owner, search, rowsPerRead, before);
    for (const event of page.events) rows.push(cellsOf(event));
    if (rows.length > limit) return null;
    before = page.nextBefore;
  } while (before !== null);
  return rows;
}

function cellsOf(event: AuditEventRow): Cells {
  const words = catalogue;
  return [
    event.seq,
    momentWords(event.at),
    event.actor,
    event.unitName,
    words[`act.${event.act}`] ?? event.act,
    event.act,
    zh[`audit.outcome.${event.outcome}`],
    auditObjectWords(catalogue, event),
    event.objects.map(({ id }) => id).join('\n'),
    event.objects
      .map(({ before, after }) => [before, after].filter((side) => side !== null).join(' → '))
      .filter((line) => line !== '')
      .join('\n'),
    event.detail,
    event.address,
    event.requestId,
    event.hash,
  ];
}
