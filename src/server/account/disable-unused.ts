/** Disables the accounts that nobody used for as many days as the security administrator set. */
import { sql } from 'kysely';
import { zh } from '#contract/catalogue.ts';
import { message } from '#contract/platform/message.ts';
import { daysUnused, keptAdmins, type AdminInOffice } from '#core/account/unused.ts';
import { adminRoleOf } from '#core/account/post.ts';
import { powerClasses } from '#core/access/subject.ts';
import { oneTimeLifetimes } from '#core/session/security-settings.ts';
import { closeAccount } from '#server/account/change-account.ts';
import { lastUsedAt } from '#server/session/account-use.ts';
import { loadSettings } from '#server/session/stored-account.ts';
import { inJurisdiction } from '#server/platform/database/in-jurisdiction.ts';
import { storedWord } from '#server/platform/database/stored-word.ts';
import type { Act } from '#server/platform/http/act.ts';
import { byClock, type Step } from '#server/platform/jobs/job.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** In one transaction; the rest comes next. */
const mostAtOnce = 100;

export const disableUnused = byClock({ name: 'disableUnused', cron: '17 * * * *', chunk: disableDue });

interface Due {
  readonly id: string;
  readonly state: string;
  readonly revision: number;
  readonly joins: boolean;
  readonly createdAt: string;
  readonly usedAt: string | null;
}

async function disableDue(act: Act): Promise<Step> {
  const { disableUnusedDays: ruleDays } = await loadSettings(act);
  if (ruleDays === 0) {
    act.unchanged();
    return 'done';
  }
  await lockJurisdiction(act);
  const due = await loadDue(act, ruleDays);
  const kept = keptAdmins(await loadAdmins(act), new Set(due.map(({ id }) => id)));
  const now = due.filter(({ id }) => !kept.has(id)).slice(0, mostAtOnce);
  if (now.length === 0) {
    act.unchanged();
    return 'done';
  }
  const objects = [];
  for (const account of now) {
    const unusedDays = daysUnused({ createdAt: account.createdAt, lastUsedAt: account.usedAt }, act.now);
    const { sessionsEnded, posts } = await closeAccount(act, account, unusedDays, message(zh, 'reason.account-unused'));
    const after = { state: 'disabled', unusedDays, ruleDays, sessionsEnded };
    objects.push({ type: 'account', id: account.id, before: { state: account.state }, after }, ...posts);
  }
  act.audit({ act: 'disableUnused', objects });
  return now.length < mostAtOnce ? 'done' : { next: 'more' };
}

/** Locked, so that whoever logs in at this moment is seen. A link or an initial password that is still good waits for its person. */
async function loadDue(act: Act, ruleDays: number): Promise<Due[]> {
  return act.db
    .selectFrom('account')
    .select(['id', 'state', 'revision', 'joins', 'created_at as createdAt', lastUsedAt.as('usedAt')])
    .where(inJurisdiction(act))
    .where('state', '<>', 'disabled')
    .where(sql<boolean>`coalesce(${lastUsedAt}, account.created_at) <= ${act.now}::timestamptz - make_interval(days => ${ruleDays})`)
    .where(
      sql<boolean>`not exists (select from one_time where one_time.jurisdiction_id = account.jurisdiction_id and one_time.account_id = account.id
        and one_time.purpose in ('invite', 'join') and one_time.used_at is null and one_time.expires_at > ${act.now})`,
    )
    .where(
      sql<boolean>`not (account.password_initial
        and account.password_set_at + make_interval(hours => ${oneTimeLifetimes.inviteHours}) > ${act.now}::timestamptz)`,
    )
    .orderBy('id')
    .forUpdate()
    .execute();
}

async function loadAdmins(act: Act): Promise<AdminInOffice[]> {
  const rows = await act.db
    .selectFrom('account')
    .innerJoin('post', (join) =>
      join.onRef('post.jurisdiction_id', '=', 'account.jurisdiction_id').onRef('post.account_id', '=', 'account.id'),
    )
    .select(['account.id', 'account.power_class', 'account.joins', 'account.last_login_at', lastUsedAt.as('usedAt')])
    .where(inJurisdiction(act, 'account'))
    .where('account.state', '=', 'active')
    .where('account.power_class', '<>', 'business')
    .where('post.ended_at', 'is', null)
    .where('post.valid_from', '<=', act.today)
    .execute();
  return rows.flatMap((row) => {
    const role = adminRoleOf(storedWord(powerClasses, row.power_class));
    // Whether a joined one can log in is decided elsewhere, where this jurisdiction cannot look.
    const hasCome = row.last_login_at !== null && !row.joins;
    return role === null ? [] : [{ accountId: row.id, role, lastUsedAt: row.usedAt, hasCome }];
  });
}
