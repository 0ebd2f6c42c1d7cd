/** Logging in, one's own account, units, people and the trail. */
import * as account from '#contract/account/endpoints.ts';
import * as settings from '#contract/session/security-settings-endpoints.ts';
import * as audit from '#contract/audit/endpoints.ts';
import * as start from '#contract/session/first-start-endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import { getSystem } from '#contract/access/endpoints.ts';
import * as unit from '#contract/unit/endpoints.ts';
import { home, type Target } from '#test/powers/world.ts';
import { trial, type Trial } from '#test/powers/trial.ts';

/** Lower than any revision: whoever gets as far as the row is told that somebody was faster. */
export const stale = -1;
const secret = 'nobody-made-this-secret';
const ofAccount = ({ accountId }: Target) => ({ accountId });
const ofUnit = ({ unitId }: Target) => ({ unitId });
const reason = '测试';
const names = (full: string) => ({ full, short: null, aliases: [] });
const fields = { kind: 'department', parentId: null, housedAtId: null, position: 1, code: null, validFrom: null, note: null } as const;
const person = { displayName: '某人', powerClass: 'business', unitId: null, phone: null, method: 'link' } as const;

const loginTrials: readonly Trial[] = [
  trial(getSystem)('none', () => ({})),
  trial(session.getSession)('none', () => ({})),
  trial(session.logIn)('none', () => ({ body: { loginName: 'nobody-has-this-name', password: 'x' } })),
  trial(session.askPasskey)('none', () => ({})),
  trial(session.provePasskey)('none', () => ({ body: { response: {} } })),
  trial(session.beginOidc)('none', () => ({ body: { purpose: 'login' } })),
  trial(session.finishOidc)('none', () => ({ body: { query: '' } })),
  trial(start.checkLink)('none', () => ({ body: { secret } })),
  trial(start.setUp)('none', () => ({
    body: {
      secret,
      jurisdictionName: '某市',
      preset: 'djbh3',
      systemAdmin: { loginName: 'first-a', displayName: '甲' },
      securityAdmin: { loginName: 'first-b', displayName: '乙' },
      auditAdmin: { loginName: 'first-c', displayName: '丙' },
      office: { loginName: 'first-d', displayName: '丁', unitName: '某局' },
    },
  })),
  trial(start.acceptInvite)('none', () => ({ body: { secret, password: 'x' } })),
  trial(start.listDemoPeople)('none', () => ({})),
  trial(start.enterDemo)('none', ({ postId }) => ({ body: { postId } })),
  trial(session.proveTotp)('none', () => ({ body: { code: '000000' } })),
  trial(session.choosePassword)('none', () => ({ body: { current: null, next: 'x' } })),
  trial(session.logOut)('none', () => ({}), { spendsSession: true }),
];

const ownTrials: readonly Trial[] = [
  trial(own.getCredentials)('none', () => ({})),
  trial(own.beginTotp)('none', () => ({})),
  trial(own.confirmTotp)('none', () => ({ body: { secret: 'A'.repeat(32), code: '000000' } })),
  trial(own.removeTotp)('none', () => ({})),
  trial(own.beginPasskey)('none', () => ({})),
  trial(own.addPasskey)('none', () => ({ body: { label: '测试', response: {} } })),
  trial(own.removePasskey)('own', ({ passkeyId }) => ({ params: { passkeyId } })),
  trial(session.switchPost)('own', ({ postId }) => ({ body: { postId } }), { spendsSession: true }),
  trial(own.listSessions)('own', () => ({}), { shows: (text, { sessionId }) => text.includes(sessionId) }),
  trial(own.endSession)('own', ({ sessionId }) => ({ params: { sessionId } })),
  trial(own.listTokens)('own', () => ({}), { shows: (text, { tokenId }) => text.includes(tokenId) }),
  trial(own.addToken)('none', () => ({ body: { label: '测试', scopes: ['plan.read'], days: 1 } })),
  trial(own.endToken)('own', ({ tokenId }) => ({ params: { tokenId } })),
  trial(audit.recordPrint)('none', () => ({ body: { page: '/ledger' } })),
];

const csv = { name: '单位.csv', bytes: '全称,类别\n市甲局,部门\n' };
const unitTrials: readonly Trial[] = [
  trial(unit.listUnits)('unit', () => ({}), { shows: (text, { unitId }) => text.includes(unitId) }),
  trial(unit.getUnit)('unit', (target) => ({ params: ofUnit(target) })),
  trial(unit.getUnitHistory)('unit', (target) => ({ params: ofUnit(target) })),
  trial(unit.addUnit)('none', () => ({ body: { ...fields, names: names(home.top) } }), {
    fuller: (target) => [
      { body: { ...fields, names: names('市新局'), parentId: target.unitId } },
      { body: { ...fields, names: names('市新局'), housedAtId: target.unitId } },
    ],
  }),
  trial(unit.editUnit)('unit', (target) => ({ params: ofUnit(target), body: { revision: stale } }), {
    fuller: (target, { atHome }) => {
      const [other] = atHome.filter(({ unitId }) => unitId !== target.unitId);
      const params = { unitId: other?.unitId ?? '' };
      return [
        { params, body: { revision: 1, parentId: target.unitId } },
        { params, body: { revision: 1, housedAtId: target.unitId } },
      ];
    },
  }),
  trial(unit.addUnitAlias)('unit', (target) => ({
    params: ofUnit(target),
    body: { name: target.unit === home.top ? home.beside : home.top, source: null },
  })),
  trial(unit.endUnit)(
    'unit',
    (target) => ({
      params: ofUnit(target),
      body: { onDate: '2026-01-02', successors: [], note: null, revision: stale },
    }),
    {
      fuller: (target, { atHome }) => [
        {
          params: { unitId: atHome[2]?.unitId ?? '' },
          body: { onDate: '2099-01-02', successors: [{ unitId: target.unitId, relation: 'succeeded' }], note: null, revision: 1 },
        },
      ],
    },
  ),
  trial(unit.mergeUnits)('unit', ({ unitId }, { endedId }) => ({ body: { into: unitId, from: endedId, reason } }), {
    fuller: ({ unitId }, { endedId }) => [{ body: { into: endedId, from: unitId, reason } }],
  }),
  trial(unit.setMembers)('unit', (target) => ({ params: ofUnit(target), body: { unitIds: [], revision: stale } }), {
    fuller: ({ unitId }, { groupId }) => [{ params: { unitId: groupId }, body: { unitIds: [unitId], revision: 1 } }],
  }),
  trial(unit.downloadUnitTemplate)('none', () => ({})),
  trial(unit.exportUnits)('none', () => ({})),
  trial(unit.importUnits)('none', () => ({ body: { commit: 'false' }, file: csv })),
];

const peopleTrials: readonly Trial[] = [
  trial(account.listAccounts)('account', () => ({ query: {} }), {
    shows: (text, { accountId }) => text.includes(accountId),
    fuller: ({ unitId }) => [{ query: { unitId } }],
  }),
  trial(account.getAccount)('account', (target) => ({ params: ofAccount(target) })),
  trial(account.getAccountHistory)('account', (target) => ({ params: ofAccount(target) })),
  // The name is taken.
  trial(account.addAccount)('none', () => ({ body: { ...person, loginName: 'taken-name' } }), {
    fuller: ({ unitId }) => [{ body: { ...person, loginName: 'new-name', unitId } }],
  }),
  trial(account.editAccount)('account', (target) => ({ params: ofAccount(target), body: { revision: stale } }), {
    fuller: (target, { atHome }) => [{ params: { accountId: atHome[0]?.accountId ?? '' }, body: { revision: 1, unitId: target.unitId } }],
  }),
  trial(account.disableAccount)('account', (target) => ({ params: ofAccount(target), body: { reason } })),
  trial(account.enableAccount)('account', (target) => ({ params: ofAccount(target) })),
  trial(account.giveAccess)('account', (target) => ({ params: ofAccount(target), body: { method: 'link' } })),
  trial(account.resetFactors)('account', (target) => ({ params: ofAccount(target), body: { reason } })),
  trial(account.unlockAccount)('account', (target) => ({ params: ofAccount(target) })),
  trial(account.linkSubject)('account', (target) => ({ params: ofAccount(target), body: { subject: `subject-${target.accountId}` } })),
  trial(account.unlinkSubjects)('account', (target) => ({ params: ofAccount(target), body: { reason } })),
  // Of another class than the account.
  trial(account.grantPost)(
    'account',
    (target) => ({
      params: ofAccount(target),
      body: { role: 'system-admin', unitId: null, scope: { kind: 'jurisdiction', unitId: null } },
    }),
    {
      fuller: (target) => [
        { params: ofAccount(target), body: { role: 'contact', unitId: target.unitId, scope: { kind: 'subtree', unitId: target.unitId } } },
      ],
    },
  ),
  trial(account.listAccountSessions)('account', (target) => ({ params: ofAccount(target) })),
  trial(account.endAccountSessions)('account', (target) => ({ params: ofAccount(target), body: { reason } })),
  trial(account.endPost)('account', ({ accountId, postId }) => ({ params: { accountId, postId }, body: { reason } })),
  trial(settings.getSecuritySettings)('none', () => ({})),
  trial(settings.changeSecuritySettings)('none', () => ({ body: { preset: 'djbh3', changes: {}, reason, revision: stale } })),
];

const auditTrials: readonly Trial[] = [
  trial(audit.searchAudit)('task', ({ taskId }) => ({ query: { objectId: taskId } }), {
    shows: (text, { taskId }) => text.includes(taskId),
    fuller: ({ accountId, unitId }) => [{ query: { accountId } }, { query: { unitId } }],
  }),
  trial(audit.exportAudit)('task', ({ taskId }) => ({ body: { format: 'csv', filter: { objectId: taskId } } }), {
    emptyCodes: ['audit-export-empty'],
    fuller: ({ accountId, unitId }) => [
      { body: { format: 'csv', filter: { accountId } } },
      { body: { format: 'csv', filter: { unitId } } },
    ],
  }),
  trial(audit.verifyAudit)('none', () => ({ body: {} })),
];

export const identityTrials = [...loginTrials, ...ownTrials, ...unitTrials, ...peopleTrials, ...auditTrials];
