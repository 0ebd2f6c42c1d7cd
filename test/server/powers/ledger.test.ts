import { describe, expect, it } from 'vitest';
import { diffVersion, publishDraft } from '#contract/ledger/publish-endpoints.ts';
import { publishRequest } from '#test/plan-steps.ts';
import { toldBy } from '#test/powers/walk/tampering.ts';
import { walkDomain } from '#test/powers/walk/walk-domain.ts';

const walk = walkDomain('ledger');

describe('an id of another jurisdiction', () => {
  it('continues no task of a plan', async () => {
    const { server, plans, abroad, nowhere } = walk().world;
    const version = plans[2];
    if (version === undefined) throw new Error('no draft');
    const params = { planId: version.planId, versionId: version.versionId };
    const { tasks } = await server.ok(diffVersion, { params });
    const key = tasks.find((task) => task.key !== null)?.key ?? '';
    const body = await publishRequest(server, params);
    const told = [];
    for (const { taskId } of [abroad, nowhere]) {
      const answer = await server.call(publishDraft, { params, body: { ...body, continues: [{ key, taskId }] } });
      told.push(toldBy(answer, taskId));
    }
    expect(told[0]).toEqual(told[1]);
    expect(told[0]).toMatchObject({ code: 'continues-unclear' });
  });
});
