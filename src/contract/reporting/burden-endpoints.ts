/** 填报负担, and 临时要数: one more fact that the office asks for, refused where it is held already or where a unit is asked enough. */
import { z } from 'zod';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { id, none, printedLine, reason, reasonUpTo } from '#contract/platform/schema.ts';
import { period } from '#contract/reporting/endpoints.ts';
import { namedUnit } from '#contract/reporting/figure-endpoints.ts';
import { reportingTopics } from '#contract/reporting/topics.ts';
import { settingsTopics } from '#contract/settings/topics.ts';
import { unitTopics } from '#contract/unit/topics.ts';

const tag = '调度';
const count = z.int().min(0);

export const getBurden = endpoint({
  id: 'getBurden',
  tag,
  method: 'GET',
  path: '/api/report-periods/{period}/burden',
  summary: '一个调度期各单位的填报负担：要填多少格、自动带出多少格、临时要数多少项，上限多少；同一天截止的月度、季度合并计算',
  reads: [reportingTopics.periods, reportingTopics.reports, settingsTopics.ruleSet, unitTopics.units],
  params: z.object({ period }),
  query: none,
  body: none,
  /** In official order. `asked`: cells to be filled in, questions among them; `carried`: those that are brought along. */
  response: z.object({
    ceiling: count,
    units: z.array(namedUnit.extend({ reports: count, questions: count, asked: count, carried: count })),
  }),
  failures: [],
});

const questionSchema = z.object({
  id,
  text: z.string(),
  reason: z.string(),
  due: day,
  by: z.string(),
  at: z.string(),
  /** Of one item; null: of the unit as such. */
  item: z.object({ id, listId: id, code: z.string(), title: z.string() }).nullable(),
  withdrawn: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
  /** Of the units within reach, in official order. */
  answers: z.array(z.object({ id, unit: namedUnit, text: z.string().nullable(), by: z.string().nullable(), at: z.string().nullable() })),
});
export type ReportQuestion = z.infer<typeof questionSchema>;

export const listQuestions = endpoint({
  id: 'listQuestions',
  tag,
  method: 'GET',
  path: '/api/report-periods/{period}/questions',
  summary: '一个调度期的临时要数，各单位答复了什么；单位只看到问本单位的',
  reads: [reportingTopics.periods, reportingTopics.reports, unitTopics.units],
  params: z.object({ period }),
  query: none,
  body: none,
  /** The newest first, 200 at most. */
  response: z.object({ questions: z.array(questionSchema) }),
  failures: [],
});

export const askUnits = endpoint({
  id: 'askUnits',
  tag,
  method: 'POST',
  path: '/api/report-periods/{period}/questions',
  summary: '临时要数：在一个调度期里向单位再要一个数或一句话，须写明用途；已有的事实、超过填报负担上限的，不再要，并告知在哪里、超了多少',
  touches: [reportingTopics.reports, reportingTopics.periods],
  params: z.object({ period }),
  query: none,
  body: z.object({
    text: printedLine(2, 100),
    reason,
    due: day,
    /** Of one item, whoever reports the whole of it; or of these units. */
    of: z.discriminatedUnion('by', [
      z.object({ by: z.literal('item'), code: printedLine(1, 40) }),
      z.object({ by: z.literal('units'), unitIds: z.array(id).min(1).max(200) }),
    ]),
  }),
  response: z.object({ id, units: count }),
  failures: ['question-due-past', 'question-not-reporting', 'question-held', 'question-over-ceiling'],
});

export const withdrawQuestion = endpoint({
  id: 'withdrawQuestion',
  tag,
  method: 'POST',
  path: '/api/report-questions/{questionId}/withdrawal',
  summary: '撤回临时要数，须写明理由；已经答复的内容保留',
  touches: [reportingTopics.reports, reportingTopics.periods],
  params: z.object({ questionId: id }),
  query: none,
  body: z.object({ reason }),
  response: none,
  failures: ['question-not-found', 'question-withdrawn'],
});

export const answerQuestion = endpoint({
  id: 'answerQuestion',
  tag,
  method: 'PUT',
  path: '/api/report-answers/{answerId}',
  summary: '答复临时要数；答复后还可以改，每次都有记录',
  touches: [reportingTopics.reports, reportingTopics.periods],
  params: z.object({ answerId: id }),
  query: none,
  body: z.object({ text: reasonUpTo(500) }),
  response: none,
  failures: ['question-not-found', 'question-withdrawn'],
});
