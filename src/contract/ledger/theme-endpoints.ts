/** 专题: cuts across chapters. */
import { z } from 'zod';
import { id, none, printedLine } from '#contract/platform/schema.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { historySchema } from '#contract/platform/history.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';

export const setTaskThemes = endpoint({
  id: 'setTaskThemes',
  tag: '专题',
  method: 'POST',
  path: '/api/tasks/themes',
  summary: '把一批事项列入或移出专题',
  touches: [ledgerTopics.tasks],
  params: none,
  query: none,
  body: z.object({ taskIds: z.array(id).min(1).max(5000), add: z.array(id).max(50), remove: z.array(id).max(50) }),
  bodyKb: 256,
  response: z.object({ changed: z.int() }),
  failures: ['task-not-found', 'theme-not-found'],
});

export const themeSchema = z.object({ id, name: z.string(), note: z.string().nullable(), revision: z.int(), taskCount: z.int() });

export const listThemes = endpoint({
  id: 'listThemes',
  tag: '专题',
  method: 'GET',
  path: '/api/themes',
  summary: '列出专题',
  reads: [ledgerTopics.themes, ledgerTopics.tasks],
  params: none,
  query: none,
  body: none,
  response: z.object({ themes: z.array(themeSchema) }),
  failures: [],
});

const themeFields = z.object({ name: printedLine(1, 50), note: z.string().trim().min(1).max(500).nullable() });

export const addTheme = endpoint({
  id: 'addTheme',
  tag: '专题',
  method: 'POST',
  path: '/api/themes',
  summary: '新建专题',
  touches: [ledgerTopics.themes],
  params: none,
  query: none,
  body: themeFields,
  response: themeSchema,
  failures: ['theme-name-taken'],
});

export const editTheme = endpoint({
  id: 'editTheme',
  tag: '专题',
  method: 'PATCH',
  path: '/api/themes/{themeId}',
  summary: '修改专题',
  touches: [ledgerTopics.themes],
  params: z.object({ themeId: id }),
  query: none,
  body: themeFields.extend({ revision: z.int() }),
  response: themeSchema,
  failures: ['theme-not-found', 'theme-changed', 'theme-name-taken'],
});

/** Refused while tasks belong to it. */
export const removeTheme = endpoint({
  id: 'removeTheme',
  tag: '专题',
  method: 'DELETE',
  path: '/api/themes/{themeId}',
  summary: '删除没有事项的专题',
  touches: [ledgerTopics.themes],
  params: z.object({ themeId: id }),
  query: none,
  body: none,
  response: none,
  failures: ['theme-not-found', 'theme-in-use'],
});

export const getThemeHistory = endpoint({
  id: 'getThemeHistory',
  tag: '专题',
  method: 'GET',
  path: '/api/themes/{themeId}/history',
  summary: '一个专题的操作记录',
  reads: [ledgerTopics.themes],
  params: z.object({ themeId: id }),
  query: none,
  body: none,
  response: historySchema,
  failures: ['theme-not-found'],
});
