/** Edits a person's name, unit and telephone. */
import type * as contract from '#contract/account/endpoints.ts';
import { zh } from '#contract/catalogue.ts';
import { message } from '#contract/platform/message.ts';
import { maskedPhone } from '#core/session/phone.ts';
import { failure } from '#core/failure.ts';
import { changeAccount, loadAccountForUpdate, refuseUnit } from '#server/account/change-account.ts';
import { closeDeputyPosts } from '#server/account/close-post.ts';
import { accountAnswer } from '#server/account/rows.ts';
import { sealPhone } from '#server/session/account-phone.ts';
import type { Handler } from '#server/platform/http/route.ts';
import { lockJurisdiction } from '#server/platform/jurisdiction.ts';

/** Changes no powers, but that the powers of a unit stay in the unit: who leaves it is no deputy of anybody there any more. */
export const editAccount: Handler<typeof contract.editAccount> = async ({ params: { accountId }, body: { revision, ...change } }, act) => {
  await lockJurisdiction(act);
  const account = await loadAccountForUpdate(act, accountId);
  if (account === null) return failure('account-not-found');
  if (account.revision !== revision) return failure('account-changed', { name: account.displayName });
  const after = {
    displayName: change.displayName ?? account.displayName,
    unitId: change.unitId === undefined ? account.unitId : change.unitId,
    phone: change.phone === undefined ? account.phone : change.phone,
  };
  const before = { displayName: account.displayName, unitId: account.unitId, phone: account.phone };
  const refusal = after.unitId === before.unitId ? null : await refuseUnit(act, after.unitId);
  if (refusal) return refusal;
  if (before.displayName === after.displayName && before.unitId === after.unitId && before.phone === after.phone) {
    act.unchanged();
    return accountAnswer(act, accountId);
  }
  await changeAccount(act, account, {
    display_name: after.displayName,
    unit_id: after.unitId,
    ...sealPhone(act.installation.keys, act.jurisdictionId, accountId, after.phone),
  });
  const leaves = before.unitId !== null && before.unitId !== after.unitId;
  const posts = leaves ? await closeDeputyPosts(act, accountId, message(zh, 'reason.left-unit'), before.unitId) : [];
  // The trail is never changed, so the number itself does not go into it.
  act.audit({
    objects: [
      {
        type: 'account',
        id: accountId,
        before: { ...before, phone: maskedPhone(before.phone) },
        after: { ...after, phone: maskedPhone(after.phone) },
      },
      ...posts,
    ],
  });
  return accountAnswer(act, accountId);
};
