/** 佐证 of a report, and what the office asks of an item's reports (报送要求). */
import { z } from 'zod';
import { attachmentTopics } from '#contract/attachment/topics.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { id, none, reason, shownLine } from '#contract/platform/schema.ts';
import { quantity } from '#contract/reporting/endpoints.ts';
import { reportingTopics } from '#contract/reporting/topics.ts';
import { linkAddress } from '#core/reporting/evidence.ts';

const tag = '调度';
const params = z.object({ reportId: id });
const one = params.extend({ evidenceId: id });
const added = z.object({ id });

/** The file is looked through like every attachment, in a process of its own; what is packed in it is never unpacked to the disk. */
export const addReportFile = endpoint({
  id: 'addReportFile',
  tag,
  method: 'POST',
  path: '/api/reports/{reportId}/files',
  summary: '给一份报告添加佐证文件（PDF、图片、docx、xlsx、OFD）',
  touches: [reportingTopics.reports, attachmentTopics.attachments],
  params,
  query: none,
  body: none,
  upload: true,
  response: added,
  failures: [
    'report-not-found',
    'report-state-wrong',
    'attachment-twice',
    'attachment-too-many',
    'attachment-kind',
    'attachment-misnamed',
    'attachment-macros',
    'attachment-unreadable',
    'attachment-too-large',
    'secrecy-mark',
    'server.busy',
    'server.work-broken-off',
  ],
});

export const addReportLink = endpoint({
  id: 'addReportLink',
  tag,
  method: 'POST',
  path: '/api/reports/{reportId}/links',
  summary: '给一份报告添加佐证链接（网址和名称）',
  touches: [reportingTopics.reports],
  params,
  query: none,
  body: z.object({
    name: shownLine(100),
    url: z.string().regex(linkAddress, { error: '须为 http 或 https 开头的网址' }),
  }),
  response: added,
  failures: ['report-not-found', 'report-state-wrong', 'report-links-too-many'],
});

/** What a version was handed in with stays. */
export const removeReportEvidence = endpoint({
  id: 'removeReportEvidence',
  tag,
  method: 'DELETE',
  path: '/api/reports/{reportId}/evidence/{evidenceId}',
  summary: '移除一份报告的一个佐证，可以恢复；已随报告送审的留存，不能移除',
  touches: [reportingTopics.reports, attachmentTopics.attachments],
  params: one,
  query: none,
  body: none,
  response: none,
  failures: ['report-not-found', 'report-state-wrong', 'report-evidence-not-found', 'report-evidence-kept'],
});

export const restoreReportEvidence = endpoint({
  id: 'restoreReportEvidence',
  tag,
  method: 'POST',
  path: '/api/reports/{reportId}/evidence/{evidenceId}/restoration',
  summary: '恢复一份报告移除的佐证',
  touches: [reportingTopics.reports, attachmentTopics.attachments],
  params: one,
  query: none,
  body: none,
  response: none,
  failures: [
    'report-not-found',
    'report-state-wrong',
    'report-evidence-not-found',
    'attachment-twice',
    'attachment-too-many',
    'report-links-too-many',
  ],
});

/** 报送要求: why evidence is compulsory, and what of how much is reported. Null takes either back. */
export const setReportDemand = endpoint({
  id: 'setReportDemand',
  tag,
  method: 'PUT',
  path: '/api/report-demands/{itemId}',
  summary: '定一个清单事项的报送要求：佐证必附及理由，数量目标和计量单位',
  touches: [reportingTopics.reports],
  params: z.object({ itemId: id }),
  query: none,
  body: z.object({
    evidenceReason: reason.nullable(),
    target: z.object({ of: quantity, measure: shownLine(20) }).nullable(),
  }),
  response: none,
  failures: ['report-item-not-found', 'report-target-zero'],
});
