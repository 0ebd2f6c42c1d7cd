/** 调度: what is entered for a unit, signed on paper, taken back, denied and corrected. */
import { z } from 'zod';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { id, none, reason, shownLine } from '#contract/platform/schema.ts';
import { accountTopics } from '#contract/account/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { contentSchema } from '#contract/reporting/endpoints.ts';
import { reportingTopics } from '#contract/reporting/topics.ts';
import { recordedFrom } from '#core/reporting/report-state.ts';

const tag = '调度';

/** Each as it was read: another version that came meanwhile is not meant. */
const asRead = z
  .array(z.object({ id, version: z.int().min(1) }))
  .min(1)
  .max(500);

/** `seen`: the revision of what the unit typed that the page shows, null where nothing was: what the unit types meanwhile is not passed over. */
export const recordReport = endpoint({
  id: 'recordReport',
  tag,
  method: 'POST',
  path: '/api/reports/{reportId}/record',
  summary: '代录单位电话、邮件或纸质报来的一份报告，写明何人哪天所报；等单位确认，单位正在填的草稿另行留存',
  touches: [reportingTopics.reports, reportingTopics.periods],
  params: z.object({ reportId: id }),
  query: none,
  body: z.object({
    seen: z.int().min(1).nullable(),
    content: contentSchema,
    from: z.enum(recordedFrom),
    of: shownLine(60),
    on: day,
  }),
  response: z.object({ version: z.int() }),
  failures: [
    'report-not-found',
    'report-state-wrong',
    'report-changed',
    'report-incomplete',
    'report-milestone-unknown',
    'report-record-day-ahead',
  ],
});

export const confirmReports = endpoint({
  id: 'confirmReports',
  tag,
  method: 'POST',
  path: '/api/reports/confirmations',
  summary: '确认推进办代录的报告，可以一次确认多份，全部确认或全部不办；不属实的用撤回，另行填报',
  touches: [reportingTopics.reports, reportingTopics.periods, ledgerTopics.signFor],
  params: none,
  query: none,
  body: z.object({ reports: asRead }),
  response: z.object({ confirmed: z.int() }),
  failures: ['report-not-found', 'report-state-wrong', 'report-changed', 'report-not-recorded'],
});

export const listReportLeaders = endpoint({
  id: 'listReportLeaders',
  tag,
  method: 'GET',
  path: '/api/report-leaders',
  summary: '本单位在任的分管负责人，送审注明已经审签时从中选择',
  reads: [accountTopics.accounts],
  params: none,
  query: none,
  body: none,
  /** Whoever stands in for one (代理) is one, under the name in which they act. */
  response: z.object({ leaders: z.array(z.object({ unitId: id, accountId: id, name: z.string() })) }),
  failures: [],
});

/** Like submitReports, with the account of the leader who signed on paper. */
export const signOffReports = endpoint({
  id: 'signOffReports',
  tag,
  method: 'POST',
  path: '/api/reports/sign-offs',
  summary: '注明已经某位分管负责人线下审签，直接报推进办，可以一次多份；该负责人两日内可以提出不实',
  touches: [reportingTopics.reports, reportingTopics.periods, ledgerTopics.signFor],
  params: none,
  query: none,
  body: z.object({
    reports: z
      .array(z.object({ id, seen: z.int().min(1) }))
      .min(1)
      .max(500),
    leader: id,
  }),
  response: z.object({ signedOff: z.int() }),
  failures: ['report-not-found', 'report-state-wrong', 'report-changed', 'report-incomplete', 'report-leader-unknown'],
});

export const denySignOff = endpoint({
  id: 'denySignOff',
  tag,
  method: 'POST',
  path: '/api/reports/denials',
  summary: '审签不实：被注明审签的负责人本人两日内提出，写明情况；报告回到待审核，已核收的一并撤销',
  touches: [reportingTopics.reports, reportingTopics.periods],
  params: none,
  query: none,
  body: z.object({ reports: asRead, reason }),
  response: z.object({ denied: z.int() }),
  failures: ['report-not-found', 'report-state-wrong', 'report-changed', 'report-signed-by-other', 'report-deny-too-late'],
});

export const withdrawApproval = endpoint({
  id: 'withdrawApproval',
  tag,
  method: 'POST',
  path: '/api/reports/withdrawals',
  summary: '分管负责人撤回对报告的同意，可以一次多份；推进办核收之前可以撤回',
  touches: [reportingTopics.reports, reportingTopics.periods],
  params: none,
  query: none,
  body: z.object({ reports: asRead }),
  response: z.object({ withdrawn: z.int() }),
  failures: ['report-not-found', 'report-state-wrong', 'report-changed'],
});

/** `accepted`: the number of the accepted version that is corrected. */
export const correctReport = endpoint({
  id: 'correctReport',
  tag,
  method: 'POST',
  path: '/api/reports/{reportId}/corrections',
  summary: '更正已核收的报告，写明理由；成为新的一版，核收之前原来核收的继续有效',
  touches: [reportingTopics.reports, reportingTopics.periods],
  params: z.object({ reportId: id }),
  query: none,
  body: z.object({ accepted: z.int().min(1), content: contentSchema, reason }),
  response: z.object({ version: z.int() }),
  failures: [
    'report-not-found',
    'report-state-wrong',
    'report-changed',
    'report-incomplete',
    'report-milestone-unknown',
    'report-still-deniable',
    'report-nothing-corrected',
  ],
});
