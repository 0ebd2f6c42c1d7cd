/** What a person is told about the own login: a change that they, or somebody with their session, or an administrator made. */
import type { Me } from '#contract/access/me.ts';
import type { NoticeAct } from '#core/session/notice.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import type { Act } from '#server/platform/http/act.ts';

/** The last ones are shown; nobody reads more. */
const shown = 20;

/** Tells the owner of an account of an act about the login, named by its endpoint; not in the session that did it (`sessionId`). */
export async function tellPerson(act: Act, accountId: string, what: NoticeAct, sessionId: string | null = null): Promise<void> {
  await act.db
    .insertInto('account_notice')
    .values({
      jurisdiction_id: act.jurisdictionId,
      id: act.newId(),
      account_id: accountId,
      act: what,
      at: act.now,
      by_other: act.by.accountId === accountId ? null : act.actor,
      session_id: sessionId,
      address: act.by.accountId === accountId ? act.by.address : null,
    })
    .execute();
}

/** The last notices of an account, newest first. */
export async function loadNotices(act: Act, accountId: string, sessionId: string): Promise<Me['notices']> {
  const rows = await act.db
    .selectFrom('account_notice')
    .select(['id', 'act', 'at', 'by_other', 'address', 'session_id', 'read_at'])
    .where(inJurisdiction(act))
    .where('account_id', '=', accountId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(shown)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    act: row.act,
    at: row.at,
    byOther: row.by_other,
    address: row.address,
    read: row.read_at !== null || row.session_id === sessionId,
  }));
}
