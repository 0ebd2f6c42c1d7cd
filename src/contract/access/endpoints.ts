/** The installation itself. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';

export const getSystem = endpoint({
  id: 'getSystem',
  tag: '系统',
  method: 'GET',
  background: true,
  path: '/api/system',
  summary: '服务是否可用，今天的日期（北京时间），本节点的后台作业是否在运行',
  reads: [],
  params: z.object({}),
  query: z.object({}),
  body: z.object({}),
  response: z.object({
    today: z.iso.date(),
    jobs: z.enum(['running', 'away']).describe('running：在运行；away：没有运行或暂时连不上队列，请看服务日志。别的功能照常，恢复后补做'),
  }),
  failures: [],
});
