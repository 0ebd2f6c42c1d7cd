/** A plan of three tasks in the ledger, for tests of what people do to published tasks. */
import { getTask, listTasks, type TaskDetail } from '#contract/ledger/task-endpoints.ts';
import { publish, upload, type VersionParams } from '#test/plan-steps.ts';
import type { TestServer } from '#test/server.ts';

interface Printed {
  readonly first?: string;
  /** null: not printed. */
  readonly third?: string | null;
  /** What follows. */
  readonly more?: string;
}

type Three = readonly [TaskDetail, TaskDetail, TaskDetail];

export interface LedgerSteps {
  /** Of the plan that was published last, as another version may print it. */
  readonly text: (printed?: Printed) => string;
  /** A new plan, published. */
  readonly published: () => Promise<{ readonly params: VersionParams; readonly tasks: Three }>;
  readonly detail: (id: string) => Promise<TaskDetail>;
}

export function ledgerSteps(server: TestServer): LedgerSteps {
  let plans = 0;
  const text = ({ first = '2026年底前建成甲乙高速公路。', third = '推进丙丁旅游公路建设。', more = '' }: Printed = {}) =>
    `泰和市第${plans}号交通工作方案

一、主要任务
1.${first}（责任单位：市交通运输局）
2.完善戊港集疏运体系，2026年底前完成。（责任单位：市商务局）
${third === null ? '' : `3.${third}（责任单位：市财政局）\n`}${more}`;
  const detail = (id: string) => server.ok(getTask, { params: { taskId: id } });
  return {
    text,
    detail,
    published: async () => {
      plans += 1;
      const params = await upload(server, text());
      await publish(server, params);
      const { tasks } = await server.ok(listTasks, { query: { planId: [params.planId] } });
      const [first, second, third] = await Promise.all(tasks.map(({ id }) => detail(id)));
      if (first === undefined || second === undefined || third === undefined) throw new Error('the plan has too few tasks');
      return { params, tasks: [first, second, third] };
    },
  };
}
