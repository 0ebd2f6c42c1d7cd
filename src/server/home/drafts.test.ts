/** Drafts on 工作台, however many there are. */
import { expect, it } from 'vitest';
import { getHome } from '#contract/home/endpoints.ts';
import { upload } from '#test/plan-steps.ts';
import { startTestServer } from '#test/server.ts';

it('beyond some dozens are one row, which leads to the list of plans', async () => {
  await using server = await startTestServer();
  for (let number = 1; number <= 22; number += 1)
    await upload(server, `戊市第${number}号分工方案\n\n一、主要任务\n1.建成第${number}号码头。（牵头单位：市交通运输局）\n`);
  const drafts = (await server.ok(getHome)).rows.filter(({ kind }) => kind.startsWith('draft'));
  expect(drafts).toHaveLength(21);
  expect(drafts.at(-1)).toMatchObject({ kind: 'drafts', count: 2, rest: true, title: null, link: '/plans' });
});
