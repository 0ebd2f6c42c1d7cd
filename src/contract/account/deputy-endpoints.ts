/** 代理: somebody stands in for the holder of a post while that one is absent. Named by the holder, or by who grants posts. */
import { z } from 'zod';
import { id, none } from '#contract/platform/schema.ts';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { postSchema } from '#contract/access/me.ts';
import { deputyStates } from '#core/account/deputy.ts';
import { accountSchema, withReason } from '#contract/account/endpoints.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { sessionTopics } from '#contract/session/topics.ts';
import { accountTopics } from '#contract/account/topics.ts';

const tag = '岗位代理';

/** A deputy's post: whose post, who stands in, on which days (both included). */
export const deputySchema = z.object({
  postId: id,
  holder: z.string(),
  deputy: z.string(),
  firstDay: day,
  lastDay: day,
  state: z.enum(deputyStates),
  namedBy: z.string(),
  endedAt: z.string().nullable(),
});

export type Deputy = z.infer<typeof deputySchema>;

const ownPost = z.object({ postId: id });
const newDeputy = z.object({ accountId: id, firstDay: day, lastDay: day });
export type NewDeputy = z.infer<typeof newDeputy>;

const ownDeputies = z.object({
  /** Posts that the person holds, each with its deputies, newest first. */
  held: z.array(z.object({ post: postSchema, deputies: z.array(deputySchema) })),
  /** Posts of others that the person stands in for, or will. */
  standsIn: z.array(z.object({ post: postSchema, deputy: deputySchema })),
  today: day,
});

export type OwnDeputies = z.infer<typeof ownDeputies>;

export const listDeputies = endpoint({
  id: 'listDeputies',
  tag,
  method: 'GET',
  path: '/api/me/deputies',
  summary: '本人的岗位由谁代理，本人代理谁的岗位',
  reads: [accountTopics.accounts, unitTopics.units, sessionTopics.session],
  params: none,
  query: none,
  body: none,
  response: ownDeputies,
  failures: [],
});

export const listDeputyCandidates = endpoint({
  id: 'listDeputyCandidates',
  tag,
  method: 'GET',
  path: '/api/me/posts/{postId}/candidates',
  summary: '可以代理本人这个岗位的人：同一单位、账号在用',
  reads: [accountTopics.accounts, unitTopics.units],
  params: ownPost,
  query: none,
  body: none,
  /** `unitName` null: neither the post nor its holder has a unit. */
  response: z.object({ unitName: z.string().nullable(), people: z.array(z.object({ accountId: id, displayName: z.string() })) }),
  failures: ['post-not-found'],
});

/** Takes effect on the first day; both people are told. */
export const nameDeputy = endpoint({
  id: 'nameDeputy',
  tag,
  method: 'POST',
  path: '/api/me/posts/{postId}/deputies',
  summary: '请同一单位的人在一段时间内代理本人的岗位',
  touches: [accountTopics.accounts, sessionTopics.session],
  params: ownPost,
  query: none,
  body: newDeputy,
  response: ownDeputies,
  failures: [
    'account-not-found',
    'deputy-class',
    'deputy-days',
    'deputy-has-post',
    'deputy-no-unit',
    'deputy-not-active',
    'deputy-of-deputy',
    'deputy-other-unit',
    'deputy-overlaps',
    'deputy-self',
    'deputy-too-long',
    'post-not-found',
  ],
});

/** Whoever acts in it goes on without a post. */
export const endDeputy = endpoint({
  id: 'endDeputy',
  tag,
  method: 'POST',
  path: '/api/me/deputies/{postId}/end',
  summary: '提前结束代理：岗位的本人收回，或代理的人交回',
  touches: [accountTopics.accounts, sessionTopics.session],
  params: ownPost,
  query: none,
  body: withReason,
  response: ownDeputies,
  failures: ['post-not-found', 'post-no-deputy'],
});

/** For a holder who cannot name one. Both people are told. */
export const grantDeputy = endpoint({
  id: 'grantDeputy',
  tag,
  method: 'POST',
  path: '/api/accounts/{accountId}/posts/{postId}/deputies',
  summary: '本人不能办理时，为其岗位指定代理',
  touches: [accountTopics.accounts],
  params: z.object({ accountId: id, postId: id }),
  query: none,
  body: newDeputy,
  response: accountSchema,
  failures: [
    'account-not-found',
    'deputy-administrator',
    'deputy-class',
    'deputy-days',
    'deputy-has-post',
    'deputy-not-active',
    'deputy-of-deputy',
    'deputy-overlaps',
    'deputy-self',
    'deputy-too-long',
    'post-not-found',
  ],
});
