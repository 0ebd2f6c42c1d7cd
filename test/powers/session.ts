/** Logging in, the first start, one's own account and the settings of logins. */
import * as start from '#contract/session/first-start-endpoints.ts';
import * as own from '#contract/session/own-account-endpoints.ts';
import * as feedback from '#contract/session/feedback-endpoints.ts';
import * as session from '#contract/session/endpoints.ts';
import * as settings from '#contract/session/security-settings-endpoints.ts';
import { accountKit, type AccountKit } from '#test/powers/walk/account-kit.ts';
import { stale, type DomainPowers } from '#test/powers/walk/domain.ts';
import { fill } from '#test/powers/walk/seed.ts';
import { nothing, ones, type Making, type Targets } from '#test/powers/walk/target.ts';
import { trial } from '#test/powers/walk/trial.ts';

declare module '#test/powers/walk/target.ts' {
  interface Target extends AccountKit {}
}

/** A contact of each unit, with one of everything that belongs to an account. */
async function seed({ server, elsewhere, atHome, abroad }: Making): Promise<void> {
  for (const target of atHome) fill(target, await accountKit(server, 'contact', { unit: target.unit }));
  fill(abroad, await accountKit(elsewhere, 'contact', { unit: abroad.unit, jurisdictionId: elsewhere.jurisdictionId }));
}

/** Without a post there is none to switch to. */
const onesPost: Targets = {
  ...ones,
  all: (world, persona) => ones.all(world, persona.role === null ? { ...persona, own: null } : persona),
};

const secret = 'nobody-made-this-secret';
const reason = '测试';

const loginTrials = [
  trial(session.getSession)(nothing, () => ({})),
  trial(session.logIn)(nothing, () => ({ body: { loginName: 'nobody-has-this-name', password: 'x' } })),
  trial(session.askPasskey)(nothing, () => ({})),
  trial(session.provePasskey)(nothing, () => ({ body: { response: {} } })),
  trial(session.beginOidc)(nothing, () => ({ body: { purpose: 'login' } })),
  trial(session.finishOidc)(nothing, () => ({ body: { query: '' } })),
  trial(start.checkLink)(nothing, () => ({ body: { secret } })),
  trial(start.setUp)(nothing, () => ({
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
  trial(start.acceptInvite)(nothing, () => ({ body: { secret, password: 'x' } })),
  trial(start.listDemoPeople)(nothing, () => ({})),
  trial(start.enterDemo)(nothing, ({ postId }) => ({ body: { postId } })),
  trial(session.proveTotp)(nothing, () => ({ body: { code: '000000' } })),
  trial(session.choosePassword)(nothing, () => ({ body: { current: null, next: 'x' } }), { spendsSession: true }),
  trial(session.logOut)(nothing, () => ({}), { spendsSession: true }),
];

const ownTrials = [
  trial(own.getCredentials)(nothing, () => ({})),
  trial(own.beginTotp)(nothing, () => ({})),
  trial(own.confirmTotp)(nothing, () => ({ body: { secret: 'A'.repeat(32), code: '000000' } })),
  trial(own.removeTotp)(nothing, () => ({})),
  trial(own.beginPasskey)(nothing, () => ({})),
  trial(own.addPasskey)(nothing, () => ({ body: { label: '测试', response: {} } })),
  trial(own.removePasskey)(ones, ({ passkeyId }) => ({ params: { passkeyId } })),
  trial(start.acceptJoin)(nothing, () => ({ body: { secret } })),
  trial(session.switchPost)(onesPost, ({ postId }) => ({ body: { postId } }), { spendsSession: true }),
  trial(session.proveAgain)(nothing, () => ({ body: { by: 'password', password: 'x' } }), { spendsSession: true }),
  trial(own.readNotices)(nothing, ({ postId }) => ({ body: { ids: [postId] } })),
  trial(own.listSessions)(ones, () => ({}), { shows: (text, { sessionId }) => text.includes(sessionId) }),
  trial(own.endSession)(ones, ({ sessionId }) => ({ params: { sessionId } })),
  trial(own.listRememberedDevices)(ones, () => ({}), { shows: (text, { rememberedDeviceId }) => text.includes(rememberedDeviceId) }),
  trial(own.endRememberedDevice)(ones, ({ rememberedDeviceId }) => ({ params: { deviceId: rememberedDeviceId } })),
  trial(own.listTokens)(ones, () => ({}), { shows: (text, { tokenId }) => text.includes(tokenId) }),
  trial(own.addToken)(nothing, () => ({ body: { label: '测试', scopes: ['plan.read'], days: 1 } })),
  trial(own.endToken)(ones, ({ tokenId }) => ({ params: { tokenId } })),
];

const settingsTrials = [
  trial(settings.getSecuritySettings)(nothing, () => ({})),
  trial(settings.changeSecuritySettings)(nothing, () => ({
    body: { preset: 'djbh3', changes: {}, factorFrom: '2026-04-01', reason, revision: stale },
  })),
  // Nobody has set it: whoever gets as far is told so.
  trial(feedback.changeFeedback)(nothing, () => ({ body: { feedback: null, was: '12345' } })),
];

export const powers: DomainPowers = { seed, trials: [...loginTrials, ...ownTrials, ...settingsTrials] };
