/** The installation itself. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';

export const getSystem = endpoint({
  id: 'getSystem',
  tag: '系统',
  method: 'GET',
  background: true,
  path: '/api/system',
  summary: '服务是否可用，以及今天的日期（北京时间）',
  reads: [],
  params: z.object({}),
  query: z.object({}),
  body: z.object({}),
  response: z.object({ today: z.iso.date() }),
  failures: [],
});
