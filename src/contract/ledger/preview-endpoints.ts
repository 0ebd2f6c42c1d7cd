/** 年度清单: what a filter of the ledger would put into a list. */
import { z } from 'zod';
import { endpoint } from '#contract/platform/endpoint.ts';
import { id, none } from '#contract/platform/schema.ts';
import { taskFilterSchema } from '#contract/ledger/task-endpoints.ts';

export const taskIds = z.array(id).min(1).max(5000);

/** What a filter of the ledger finds; with `taskIds` these of it alone. */
export const byFilter = {
  filter: taskFilterSchema,
  taskIds: taskIds.optional(),
};

/** What would come of putting in what a filter finds: nothing is stored. */
export const previewListing = endpoint({
  id: 'previewListing',
  tag: '年度清单',
  method: 'POST',
  path: '/api/lists/{listId}/items/preview',
  summary: '列入之前先看：台账筛选出的事项里，可列入、已在本年度清单、注明不列和属总领的各几项；不保存',
  touches: [],
  params: z.object({ listId: id }),
  query: none,
  body: z.object(byFilter),
  bodyKb: 256,
  response: z.object({
    /** Neither listed nor left out. */
    free: z.int(),
    /** In this list, or in another one of the year. */
    already: z.int(),
    elsewhere: z.int(),
    /** Left out by a list of the year. */
    omitted: z.int(),
    /** 总领, which is not listed. */
    overall: z.int(),
    /** How many more items the list takes. */
    room: z.int(),
  }),
  failures: ['list-not-found', 'list-not-composed', 'search-too-short', 'chapter-needs-plan'],
});
