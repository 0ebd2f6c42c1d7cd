/** 审计: the auditor's page. Business values never leave the server here; only the names of the changed fields do. */
import { z } from 'zod';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { workFailures } from '#contract/platform/work-failures.ts';
import { digits, id, none } from '#contract/platform/schema.ts';
import { sessionTopics } from '#contract/session/topics.ts';
import { auditTopics } from '#contract/audit/topics.ts';

const tag = '审计';

/** What can be wrong with a line of the file of heads. */
export const headFlaws = ['signature', 'order', 'missing', 'garbled'] as const;

/** sound: nothing found · unconfirmed: nothing found, and exported heads do not confirm it, in whole or at the end · unsound: something found. */
export const chainVerdicts = ['sound', 'unconfirmed', 'unsound'] as const;

export const auditOutcomes = ['done', 'refused', 'failed'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** What narrows the trail; kept in the address of the page. */
export const auditFilterSchema = z.object({
  /** jurisdiction: the own chain · platform: logins with unknown names, starts of the server (only in the installation's own jurisdiction). */
  chain: z.enum(['jurisdiction', 'platform']).default('jurisdiction'),
  from: day.optional(),
  to: day.optional(),
  accountId: id.optional(),
  unitId: id.optional(),
  /** Acts, joined by commas: `setLead,setTaskThemes`. A name of before November 2026, or its beginning, means what it is called today: `task.set-lead`, `post`. */
  act: z.string().trim().max(1000).optional(),
  outcome: z.enum(auditOutcomes).optional(),
  objectType: z.string().trim().max(40).optional(),
  objectId: id.optional(),
  /** A network address; with a `*` behind it all that begin so. */
  address: z.string().trim().max(60).optional(),
  requestId: z.string().trim().max(60).optional(),
  /** Part of the actor's name. */
  actor: z.string().trim().max(40).optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

export const auditEventSchema = z.object({
  id,
  seq: z.int().nullable(),
  at: z.string(),
  actor: z.string(),
  accountId: id.nullable(),
  unitId: id.nullable(),
  unitName: z.string().nullable(),
  act: z.string(),
  outcome: z.enum(auditOutcomes),
  detail: z.string().nullable(),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  hash: z.string().nullable(),
  objects: z.array(
    z.object({
      type: z.string(),
      id,
      /** Of people and units alone: the name of today, for a session or a post its person's. */
      name: z.string().nullable(),
      /** Masked: fields with `•••` for business values. */
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
  /** Some of the business values, or the reason, were hidden. */
  masked: z.boolean(),
  /** Objects that were left out: an act can have thousands. */
  moreObjects: z.int(),
});
export type AuditEventRow = z.infer<typeof auditEventSchema>;

export const searchAudit = endpoint({
  id: 'searchAudit',
  tag,
  method: 'GET',
  path: '/api/audit',
  summary: '检索操作记录，新的在前；业务内容已遮盖',
  reads: [auditTopics.trail, sessionTopics.credentials, sessionTopics.logins, sessionTopics.tokens],
  params: none,
  query: auditFilterSchema.extend({
    limit: digits(z.int().min(1).max(200)).default(50),
    before: digits(z.int().min(1)).optional(),
  }),
  body: none,
  response: z.object({
    events: z.array(auditEventSchema),
    nextBefore: z.int().nullable(),
    /** May the platform's chain be read from here? */
    platform: z.boolean(),
  }),
  failures: ['chain-not-here'],
});

export const exportAudit = endpoint({
  id: 'exportAudit',
  tag,
  method: 'POST',
  path: '/api/audit/export',
  summary: '按当前条件导出操作记录（xlsx 或 CSV）；导出本身也记入操作记录',
  touches: [auditTopics.trail],
  params: none,
  query: none,
  body: z.object({ format: z.enum(['xlsx', 'csv']), filter: auditFilterSchema }),
  download: true,
  response: none,
  failures: ['audit-export-empty', 'audit-export-too-large', 'chain-not-here', ...workFailures],
});

/** Recomputes the whole chain, its seals and the signed heads. */
export const verifyAudit = endpoint({
  id: 'verifyAudit',
  tag,
  method: 'POST',
  path: '/api/audit/verify',
  summary: '校验操作记录是否完整',
  touches: [auditTopics.trail],
  params: none,
  query: none,
  body: z.object({ chain: z.enum(['jurisdiction', 'platform']).default('jurisdiction') }),
  response: z.object({
    verdict: z.enum(chainVerdicts),
    rows: z.int(),
    /** Where the chain stands: the last number and hash, to compare with a copy of the signed heads. */
    seq: z.int().nullable(),
    hash: z.string().nullable(),
    /** Exported heads that the chain was compared with: 0 when there are none, or none that this server can read. */
    heads: z.int(),
    /** The newest of them. */
    newestHead: z.object({ seq: z.int(), at: z.string() }).nullable(),
    /** Where this server keeps them; null when it does not know. */
    headsFolder: z.string().nullable(),
    /** The first line of the file of heads that is not as it was signed. */
    headsFlaw: z.object({ kind: z.enum(headFlaws), line: z.int() }).nullable(),
    /** The first row behind the newest exported head. */
    unexported: z.object({ from: z.int(), at: z.string() }).nullable(),
    /** Restores from a backup that somebody accepted, as the trail tells. */
    restores: z.array(z.object({ seq: z.int(), at: z.string(), by: z.string(), reason: z.string() })),
    /** Stored evidence whose bytes are not what the trail says. */
    evidence: z.object({ code: z.enum(['changed', 'missing', 'file-missing']), type: z.string(), id }).nullable(),
    /** Of the platform's chain: starts of the server without a stop, and the latest of them. */
    unstopped: z.object({ count: z.int(), seq: z.int(), at: z.string() }).nullable(),
    /** Rows up to this number are from before the chain and were sealed later. */
    sealedLater: z.object({ to: z.int(), at: z.string() }).nullable(),
    /** What was found, in the kinds of `verify.found.<code>`. */
    fault: z
      .object({ code: z.string(), seq: z.int().nullable(), data: z.record(z.string(), z.union([z.string(), z.number()])) })
      .nullable(),
  }),
  failures: ['chain-not-here'],
});

/** A page was printed: said by the browser as it opens the print dialog. */
export const recordPrint = endpoint({
  id: 'recordPrint',
  tag,
  method: 'POST',
  path: '/api/prints',
  summary: '记录一次打印',
  touches: [auditTopics.trail],
  params: none,
  query: none,
  body: z.object({ page: z.string().trim().min(1).max(300) }),
  response: none,
  failures: [],
});
