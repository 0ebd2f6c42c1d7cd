/** The logged-in person and their post, as every page gets it. */
import { z } from 'zod';
import { id } from '#contract/platform/schema.ts';
import { day } from '#contract/platform/day.ts';
import { powerClasses, roles, scopeKinds } from '#core/access/subject.ts';

export const scopeSchema = z.object({ kind: z.enum(scopeKinds), unitId: id.nullable() });

export const postSchema = z.object({
  id,
  role: z.enum(roles),
  unitId: id.nullable(),
  unitName: z.string().nullable(),
  scope: scopeSchema.extend({ unitName: z.string().nullable() }),
  /** Of a deputy (代理): who holds the post that it stands in for, and its last day. */
  standsFor: z.object({ name: z.string(), lastDay: day }).nullable(),
});

export type Post = z.infer<typeof postSchema>;

/** `feedback`: where 意见与投诉 leads; null: not set. */
const jurisdictionSchema = z.object({ id, name: z.string(), demo: z.boolean(), feedback: z.string().nullable() });

/** A post of one's own. A login may have posts in several jurisdictions. */
const ownPostSchema = postSchema.extend({ jurisdiction: jurisdictionSchema });

export type OwnPost = z.infer<typeof ownPostSchema>;

export const meSchema = z.object({
  /** What is still to do: password (choose one) · factor (prove the second) · enroll (set one up) · full. */
  stage: z.enum(['password', 'factor', 'enroll', 'full']),
  /** Of the jurisdiction that the session acts in; the login name is the same everywhere. */
  account: z.object({ id, loginName: z.string(), displayName: z.string(), powerClass: z.enum(powerClasses) }),
  jurisdiction: jurisdictionSchema,
  /** Where the login belongs: there its password, factors and tokens are looked after. */
  home: jurisdictionSchema,
  /** The post that acts; null when the account has none. */
  post: ownPostSchema.nullable(),
  posts: z.array(ownPostSchema),
  /**
   * What the login can be proven with, and whether a second factor is needed. `from`: the day on which it will be, and is not yet. `remembered`: a
   * remembered device stood for it in this session. `rememberDays`: for so long it may be remembered; 0: not at all.
   */
  factors: z.object({
    needed: z.boolean(),
    from: day.nullable(),
    password: z.boolean(),
    totp: z.boolean(),
    passkeys: z.int(),
    remembered: z.boolean(),
    rememberDays: z.int(),
  }),
  /** The last day of the password; null: it does not expire. */
  passwordUntil: day.nullable(),
  /** What happened to the own login, and to whom the own posts are left, lately, newest first: the act by its endpoint, from which address, or by whom if not by the person. */
  notices: z.array(
    z.object({
      id,
      act: z.string(),
      at: z.string(),
      byOther: z.string().nullable(),
      address: z.string().nullable(),
      read: z.boolean(),
      /** Who stands in for whom, in which role and when, where it tells of that. */
      deputy: z
        .object({ name: z.string(), holder: z.string(), role: z.enum(roles), unitName: z.string().nullable(), firstDay: day, lastDay: day })
        .nullable(),
    }),
  ),
  idleSeconds: z.int().nullable(),
  expiresAt: z.string(),
  today: day,
});

export type Me = z.infer<typeof meSchema>;
