/** 登录: sessions, second factors, one's own account. */
import { z } from 'zod';
import { day } from '#contract/day.ts';
import { endpoint } from '#contract/endpoint.ts';
import { tokenScopes } from '#core/identity/policy.ts';
import { powerClasses, roles, scopeKinds } from '#core/identity/subject.ts';

const id = z.uuid();
const none = z.object({});
const tag = '登录';

/** Small Latin letters, digits, dot, hyphen, underscore; 3 to 40. */
export const loginNameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{2,39}$/);
export const displayNameSchema = z.string().trim().min(1).max(40);
const secret = z.string().trim().min(20).max(200);
/** No limit below what the policy says: it answers in words. */
const password = z.string().min(1).max(300);
const code = z
  .string()
  .trim()
  .regex(/^\d{6}$/);
/** What the browser's WebAuthn call made; @simplewebauthn checks it. */
const ceremony = z.record(z.string(), z.unknown());

export const scopeSchema = z.object({ kind: z.enum(scopeKinds), unitId: id.nullable() });

export const postSchema = z.object({
  id,
  role: z.enum(roles),
  unitId: id.nullable(),
  unitName: z.string().nullable(),
  scope: scopeSchema.extend({ unitName: z.string().nullable() }),
});
export type Post = z.infer<typeof postSchema>;

export const meSchema = z.object({
  /** What is still to do: password (choose one) · factor (prove the second) · enroll (set one up) · full. */
  stage: z.enum(['password', 'factor', 'enroll', 'full']),
  account: z.object({ id, loginName: z.string(), displayName: z.string(), powerClass: z.enum(powerClasses) }),
  jurisdiction: z.object({ id, name: z.string(), demo: z.boolean() }),
  /** The post that acts; null when the account has none. */
  post: postSchema.nullable(),
  posts: z.array(postSchema),
  /** Which second factors the account has. */
  factors: z.object({ needed: z.boolean(), totp: z.boolean(), passkeys: z.int() }),
  /** The last day of the password; null: it does not expire. */
  passwordUntil: day.nullable(),
  idleSeconds: z.int().nullable(),
  expiresAt: z.string(),
  today: day,
});
export type Me = z.infer<typeof meSchema>;

const installationSchema = z.object({
  /** Someone has opened the setup link and named the first people. */
  setUp: z.boolean(),
  demo: z.boolean(),
  /** What stands on the button of the identity provider; null: there is none. */
  oidc: z.string().nullable(),
  /** The address that browsers use can carry passkeys: a name (not a number) over TLS, or localhost. */
  passkeys: z.boolean(),
});

/** Asked by every page first. */
export const getSession = endpoint({
  id: 'getSession',
  tag,
  method: 'GET',
  quiet: true,
  path: '/api/session',
  summary: '当前登录的人、岗位和登录所处步骤；没有登录时只有本机的基本情况',
  params: none,
  query: none,
  body: none,
  response: z.object({ installation: installationSchema, me: meSchema.nullable() }),
  failures: [],
});

const loggedIn = meSchema;
const loginFailures = ['login-refused', 'login-locked', 'account-disabled'];

export const logIn = endpoint({
  id: 'logIn',
  tag,
  method: 'POST',
  path: '/api/session',
  summary: '用登录名和密码登录；之后可能还要第二因素',
  params: none,
  query: none,
  body: z.object({ loginName: z.string().trim().min(1).max(100), password }),
  response: loggedIn,
  guessable: true,
  failures: loginFailures,
});

export const proveTotp = endpoint({
  id: 'proveTotp',
  tag,
  method: 'POST',
  path: '/api/session/totp',
  summary: '第二因素：动态口令',
  params: none,
  query: none,
  body: z.object({ code }),
  response: loggedIn,
  guessable: true,
  failures: ['code-refused', 'login-locked', 'factor-not-asked'],
});

/** For a login without a name, or as the second factor of a login that has begun. */
export const askPasskey = endpoint({
  id: 'askPasskey',
  tag,
  method: 'POST',
  path: '/api/session/passkey/options',
  summary: '取得通行密钥登录的挑战',
  params: none,
  query: none,
  body: none,
  response: z.object({ options: ceremony }),
  guessable: true,
  failures: ['passkey-unavailable'],
});

export const provePasskey = endpoint({
  id: 'provePasskey',
  tag,
  method: 'POST',
  path: '/api/session/passkey',
  summary: '用通行密钥登录，或作第二因素',
  params: none,
  query: none,
  body: z.object({ response: ceremony }),
  response: loggedIn,
  guessable: true,
  failures: ['passkey-refused', 'login-locked', 'account-disabled', 'passkey-unavailable'],
});

/** `link`: joins the identity provider's account to the one that is logged in. */
export const beginOidc = endpoint({
  id: 'beginOidc',
  tag,
  method: 'POST',
  path: '/api/session/oidc',
  summary: '取得统一身份认证的登录地址',
  params: none,
  query: none,
  body: z.object({ purpose: z.enum(['login', 'link']) }),
  response: z.object({ url: z.string() }),
  failures: ['oidc-not-configured', 'oidc-unreachable', 'not-signed-in'],
});

/** The page /login/oidc hands on the query that the provider sent it. */
export const finishOidc = endpoint({
  id: 'finishOidc',
  tag,
  method: 'POST',
  path: '/api/session/oidc/finish',
  summary: '统一身份认证返回后完成登录或绑定',
  params: none,
  query: none,
  body: z.object({ query: z.string().max(4000) }),
  response: loggedIn,
  guessable: true,
  failures: [
    'oidc-not-configured',
    'oidc-unreachable',
    'oidc-refused',
    'oidc-expired',
    'oidc-unknown-subject',
    'oidc-subject-taken',
    'account-disabled',
  ],
});

export const logOut = endpoint({
  id: 'logOut',
  tag,
  method: 'DELETE',
  path: '/api/session',
  summary: '退出登录',
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
  params: none,
  query: none,
  body: z.object({ current: password.nullable(), next: password }),
  response: loggedIn,
  guessable: true,
  failures: [
    'password-wrong',
    'login-locked',
    'password-too-short',
    'password-too-long',
    'password-too-simple',
    'password-too-common',
    'password-personal',
    'password-used-before',
  ],
});

export const switchPost = endpoint({
  id: 'switchPost',
  tag,
  method: 'POST',
  path: '/api/session/post',
  summary: '换一个岗位办事；记入痕迹',
  params: none,
  query: none,
  body: z.object({ postId: id }),
  response: loggedIn,
  failures: ['post-not-found'],
});

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
  params: z.object({ sessionId: id }),
  query: none,
  body: none,
  response: none,
  failures: ['session-not-found'],
});

export const getCredentials = endpoint({
  id: 'getCredentials',
  tag,
  method: 'GET',
  path: '/api/me/credentials',
  summary: '自己的密码、动态口令、通行密钥和绑定的统一身份',
  params: none,
  query: none,
  body: none,
  response: z.object({
    passwordSetAt: z.string().nullable(),
    passwordUntil: day.nullable(),
    totp: z.boolean(),
    passkeys: z.array(z.object({ id: z.string(), label: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() })),
    subjects: z.array(z.object({ issuer: z.string(), linkedAt: z.string() })),
    /** The rules that a new password must keep, as figures for the form's hint. */
    rules: z.object({
      preset: z.enum(['djbh3', 'asvs']),
      minLength: z.int(),
      minClasses: z.int(),
      history: z.int(),
      maxAgeDays: z.int().nullable(),
    }),
  }),
  failures: [],
});

/** The secret is kept only when confirmTotp brings a code made with it. */
export const beginTotp = endpoint({
  id: 'beginTotp',
  tag,
  method: 'POST',
  path: '/api/me/totp',
  summary: '开始绑定动态口令：密钥和二维码',
  params: none,
  query: none,
  body: none,
  response: z.object({ secret: z.string(), uri: z.string(), qrSvg: z.string() }),
  failures: [],
});

export const confirmTotp = endpoint({
  id: 'confirmTotp',
  tag,
  method: 'PUT',
  path: '/api/me/totp',
  summary: '用一个动态口令确认绑定',
  params: none,
  query: none,
  body: z.object({ secret: z.string().regex(/^[A-Z2-7]{16,128}$/), code }),
  response: loggedIn,
  guessable: true,
  failures: ['code-refused'],
});

export const removeTotp = endpoint({
  id: 'removeTotp',
  tag,
  method: 'DELETE',
  path: '/api/me/totp',
  summary: '解除动态口令',
  params: none,
  query: none,
  body: none,
  response: loggedIn,
  failures: ['factor-needed'],
});

export const beginPasskey = endpoint({
  id: 'beginPasskey',
  tag,
  method: 'POST',
  path: '/api/me/passkeys/options',
  summary: '开始添加通行密钥',
  params: none,
  query: none,
  body: none,
  response: z.object({ options: ceremony }),
  failures: ['passkey-unavailable'],
});

export const addPasskey = endpoint({
  id: 'addPasskey',
  tag,
  method: 'POST',
  path: '/api/me/passkeys',
  summary: '添加通行密钥',
  params: none,
  query: none,
  body: z.object({ label: z.string().trim().min(1).max(40), response: ceremony }),
  response: loggedIn,
  failures: ['passkey-refused', 'passkey-unavailable'],
});

export const removePasskey = endpoint({
  id: 'removePasskey',
  tag,
  method: 'DELETE',
  path: '/api/me/passkeys/{passkeyId}',
  summary: '删除通行密钥',
  params: z.object({ passkeyId: z.string().min(1).max(500) }),
  query: none,
  body: none,
  response: loggedIn,
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
  params: none,
  query: none,
  body: z.object({ label: z.string().trim().min(1).max(40), scopes: z.array(z.enum(tokenScopes)).min(1), days: z.int().min(1).max(366) }),
  response: z.object({ secret: z.string(), token: tokenSchema }),
  failures: ['token-post-missing'],
});

export const endToken = endpoint({
  id: 'endToken',
  tag,
  method: 'DELETE',
  path: '/api/me/tokens/{tokenId}',
  summary: '停用接口令牌',
  params: z.object({ tokenId: id }),
  query: none,
  body: none,
  response: none,
  failures: ['token-not-found'],
});

/** What a link leads to, before anything is typed. */
export const checkLink = endpoint({
  id: 'checkLink',
  tag,
  method: 'POST',
  path: '/api/links/check',
  summary: '查看一次性链接的用途：首次设置，或某人设密码',
  params: none,
  query: none,
  body: z.object({ secret }),
  response: z.object({
    purpose: z.enum(['setup', 'invite']),
    jurisdiction: z.string(),
    loginName: z.string().nullable(),
    displayName: z.string().nullable(),
  }),
  guessable: true,
  failures: ['link-expired'],
});

const firstPerson = z.object({ loginName: loginNameSchema, displayName: displayNameSchema });

/** Names the first four people; each gets a link of their own to set a password. */
export const setUp = endpoint({
  id: 'setUp',
  tag,
  method: 'POST',
  path: '/api/setup',
  summary: '首次设置：辖区名称、三位管理员和推进办',
  params: none,
  query: none,
  body: z.object({
    secret,
    jurisdictionName: z.string().trim().min(2).max(40),
    preset: z.enum(['djbh3', 'asvs']),
    systemAdmin: firstPerson,
    securityAdmin: firstPerson,
    auditAdmin: firstPerson,
    office: firstPerson.extend({
      /** The unit that the office sits in, as printed; its row is taken from the seed or made. */
      unitName: z.string().trim().min(2).max(60),
    }),
  }),
  response: z.object({
    links: z.array(z.object({ role: z.enum(roles), loginName: z.string(), displayName: z.string(), link: z.string(), until: z.string() })),
  }),
  guessable: true,
  failures: ['link-expired', 'login-name-taken', 'login-names-same'],
});

/** Sets the password of the person that the link was made for, and logs them in as far as that goes. */
export const acceptInvite = endpoint({
  id: 'acceptInvite',
  tag,
  method: 'POST',
  path: '/api/links/accept',
  summary: '用一次性链接设置密码',
  params: none,
  query: none,
  body: z.object({ secret, password }),
  response: loggedIn,
  guessable: true,
  failures: [
    'link-expired',
    'account-disabled',
    'password-too-short',
    'password-too-long',
    'password-too-simple',
    'password-too-common',
    'password-personal',
    'password-used-before',
  ],
});

/** Demonstrations only: the sample people. */
export const listDemoPeople = endpoint({
  id: 'listDemoPeople',
  tag,
  method: 'GET',
  path: '/api/demo/people',
  summary: '演示环境的样例人员',
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
  params: none,
  query: none,
  body: z.object({ postId: id }),
  response: loggedIn,
  failures: ['demo-only', 'post-not-found'],
});
