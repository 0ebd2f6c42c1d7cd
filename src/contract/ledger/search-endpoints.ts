/** One search over all that has a name. */
import { z } from 'zod';
import { id, none } from '#contract/platform/schema.ts';
import { endpoint } from '#contract/platform/endpoint.ts';
import { unitTopics } from '#contract/unit/topics.ts';
import { planTopics } from '#contract/plan/topics.ts';
import { taskEnds } from '#contract/ledger/task-endpoints.ts';
import { ledgerTopics } from '#contract/ledger/topics.ts';

/** What the search proposes, in this order. */
export const namedKinds = ['unit', 'object', 'list', 'plan'] as const;
export type NamedKind = (typeof namedKinds)[number];

/** A task that stands no more, and what stands in its place: what is beyond the reach of who asks is left out. */
const endedTaskSchema = z.object({
  id,
  code: z.string(),
  title: z.string(),
  end: z.enum(taskEnds),
  into: z.array(z.object({ id, code: z.string() })),
});

export type EndedTask = z.infer<typeof endedTaskSchema>;

/** An issued item of a list. */
const calledItemSchema = z.object({
  id,
  listId: id,
  code: z.string(),
  title: z.string(),
  /** What the list is called, with its year. */
  list: z.string(),
});
export type CalledItem = z.infer<typeof calledItemSchema>;

/**
 * Units, objects, lists and plans that have, or had, a name with what was typed: the nearest names first, a few of each kind. And by their whole code an
 * item of a list, and a task that ended.
 */
export const searchNames = endpoint({
  id: 'searchNames',
  tag: '台账',
  method: 'GET',
  path: '/api/search',
  summary:
    '按现名、曾用名查找单位、监测对象、年度清单和规划文件，每类至多五个；单位不分范围，清单以能看到的为限，文件只有已发布的（推进办含草稿）；按编号查找清单事项和已撤下、已合并拆分事项的去向',
  reads: [unitTopics.units, ledgerTopics.objects, ledgerTopics.tasks, ledgerTopics.lists, planTopics.plans],
  params: none,
  query: z.object({ text: z.string().trim().min(1).max(100) }),
  body: none,
  response: z.object({
    names: z.array(
      z.object({
        kind: z.enum(namedKinds),
        id,
        /** Today's; of a list with its year, of a plan its title. */
        name: z.string(),
        /** The other name by which it was found: a former or long one, a document number; null where the name says it. */
        foundBy: z.string().nullable(),
        /** What was typed is one of its names, whole. */
        whole: z.boolean(),
        /** A plan of which no version was issued yet: only who sees the work in progress finds it. */
        draft: z.boolean(),
      }),
    ),
    items: z.array(calledItemSchema),
    ended: z.array(endedTaskSchema),
  }),
  failures: [],
});
