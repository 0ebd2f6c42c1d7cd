/** 本人账号: what people manage themselves: sessions, second factors, tokens. */
import { z } from 'zod';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { id, none, shownLine } from '#contract/platform/schema.ts';
import { ceremonySchema as ceremony, codeSchema as code } from '#contract/session/endpoints.ts';
import { meSchema } from '#contract/access/me.ts';
import { tokenScopes } from '#core/access/policy.ts';
import { sessionTopics } from '#contract/session/topics.ts';

const tag = '本人账号';

export const sessionSchema = z.object({
  id,
  current: z.boolean(),
  method: z.string(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
});

export const listSessions = endpoint({
  id: 'listSessions',
  tag,
  method: 'GET',
  path: '/api/me/sessions',
  summary: '自己在各处的登录',
  reads: [sessionTopics.logins],
  params: none,
  query: none,
  body: none,
  response: z.object({ sessions: z.array(sessionSchema) }),
  failures: [],
});

export const endSession = endpoint({
  id: 'endSession',
  tag,
  method: 'DELETE',
  path: '/api/me/sessions/{sessionId}',
  summary: '结束自己的一处登录',
  touches: [sessionTopics.logins],
  params: z.object({ sessionId: id }),
  query: none,
  body: none,
  response: none,
  failures: ['session-not-found'],
});

export const rememberedDeviceSchema = z.object({
  id,
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  provenAt: z.string(),
  lastUsedAt: z.string(),
  /** By what was agreed to and what the jurisdiction allows now, whichever is earlier; null: the factor is asked for all the same, as the post wants it. */
  until: z.string().nullable(),
});

export const listRememberedDevices = endpoint({
  id: 'listRememberedDevices',
  tag,
  method: 'GET',
  path: '/api/me/remembered-devices',
  summary: '记住的设备：在这些浏览器登录时不再验证第二因素',
  reads: [sessionTopics.rememberedDevices, sessionTopics.credentials, sessionTopics.logins, sessionTopics.securitySettings],
  params: none,
  query: none,
  body: none,
  response: z.object({ devices: z.array(rememberedDeviceSchema) }),
  failures: [],
});

export const endRememberedDevice = endpoint({
  id: 'endRememberedDevice',
  tag,
  method: 'DELETE',
  path: '/api/me/remembered-devices/{deviceId}',
  summary: '不再记住一台设备：在那里登录时须重新验证第二因素',
  touches: [sessionTopics.rememberedDevices],
  params: z.object({ deviceId: id }),
  query: none,
  body: none,
  response: none,
  failures: ['remembered-device-not-found'],
});

/** Of the notices in `me`: those that the person has seen. */
export const readNotices = endpoint({
  id: 'readNotices',
  tag,
  method: 'POST',
  path: '/api/me/notices/read',
  summary: '账号变动提醒已阅',
  touches: [sessionTopics.session],
  params: none,
  query: none,
  body: z.object({ ids: z.array(id).min(1).max(100) }),
  response: none,
  failures: [],
});

/** The rules that a new password must keep, as figures for the form's hint. */
export const passwordRulesSchema = z.object({
  preset: z.enum(['djbh3', 'asvs']),
  minLength: z.int(),
  minClasses: z.int(),
  history: z.int(),
  maxAgeDays: z.int().nullable(),
});
export type PasswordRuleFigures = z.infer<typeof passwordRulesSchema>;

export const getCredentials = endpoint({
  id: 'getCredentials',
  tag,
  method: 'GET',
  path: '/api/me/credentials',
  summary: '自己的密码、动态口令、通行密钥和绑定的统一身份',
  reads: [sessionTopics.credentials, sessionTopics.securitySettings],
  params: none,
  query: none,
  body: none,
  response: z.object({
    passwordSetAt: z.string().nullable(),
    passwordUntil: day.nullable(),
    totp: z.boolean(),
    passkeys: z.array(z.object({ id: z.string(), label: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() })),
    subjects: z.array(z.object({ issuer: z.string(), linkedAt: z.string() })),
    rules: passwordRulesSchema,
  }),
  failures: ['sign-in-unfinished'],
});

/** The secret is kept only when confirmTotp brings a code made with it; no secret that was not offered to this session is taken. */
export const beginTotp = endpoint({
  id: 'beginTotp',
  tag,
  method: 'POST',
  path: '/api/me/totp',
  summary: '开始绑定动态口令：密钥和二维码',
  touches: [],
  params: none,
  query: none,
  body: none,
  response: z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() }),
  failures: ['sign-in-unfinished'],
});

export const confirmTotp = endpoint({
  id: 'confirmTotp',
  tag,
  method: 'PUT',
  path: '/api/me/totp',
  summary: '用一个动态口令确认绑定',
  touches: [sessionTopics.credentials],
  params: none,
  query: none,
  body: z.object({ secret: z.string().regex(/^[A-Z2-7]{16,128}$/), code }),
  response: meSchema,
  throttled: true,
  failures: ['sign-in-unfinished', 'code-refused', 'totp-not-offered'],
});

export const removeTotp = endpoint({
  id: 'removeTotp',
  tag,
  method: 'DELETE',
  path: '/api/me/totp',
  summary: '解除动态口令',
  touches: [sessionTopics.credentials],
  params: none,
  query: none,
  body: none,
  response: meSchema,
  failures: ['factor-needed'],
});

export const beginPasskey = endpoint({
  id: 'beginPasskey',
  tag,
  method: 'POST',
  path: '/api/me/passkeys/options',
  summary: '开始添加通行密钥',
  touches: [],
  params: none,
  query: none,
  body: none,
  response: z.object({ options: ceremony }),
  failures: ['sign-in-unfinished', 'passkey-unavailable'],
});

export const addPasskey = endpoint({
  id: 'addPasskey',
  tag,
  method: 'POST',
  path: '/api/me/passkeys',
  summary: '添加通行密钥',
  touches: [sessionTopics.credentials],
  params: none,
  query: none,
  body: z.object({ label: shownLine(40), response: ceremony }),
  response: meSchema,
  failures: ['sign-in-unfinished', 'passkey-refused', 'passkey-expired', 'passkey-unavailable'],
});

export const removePasskey = endpoint({
  id: 'removePasskey',
  tag,
  method: 'DELETE',
  path: '/api/me/passkeys/{passkeyId}',
  summary: '删除通行密钥',
  touches: [sessionTopics.credentials],
  params: z.object({ passkeyId: z.string().min(1).max(500) }),
  query: none,
  body: none,
  response: meSchema,
  failures: ['passkey-not-found', 'factor-needed'],
});

export const tokenSchema = z.object({
  id,
  label: z.string(),
  scopes: z.array(z.enum(tokenScopes)),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  expiresAt: z.string(),
});

export const listTokens = endpoint({
  id: 'listTokens',
  tag,
  method: 'GET',
  path: '/api/me/tokens',
  summary: '自己的接口令牌',
  reads: [sessionTopics.tokens],
  params: none,
  query: none,
  body: none,
  response: z.object({ tokens: z.array(tokenSchema) }),
  failures: [],
});

/** The secret is shown once. The token acts in the post that makes it. */
export const addToken = endpoint({
  id: 'addToken',
  tag,
  method: 'POST',
  path: '/api/me/tokens',
  summary: '新建接口令牌；只显示这一次',
  touches: [sessionTopics.tokens],
  params: none,
  query: none,
  body: z.object({ label: shownLine(40), scopes: z.array(z.enum(tokenScopes)).min(1), days: z.int().min(1).max(366) }),
  response: z.object({ secret: z.string(), token: tokenSchema }),
  failures: ['token-deputy', 'token-post-missing'],
});

export const endToken = endpoint({
  id: 'endToken',
  tag,
  method: 'DELETE',
  path: '/api/me/tokens/{tokenId}',
  summary: '停用接口令牌',
  touches: [sessionTopics.tokens],
  params: z.object({ tokenId: id }),
  query: none,
  body: none,
  response: none,
  failures: ['token-not-found'],
});
