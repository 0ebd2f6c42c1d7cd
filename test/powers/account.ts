/** People, their ways in and their posts. */
import * as account from '#contract/account/endpoints.ts';
import * as deputy from '#contract/account/deputy-endpoints.ts';
import { offersOn } from '#test/powers/walk/offers.ts';
import { stale, type DomainPowers } from '#test/powers/walk/domain.ts';
import { nothing, ofUnits, ones, type Target } from '#test/powers/walk/target.ts';
import { trial } from '#test/powers/walk/trial.ts';

const ofAccount = ({ accountId }: Target) => ({ accountId });
const reason = '测试';
const days = { firstDay: '2999-01-01', lastDay: '2999-01-07' };
const person = { displayName: '某人', powerClass: 'business', unitId: null, phone: null, method: 'link' } as const;

export const powers: DomainPowers = {
  trials: [
    trial(account.listAccounts)(ofUnits, () => ({ query: {} }), {
      shows: (text, { accountId }) => text.includes(accountId),
      fuller: ({ unitId }) => [{ query: { unitId } }],
    }),
    trial(account.getAccount)(ofUnits, (target) => ({ params: ofAccount(target) })),
    trial(account.getAccountHistory)(ofUnits, (target) => ({ params: ofAccount(target) })),
    // The name is taken.
    trial(account.addAccount)(nothing, () => ({ body: { ...person, loginName: 'taken-name' } }), {
      fuller: ({ unitId }) => [{ body: { ...person, loginName: 'new-name', unitId } }],
    }),
    trial(account.editAccount)(ofUnits, (target) => ({ params: ofAccount(target), body: { revision: stale } }), {
      fuller: (target, { atHome }) => [{ params: { accountId: atHome[0]?.accountId ?? '' }, body: { revision: 1, unitId: target.unitId } }],
    }),
    trial(account.disableAccount)(ofUnits, (target) => ({ params: ofAccount(target), body: { reason } })),
    trial(account.enableAccount)(ofUnits, (target) => ({ params: ofAccount(target) })),
    trial(account.giveAccess)(ofUnits, (target) => ({ params: ofAccount(target), body: { method: 'link' } })),
    trial(account.resetFactors)(ofUnits, (target) => ({ params: ofAccount(target), body: { reason } })),
    trial(account.unlockAccount)(ofUnits, (target) => ({ params: ofAccount(target) })),
    trial(account.linkSubject)(ofUnits, (target) => ({ params: ofAccount(target), body: { subject: `subject-${target.accountId}` } })),
    trial(account.unlinkSubjects)(ofUnits, (target) => ({ params: ofAccount(target), body: { reason } })),
    // Of another class than the account.
    trial(account.grantPost)(
      ofUnits,
      (target) => ({
        params: ofAccount(target),
        body: { role: 'system-admin', unitId: null, scope: { kind: 'jurisdiction', unitId: null } },
      }),
      {
        fuller: (target) => [
          {
            params: ofAccount(target),
            body: { role: 'contact', unitId: target.unitId, scope: { kind: 'subtree', unitId: target.unitId } },
          },
        ],
      },
    ),
    trial(account.listAccountSessions)(ofUnits, (target) => ({ params: ofAccount(target) })),
    trial(account.endAccountSessions)(ofUnits, (target) => ({ params: ofAccount(target), body: { reason } })),
    trial(deputy.listDeputies)(nothing, () => ({})),
    trial(deputy.listDeputyCandidates)(ones, ({ postId }) => ({ params: { postId } })),
    // Nobody stands in for the own post.
    trial(deputy.nameDeputy)(ones, ({ postId, accountId }) => ({ params: { postId }, body: { accountId, ...days } })),
    // A post of one's own is not one that one stands in for.
    trial(deputy.endDeputy)(ones, ({ postId }) => ({ params: { postId }, body: { reason } })),
    trial(deputy.grantDeputy)(ofUnits, ({ accountId, postId }) => ({ params: { accountId, postId }, body: { accountId, ...days } })),
    trial(account.endPost)(ofUnits, ({ accountId, postId }) => ({ params: { accountId, postId }, body: { reason } })),
  ],
  offers: offersOn('/people', {
    'people.add': 'addAccount',
    'people.edit': 'editAccount',
    'people.access': 'giveAccess',
    'people.disable': 'disableAccount',
    'people.reset': 'resetFactors',
    'people.post.grant': 'grantPost',
    'people.post.end': 'endPost',
    'people.deputy.grant': 'grantDeputy',
  }),
};
