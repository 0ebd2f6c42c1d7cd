/** 登录: sessions, second factors, one's own account. */
import { z } from 'zod';
import { id, none, printedLine } from '#contract/platform/schema.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { meSchema } from '#contract/access/me.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { endings } from '#core/session/session-expiry.ts';
import { sessionTopics } from '#contract/session/topics.ts';

const tag = '登录';

/** Small Latin letters, digits, dot, hyphen, underscore; 3 to 40. */
export const loginNameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(40)
  .regex(/^[a-z][a-z0-9._-]{2,39}$/);

export const displayNameSchema = printedLine(1, 40);

/** No limit below what the policy says: it answers in words. */
export const passwordSchema = z.string().min(1).max(300);

export const codeSchema = z
  .string()
  .trim()
  .max(6)
  .regex(/^\d{6}$/);
/** What the browser's WebAuthn call made; @simplewebauthn checks it. */

export const ceremonySchema = z.record(z.string(), z.unknown());

/** Refusals of a new password, each with the way out in its message. */
export const newPasswordFailures = [
  'password-too-short',
  'password-too-long',
  'password-too-simple',
  'password-too-common',
  'password-personal',
  'password-used-before',
  'sign-in-busy',
] as const;

const installationSchema = z.object({
  /** Someone has opened the setup link and named the first people. */
  setUp: z.boolean(),
  demo: z.boolean(),
  /** What stands on the button of the identity provider; null: there is none. */
  oidc: z.string().nullable(),
  /** The address that browsers use can carry passkeys: a name (not a number) over TLS, or localhost. */
  passkeys: z.boolean(),
  /** Where 意见与投诉 leads for who is not logged in. */
  feedback: z.string().nullable(),
});

/** Asked by every page first. */
export const getSession = endpoint({
  id: 'getSession',
  tag,
  method: 'GET',
  background: true,
  path: '/api/session',
  summary: '当前登录的人、岗位和登录所处步骤；没有登录时只有本机的基本情况',
  reads: [sessionTopics.session, sessionTopics.securitySettings, unitTopics.units],
  params: none,
  query: none,
  body: none,
  /** `ended`: why the session that the browser still names is over; null when it names none, or that is not known. */
  response: z.object({ installation: installationSchema, me: meSchema.nullable(), ended: z.enum(endings).nullable() }),
  failures: [],
});

const loggedIn = meSchema;

const loginFailures = ['sign-in-busy', 'login-refused', 'login-locked', 'account-disabled', 'initial-password-expired'] as const;

export const logIn = endpoint({
  id: 'logIn',
  tag,
  method: 'POST',
  path: '/api/session',
  summary: '用登录名和密码登录；之后可能还要第二因素',
  touches: [],
  params: none,
  query: none,
  body: z.object({ loginName: z.string().trim().min(1).max(100), password: passwordSchema }),
  response: loggedIn,
  throttled: true,
  failures: loginFailures,
});

/** As a second factor: it is not asked for in this browser for some days (`rememberDays` of `me`). */
const remember = z.boolean().default(false);

export const proveTotp = endpoint({
  id: 'proveTotp',
  tag,
  method: 'POST',
  path: '/api/session/totp',
  summary: '第二因素：动态口令',
  touches: [],
  params: none,
  query: none,
  body: z.object({ code: codeSchema, remember }),
  response: loggedIn,
  throttled: true,
  failures: ['code-refused', 'login-locked', 'factor-not-asked', 'totp-secret-unreadable', 'remembering-not-allowed'],
});

/** For a login without a name, or as the second factor of a login that has begun. */
export const askPasskey = endpoint({
  id: 'askPasskey',
  tag,
  method: 'POST',
  path: '/api/session/passkey/options',
  summary: '取得通行密钥登录的挑战',
  touches: [],
  params: none,
  query: none,
  body: none,
  response: z.object({ options: ceremonySchema }),
  throttled: true,
  failures: ['passkey-unavailable'],
});

export const provePasskey = endpoint({
  id: 'provePasskey',
  tag,
  method: 'POST',
  path: '/api/session/passkey',
  summary: '用通行密钥登录，或作第二因素',
  touches: [],
  params: none,
  query: none,
  body: z.object({ response: ceremonySchema, remember }),
  response: loggedIn,
  throttled: true,
  failures: ['passkey-refused', 'passkey-cloned', 'passkey-expired', 'account-disabled', 'passkey-unavailable', 'remembering-not-allowed'],
});

/** In the middle of a session: the password, a code or a passkey once more. Changes of the login itself ask for it (`freshProof` in the policies). */
export const proveAgain = endpoint({
  id: 'proveAgain',
  tag,
  method: 'POST',
  path: '/api/session/proof',
  summary: '再次验证身份：密码、动态口令或通行密钥之一；十分钟内可以改动自己的登录方式',
  touches: [],
  params: none,
  query: none,
  body: z.discriminatedUnion('by', [
    z.object({ by: z.literal('password'), password: passwordSchema }),
    z.object({ by: z.literal('totp'), code: codeSchema }),
    z.object({ by: z.literal('passkey'), response: ceremonySchema }),
  ]),
  response: loggedIn,
  throttled: true,
  failures: [
    'remembered-needs-factor',
    'password-wrong',
    'code-refused',
    'factor-not-asked',
    'proofs-exhausted',
    'sign-in-busy',
    'totp-secret-unreadable',
    'passkey-refused',
    'passkey-cloned',
    'passkey-expired',
    'passkey-unavailable',
  ],
});

/** `link`: joins the identity provider's account to the one that is logged in. `prove`: logs in there once more, as a fresh proof. */
export const beginOidc = endpoint({
  id: 'beginOidc',
  tag,
  method: 'POST',
  path: '/api/session/oidc',
  summary: '取得统一身份认证的登录地址',
  touches: [],
  params: none,
  query: none,
  body: z.object({ purpose: z.enum(['login', 'link', 'prove']) }),
  response: z.object({ url: z.string() }),
  throttled: true,
  failures: [
    'oidc-not-configured',
    'oidc-unreachable',
    'oidc-misconfigured',
    'oidc-refused',
    'not-signed-in',
    'proof-needed',
    'remembered-needs-factor',
  ],
});

/** The page /login/oidc hands on the query that the provider sent it. */
export const finishOidc = endpoint({
  id: 'finishOidc',
  tag,
  method: 'POST',
  path: '/api/session/oidc/finish',
  summary: '统一身份认证返回后完成登录或绑定',
  touches: [sessionTopics.credentials],
  params: none,
  query: none,
  body: z.object({ query: z.string().max(4000) }),
  response: loggedIn,
  throttled: true,
  failures: [
    'oidc-not-configured',
    'oidc-unreachable',
    'oidc-misconfigured',
    'oidc-refused',
    'oidc-expired',
    'oidc-unknown-subject',
    'oidc-subject-taken',
    'oidc-other-person',
    'account-disabled',
  ],
});

export const logOut = endpoint({
  id: 'logOut',
  tag,
  method: 'DELETE',
  path: '/api/session',
  summary: '退出登录',
  touches: [],
  params: none,
  query: none,
  body: none,
  response: none,
  failures: [],
});

/** `current` is asked for unless the login is at the stage `password`. All other sessions end. */
export const choosePassword = endpoint({
  id: 'choosePassword',
  tag,
  method: 'PUT',
  path: '/api/session/password',
  summary: '修改自己的密码；其他地方的登录随即失效',
  touches: [sessionTopics.credentials, sessionTopics.logins, sessionTopics.tokens],
  params: none,
  query: none,
  body: z.object({ current: passwordSchema.nullable(), next: passwordSchema }),
  response: loggedIn,
  throttled: true,
  failures: ['sign-in-unfinished', 'password-wrong', 'proofs-exhausted', 'proof-needed', ...newPasswordFailures],
});

export const switchPost = endpoint({
  id: 'switchPost',
  tag,
  method: 'POST',
  path: '/api/session/post',
  summary: '换一个岗位办事，也可以是在别的辖区的岗位；记入操作记录',
  touches: [],
  params: none,
  query: none,
  body: z.object({ postId: id }),
  response: loggedIn,
  failures: ['post-not-found', 'post-needs-factor', 'proof-needed'],
});
