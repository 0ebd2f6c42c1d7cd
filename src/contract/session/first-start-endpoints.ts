/** 首次设置和一次性链接: logins of people who have no password yet. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { id, none, printedLine } from '#contract/platform/schema.ts';
import { passwordRulesSchema } from '#contract/session/own-account-endpoints.ts';
import { displayNameSchema, loginNameSchema, newPasswordFailures, passwordSchema as password } from '#contract/session/endpoints.ts';
import { meSchema } from '#contract/access/me.ts';
import { roles } from '#core/access/subject.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { sessionTopics } from '#contract/session/topics.ts';

const tag = '首次设置';
const secret = z.string().trim().min(20).max(200);

/** What a link leads to, before anything is typed. */
export const checkLink = endpoint({
  id: 'checkLink',
  tag,
  method: 'POST',
  path: '/api/links/check',
  summary: '查看一次性链接的用途：首次设置，或某人设密码',
  touches: [],
  params: none,
  query: none,
  body: z.object({ secret }),
  response: z.object({
    purpose: z.enum(['setup', 'invite', 'join']),
    jurisdiction: z.string(),
    loginName: z.string().nullable(),
    displayName: z.string().nullable(),
    rules: passwordRulesSchema,
  }),
  throttled: true,
  failures: ['link-expired'],
});

const firstPerson = z.object({ loginName: loginNameSchema, displayName: displayNameSchema });

export const setUpSchema = z.object({
  secret,
  jurisdictionName: printedLine(2, 40),
  preset: z.enum(['djbh3', 'asvs']),
  systemAdmin: firstPerson,
  securityAdmin: firstPerson,
  auditAdmin: firstPerson,
  office: firstPerson.extend({
    /** The unit that the office sits in, as printed; its row is taken from the seed or made. */
    unitName: printedLine(2, 60),
  }),
});

/** Names the first four people; each gets a link of their own to set a password. */
export const setUp = endpoint({
  id: 'setUp',
  tag,
  method: 'POST',
  path: '/api/setup',
  summary: '首次设置：辖区名称、三位管理员和推进办',
  touches: [sessionTopics.session, unitTopics.units],
  params: none,
  query: none,
  body: setUpSchema,
  response: z.object({
    links: z.array(z.object({ role: z.enum(roles), loginName: z.string(), displayName: z.string(), link: z.string(), until: z.string() })),
  }),
  throttled: true,
  failures: ['link-expired', 'login-name-taken', 'login-names-same'],
});

/** Sets the password of the account that the link was made for, and starts its session. */
export const acceptInvite = endpoint({
  id: 'acceptInvite',
  tag,
  method: 'POST',
  path: '/api/links/accept',
  summary: '用一次性链接设置密码',
  touches: [],
  params: none,
  query: none,
  body: z.object({ secret, password }),
  response: meSchema,
  throttled: true,
  failures: ['link-expired', 'account-disabled', ...newPasswordFailures],
});

/** Joins the login of the caller to the account that the link was made for: from now on it has that account's posts too. */
export const acceptJoin = endpoint({
  id: 'acceptJoin',
  tag,
  method: 'POST',
  path: '/api/links/join',
  summary: '凭一次性链接，用已有的登录加入另一个辖区',
  touches: [sessionTopics.session],
  params: none,
  query: none,
  body: z.object({ secret }),
  response: meSchema,
  throttled: true,
  failures: ['link-expired', 'account-disabled', 'join-other-login'],
});

/** Demonstrations only: the sample people. */
export const listDemoPeople = endpoint({
  id: 'listDemoPeople',
  tag,
  method: 'GET',
  path: '/api/demo/people',
  summary: '演示环境的样例人员',
  reads: [],
  params: none,
  query: none,
  body: none,
  response: z.object({
    people: z.array(z.object({ postId: id, role: z.enum(roles), displayName: z.string(), unitName: z.string().nullable() })),
  }),
  failures: ['demo-only'],
});

export const enterDemo = endpoint({
  id: 'enterDemo',
  tag,
  method: 'POST',
  path: '/api/demo/session',
  summary: '演示环境：以样例人员的身份进入',
  touches: [],
  params: none,
  query: none,
  body: z.object({ postId: id }),
  response: meSchema,
  failures: ['demo-only', 'post-not-found'],
});
