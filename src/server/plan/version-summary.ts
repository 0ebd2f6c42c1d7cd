/** How a row of plan_version leaves the server. */
import type { Selectable } from 'kysely';
import { parserVersion } from '#core/plan/parser-version.ts';
import type { VersionSummary } from '#contract/plan/plan-endpoints.ts';
import type { DB } from '#server/platform/database/tables.ts';

export const summaryColumns = [
  'plan_version.id',
  'plan_version.plan_id',
  'plan_version.number',
  'plan_version.state',
  'plan_version.title',
  'plan_version.doc_number',
  'plan_version.issued_on',
  'plan_version.file_name',
  'plan_version.label',
  'plan_version.format',
  'plan_version.parser_version',
  'plan_version.draft_revision',
  'plan_version.coverage_bp',
  'plan_version.open_doubts',
  'plan_version.task_count',
  'plan_version.created_at',
  'plan_version.created_by',
  'plan_version.published_at',
  'plan_version.published_by',
] as const;

type SummaryRow = Pick<
  Selectable<DB['plan_version']>,
  | 'id'
  | 'plan_id'
  | 'number'
  | 'state'
  | 'title'
  | 'doc_number'
  | 'issued_on'
  | 'file_name'
  | 'label'
  | 'format'
  | 'parser_version'
  | 'draft_revision'
  | 'coverage_bp'
  | 'open_doubts'
  | 'task_count'
  | 'created_at'
  | 'created_by'
  | 'published_at'
  | 'published_by'
>;

export function toSummary(row: SummaryRow): VersionSummary {
  return {
    id: row.id,
    planId: row.plan_id,
    number: row.number,
    // CHECKs of the table hold these three to the contract's lists.
    state: row.state as VersionSummary['state'],
    title: row.title,
    docNumber: row.doc_number,
    issuedOn: row.issued_on,
    fileName: row.file_name,
    label: row.label as VersionSummary['label'],
    format: row.format as VersionSummary['format'],
    parserVersion: row.parser_version,
    parserOutdated: row.state === 'draft' && row.parser_version !== parserVersion,
    draftRevision: row.draft_revision,
    coverageBp: row.coverage_bp,
    openDoubts: row.open_doubts,
    taskCount: row.task_count,
    createdAt: row.created_at,
    createdBy: row.created_by,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
  };
}
