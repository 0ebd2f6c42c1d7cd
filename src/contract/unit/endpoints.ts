/** 单位: the tree, its names in time, groups, import. */
import { z } from 'zod';
import { day } from '#contract/platform/day.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { workFailures } from '#contract/platform/work-failures.ts';
import { id, none, printedLine, reason } from '#contract/platform/schema.ts';
import { historySchema } from '#contract/platform/history.ts';
import { maxAliases } from '#core/unit/change.ts';
import { endingRelations, nameForms, successionRelations, unitKinds } from '#core/unit/unit.ts';
import { unitTopics } from '#contract/unit/topics.ts';

const tag = '单位';
const unitParams = z.object({ unitId: id });
export const unitName = printedLine(2, 100);

export const unitNameSchema = z.object({
  name: z.string(),
  form: z.enum(nameForms),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  checked: z.boolean(),
  source: z.string().nullable(),
});

export const unitSchema = z.object({
  id,
  kind: z.enum(unitKinds),
  parentId: id.nullable(),
  housedAtId: id.nullable(),
  position: z.int(),
  code: z.string().nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  example: z.boolean(),
  note: z.string().nullable(),
  revision: z.int(),
  names: z.array(unitNameSchema),
  /** Of a group: its members today. */
  memberIds: z.array(id),
  /** Of a unit that was merged into another (合并): that one, which has its names, people and tasks. */
  mergedInto: id.optional(),
  /** Of a unit that ended, where the whole tree is listed: those that its work went to. */
  successorIds: z.array(id).optional(),
});
export type Unit = z.infer<typeof unitSchema>;

/** The whole tree, ended units too, in official order: pickers and trees of the browser work on it. */
export const listUnits = endpoint({
  id: 'listUnits',
  tag,
  method: 'GET',
  path: '/api/units',
  summary: '全部单位（按正式次序），含已撤并的',
  reads: [unitTopics.units],
  params: none,
  query: none,
  body: none,
  response: z.object({ units: z.array(unitSchema) }),
  failures: [],
});

export const successionSchema = z.object({
  fromUnitId: id,
  toUnitId: id,
  relation: z.enum(successionRelations),
  onDate: day.nullable(),
  checked: z.boolean(),
  note: z.string().nullable(),
});

export const getUnit = endpoint({
  id: 'getUnit',
  tag,
  method: 'GET',
  path: '/api/units/{unitId}',
  summary: '读取一个单位及其沿革和人员数',
  reads: [unitTopics.units, unitTopics.people],
  params: unitParams,
  query: none,
  body: none,
  response: unitSchema.extend({
    successions: z.array(successionSchema),
    /** Groups that it is a member of today. */
    groupIds: z.array(id),
    accounts: z.int(),
  }),
  failures: ['unit-not-found'],
});

export const unitCodeSchema = z
  .string()
  .trim()
  .max(9)
  .regex(/^\d{6}(\d{3})?$/)
  .nullable();

const unitFields = z.object({
  kind: z.enum(unitKinds),
  parentId: id.nullable(),
  housedAtId: id.nullable(),
  position: z.int().min(0).max(1_000_000),
  code: unitCodeSchema,
  validFrom: day.nullable(),
  note: z.string().trim().min(1).max(1000).nullable(),
});
/** Names in force; those that are left out end today and stay as former names. */
export const currentUnitNames = z.object({ full: unitName, short: unitName.nullable(), aliases: z.array(unitName).max(maxAliases) });
/** Where new names were seen: 泰编发〔2024〕3号. What a person writes counts as checked until somebody says otherwise. */
export const unitSourceSchema = z.string().trim().min(1).max(200).nullable();

const unitFailures = [
  'unit-name-taken',
  'unit-name-open-list',
  'unit-parent-invalid',
  'unit-housed-invalid',
  'unit-code-taken',
  'unit-code-invalid',
] as const;

export const addUnit = endpoint({
  id: 'addUnit',
  tag,
  method: 'POST',
  path: '/api/units',
  summary: '新建单位',
  touches: [unitTopics.units],
  params: none,
  query: none,
  body: unitFields.extend({ names: currentUnitNames, source: unitSourceSchema.optional() }),
  response: unitSchema,
  failures: unitFailures,
});

/** A changed full name is a rename: the old one ends on `renamedOn` (today when left out) and goes on being found. */
export const editUnit = endpoint({
  id: 'editUnit',
  tag,
  method: 'PATCH',
  path: '/api/units/{unitId}',
  summary: '修改单位；改名时旧名称留作曾用名',
  touches: [unitTopics.units],
  params: unitParams,
  query: none,
  body: unitFields.partial().extend({
    names: currentUnitNames.optional(),
    renamedOn: day.optional(),
    /** The names that go were wrong: they never held, and do not become former names. The trail keeps them. */
    corrected: z.boolean().optional(),
    source: unitSourceSchema.optional(),
    /** Of all its names and of what is said of its succession: somebody compared them with an official list, or takes that back. */
    checked: z.boolean().optional(),
    revision: z.int(),
  }),
  response: unitSchema,
  failures: ['unit-not-found', 'unit-changed', 'unit-has-members', 'unit-date-invalid', ...unitFailures],
});

/** Adds a name that documents print, without touching the others: what the office does when it decides a printed text. */
export const addUnitAlias = endpoint({
  id: 'addUnitAlias',
  tag,
  method: 'POST',
  path: '/api/units/{unitId}/aliases',
  summary: '给单位添加别名',
  touches: [unitTopics.units],
  params: unitParams,
  query: none,
  body: z.object({ name: unitName, source: unitSourceSchema }),
  response: unitSchema,
  failures: ['unit-not-found', 'unit-name-taken', 'unit-name-open-list', 'unit-aliases-full'],
});

/** The body ends on a day; what became of it is said by its successors. */
export const endUnit = endpoint({
  id: 'endUnit',
  tag,
  method: 'POST',
  path: '/api/units/{unitId}/end',
  summary: '撤销单位，并写明去向',
  touches: [unitTopics.units],
  params: unitParams,
  query: none,
  body: z.object({
    onDate: day,
    successors: z.array(z.object({ unitId: id, relation: z.enum(endingRelations) })).max(20),
    note: reason.nullable(),
    revision: z.int(),
  }),
  response: unitSchema,
  failures: ['unit-not-found', 'unit-changed', 'unit-ended', 'unit-has-children', 'unit-merge-self', 'unit-date-invalid'],
});

/** Two rows of one body: `from` ends today, its names become aliases of `into`, members, posts and responsibilities follow. */
export const mergeUnits = endpoint({
  id: 'mergeUnits',
  tag,
  method: 'POST',
  path: '/api/units/merge',
  summary: '把重复的单位并为一个',
  touches: [unitTopics.units, unitTopics.people],
  params: none,
  query: none,
  body: z.object({ into: id, from: id, reason }),
  response: unitSchema,
  failures: ['unit-not-found', 'unit-merge-self', 'unit-ended', 'unit-parent-invalid'],
});

export const setMembers = endpoint({
  id: 'setMembers',
  tag,
  method: 'PUT',
  path: '/api/units/{unitId}/members',
  summary: '确定领导小组、专项工作组的成员单位',
  touches: [unitTopics.units],
  params: unitParams,
  query: none,
  body: z.object({ unitIds: z.array(id).max(500), revision: z.int() }),
  response: unitSchema,
  failures: ['unit-not-found', 'unit-changed', 'unit-not-group', 'unit-ended'],
});

export const downloadUnitTemplate = endpoint({
  id: 'downloadUnitTemplate',
  tag,
  method: 'GET',
  path: '/api/units/template',
  summary: '下载单位导入模板（xlsx）',
  reads: [],
  params: none,
  query: none,
  body: none,
  download: true,
  response: none,
  failures: [...workFailures],
});

export const exportUnits = endpoint({
  id: 'exportUnits',
  tag,
  method: 'GET',
  path: '/api/units/export',
  summary: '导出单位表，格式与导入模板相同',
  reads: [unitTopics.units],
  params: none,
  query: none,
  body: none,
  download: true,
  response: none,
  failures: [...workFailures],
});

/** `commit: false` shows what would happen. With any wrong row nothing is stored. */
export const importUnits = endpoint({
  id: 'importUnits',
  tag,
  method: 'POST',
  path: '/api/units/import',
  summary: '从 xlsx 或 CSV 导入单位；有一行不对就全部不导入，并逐行说明',
  touches: [unitTopics.units],
  params: none,
  query: none,
  body: z.object({ commit: z.enum(['true', 'false']) }),
  upload: true,
  response: z.object({
    stored: z.boolean(),
    added: z.array(z.object({ row: z.int(), name: z.string() })),
    changed: z.array(z.object({ row: z.int(), name: z.string(), fields: z.array(z.string()) })),
    unchanged: z.int(),
    errors: z.array(
      z.object({
        row: z.int(),
        column: z.string().nullable(),
        code: z.string(),
        data: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ),
  }),
  failures: [
    'table-unreadable',
    'table-formula-unreadable',
    'table-quote-unreadable',
    'table-row-too-long',
    'table-too-large',
    'table-beyond-bounds',
    'table-empty',
    'secrecy-mark',
    'server.busy',
    'server.work-broken-off',
  ],
});

export const getUnitHistory = endpoint({
  id: 'getUnitHistory',
  tag,
  method: 'GET',
  path: '/api/units/{unitId}/history',
  summary: '一个单位的操作记录',
  reads: [unitTopics.units],
  params: unitParams,
  query: none,
  body: none,
  response: historySchema,
  failures: ['unit-not-found'],
});
