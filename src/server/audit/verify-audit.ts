/** Checking a chain from the auditor's page: every row, its seal, and the heads that were exported, in one snapshot. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { stat } from 'node:fs/promises';
import type * as contract from '#contract/audit/endpoints.ts';
import { success } from '#core/failure.ts';
import { chainOwner } from '#server/audit/chain-owner.ts';
import type { Finding } from '#server/platform/audit/chain-report.ts';
import type { AuditEvent } from '#server/platform/audit/write-audit.ts';
import { fileOf, readHeads, readNewestHead, type ExportedHeads } from '#server/platform/audit/heads-file.ts';
import { verifyChain } from '#server/platform/audit/verify-chain.ts';
import { readPublicKey } from '#server/platform/gm-crypto.ts';
import type { AnswerOf, VisitHandler } from '#server/platform/http/route.ts';
import type { Visit } from '#server/platform/http/visit.ts';

type Report = AnswerOf<typeof contract.verifyAudit>;

/** A signature takes more than a millisecond to check: of a longer file the newest head alone is used; `taizhang verify-audit` reads all. */
const maxHeadsFileBytes = 1_500_000;

/** Reads in a transaction of its own, so that no writer waits for it, and records the result in the auditor's own chain. */
export const verifyAudit: VisitHandler<typeof contract.verifyAudit> = async ({ body: { chain } }, visit) => {
  const owner = chainOwner(visit.as.jurisdictionId, chain);
  if (!owner.ok) {
    await recordVerification(visit, { outcome: 'refused', detail: JSON.stringify({ code: owner.code }), objects: [] });
    return owner;
  }
  const report = await check(visit, owner.value);
  const { ok, rows, seq, hash, heads, fault } = report;
  const after = { ok, rows, seq, hash, heads, ...(fault === null ? {} : { fault: fault.code, at: fault.seq }) };
  await recordVerification(visit, { objects: [{ type: 'audit_chain', id: owner.value, after }] });
  return success(report);
};

async function recordVerification(visit: Visit, event: AuditEvent): Promise<void> {
  await visit.write(visit.as, async (act) => {
    act.audit(event);
    return success({});
  });
}

async function check(visit: Visit, owner: string): Promise<Report> {
  const { installation } = visit;
  // Before the snapshot: heads that go out meanwhile would be beyond its end.
  const heads = installation.auditHeadsDir === undefined ? undefined : await headsOf(installation.auditHeadsDir, owner, installation.keys);
  const as = { ...visit.as, jurisdictionId: owner };
  return visit.read(as, async (act) => {
    const report = await verifyChain(act.db, owner, { keys: installation.keys, heads });
    const head = await act.db
      .selectFrom('audit_head')
      .select(['seq', 'hash'])
      .where(inJurisdiction({ jurisdictionId: owner }))
      .executeTakeFirst();
    return {
      ok: report.finding === undefined && heads?.flaw === undefined,
      rows: report.events,
      seq: head?.seq ?? null,
      hash: head?.hash ?? null,
      heads: heads?.heads.size ?? 0,
      newestHead: heads?.last === undefined ? null : { seq: heads.last.seq, at: heads.last.at },
      headsFolder: installation.auditHeadsDir ?? null,
      headsFlaw: heads?.flaw ?? null,
      sealedLater: report.sealedLater ?? null,
      fault: report.finding === undefined ? null : faultOf(report.finding, report.soundTo),
    };
  });
}

async function headsOf(folder: string, owner: string, { publicKey }: { readonly publicKey: string }): Promise<ExportedHeads | undefined> {
  const key = readPublicKey(publicKey);
  const file = await stat(fileOf(folder, owner)).catch(() => undefined);
  if (!file) return undefined;
  if (file.size <= maxHeadsFileBytes) return readHeads(folder, owner, key);
  const last = await readNewestHead(folder, owner, key);
  return last && { lines: 1, torn: 0, heads: new Map([[last.seq, [last]]]), last, flaw: undefined };
}

function faultOf({ kind, seq, to, at, actor, act }: Finding, sound: number): NonNullable<Report['fault']> {
  const data: Record<string, string | number> = { sound };
  if (to !== null) data['to'] = to;
  if (at !== null) data['at'] = at;
  if (actor !== null) data['actor'] = actor;
  if (act !== null) data['act'] = act;
  return { code: kind, seq, data };
}
