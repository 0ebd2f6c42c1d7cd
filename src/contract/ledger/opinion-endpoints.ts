/** 征求意见 on a year's list: who was asked, what each unit says, what the office answers, and 意见采纳情况表. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { day } from '#contract/platform/day.ts';
import { digits, id, none, reason, reasonUpTo } from '#contract/platform/schema.ts';
import { workFailures } from '#contract/platform/work-failures.ts';
import { settingsTopics } from '#contract/settings/topics.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';
import { answerWays, consultationAnswers, consultationStates, recordedWays } from '#core/ledger/list/consultation.ts';
import { listStates } from '#core/ledger/list/list-state.ts';
import { opinionDecisions, opinionStates } from '#core/ledger/list/opinion.ts';

/** Two units that become one join what either has written and not handed in. */
const mostJoined = 20_000;

const said = z.string().trim().min(1).max(2000);
const clockDay = z.object({ day, provisional: z.boolean() });
/** As it is called today; `ended`: since when it is no more, and its successors speak for it. */
const unitSchema = z.object({ id, name: z.string(), ended: day.nullable() });

const roundSchema = z.object({
  id,
  list: z.object({ id, year: z.int(), name: z.string(), state: z.enum(listStates) }),
  /** Of the list, from 1. */
  number: z.int(),
  askedOn: day,
  due: clockDay,
  begunBy: z.string(),
  /** Null: it runs. */
  endedAt: z.string().nullable(),
});
export type ConsultationRound = z.infer<typeof roundSchema>;

const consultationSchema = z.object({
  id,
  roundId: id,
  unit: unitSchema,
  /** As of today, whether or not the job of the clock came by. */
  state: z.enum(consultationStates),
  answered: z
    .object({
      by: z.string(),
      at: z.string(),
      way: z.enum(answerWays),
      /** After the last day. */
      late: z.boolean(),
    })
    .nullable(),
  /** Opinions that were handed in, and how many of them have no answer yet. */
  handed: z.int(),
  unanswered: z.int(),
});
export type Consultation = z.infer<typeof consultationSchema>;

/** A unit reads its own, whatever state the list has come to: it was asked. */
export const listConsultations = endpoint({
  id: 'listConsultations',
  tag: '征求意见',
  method: 'GET',
  path: '/api/consultations',
  summary: '征求意见的轮次和各单位的反馈：推进办看全部，单位看本单位的；不指定清单时只列进行中的',
  reads: [ledgerTopics.opinions, ledgerTopics.lists, unitTopics.units, settingsTopics.ruleSet],
  params: none,
  query: z.object({ listId: id.optional(), state: z.enum(consultationStates).optional() }),
  body: none,
  /** Rounds newest first; units in official order. */
  response: z.object({ rounds: z.array(roundSchema), consultations: z.array(consultationSchema) }),
  failures: [],
});

const opinionSchema = z.object({
  id,
  consultationId: id,
  roundId: id,
  /** Of its list. */
  round: z.int(),
  list: z.object({ id, year: z.int(), name: z.string(), state: z.enum(listStates) }),
  unit: unitSchema,
  /** Null: on the list as a whole. `removed`: it has been taken out of the list. */
  item: z.object({ id, code: z.string(), title: z.string(), removed: z.boolean() }).nullable(),
  said: z.string(),
  /** The office entered it (代录). */
  recorded: z.boolean(),
  state: z.enum(opinionStates),
  writtenBy: z.string(),
  writtenAt: z.string(),
  handedAt: z.string().nullable(),
  answer: z.object({ by: z.string(), at: z.string(), reason: z.string().nullable() }).nullable(),
});
export type Opinion = z.infer<typeof opinionSchema>;

/** What a unit has not handed in is read by itself alone. */
export const listOpinions = endpoint({
  id: 'listOpinions',
  tag: '征求意见',
  method: 'GET',
  path: '/api/opinions',
  summary: '各单位的意见和答复：推进办看已提交的，单位看本单位的',
  reads: [ledgerTopics.opinions, ledgerTopics.lists, ledgerTopics.tasks, unitTopics.units],
  params: none,
  query: z.object({
    listId: id.optional(),
    state: z.enum(opinionStates).optional(),
    limit: digits(z.int().min(1).max(1000)).default(200),
    offset: digits(z.int().min(0).max(1_000_000)).default(0),
  }),
  body: none,
  /** Of the newest round first, then unit by unit in official order, those on the whole list first, then in the order of its items. */
  response: z.object({ total: z.int(), opinions: z.array(opinionSchema) }),
  failures: [],
});

const ofConsultation = z.object({ consultationId: id });

/** The unit's own until it is handed in; one at a time of each item. `seen`: the text that the writer read, null: none stood there. */
export const writeOpinion = endpoint({
  id: 'writeOpinion',
  tag: '征求意见',
  method: 'POST',
  path: '/api/consultations/{consultationId}/opinions',
  summary: '填写对清单或其中一个事项的意见，提交前可以修改；他人同时改过的不覆盖',
  touches: [ledgerTopics.opinions],
  params: ofConsultation,
  query: none,
  body: z.object({ itemId: id.nullable(), said, seen: z.string().max(mostJoined).nullable() }),
  response: z.object({ id }),
  failures: ['consultation-not-found', 'consultation-over', 'item-not-found', 'opinion-changed'],
});

export const withdrawOpinion = endpoint({
  id: 'withdrawOpinion',
  tag: '征求意见',
  method: 'POST',
  path: '/api/opinions/{opinionId}/withdrawal',
  summary: '在征求意见期间撤回尚未答复的意见；全部撤回的，视为尚未反馈',
  touches: [ledgerTopics.opinions],
  params: z.object({ opinionId: id }),
  query: none,
  body: none,
  response: z.object({ state: z.enum(consultationStates) }),
  failures: ['opinion-not-found', 'opinion-state-wrong', 'consultation-over'],
});

/** 无意见 in one click, or all that was written and not handed in; after the day as long as the round runs. */
export const answerConsultation = endpoint({
  id: 'answerConsultation',
  tag: '征求意见',
  method: 'POST',
  path: '/api/consultations/{consultationId}/answer',
  summary: '反馈意见：无意见，或者提交已填写的意见；逾期未反馈的在本轮结束前可以补报',
  touches: [ledgerTopics.opinions],
  params: ofConsultation,
  query: none,
  body: z.object({ answer: z.enum(consultationAnswers) }),
  response: z.object({ handed: z.int() }),
  failures: ['consultation-not-found', 'consultation-over', 'opinions-there', 'opinions-missing'],
});

/** 代录 of what came on paper or by telephone: without opinions it is 无意见. As long as the list can be changed: paper comes late. */
export const recordConsultation = endpoint({
  id: 'recordConsultation',
  tag: '征求意见',
  method: 'POST',
  path: '/api/consultations/{consultationId}/recorded',
  summary: '推进办代录单位书面或电话反馈的意见；没有意见条目的记为无意见',
  touches: [ledgerTopics.opinions],
  params: ofConsultation,
  query: none,
  body: z.object({ way: z.enum(recordedWays), opinions: z.array(z.object({ itemId: id.nullable(), said })).max(200) }),
  bodyKb: 2048,
  response: z.object({ handed: z.int() }),
  failures: ['consultation-not-found', 'list-not-composed', 'item-not-found', 'opinions-there'],
});

/** What the office entered for the wrong unit, or wrongly: it goes out of the table, and stays with its reason in the trail. */
export const strikeOpinion = endpoint({
  id: 'strikeOpinion',
  tag: '征求意见',
  method: 'POST',
  path: '/api/opinions/{opinionId}/strike',
  summary: '撤销误录的意见：限推进办代录的，清单审定前，须说明理由',
  touches: [ledgerTopics.opinions],
  params: z.object({ opinionId: id }),
  query: none,
  body: z.object({ reason }),
  response: z.object({ state: z.enum(consultationStates) }),
  failures: ['opinion-not-found', 'opinion-state-wrong', 'opinion-not-recorded', 'list-not-composed'],
});

/** 无意见 that the office entered for the wrong unit; opinions are struck one by one. */
export const strikeAnswer = endpoint({
  id: 'strikeAnswer',
  tag: '征求意见',
  method: 'POST',
  path: '/api/consultations/{consultationId}/strike',
  summary: '撤销误录的“无意见”：限推进办代录的，清单审定前，须说明理由；单位恢复为待反馈',
  touches: [ledgerTopics.opinions],
  params: ofConsultation,
  query: none,
  body: z.object({ reason }),
  response: z.object({ state: z.enum(consultationStates) }),
  failures: ['consultation-not-found', 'answer-not-recorded', 'list-not-composed'],
});

/** All or none; another answer may be given until the list is approved. */
export const answerOpinions = endpoint({
  id: 'answerOpinions',
  tag: '征求意见',
  method: 'POST',
  path: '/api/opinions/answers',
  summary: '答复意见：采纳、部分采纳或未采纳；后两种须说明理由。审定前可以改',
  touches: [ledgerTopics.opinions],
  params: none,
  query: none,
  body: z.object({
    ids: z.array(id).min(1).max(500),
    /** How they stood as the caller read them: whatever another one answered meanwhile is not written over. */
    seen: z.enum(opinionStates).default('handed'),
    decision: z.enum(opinionDecisions),
    reason: reasonUpTo(1000).nullable().default(null),
  }),
  bodyKb: 64,
  response: z.object({ answered: z.int() }),
  failures: ['opinion-not-found', 'opinion-state-wrong', 'opinion-without-reason', 'list-not-composed'],
});

/** 序号 · 单位 · 涉及事项 · 意见内容 · 采纳情况 · 说明. */
export const opinionColumns = ['unit', 'item', 'said', 'decision', 'reason'] as const;

/** Every opinion that was handed in, and a row for each unit that has none or said nothing. Made and fetched as exportTasks is. */
export const exportOpinions = endpoint({
  id: 'exportOpinions',
  tag: '征求意见',
  method: 'POST',
  path: '/api/consultation-rounds/{roundId}/export',
  summary: '把一轮征求意见的意见采纳情况表导出为 xlsx 或 CSV。以 303 转到文件地址',
  touches: [ledgerTopics.exports],
  params: z.object({ roundId: id }),
  query: none,
  body: z.object({ format: z.enum(['xlsx', 'csv']) }),
  download: true,
  response: none,
  failures: ['round-not-found', 'export-empty', 'export-cancelled', ...workFailures],
});
