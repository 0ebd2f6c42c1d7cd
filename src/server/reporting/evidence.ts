/** 佐证 is added, removed and put back by the people of the unit, while the report is theirs to type in. What a version was handed in with stays. */
import { sql } from 'kysely';
import { failure, success, type Outcome } from '#core/failure.ts';
import { attachFile } from '#core/attachment/attached-file.ts';
import { defaultLabel } from '#core/platform/label.ts';
import { mostLinks } from '#core/reporting/evidence.ts';
import { isWritable } from '#core/reporting/report-state.ts';
import type * as contract from '#contract/reporting/evidence-endpoints.ts';
import { attach, lookThrough, storeOf, type LookedThrough, type PutFile } from '#server/attachment/attach.ts';
import { attachmentRow, auditAttachment, standingRows } from '#server/attachment/attachment-rows.ts';
import { setRemoved } from '#server/attachment/remove-attachment.ts';
import type { AttachmentOwner } from '#server/platform/attachment/attachment-owner.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';
import type { Handler, InputOf, Stages } from '#server/platform/http/route.ts';
import { countLinks, evidenceKind, evidenceOfReport, type Evidence } from '#server/reporting/evidence-rows.ts';
import { lockReports, readReports, withinReports, writeContent, type LockedReport } from '#server/reporting/report-rows.ts';

/** Files beside reports are read as their reports are. They are changed by reporting's own endpoints alone, which know what has to stay. */
export const reportAttachmentOwner: AttachmentOwner = {
  kind: evidenceKind,
  needs: 'listReports',
  changeNeeds: 'saveReport',
  find: async (act, id, lock) => {
    if (lock) await lockReports(act, [id]);
    const { rows } = await sql`select from expected_report asked where ${await withinReports(act)} and asked.id = ${id}`.execute(act.db);
    return rows.length === 0 ? null : { fixed: true };
  },
};

/** The report, locked unless it is only looked at, if it may be typed in. */
async function reportToChange(
  act: Act,
  reportId: string,
  take = lockReports,
): Promise<Outcome<LockedReport, 'report-not-found' | 'report-state-wrong'>> {
  const [report] = await take(act, [reportId]);
  if (report === undefined) return failure('report-not-found');
  const { code, state } = report;
  return isWritable(state) ? success(report) : failure('report-state-wrong', { code, state, act: 'save' });
}

/** Evidence may come before the first word: then the report begins with it. */
async function begin(act: Act, { id, revision, content }: LockedReport): Promise<void> {
  if (revision === null) await writeContent(act, id, content);
}

const ownerOf = (reportId: string) => ({ kind: evidenceKind, object: reportId });

type SentFile = Pick<InputOf<typeof contract.addReportFile>, 'params' | 'file'>;

export const addReportFile: Stages<typeof contract.addReportFile, SentFile & { readonly put: PutFile }, SentFile & LookedThrough> = {
  // Whoever may not add it is told before anybody looks into the file.
  load: async ({ params, file }, act) => {
    const report = await reportToChange(act, params.reportId, readReports);
    return report.ok ? success({ params, file, put: storeOf(act) }) : report;
  },

  work: async ({ params, file, put }, leaving) => {
    const looked = await lookThrough(file, put, leaving);
    return looked.ok ? success({ params, file, ...looked.value }) : looked;
  },

  save: async ({ params, file, ...looked }, act) => {
    const report = await reportToChange(act, params.reportId);
    if (!report.ok) return report;
    await begin(act, report.value);
    const attached = await attach(act, ownerOf(params.reportId), { ...file, ...looked, label: defaultLabel });
    return attached.ok ? success({ id: attached.value.id }) : attached;
  },
};

export const addReportLink: Handler<typeof contract.addReportLink> = async ({ params: { reportId }, body: { name, url } }, act) => {
  const report = await reportToChange(act, reportId);
  if (!report.ok) return report;
  if ((await countLinks(act, reportId)) >= mostLinks)
    return failure('report-links-too-many', { code: report.value.code, limit: mostLinks });
  await begin(act, report.value);
  const id = act.newId();
  await act.db
    .insertInto('report_link')
    .values({ jurisdiction_id: act.jurisdictionId, id, report_id: reportId, name, url, added_by: act.actor, added_at: act.now })
    .execute();
  auditLink(act, reportId, name, 'after');
  return success({ id });
};

export const removeReportEvidence: Handler<typeof contract.removeReportEvidence> = async ({ params }, act) => {
  const found = await evidenceToChange(act, params);
  if (!found.ok) return found;
  const { id, kind, name, removed, kept } = found.value;
  if (removed) {
    act.unchanged();
    return success({});
  }
  if (kept) return failure('report-evidence-kept', { name });
  await setAway(act, params.reportId, { id, kind, name }, { removed_by: act.actor, removed_at: act.now });
  return success({});
};

export const restoreReportEvidence: Handler<typeof contract.restoreReportEvidence> = async ({ params }, act) => {
  const found = await evidenceToChange(act, params);
  if (!found.ok) return found;
  const { id, kind, name, removed, code } = found.value;
  if (!removed) {
    act.unchanged();
    return success({});
  }
  if (kind === 'file') {
    const digest = (await attachmentRow(act, id))?.digest ?? '';
    const attached = attachFile(await standingRows(act, ownerOf(params.reportId)), digest);
    if (!attached.ok) return attached;
  } else if ((await countLinks(act, params.reportId)) >= mostLinks) return failure('report-links-too-many', { code, limit: mostLinks });
  await setAway(act, params.reportId, { id, kind, name }, { removed_by: null, removed_at: null });
  return success({});
};

async function evidenceToChange(
  act: Act,
  { reportId, evidenceId }: { readonly reportId: string; readonly evidenceId: string },
): Promise<Outcome<Evidence & { readonly code: string }, 'report-not-found' | 'report-state-wrong' | 'report-evidence-not-found'>> {
  const report = await reportToChange(act, reportId);
  if (!report.ok) return report;
  const evidence = await evidenceOfReport(act, reportId, evidenceId);
  return evidence === undefined ? failure('report-evidence-not-found') : success({ ...evidence, code: report.value.code });
}

async function setAway(
  act: Act,
  reportId: string,
  { id, kind, name }: Pick<Evidence, 'id' | 'kind' | 'name'>,
  away: { readonly removed_by: string | null; readonly removed_at: string | null },
): Promise<void> {
  const side = away.removed_by === null ? 'after' : 'before';
  if (kind === 'file') {
    await setRemoved(act, id, away);
    auditAttachment(act, ownerOf(reportId), name, side);
    return;
  }
  await act.db.updateTable('report_link').set(away).where(inJurisdiction(act)).where('id', '=', id).execute();
  auditLink(act, reportId, name, side);
}

function auditLink(act: Act, reportId: string, name: string, side: 'before' | 'after'): void {
  act.audit({ detail: name, objects: [{ type: 'report', id: reportId, [side]: { link: name } }] });
}
