/** 同一工作: items of several lists that are one piece of work, and are reported once. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { id, none, reason } from '#contract/platform/schema.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { reportingTopics } from '#contract/reporting/topics.ts';
import { unitTopics } from '#contract/unit/topics.ts';

const tag = '调度';

const workItem = z.object({
  id,
  code: z.string(),
  title: z.string(),
  /** Where the title is shortened, all of it. */
  text: z.string().nullable(),
  list: z.object({ id, name: z.string(), year: z.int() }),
  tier: z.int(),
  /** Of the lead first; each once. */
  units: z.array(z.object({ id, name: z.string(), lead: z.boolean() })),
});
export type WorkItem = z.infer<typeof workItem>;

const proposal = z.object({
  id,
  /** How alike their words are, 0 to 1. */
  alike: z.number(),
  dismissed: z.object({ by: z.string(), at: z.string() }).nullable(),
  items: z.array(workItem).length(2),
});
export type SameWorkProposal = z.infer<typeof proposal>;

export const listSameWork = endpoint({
  id: 'listSameWork',
  tag,
  method: 'GET',
  path: '/api/same-work',
  summary: '同一工作：已合并报送的事项，和按名称、单位、地点推荐、待人确认的事项对',
  reads: [reportingTopics.sameWork, ledgerTopics.lists, ledgerTopics.listItems, ledgerTopics.tasks, unitTopics.units],
  params: none,
  query: none,
  body: none,
  /** At most 200 of each, the likest first and the newest first. `more`: there are others behind them. */
  response: z.object({
    proposals: z.array(proposal),
    works: z.array(z.object({ workId: id, items: z.array(workItem) })),
    more: z.boolean(),
  }),
  failures: [],
});

/** A code as it is typed: 2026-0012. */
const code = z.string().trim().min(1).max(20);

export const joinItems = endpoint({
  id: 'joinItems',
  tag,
  method: 'POST',
  path: '/api/same-work',
  summary: '确认几个事项是同一工作，从此各单位只报一次，各清单都显示这一份报告',
  touches: [reportingTopics.sameWork, reportingTopics.reports, reportingTopics.periods, ledgerTopics.listItems, ledgerTopics.signFor],
  params: none,
  query: none,
  body: z.object({ codes: z.array(code).min(2).max(20) }),
  /** `asked`: so many reports of periods that run are not asked a second time any more. */
  response: z.object({ items: z.int(), asked: z.int() }),
  failures: ['item-code-unknown'],
});

export const partItem = endpoint({
  id: 'partItem',
  tag,
  method: 'POST',
  path: '/api/same-work/{itemId}/parting',
  summary: '把一个事项从同一工作中分开，须写明理由；下一调度期起单独报送，已报的不变',
  touches: [reportingTopics.sameWork, reportingTopics.reports, reportingTopics.periods, ledgerTopics.listItems, ledgerTopics.signFor],
  params: z.object({ itemId: id }),
  query: none,
  body: z.object({ reason }),
  response: none,
  failures: ['item-not-found', 'item-works-alone'],
});

export const dismissSameWork = endpoint({
  id: 'dismissSameWork',
  tag,
  method: 'PUT',
  path: '/api/same-work/proposals/{proposalId}/dismissal',
  summary: '说明推荐的一对事项不是同一工作，或者收回这一说明',
  touches: [reportingTopics.sameWork],
  params: z.object({ proposalId: id }),
  query: none,
  body: z.object({ dismissed: z.boolean() }),
  response: none,
  failures: ['same-work-not-found'],
});
