/** Tables of the domain plan: plan, plan_version, plan_parse, draft_operation, clause, clause_lineage. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { sql } from 'kysely';
import type { LoggedOperation, Operation } from '#core/plan/draft/operation.ts';
import { searchText } from '#core/platform/search-text.ts';
import type { Label } from '#core/platform/label.ts';
import type { StoredParse } from '#core/plan/stored-parse.ts';
import { foldText } from '#core/platform/fold-text.ts';
import { issuerLevelOf } from '#core/plan/issuer-level.ts';
import type { IssuerLevel } from '#core/unit/name-form.ts';
import type { SameFile, SameTitle } from '#core/plan/plan-version.ts';
import type { PlanSummary, VersionSummary } from '#contract/plan/plan-endpoints.ts';
import { dropEntries, keepEntries } from '#server/platform/search-entry.ts';
import type { Act } from '#server/platform/http/act.ts';
import { summaryColumns, toSummary } from '#server/plan/version-summary.ts';

export interface StoredVersion {
  readonly summary: VersionSummary;
  readonly planNumber: number;
  readonly planTitle: string;
  readonly body: string;
  readonly anchors: readonly { readonly start: number; readonly end: number; readonly label: string }[];
}

/** Whether the act sees only what was issued: drafts are the office's own work. */
const onlyIssued = (act: Act): boolean => act.reach === 'published';
const issuedStates = ['published', 'superseded'] as const;

/** All plans with their versions, newest plan first. Plans of which every version is discarded keep that one, so that it can be restored. */
export async function loadPlans(act: Act, planId?: string): Promise<PlanSummary[]> {
  const plans = await act.db
    .selectFrom('plan')
    .select(['id', 'number', 'title', 'created_at'])
    .where(inJurisdiction(act))
    .$if(planId !== undefined, (query) => query.where('id', '=', planId ?? ''))
    .orderBy('number', 'desc')
    .execute();
  const versions = await act.db
    .selectFrom('plan_version')
    .select(summaryColumns)
    .where(inJurisdiction(act))
    .$if(planId !== undefined, (query) => query.where('plan_id', '=', planId ?? ''))
    .$if(onlyIssued(act), (query) => query.where('state', 'in', issuedStates))
    .orderBy('number', 'desc')
    .execute();
  const found = plans.map((plan) => ({
    id: plan.id,
    number: plan.number,
    title: plan.title,
    createdAt: plan.created_at,
    versions: versions.filter((version) => version.plan_id === plan.id).map(toSummary),
  }));
  return onlyIssued(act) ? found.filter((plan) => plan.versions.length > 0) : found;
}

/** Whether there is such a plan. */
export async function findPlan(act: Act, planId: string): Promise<boolean> {
  const row = await act.db.selectFrom('plan').select('id').where(inJurisdiction(act)).where('id', '=', planId).executeTakeFirst();
  return row !== undefined;
}

/** One version with its text; with `lock` nobody else changes it before this transaction ends. */
export async function findVersion(act: Act, planId: string, versionId: string, lock = false): Promise<StoredVersion | null> {
  const row = await act.db
    .selectFrom('plan_version')
    .innerJoin('plan', (join) =>
      join.onRef('plan.jurisdiction_id', '=', 'plan_version.jurisdiction_id').onRef('plan.id', '=', 'plan_version.plan_id'),
    )
    .select(summaryColumns)
    .select(['plan_version.body', 'plan_version.anchors', 'plan.number as plan_number', 'plan.title as plan_title'])
    .where(inJurisdiction(act, 'plan_version'))
    .where('plan_version.plan_id', '=', planId)
    .where('plan_version.id', '=', versionId)
    .$if(lock, (query) => query.forUpdate('plan_version'))
    .executeTakeFirst();
  if (row === undefined) return null;
  // anchors were written by addVersion below and by nothing else.
  return {
    summary: toSummary(row),
    planNumber: row.plan_number,
    planTitle: row.plan_title,
    body: row.body,
    anchors: row.anchors as StoredVersion['anchors'],
  };
}

/** The newest version of a plan in one of these states, or null. */
export async function newestVersionId(act: Act, planId: string, state: VersionSummary['state']): Promise<string | null> {
  const row = await act.db
    .selectFrom('plan_version')
    .select('id')
    .where(inJurisdiction(act))
    .where('plan_id', '=', planId)
    .where('state', '=', state)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The day of issue of a plan's newest version that was not discarded. */
export async function issuedOnOf(act: Act, planId: string): Promise<string | null> {
  const row = await act.db
    .selectFrom('plan_version')
    .select('issued_on')
    .where(inJurisdiction(act))
    .where('plan_id', '=', planId)
    .where('state', '<>', 'discarded')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.issued_on ?? null;
}

/** Whose paper a plan is, by its newest version that was not discarded. */
export async function issuerLevelOfPlan(act: Act, planId: string): Promise<IssuerLevel> {
  const row = await act.db
    .selectFrom('plan_version')
    .select(['title', 'doc_number as docNumber'])
    .where(inJurisdiction(act))
    .where('plan_id', '=', planId)
    .where('state', '<>', 'discarded')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? 'own' : issuerLevelOf(row);
}

/** The version, not discarded, that has exactly these bytes; null when the file is new. */
export async function findSameFile(act: Act, sha256: string): Promise<SameFile | null> {
  const row = await act.db
    .selectFrom('plan_version')
    .select(['title', 'number', 'plan_id as planId', 'id as versionId'])
    .where(inJurisdiction(act))
    .where('original_sha256', '=', sha256)
    .where('state', '<>', 'discarded')
    .executeTakeFirst();
  return row ?? null;
}

/** The published version that is called so, however it is written; null when none is. */
export async function findSameTitle(act: Act, title: string): Promise<SameTitle | null> {
  const published = await act.db
    .selectFrom('plan_version')
    .select(['plan_id as planId', 'title', 'number'])
    .where(inJurisdiction(act))
    .where('state', '=', 'published')
    .orderBy('published_at', 'desc')
    .execute();
  const wanted = foldText(title);
  return published.find((version) => foldText(version.title) === wanted) ?? null;
}

/** Adds a plan under the next number, after lockJurisdiction. */
export async function addPlan(act: Act, title: string): Promise<string> {
  const id = act.newId();
  await act.db
    .insertInto('plan')
    .values((expression) => ({
      jurisdiction_id: act.jurisdictionId,
      id,
      number: expression
        .selectFrom('plan')
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
        .where(inJurisdiction(act)),
      title,
      created_at: act.now,
    }))
    .execute();
  return id;
}

export interface NewVersion {
  readonly planId: string;
  readonly fileName: string;
  readonly label: Label;
  readonly format: VersionSummary['format'];
  /** Of the stored file. */
  readonly originalDigest: string;
  readonly sha256: string;
  readonly body: string;
  readonly readerVersion: string;
  readonly parserVersion: string;
  readonly anchors: StoredVersion['anchors'];
  readonly replaced: readonly unknown[];
  readonly title: string;
  readonly docNumber: string | null;
  readonly issuedOn: string | null;
}

/** Adds the next version of a plan, after lockJurisdiction. */
export async function addVersion(act: Act, version: NewVersion): Promise<string> {
  const id = act.newId();
  await act.db
    .insertInto('plan_version')
    .values((expression) => ({
      jurisdiction_id: act.jurisdictionId,
      id,
      plan_id: version.planId,
      number: expression
        .selectFrom('plan_version')
        .select(sql<number>`coalesce(max(number), 0) + 1`.as('next'))
        .where(inJurisdiction(act))
        .where('plan_id', '=', version.planId),
      state: 'draft',
      title: version.title,
      doc_number: version.docNumber,
      issued_on: version.issuedOn,
      file_name: version.fileName,
      label: version.label,
      format: version.format,
      original_digest: version.originalDigest,
      original_sha256: version.sha256,
      body: version.body,
      reader_version: version.readerVersion,
      anchors: JSON.stringify(version.anchors),
      replaced: JSON.stringify(version.replaced),
      parser_version: version.parserVersion,
      coverage_bp: 0,
      open_doubts: 0,
      task_count: 0,
      created_at: act.now,
      created_by: act.actor,
    }))
    .execute();
  return id;
}

/** `ledger`: JSON of a StoredParse. */
export async function saveParse(act: Act, versionId: string, parserVersion: string, ledger: string): Promise<void> {
  await act.db
    .insertInto('plan_parse')
    .values({
      jurisdiction_id: act.jurisdictionId,
      version_id: versionId,
      parser_version: parserVersion,
      ledger,
      created_at: act.now,
    })
    .onConflict((conflict) => conflict.columns(['jurisdiction_id', 'version_id', 'parser_version']).doNothing())
    .execute();
}

/** A parse as it is stored, JSON of a StoredParse. */
export async function loadParseText(act: Act, versionId: string, parserVersion: string): Promise<string> {
  const row = await act.db
    .selectFrom('plan_parse')
    .select(sql<string>`ledger::text`.as('ledger'))
    .where(inJurisdiction(act))
    .where('version_id', '=', versionId)
    .where('parser_version', '=', parserVersion)
    .executeTakeFirstOrThrow();
  return row.ledger;
}

/** The same as a value. */
export async function loadParse(act: Act, versionId: string, parserVersion: string): Promise<StoredParse> {
  // Written by saveParse and by nothing else, and the table is immutable.
  return JSON.parse(await loadParseText(act, versionId, parserVersion)) as StoredParse;
}

export async function loadLog(act: Act, versionId: string): Promise<LoggedOperation[]> {
  const rows = await act.db
    .selectFrom('draft_operation')
    .select(['seq', 'operation', 'actor', 'at'])
    .where(inJurisdiction(act))
    .where('version_id', '=', versionId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({ seq: row.seq, operation: row.operation as Operation, actor: row.actor, at: row.at }));
}

export async function appendLog(act: Act, versionId: string, log: readonly LoggedOperation[]): Promise<void> {
  if (log.length === 0) return;
  await act.db
    .insertInto('draft_operation')
    .values(
      log.map((entry) => ({
        jurisdiction_id: act.jurisdictionId,
        version_id: versionId,
        seq: entry.seq,
        operation: JSON.stringify(entry.operation),
        actor: entry.actor,
        at: entry.at,
      })),
    )
    .execute();
}

export interface VersionChange {
  state?: VersionSummary['state'];
  label?: Label;
  title?: string;
  doc_number?: string | null;
  issued_on?: string | null;
  parser_version?: string;
  draft_revision?: number;
  coverage_bp?: number;
  open_doubts?: number;
  task_count?: number;
  published_at?: string | null;
  published_by?: string | null;
}

export async function updateVersion(act: Act, versionId: string, change: VersionChange): Promise<VersionSummary> {
  const row = await act.db
    .updateTable('plan_version')
    .set(change)
    .where(inJurisdiction(act))
    .where('id', '=', versionId)
    .returning(summaryColumns)
    .executeTakeFirstOrThrow();
  const summary = toSummary(row);
  if (change.state !== undefined || change.title !== undefined) await keepPlanSearch(act, summary.planId);
  return summary;
}

/** A plan is found by the titles, document numbers and files of its versions that were issued, before that of its draft; one that is discarded altogether is not. */
async function keepPlanSearch(act: Act, planId: string): Promise<void> {
  const versions = await act.db
    .selectFrom('plan_version')
    .innerJoin('plan', (join) =>
      join.onRef('plan.jurisdiction_id', '=', 'plan_version.jurisdiction_id').onRef('plan.id', '=', 'plan_version.plan_id'),
    )
    .select(['plan.title as plan', 'plan_version.title', 'plan_version.doc_number', 'plan_version.file_name', 'plan_version.state'])
    .where(inJurisdiction(act, 'plan_version'))
    .where('plan_version.plan_id', '=', planId)
    .where('plan_version.state', '<>', 'discarded')
    .orderBy('plan_version.number')
    .execute();
  if (versions.length === 0) return dropEntries(act, 'plan', [planId]);
  const issued = versions.filter(({ state }) => issuedStates.some((one) => one === state));
  const shown = issued.length > 0 ? issued : versions;
  const names = new Set(shown.flatMap((version) => [version.plan, version.title, version.doc_number, version.file_name]));
  await keepEntries(act, 'plan', [{ id: planId, text: searchText([...names]) }], issued.length > 0 ? 'published' : 'jurisdiction');
}

export async function renamePlan(act: Act, planId: string, title: string): Promise<void> {
  await act.db.updateTable('plan').set({ title }).where(inJurisdiction(act)).where('id', '=', planId).execute();
}

/** Where the document as it came stands: in the store, or still in the database (move-originals.ts). */
export async function loadOriginal(
  act: Act,
  planId: string,
  versionId: string,
): Promise<{ readonly fileName: string; readonly digest: string } | { readonly fileName: string; readonly bytes: Uint8Array } | null> {
  const row = await act.db
    .selectFrom('plan_version')
    .select(['original', 'original_digest', 'file_name'])
    .where(inJurisdiction(act))
    .where('plan_id', '=', planId)
    .where('id', '=', versionId)
    .$if(onlyIssued(act), (query) => query.where('state', 'in', issuedStates))
    .executeTakeFirst();
  if (row === undefined) return null;
  if (row.original_digest !== null) return { fileName: row.file_name, digest: row.original_digest };
  // A check of the table: it is in one of the two places.
  if (row.original === null) throw new Error('a version without its original');
  return { fileName: row.file_name, bytes: row.original };
}

/** The hash of a version's bytes. */
export async function hashOf(act: Act, versionId: string): Promise<string> {
  const row = await act.db
    .selectFrom('plan_version')
    .select('original_sha256')
    .where(inJurisdiction(act))
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow();
  return row.original_sha256;
}
