/** The installation itself. */
import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';

export const getSystem = endpoint({
  id: 'getSystem',
  tag: '系统',
  method: 'GET',
  path: '/api/system',
  summary: '服务是否可用，以及本机所属辖区和今天的日期（北京时间）',
  params: z.object({}),
  query: z.object({}),
  body: z.object({}),
  response: z.object({ jurisdiction: z.object({ id: z.uuid(), name: z.string() }), actor: z.string(), today: z.iso.date() }),
  failures: [],
});
