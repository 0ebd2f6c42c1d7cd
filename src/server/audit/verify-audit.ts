/** Checking a chain from the auditor's page: every row, its seal, and the heads that were exported, in one snapshot. */
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type * as contract from '#contract/audit/endpoints.ts';
import { success } from '#core/failure.ts';
import { evidenceChecked } from '#server/audit/events.ts';
import { verdictOf } from '#server/platform/audit/chain-verdict.ts';
import { unstoppedServers } from '#server/platform/audit/server-runs.ts';
import { platformJurisdiction } from '#server/platform/jurisdiction.ts';
import { chainOwner } from '#server/audit/chain-owner.ts';
import type { Finding } from '#server/platform/audit/chain-report.ts';
import type { AuditEvent } from '#server/platform/audit/write-audit.ts';
import { readHeads } from '#server/platform/audit/read-heads.ts';
import { verifyChain } from '#server/platform/audit/verify-chain.ts';
import { readPublicKey } from '#server/platform/gm-crypto.ts';
import type { AnswerOf, VisitHandler } from '#server/platform/http/route.ts';
import type { Visit } from '#server/platform/http/visit.ts';

type Report = AnswerOf<typeof contract.verifyAudit>;

/** Reads in a transaction of its own, so that no writer waits for it, and records the result in the auditor's own chain. */
export const verifyAudit: VisitHandler<typeof contract.verifyAudit> = async ({ body: { chain } }, visit) => {
  const owner = chainOwner(visit.as.jurisdictionId, chain);
  if (!owner.ok) {
    await recordVerification(visit, { outcome: 'refused', detail: JSON.stringify({ code: owner.code }), objects: [] });
    return owner;
  }
  const report = await check(visit, owner.value);
  const { verdict, rows, seq, hash, heads, fault } = report;
  const after = { verdict, rows, seq, hash, heads, ...(fault === null ? {} : { fault: fault.code, at: fault.seq }) };
  await recordVerification(visit, { objects: [{ type: 'audit_chain', id: owner.value, after }] });
  return success(report);
};

/** The platform's trail begins before any jurisdiction is set up. */
function isOwnSetUp(visit: Visit): Promise<boolean> {
  return visit.read(visit.as, async (act) => {
    const row = await act.db.selectFrom('jurisdiction').select('set_up_at').where('id', '=', act.jurisdictionId).executeTakeFirst();
    return row?.set_up_at != null;
  });
}

async function recordVerification(visit: Visit, event: AuditEvent): Promise<void> {
  await visit.write(visit.as, async (act) => {
    act.audit(event);
    return success({});
  });
}

async function check(visit: Visit, owner: string): Promise<Report> {
  const { installation } = visit;
  // Before the snapshot: heads that go out meanwhile would be beyond its end.
  const folder = installation.auditHeadsDir;
  const heads = folder === undefined ? undefined : await readHeads(folder, owner, readPublicKey(installation.keys.publicKey));
  const isSetUp = await isOwnSetUp(visit);
  const as = { ...visit.as, jurisdictionId: owner };
  return visit.read(as, async (act) => {
    const report = await verifyChain(act.db, owner, { keys: installation.keys, heads, isSetUp });
    // Of a chain that does not stand, the digests prove nothing.
    const evidence = report.finding
      ? null
      : ((await evidenceChecked.call({ ...act, files: installation.files })).find((flaw) => flaw !== null) ?? null);
    const head = await act.db
      .selectFrom('audit_head')
      .select(['seq', 'hash'])
      .where(inJurisdiction({ jurisdictionId: owner }))
      .executeTakeFirst();
    return {
      verdict: evidence ? 'unsound' : verdictOf(report, heads, visit.now),
      rows: report.events,
      seq: head?.seq ?? null,
      hash: head?.hash ?? null,
      heads: heads?.heads.size ?? 0,
      newestHead: heads?.last === undefined ? null : { seq: heads.last.seq, at: heads.last.at },
      headsFolder: installation.auditHeadsDir ?? null,
      headsFlaw: heads?.flaw ?? null,
      unexported: report.unexported ?? null,
      restores: [...report.restores],
      evidence,
      unstopped: owner === platformJurisdiction.id ? await unstoppedServers(act.db) : null,
      sealedLater: report.sealedLater ?? null,
      fault: report.finding === undefined ? null : faultOf(report.finding, report.soundTo),
    };
  });
}

function faultOf({ kind, seq, to, at, actor, act }: Finding, sound: number): NonNullable<Report['fault']> {
  const data: Record<string, string | number> = { sound };
  if (to !== null) data['to'] = to;
  if (at !== null) data['at'] = at;
  if (actor !== null) data['actor'] = actor;
  if (act !== null) data['act'] = act;
  return { code: kind, seq, data };
}
