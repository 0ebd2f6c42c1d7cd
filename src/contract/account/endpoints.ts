/** 人员: accounts and their posts. The system administrator makes accounts, the security administrator gives powers. */
import { z } from 'zod';
import { id, none, reason, shownLine } from '#contract/platform/schema.ts';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { historySchema } from '#contract/platform/history.ts';
import { sessionSchema } from '#contract/session/own-account-endpoints.ts';
import { displayNameSchema, loginNameSchema } from '#contract/session/endpoints.ts';
import { postSchema, scopeSchema } from '#contract/access/me.ts';
import { powerClasses, roles } from '#core/access/subject.ts';
import { deputyStates } from '#core/account/deputy.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { sessionTopics } from '#contract/session/topics.ts';
import { accountTopics } from '#contract/account/topics.ts';

/** The reason, required by every change that takes something from a person. */
export const withReason = z.object({ reason });

const tag = '人员';

const accountParams = z.object({ accountId: id });

export const accountSchema = z.object({
  id,
  loginName: z.string(),
  displayName: z.string(),
  powerClass: z.enum(powerClasses),
  unitId: id.nullable(),
  unitName: z.string().nullable(),
  phone: z.string().nullable(),
  state: z.enum(['invited', 'active', 'disabled']),
  /** It was given an initial password, and nobody has logged in yet. */
  awaitsFirstLogin: z.boolean(),
  locked: z.boolean(),
  /** It could log in, and nobody has used it for 90 days. */
  unused: z.boolean(),
  /** The day within the next two weeks on which it will be disabled unless somebody uses it; null: none. */
  disablesOn: day.nullable(),
  /** Of a disabled account: for how many days nobody had used it, where that is why; null: a person disabled it. */
  disabledUnusedDays: z.int().nullable(),
  factors: z.object({ totp: z.boolean(), passkeys: z.int(), oidc: z.int() }),
  posts: z.array(
    postSchema.extend({
      grantedAt: z.string(),
      grantedBy: z.string(),
      endedAt: z.string().nullable(),
      firstDay: day,
      state: z.enum(deputyStates),
      /** Who stands in for this one (代理) or will, by the first day. */
      deputies: z.array(z.object({ name: z.string(), firstDay: day, lastDay: day })),
    }),
  ),
  lastLoginAt: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  /** Its login belongs to another jurisdiction, or will when the person joins. */
  joins: z.boolean(),
  revision: z.int(),
});

export type Account = z.infer<typeof accountSchema>;

export const listAccounts = endpoint({
  id: 'listAccounts',
  tag,
  method: 'GET',
  path: '/api/accounts',
  summary: '人员及其岗位',
  reads: [accountTopics.accounts, unitTopics.units, sessionTopics.credentials, sessionTopics.securitySettings],
  params: none,
  query: z.object({
    text: z.string().trim().max(50).optional(),
    unitId: id.optional(),
    role: z.enum(roles).optional(),
    state: z.enum(['invited', 'active', 'disabled']).optional(),
  }),
  body: none,
  response: z.object({ accounts: z.array(accountSchema) }),
  failures: [],
});

export const getAccount = endpoint({
  id: 'getAccount',
  tag,
  method: 'GET',
  path: '/api/accounts/{accountId}',
  summary: '读取一个人员',
  reads: [accountTopics.accounts, unitTopics.units, sessionTopics.credentials, sessionTopics.securitySettings],
  params: accountParams,
  query: none,
  body: none,
  response: accountSchema,
  failures: ['account-not-found'],
});

/** Access for the first login: a one-time link, or an initial password that must be changed at once. */
const access = z.object({
  account: accountSchema,
  link: z.string().nullable(),
  initialPassword: z.string().nullable(),
  until: z.string().nullable(),
});

/** A link to set a password, or an initial password. */
export const accessMethod = z.enum(['link', 'password']);

/** The same, or a link by which a person with a login of another jurisdiction joins this one. */
export const firstAccessMethod = z.enum([...accessMethod.options, 'join']);
export type AccessMethod = z.infer<typeof firstAccessMethod>;

export const addAccount = endpoint({
  id: 'addAccount',
  tag,
  method: 'POST',
  path: '/api/accounts',
  summary: '新建人员；岗位由安全管理员另行授予',
  touches: [accountTopics.accounts, unitTopics.people],
  params: none,
  query: none,
  body: z.object({
    loginName: loginNameSchema,
    displayName: displayNameSchema,
    powerClass: z.enum(powerClasses),
    unitId: id.nullable(),
    phone: shownLine(30).nullable(),
    method: firstAccessMethod,
  }),
  response: access,
  failures: ['login-name-taken', 'login-name-unknown', 'account-unit-invalid', 'sign-in-busy'],
});

export const editAccount = endpoint({
  id: 'editAccount',
  tag,
  method: 'PATCH',
  path: '/api/accounts/{accountId}',
  summary: '修改姓名、单位、电话',
  touches: [accountTopics.accounts, unitTopics.people, sessionTopics.session],
  params: accountParams,
  query: none,
  body: z
    .object({ displayName: displayNameSchema, unitId: id.nullable(), phone: shownLine(30).nullable() })
    .partial()
    .extend({ revision: z.int() }),
  response: accountSchema,
  failures: ['account-not-found', 'account-changed', 'account-unit-invalid'],
});

/** All sessions and tokens of the person end at once. */
export const disableAccount = endpoint({
  id: 'disableAccount',
  tag,
  method: 'POST',
  path: '/api/accounts/{accountId}/disable',
  summary: '停用人员，其登录随即失效',
  touches: [accountTopics.accounts, accountTopics.logins, unitTopics.people],
  params: accountParams,
  query: none,
  body: withReason,
  response: accountSchema,
  failures: ['account-not-found', 'account-own', 'account-last-admin'],
});

export const enableAccount = endpoint({
  id: 'enableAccount',
  tag,
  method: 'POST',
  path: '/api/accounts/{accountId}/enable',
  summary: '恢复停用的人员',
  touches: [accountTopics.accounts, unitTopics.people],
  params: accountParams,
  query: none,
  body: none,
  response: accountSchema,
  failures: ['account-not-found'],
});

/** New access for a person who lost the password. The second factor stays: only the security administrator can remove it. */
export const giveAccess = endpoint({
  id: 'giveAccess',
  tag,
  method: 'POST',
  path: '/api/accounts/{accountId}/access',
  summary: '重发设密码的链接，或生成初始密码',
  touches: [accountTopics.accounts, accountTopics.logins],
  params: accountParams,
  query: none,
  body: z.object({ method: accessMethod }),
  response: access,
  failures: ['account-not-found', 'account-needs-enabling', 'account-own', 'account-joins', 'sign-in-busy'],
});

export const resetFactors = endpoint({
  id: 'resetFactors',
  tag,
  method: 'POST',
  path: '/api/accounts/{accountId}/factors/reset',
  summary: '清除第二因素：本人下次登录时重新绑定',
  touches: [accountTopics.accounts, accountTopics.logins],
  params: accountParams,
  query: none,
  body: withReason,
  response: accountSchema,
  failures: ['account-joins', 'account-not-found', 'account-own'],
});

export const unlockAccount = endpoint({
  id: 'unlockAccount',
  tag,
  method: 'POST',
  path: '/api/accounts/{accountId}/unlock',
  summary: '解除因多次输错密码的锁定',
  touches: [accountTopics.accounts],
  params: accountParams,
  query: none,
  body: none,
  response: accountSchema,
  failures: ['account-joins', 'account-not-found'],
});

/** The subject (sub) of the person at the identity provider, entered by hand. */
export const linkSubject = endpoint({
  id: 'linkSubject',
  tag,
  method: 'POST',
  path: '/api/accounts/{accountId}/subjects',
  summary: '绑定统一身份认证中的账号标识',
  touches: [accountTopics.accounts, accountTopics.logins, sessionTopics.credentials],
  params: accountParams,
  query: none,
  body: z.object({ subject: z.string().trim().min(1).max(255) }),
  response: accountSchema,
  failures: ['account-joins', 'account-not-found', 'oidc-not-configured', 'oidc-subject-taken'],
});

/** All links, for example one made by mistake, or to an account that the provider gave to another person. */
export const unlinkSubjects = endpoint({
  id: 'unlinkSubjects',
  tag,
  method: 'POST',
  path: '/api/accounts/{accountId}/subjects/remove',
  summary: '解除统一身份的绑定，其登录随即结束',
  touches: [accountTopics.accounts, accountTopics.logins],
  params: accountParams,
  query: none,
  body: withReason,
  response: accountSchema,
  failures: ['account-joins', 'account-not-found', 'account-own'],
});

export const grantPost = endpoint({
  id: 'grantPost',
  tag,
  method: 'POST',
  path: '/api/accounts/{accountId}/posts',
  summary: '授予岗位：角色和范围',
  touches: [accountTopics.accounts],
  params: accountParams,
  query: none,
  body: z.object({ role: z.enum(roles), unitId: id.nullable(), scope: scopeSchema }),
  response: accountSchema,
  failures: [
    'account-not-found',
    'account-own',
    'account-needs-enabling',
    'post-wrong-class',
    'post-exists',
    'post-scope-invalid',
    'post-unit-invalid',
    'post-outside-invalid',
    'post-group-invalid',
  ],
});

export const endPost = endpoint({
  id: 'endPost',
  tag,
  method: 'POST',
  path: '/api/accounts/{accountId}/posts/{postId}/end',
  summary: '收回岗位',
  touches: [accountTopics.accounts, accountTopics.logins],
  params: z.object({ accountId: id, postId: id }),
  query: none,
  body: withReason,
  response: accountSchema,
  failures: ['account-not-found', 'post-not-found', 'account-own', 'account-last-admin'],
});

export const listAccountSessions = endpoint({
  id: 'listAccountSessions',
  tag,
  method: 'GET',
  path: '/api/accounts/{accountId}/sessions',
  summary: '某人在各处的登录',
  reads: [accountTopics.logins, sessionTopics.logins, sessionTopics.tokens],
  params: accountParams,
  query: none,
  body: none,
  response: z.object({ sessions: z.array(sessionSchema) }),
  failures: ['account-not-found'],
});

export const endAccountSessions = endpoint({
  id: 'endAccountSessions',
  tag,
  method: 'POST',
  path: '/api/accounts/{accountId}/sessions/end',
  summary: '结束某人的全部登录和接口令牌',
  touches: [accountTopics.logins, sessionTopics.logins, sessionTopics.tokens],
  params: accountParams,
  query: none,
  body: withReason,
  response: z.object({ ended: z.int() }),
  failures: ['account-not-found'],
});

export const getAccountHistory = endpoint({
  id: 'getAccountHistory',
  tag,
  method: 'GET',
  path: '/api/accounts/{accountId}/history',
  summary: '一个人员的操作记录',
  reads: [accountTopics.accounts, accountTopics.logins],
  params: accountParams,
  query: none,
  body: none,
  response: historySchema,
  failures: ['account-not-found'],
});
